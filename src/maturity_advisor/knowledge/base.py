"""The knowledge base: all loaded packs as one, cross-checked, with nothing left to resolve."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maturity_advisor.errors import PackError, Problem
from maturity_advisor.knowledge.binding_rules import RuleBinder, check_actions
from maturity_advisor.knowledge.checking import check_examples, check_models
from maturity_advisor.knowledge.completing import Completer
from maturity_advisor.knowledge.declaring import declare
from maturity_advisor.knowledge.definitions import (
    ActionDefinition,
    Definition,
    ModelDefinition,
    RuleDefinition,
)
from maturity_advisor.knowledge.facts import Option, Outcome, Source, Theme
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.ordering import circle_in, dependencies, mark_closed_world, order_of
from maturity_advisor.knowledge.resolving import Resolver, check_needs, full_id, numbers_of
from maturity_advisor.knowledge.text import Text


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything the packs say; ids are full, conditions typed, and `order` puts each fact after what it rests on."""

    packs: Mapping[str, Pack]
    definitions: Mapping[str, Definition]
    order: tuple[str, ...]
    rules: tuple[RuleDefinition, ...]
    actions: Mapping[str, ActionDefinition]
    outcomes: Mapping[str, Outcome]
    models: Mapping[str, ModelDefinition]
    themes: Mapping[str, Theme]
    terms: Mapping[str, Text]
    sources: Mapping[str, Source]
    scales: Mapping[str, tuple[Option, ...]]
    aliases: Mapping[str, str]
    shelved: tuple[str, ...]
    notices: tuple[Problem, ...]

    def language_of(self, pack: str) -> str:
        """The language a pack falls back to."""
        return self.packs[pack].header.language

    def options_of(self, fact: str) -> tuple[Option, ...]:
        """The written options of a fact, own or of its scale."""
        written = self.definitions[fact].fact
        if written is None:
            return getattr(self.definitions[fact].written, "options", ())
        return self.scales.get(written.options, ()) if isinstance(written.options, str) else written.options

    def rule(self, name: str) -> RuleDefinition:
        """The rule by its full id."""
        return self.rules[bisect_left(self.rules, name, key=lambda rule: rule.id)]

    def concluders(self, fact: str) -> tuple[RuleDefinition, ...]:
        """The rules that conclude a fact."""
        return tuple(rule for rule in self.rules if fact in rule.conclude)


def assemble(packs: Sequence[Pack], editions: Mapping[str, str] | None = None) -> KnowledgeBase:
    """One knowledge base from packs in any order; PackError names everything that is wrong with them."""
    findings = Findings()
    chosen, shelved = _choose_editions(packs, editions or {}, findings)
    check_needs(chosen, findings)
    declared = declare(chosen, findings)
    loaded = {pack.id: pack for pack in chosen}
    resolver = Resolver(loaded, declared, findings)
    completer = Completer(loaded, resolver, findings)
    for name in list(declared.definitions):
        completed = completer.complete(declared.definitions[name], declared.places[name])
        declared.definitions[name] = completed
    binder = RuleBinder(resolver, findings)
    rules = tuple(
        rule for pack in chosen for entry in pack.rules.values() if (rule := binder.rule(pack, entry)) is not None
    )
    actions = _actions(chosen, binder, findings)
    check_models(chosen, declared, resolver, findings)
    check_examples(chosen, resolver, findings)
    _check_lookalikes(chosen, declared.places, findings)
    _check_circles(declared.definitions, rules, actions, declared.places, findings)
    if findings.problems:
        raise PackError(*findings.problems)
    reads = dependencies(declared.definitions, rules)
    order = order_of(reads)
    definitions, rules = mark_closed_world(declared.definitions, tuple(sorted(rules, key=lambda rule: rule.id)), order)
    return KnowledgeBase(
        packs=loaded,
        definitions=definitions,
        order=order,
        rules=rules,
        actions=dict(sorted(actions.items())),
        outcomes={full_id(pack, name): entry.value for pack in chosen for name, entry in pack.outcomes.items()},
        models={pack.id: _model(pack, definitions) for pack in chosen if pack.model},
        themes={name: entry.value for pack in chosen for name, entry in pack.themes.items()},
        terms={name: entry.value.text for pack in chosen for name, entry in pack.terms.items()},
        sources={f"{pack.id}/{name}": entry.value for pack in chosen for name, entry in pack.sources.items()},
        scales={name: entry.value for pack in chosen for name, entry in pack.scales.items()},
        aliases=declared.aliases,
        shelved=shelved,
        notices=tuple(dict.fromkeys(findings.notices)),
    )


