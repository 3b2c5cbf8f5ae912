"""Coverage: whether everything packs declare is used, reached, advised, cited and said in every language they speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from maturity_advisor.authoring.speaking import languages_of, texts_of, untranslated
from maturity_advisor.authoring.steps import Step, gaps_of, steps_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.models import Category, Cell, Criterion, Dimension, Model
from maturity_advisor.knowledge.ordering import reads_of, rule_reads
from maturity_advisor.knowledge.resolving import full_id
from maturity_advisor.knowledge.text import ORIGINS, Text

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of one kind of thing a pack declares, and how many of them something makes use of."""

    kind: str
    declared: int
    used: int


@dataclass(frozen=True, slots=True)
class PackCoverage:
    """What one pack declares, and what of it is a hole; gaps its author marked are none."""

    pack: str
    steps: tuple[Step, ...]
    gaps: tuple[tuple[str, Text], ...]
    shares: tuple[Share, ...]
    languages: tuple[str, ...]
    texts: int
    origins: Mapping[str, Counts]
    holes: tuple[Problem, ...]


def coverage(base: KnowledgeBase, packs: Collection[str] | None = None) -> tuple[PackCoverage, ...]:
    """What these packs, or all, cover; what is used may be used by any loaded pack."""
    return tuple(_of_pack(base, pack) for name, pack in sorted(base.packs.items()) if packs is None or name in packs)


def _of_pack(base: KnowledgeBase, pack: Pack) -> PackCoverage:
    model = base.models.get(pack.id)
    steps = tuple(steps_of(base, model)) if model else ()
    holes = [step.problem() for step in steps if step.standing == "hole"]
    shares = []
    for kind, declared, used, remedy in _declared(base, pack):
        unused = [(name, where) for name, where in declared.items() if name not in used]
        shares.append(Share(kind, len(declared), len(declared) - len(unused)))
        holes += [_unused(kind, name, where, remedy) for name, where in unused]
    holes += untranslated(pack)
    return PackCoverage(
        pack=pack.id,
        steps=steps,
        gaps=tuple(gaps_of(base, model)) if model else (),
        shares=tuple(shares),
        languages=tuple(sorted(languages_of(pack))),
        texts=sum(1 for _ in texts_of(pack)),
        origins=_origins(pack),
        holes=tuple(dict.fromkeys(holes)),
    )


def _unused(kind: str, name: str, where: Where, remedy: str) -> Problem:
    words = {"facts": "uses the fact", "outcomes": "reaches the outcome", "actions": "advises the action"}
    what = f"nothing {words.get(kind, 'cites the source')} '{name}'"
    return Problem(what, f"{remedy}, or remove it", where.place(), f"unused-{kind.removesuffix('s')}")


Declared = tuple[str, dict[str, Where], Collection[str], str]


def _declared(base: KnowledgeBase, pack: Pack) -> Iterator[Declared]:
    """Each kind of thing with where it is declared, all that anything uses, and the remedy for what nothing uses."""
    facts = {base.aliases.get(name, name): entry.where for name, entry in pack.facts.items()}
    outcomes = {full_id(pack, name): entry.where for name, entry in pack.outcomes.items()}
    actions = {full_id(pack, name): entry.where for name, entry in pack.actions.items()}
    sources = {f"{pack.id}/{name}": entry.where for name, entry in pack.sources.items()}
    improved = {outcome for action in base.actions.values() for outcome, _ in action.improves}
    yield "facts", facts, _used_facts(base), "Let a rule or a criterion read it"
    yield "outcomes", outcomes, improved, "Let an action improve it"
    yield "actions", actions, {rule.action for rule in base.rules if rule.action}, "Write a rule that advises it"
    yield "sources", sources, _cited(base), "Cite it where it is used"


def _used_facts(base: KnowledgeBase) -> set[str]:
    """Facts that are read; a pressing conclusion is read by the priority of what answers it."""
    read: set[str] = set().union(*map(rule_reads, base.rules), *map(reads_of, base.definitions.values()))
    return read | {name for name, definition in base.definitions.items() if _is_pressing(definition)}


def _is_pressing(definition: Definition) -> bool:
    return definition.fact is not None and definition.fact.pressing


def _cited(base: KnowledgeBase) -> set[str]:
    cited = {source for rule in base.rules for source in rule.sources}
    for pack in base.packs.values():
        names = [outcome.value.source for outcome in pack.outcomes.values()]
        if pack.model is not None:
            names += [part.source for part in _parts(pack.model.value)]
        cited |= {name if "/" in name else f"{pack.id}/{name}" for name in names if name}
    return cited


def _parts(model: Model) -> Iterator[Dimension | Category | Cell | Criterion]:
    for dimension in model.dimensions:
        yield dimension
        for category in dimension.categories:
            yield category
            yield from category.stages.values()
            yield from _criteria(category)


def _criteria(category: Category) -> Iterator[Criterion]:
    yield from category.criteria
    for cell in category.stages.values():
        yield from cell.criteria


def _origins(pack: Pack) -> Mapping[str, Counts]:
    """How much of each kind is published, unverified or interpretation."""
    model = pack.model.value if pack.model is not None else None
    categories = [category for dimension in model.dimensions for category in dimension.categories] if model else []
    counted: dict[str, Iterable[str]] = {
        "steps described": [cell.origin for category in categories for cell in category.stages.values()],
        "criteria": [criterion.origin for category in categories for criterion in _criteria(category)],
        "rules": [entry.value.origin for entry in pack.rules.values()],
    }
    found = {kind: Counter(origins) for kind, origins in counted.items()}
    return {kind: {origin: counts[origin] for origin in ORIGINS} for kind, counts in found.items() if counts}
