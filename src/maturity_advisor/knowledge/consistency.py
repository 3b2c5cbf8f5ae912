"""Checks of all packs together: nothing twice, nothing that looks alike, nothing in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from maturity_advisor.knowledge.definitions import ActionDefinition, Definition, RuleDefinition
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.ids import look_alikes
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.ordering import circles_in, dependencies
from maturity_advisor.knowledge.resolving import full_id


@dataclass(frozen=True, slots=True)
class Places:
    """Where facts, rules and actions are written, by their full ids."""

    facts: Mapping[str, Where]
    rules: Mapping[str, Where]
    actions: Mapping[str, Where]


def check_doubles(packs: Iterable[Pack], findings: Findings) -> None:
    """Refuse what two packs declare under one name: themes, terms, and what shared packs share."""
    found: dict[tuple[str, str], Where] = {}
    for pack in sorted(packs, key=lambda pack: (not pack.header.shared, pack.id)):
        for kind, name, where in _named(pack):
            if (kind, name) in found:
                remedy = f"Rename it; the other is at {found[kind, name].place()}"
                findings.problem(where, f"the {kind} '{name}' is declared twice", remedy, "duplicate-id")
            found.setdefault((kind, name), where)


def _named(pack: Pack) -> Iterator[tuple[str, str, Where]]:
    """All named parts of a pack but facts, under the names by which other packs know them."""
    yield from (("theme", name, entry.where) for name, entry in pack.themes.items())
    yield from (("term", name, entry.where) for name, entry in pack.terms.items())
    yield from (("outcome", full_id(pack, name, "outcome"), entry.where) for name, entry in pack.outcomes.items())
    yield from (("action", full_id(pack, name), entry.where) for name, entry in pack.actions.items())
    yield from (("rule", full_id(pack, name, "rule"), entry.where) for name, entry in pack.rules.items())


def check_look_alikes(packs: Iterable[Pack], facts: Mapping[str, Where], findings: Findings) -> None:
    """Ids that only look different (case, width, combined letters) would confuse every reader."""
    kinds: dict[str, dict[str, Where]] = {
        "fact": {name: where for name, where in facts.items() if not name.startswith(("target.", "gap."))}
    }
    for pack in packs:
        for kind, name, where in _named(pack):
            kinds.setdefault(kind, {})[name] = where
    for kind, places in kinds.items():
        for name, other in look_alikes(places):
            message = f"the {kind} '{name}' looks like '{other}'"
            remedy = f"Rename one of them; the other is at {places[other].place()}"
            findings.problem(places[name], message, remedy, "look-alike")


def check_circles(
    definitions: Mapping[str, Definition],
    rules: Iterable[RuleDefinition],
    actions: Iterable[ActionDefinition],
    places: Places,
    findings: Findings,
) -> None:
    """Refuse what rests on itself."""
    rules = list(rules)
    graphs: tuple[tuple[str, Mapping[str, Iterable[str]], Mapping[str, Where]], ...] = (
        ("facts rest on", dependencies(definitions, rules), places.facts),
        ("actions require", {action.id: action.requires for action in actions}, places.actions),
        ("rules override", {rule.id: rule.overrides for rule in rules}, places.rules),
    )
    for what, graph, wheres in graphs:
        for circle in circles_in(graph):
            message = f"{what} each other in a circle: {' → '.join(circle)}"
            findings.problem(wheres[circle[0]], message, "Break it at one place", "circle")