def _choose_editions(
    packs: Sequence[Pack], editions: Mapping[str, str], findings: Findings
) -> tuple[list[Pack], tuple[str, ...]]:
    """Of several editions of a pack the one asked for, else the newest."""
    groups: dict[str, list[Pack]] = {}
    for pack in packs:
        groups.setdefault(pack.id, []).append(pack)
    chosen, shelved = [], []
    for name, group in sorted(groups.items()):
        ranked = sorted(group, key=lambda pack: (numbers_of(pack.edition), numbers_of(pack.header.version)))
        wanted = [pack for pack in ranked if pack.edition == editions.get(name, ranked[-1].edition)]
        if not wanted:
            known = [pack.edition for pack in ranked]
            findings.unknown(None, "edition", f"{name}@{editions[name]}", [f"{name}@{item}" for item in known])
            continue
        if len({(pack.edition, pack.digest) for pack in wanted}) != len({pack.edition for pack in wanted}):
            places = " and ".join(sorted(str(pack.where.place()) for pack in wanted))
            findings.problem(
                wanted[0].where, f"two packs are called '{name}' ({places})", "Rename one", "duplicate-pack"
            )
        chosen.append(wanted[-1])
        shelved += [f"{name}@{pack.edition}" for pack in ranked if pack.edition != wanted[-1].edition]
    return chosen, tuple(shelved)


def _actions(packs: Iterable[Pack], binder: RuleBinder, findings: Findings) -> dict[str, ActionDefinition]:
    actions: dict[str, ActionDefinition] = {}
    places: dict[str, Where] = {}
    for pack in packs:
        for entry in pack.actions.values():
            action = binder.action(pack, entry)
            if action.id in actions:
                first = places[action.id].place()
                findings.problem(
                    entry.where,
                    f"'{action.id}' is declared twice",
                    f"The other is at {first}",
                    "duplicate-id",
                )
            actions[action.id], places[action.id] = action, entry.where
    check_actions(actions, places, findings)
    return actions


def _model(pack: Pack, definitions: Mapping[str, Definition]) -> ModelDefinition:
    assert pack.model is not None
    own = (item.id for item in definitions.values() if item.role == "scope" and item.pack == pack.id)
    return ModelDefinition(pack.id, pack.id, pack.model.value, tuple(own))


def _check_lookalikes(packs: Iterable[Pack], places: Mapping[str, Where], findings: Findings) -> None:
    """Ids that only look different (case, width, combined letters) would confuse every reader."""
    seen: dict[tuple[str, str], str] = {}
    named = [("fact", name, where) for name, where in places.items()]
    for pack in packs:
        named += [("rule", f"{pack.id}/{name}", entry.where) for name, entry in pack.rules.items()]
        named += [("action", full_id(pack, name), entry.where) for name, entry in pack.actions.items()]
    for kind, name, where in sorted(named, key=lambda item: item[:2]):
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
        other = seen.setdefault((kind, folded), name)
        if other != name:
            findings.problem(where, f"'{name}' looks like '{other}'", "Rename one of them", "look-alike")


def _check_circles(
    definitions: Mapping[str, Definition],
    rules: Iterable[RuleDefinition],
    actions: Mapping[str, ActionDefinition],
    places: Mapping[str, Where],
    findings: Findings,
) -> None:
    rules = list(rules)
    graphs: dict[str, Mapping[str, Iterable[str]]] = {
        "facts rest on each other": dependencies(definitions, rules),
        "actions require each other": {action.id: action.requires for action in actions.values()},
        "rules override each other": {rule.id: rule.overrides for rule in rules},
    }
    for what, graph in graphs.items():
        circle = circle_in({name: [other for other in others if other in graph] for name, others in graph.items()})
        if circle:
            path = " → ".join(circle)
            findings.problem(places.get(circle[0]), f"{what} in a circle: {path}", "Break it at one place", "circle")
