"""Writing: languages, sources and examples that are missing, and ratings far from everybody else's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from maturity_advisor.authoring.linting.evidence import Count, Finding
from maturity_advisor.authoring.linting.spots import where_of_rule
from maturity_advisor.authoring.speaking import languages_of, untranslated
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.models import Cell, Criterion, Model

NO_SOURCE, NO_EXAMPLE, DRIFT = "no-source", "no-example", "rating-drift"
# A pack is compared with all others together: enough of both, and this far apart on the scale from 1 to 5.
OWN, OTHERS, FAR = 3, 10, Fraction(3, 2)
RATINGS = (
    "benefit.value",
    "benefit.innovation",
    "benefit.impact",
    "investment.small",
    "investment.medium",
    "investment.large",
)


def writing(base: KnowledgeBase, packs: Collection[str]) -> Iterator[Finding]:
    """Findings about what is written, without asking what it means."""
    for name in sorted(packs):
        pack = base.packs[name]
        spoken = Count(f"the pack speaks {', '.join(sorted(languages_of(pack)))}")
        yield from (Finding(problem, spoken) for problem in untranslated(pack))
        yield from _sources_of_model(pack)
        yield from _drifting(base, name)
    for rule in base.rules:
        entry = base.packs[rule.pack].rules[rule.written.id]
        if rule.pack in packs and not entry.beside:
            yield from _sources(rule, entry.where)
            yield from _examples(rule, where_of_rule(base, rule))


def _sources(rule: RuleDefinition, where: Where) -> Iterator[Finding]:
    if rule.written.origin == "published" and not rule.written.sources:
        what = f"the rule '{rule.id}' says it is published, and names no source"
        yield _unsourced(what, where / "origin")


def _unsourced(what: str, where: Where) -> Finding:
    remedy = "Name where under 'sources', or say 'origin: interpretation'"
    return Finding(Problem(what, remedy, where.place(), NO_SOURCE), Count("0 sources"))


def _sources_of_model(pack: Pack) -> Iterator[Finding]:
    """A model needs a source for what it says is published; its parts need none of their own."""
    if pack.model is None:
        return
    model, where = pack.model.value, pack.model.where
    if not pack.sources and model.cite is None:
        what = f"the model '{model.id}' names no source"
        problem = Problem(what, "Add 'sources' or 'cite'", (where / "model").place(at_key=True), NO_SOURCE)
        yield Finding(problem, Count("0 sources"))
        for name, below in _published(model):
            place = where
            for step in below:
                place = place / step
            yield _unsourced(f"{name} says it is published, and the model names no source", place)


def _published(model: Model) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Cells and criteria that say they are published, as nobody has to."""
    for number, dimension in enumerate(model.dimensions):
        for index, category in enumerate(dimension.categories):
            for name, cell in category.stages.items():
                below = ("dimensions", number, "categories", index, "stages", name)
                parts: list[Cell | Criterion] = [cell, *cell.criteria]
                if any(part.origin == "published" and part.source is None for part in parts):
                    yield f"'{name}' of '{model.id}.{category.id}'", below


def _examples(rule: RuleDefinition, where: Where) -> Iterator[Finding]:
    expected = [example.expect for example in rule.written.examples]
    missing = [] if "fires" in expected else ["fires"]
    missing += [] if any(item in ("silent", "not_applicable") for item in expected) else ["stays silent"]
    if missing:
        what = f"the rule '{rule.id}' has no example in which it {' and none in which it '.join(missing)}"
        place = where.place(("examples",), at_key=True)
        counted = f"{expected.count('fires')} of {len(expected)} examples in which it fires"
        yield Finding(Problem(what, "Add one", place, NO_EXAMPLE), Count(counted))


def _drifting(base: KnowledgeBase, name: str) -> Iterator[Finding]:
    own = [item for item in base.actions.values() if item.pack == name]
    others = [item for item in base.actions.values() if item.pack != name]
    if len(own) < OWN or len(others) < OTHERS:
        return
    for rating in RATINGS:
        mine, theirs = _mean(own, rating), _mean(others, rating)
        if abs(mine - theirs) >= FAR:
            said = (
                f"{float(mine):.1f} on average over {len(own)} actions, {float(theirs):.1f} over {len(others)} others"
            )
            what = f"the pack '{name}' rates '{rating}' far {'above' if mine > theirs else 'below'} all other packs"
            place = base.packs[name].where.place(at_key=True)
            remedy = "Compare what a 1 and a 5 mean there, and rate again"
            yield Finding(Problem(f"{what}: {said}", remedy, place, DRIFT), Count(said))


def _mean(actions: Sequence[ActionDefinition], rating: str) -> Fraction:
    values = [attrgetter(rating)(action.written) for action in actions]
    return Fraction(sum(values), len(values))
