"""Order of derivation: what is derived from what, without circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from maturity_advisor.knowledge.binding import is_closed_world
from maturity_advisor.knowledge.conditions import Condition, facts_in, tests_in
from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    DecisionBody,
    Definition,
    Gated,
    Listed,
    ListedMembers,
    RollupBody,
    RuleDefinition,
    Same,
    ScopeBody,
    ScoreBody,
    TargetBody,
    Typed,
)


def conditions_of(definition: Definition) -> tuple[Condition, ...]:
    """The conditions a derived fact rests on directly; a gate is not among them."""
    match definition.body:
        case DecisionBody(lines):
            return tuple(when for when, _ in lines)
        case RollupBody(where=where):
            return (where,)
        case ScopeBody(method=Gated(stages=rows) | Typed(types=rows)):
            return tuple(criterion.when for row in rows for criterion in row)
        case ScopeBody(method=Listed(criteria)):
            return tuple(criterion.when for criterion in criteria)
    return ()


def members_of(definition: Definition) -> tuple[str, ...]:
    """The facts a derived fact is combined from directly."""
    match definition.body:
        case ScoreBody(members=members):
            return members
        case ScopeBody(method=Aggregated(members=members) | ListedMembers(members=members)):
            return members
        case ScopeBody(method=Banded(score=member) | Same(member)):
            return (member,)
        case TargetBody(scope=scope):
            return (scope, f"target.{scope}") if definition.role == "gap" else ()
    return definition.reads


def reads_of(definition: Definition) -> frozenset[str]:
    """All facts that must be known before this one, without those its concluding rules read."""
    found = set(members_of(definition)) | facts_in(definition.gate)
    for condition in conditions_of(definition):
        found |= facts_in(condition)
    return frozenset(found)


def rule_reads(rule: RuleDefinition) -> frozenset[str]:
    """All facts a rule reads."""
    return facts_in(rule.when) | facts_in(rule.unless)


def dependencies(definitions: Mapping[str, Definition], rules: Iterable[RuleDefinition]) -> dict[str, frozenset[str]]:
    """For each fact the facts it is derived from; a pack's plugin facts are derived together."""
    found = {name: set(reads_of(definition)) for name, definition in definitions.items()}
    for rule in rules:
        for name in rule.conclude:
            found[name] |= rule_reads(rule)
    for definition in definitions.values():
        if definition.role == "plugin":
            peers = [
                other for other in definitions.values() if other.role == "plugin" and other.pack == definition.pack
            ]
            found[definition.id] |= {name for peer in peers for name in peer.reads}
    return {name: frozenset(reads & definitions.keys()) for name, reads in found.items()}


def order_of(reads: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The facts in an order in which each follows what it is derived from; the same for any order of input."""
    sorter: TopologicalSorter[str] = TopologicalSorter({name: sorted(reads[name]) for name in sorted(reads)})
    sorter.prepare()
    found: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        found += ready
        sorter.done(*ready)
    return tuple(found)


def circles_in(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Circles as paths that end where they began, read as 'rests on'; no two share a name."""
    left = {name: sorted(set(others) & graph.keys()) for name, others in sorted(graph.items())}
    found: list[list[str]] = []
    while circle := _circle_in(left):
        found.append(circle)
        left = {name: [item for item in others if item not in circle] for name, others in left.items()}
    return found


def _circle_in(graph: Mapping[str, list[str]]) -> list[str]:
    """One circle, from the first of its names on; empty if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        path: list[str] = error.args[1][:0:-1]
        start = path.index(min(path))
        return [*path[start:], *path[:start], path[start]]
    return []


def _opens_the_world(definition: Definition) -> bool:
    body = definition.body
    if isinstance(body, ScoreBody) and body.open != "keep":
        return True
    if isinstance(body, DecisionBody) and body.unanswered:
        return True
    conditions = [*conditions_of(definition), *([definition.gate] if definition.gate else [])]
    return any(is_closed_world(test) for condition in conditions for test in tests_in(condition))


def mark_closed_world(
    definitions: dict[str, Definition], rules: tuple[RuleDefinition, ...], order: Iterable[str]
) -> tuple[dict[str, Definition], tuple[RuleDefinition, ...]]:
    """Facts and rules that rest, through any number of steps, on what is known rather than what holds."""
    marked: set[str] = set()
    concluders: dict[str, list[RuleDefinition]] = {}
    for rule in rules:
        for name in rule.conclude:
            concluders.setdefault(name, []).append(rule)
    for name in order:
        definition = definitions[name]
        concluding = any(_rule_is_closed(rule, marked) for rule in concluders.get(name, ()))
        if concluding or _opens_the_world(definition) or reads_of(definition) & marked:
            marked.add(name)
    facts = definitions | {name: replace(definitions[name], closed_world=True) for name in marked}
    return facts, tuple(replace(it, closed_world=True) if _rule_is_closed(it, marked) else it for it in rules)


def _rule_is_closed(rule: RuleDefinition, marked: set[str]) -> bool:
    conditions = [rule.when, *([rule.unless] if rule.unless else [])]
    own = any(is_closed_world(test) for condition in conditions for test in tests_in(condition))
    return own or bool(rule_reads(rule) & marked)
