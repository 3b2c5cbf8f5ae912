"""Asking: the open questions that would decide rules, the gate of a question before the question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, Not, Test, facts_in
from maturity_advisor.knowledge.definitions import Definition, RollupBody, RuleDefinition
from maturity_advisor.knowledge.ordering import conditions_of, members_of, rule_reads
from maturity_advisor.organisation.known import NotApplicable, is_known
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.truth import Truth


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is asked next in a place, and how many open rules depend on it."""

    fact: str
    place: str
    rules: int


def can_be(condition: Condition, place: str, wanted: Truth, tracer: Tracer) -> bool:
    """Whether a condition may still come out true (or false) once all is answered, part by part."""
    opposite = Truth.FALSE if wanted is Truth.TRUE else Truth.TRUE
    match condition:
        case Test():
            return tracer.truth(condition, place) in (wanted, Truth.UNKNOWN)
        case Not(part):
            return can_be(part, place, opposite, tracer)
        case AllOf(parts):
            combine = all if wanted is Truth.TRUE else any
            return combine(can_be(part, place, wanted, tracer) for part in parts)
        case AnyOf(parts):
            combine = any if wanted is Truth.TRUE else all
            return combine(can_be(part, place, wanted, tracer) for part in parts)
        case Count(at_least, parts):
            needed = at_least if wanted is Truth.TRUE else len(parts) - at_least + 1
            return sum(can_be(part, place, wanted, tracer) for part in parts) >= needed


def can_fire(rule: RuleDefinition, place: str, tracer: Tracer) -> bool:
    """Whether an undetermined rule may still fire."""
    if not can_be(rule.when, place, Truth.TRUE, tracer):
        return False
    if rule.unless is None:
        return True
    return tracer.truth(rule.unless, place) is Truth.NOT_APPLICABLE or can_be(rule.unless, place, Truth.FALSE, tracer)


def questions_of(
    base: KnowledgeBase, derived: Derived, reads: Iterable[str], place: str
) -> tuple[tuple[str, str], ...]:
    """The open questions behind these facts, by place and fact: gates first, then in the order of a good talk."""
    found: dict[tuple[str, str], None] = {}
    for name in reads:
        for key in _open_below(base, derived, name, place, set()):
            found[key] = None
    order = {name: index for index, name in enumerate(talk(base))}
    return tuple(sorted(found, key=lambda key: (order.get(key[1], len(order)), key)))


def _open_below(
    base: KnowledgeBase, derived: Derived, name: str, place: str, seen: set[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    home = derived.home(place, name)
    if (home, name) in seen:
        return
    seen.add((home, name))
    definition, state = base.definitions[name], derived.states[home, name]
    if state.na is NotApplicable.YES or is_known(state):
        return
    if definition.role == "asked":
        gate = facts_in(definition.gate) if state.na is NotApplicable.MAYBE and state.blank else frozenset()
        if gate:
            for below in sorted(gate):
                yield from _open_below(base, derived, below, home, seen)
        else:
            yield home, name
        return
    for where, below in _below(base, derived, definition, home):
        yield from _open_below(base, derived, below, where, seen)


def _below(base: KnowledgeBase, derived: Derived, definition: Definition, home: str) -> Iterator[tuple[str, str]]:
    places = [home]
    if isinstance(definition.body, RollupBody):
        places = [unit.id for unit in derived.places if unit.kind == definition.body.of]
    names = set(members_of(definition))
    for condition in conditions_of(definition):
        names |= facts_in(condition)
    kind = next(place.kind for place in derived.places if place.id == home)
    for rule in base.concluders(definition.id):
        if rule.per == kind:
            names |= rule_reads(rule)
    for place in places:
        for name in sorted(names):
            yield place, name


def talk(base: KnowledgeBase) -> tuple[str, ...]:
    """All asked facts in the order of a good talk: by theme, then as their authors wrote them."""
    themes = {name: index for index, name in enumerate(base.themes)}
    asked = [item for item in base.definitions.values() if item.role == "asked"]
    ranked = sorted(enumerate(asked), key=lambda pair: (_theme(pair[1], themes), pair[0]))
    return tuple(item.id for _, item in ranked)


def _theme(definition: Definition, themes: dict[str, int]) -> int:
    theme = definition.fact.theme if definition.fact is not None else None
    return themes.get(theme or "", len(themes))


def _always(rule: RuleDefinition, place: str) -> bool:
    return True


def next_questions(
    base: KnowledgeBase,
    derived: Derived,
    tracer: Tracer,
    counts: Callable[[RuleDefinition, str], bool] = _always,
) -> tuple[Question, ...]:
    """All open questions that some open rule depends on: the quick scan first, then what most rules wait for.

    `counts` says whether a rule is worth a question in a place.
    """
    waiting: dict[tuple[str, str], int] = {}
    for (place, name), status in sorted(derived.statuses.items()):
        rule = base.rule(name)
        if status == "undetermined" and counts(rule, place) and can_fire(rule, place, tracer):
            for home, fact in questions_of(base, derived, rule_reads(rule), place):
                waiting[home, fact] = waiting.get((home, fact), 0) + 1
    order = {name: index for index, name in enumerate(talk(base))}
    ranked = sorted(waiting, key=lambda key: (not _is_quick(base, key[1]), -waiting[key], order[key[1]], key[0]))
    return tuple(Question(fact, place, waiting[place, fact]) for place, fact in ranked)


def _is_quick(base: KnowledgeBase, name: str) -> bool:
    fact = base.definitions[name].fact
    return fact is not None and fact.quick
