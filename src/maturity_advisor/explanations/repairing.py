"""Repairing: why a rule or an action is not advised, and the smallest change that would have it advised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from maturity_advisor.advice.recounting import set_aside
from maturity_advisor.advice.tracing import TRUTHS, Tracer
from maturity_advisor.documents import near
from maturity_advisor.errors import Problem, UsageError
from maturity_advisor.explanations.changing import TIMEOUT, Changes, change
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.explanations.telling import changes_data
from maturity_advisor.explanations.wishing import Wish
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.reasoning.derived import Status
from maturity_advisor.reasoning.truth import Truth

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Data: TypeAlias = dict[str, Any]
Cause: TypeAlias = Literal["advised", "set_aside", "exception", "silent", "open", "not_applicable", "concludes"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A test that stands in the way: it has this truth, and would have to be true, or (`wanted`) false."""

    test: Test
    truth: Truth
    wanted: bool


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why one rule leads to no advice in one place; `leaves` are the tests that failed or are open."""

    rule: RuleDefinition
    place: str
    status: Status
    cause: Cause
    leaves: tuple[Leaf, ...] = ()
    because: str = ""
    rank: int | None = None
    repair: Changes | None = None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """All rules that could have led to it, in all places; `absent` are kinds of units there are none of."""

    name: str
    title: str
    hindrances: tuple[Hindrance, ...]
    absent: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every search for a repair came to its end."""
        return all(item.repair is None or item.repair.outcome != "stopped" for item in self.hindrances)


def why_not(advice: Advice, grounds: Grounds, name: str, *, timeout: float = TIMEOUT) -> WhyNot:
    """Why a rule or an action (by id) is not advised, rule by rule and place by place, the nearest first.

    The timeout, in seconds, is for each rule's repair. UsageError if there is no such rule or action.
    """
    rules, title = _named(advice, name)
    tracer = Tracer(advice.speaker)
    found = []
    for rule in rules:
        places = [place.id for place in grounds.derived.places if place.kind == rule.per]
        found += [_hindrance(advice, grounds, tracer, rule, place, timeout) for place in places]
    kinds = {place.kind for place in grounds.derived.places}
    absent = tuple(sorted({rule.per for rule in rules} - kinds))
    return WhyNot(name, title, tuple(sorted(found, key=_nearness)), absent)


def _nearness(item: Hindrance) -> tuple[int, int, str, str]:
    """What is advised, then what is set aside, then by how little it would take."""
    first = {"advised": 0, "concludes": 0, "set_aside": 1}.get(item.cause, 2)
    sets = item.repair.sets if item.repair is not None else ()
    return first, len(sets[0].moves) if sets else 10_000, item.rule.id, item.place


def _named(advice: Advice, name: str) -> tuple[tuple[RuleDefinition, ...], str]:
    base = advice.base
    if name in base.actions:
        action = base.actions[name]
        rules = tuple(rule for rule in base.rules if rule.action == name)
        return rules, advice.speaker.text(action.written.title, action.pack)
    names = [rule.id for rule in base.rules]
    if name in names:
        rule = base.rule(name)
        return (rule,), advice.speaker.text(rule.written.title, rule.pack)
    close = near(name, [*base.actions, *names])
    remedy = f"Did you mean '{close}'?" if close else "Look it up with `rules` or `actions`"
    raise UsageError(Problem(f"there is no rule or action '{name}'", remedy, None, "unknown-rule"))


def _hindrance(
    advice: Advice, grounds: Grounds, tracer: Tracer, rule: RuleDefinition, place: str, timeout: float
) -> Hindrance:
    status = grounds.derived.statuses[place, rule.id]
    if status == "fired":
        return _fired(advice, rule, place)
    leaves = (*leaves_of(rule.when, place, tracer, wanted=True), *_excepting(rule, place, tracer))
    holds = tracer.truth(rule.when, place) is Truth.TRUE
    causes: dict[Status, Cause] = {"undetermined": "open", "not_applicable": "not_applicable"}
    cause: Cause = "exception" if holds and status == "silent" else causes.get(status, "silent")
    repair = change(grounds, Wish("add", rule.id, place), limit=1, timeout=timeout)
    return Hindrance(rule, place, status, cause, leaves, repair=repair)


def _excepting(rule: RuleDefinition, place: str, tracer: Tracer) -> Iterable[Leaf]:
    return () if rule.unless is None else leaves_of(rule.unless, place, tracer, wanted=False, lenient=True)


def _fired(advice: Advice, rule: RuleDefinition, place: str) -> Hindrance:
    """A rule that fired: it is advised, was set aside, or has nothing to advise."""
    if rule.action is None:
        return Hindrance(rule, place, "fired", "concludes")
    aside = [item for item in set_aside(advice) if (item["rule"]["id"], item["place"]) == (rule.id, place)]
    if aside:
        return Hindrance(rule, place, "fired", "set_aside", because=aside[0]["because"])
    rank = next((one.rank for one in advice.arranged if one.item.key == (rule.action, place)), None)
    return Hindrance(rule, place, "fired", "advised", rank=rank)


def leaves_of(
    condition: Condition, place: str, tracer: Tracer, *, wanted: bool, lenient: bool = False
) -> Iterator[Leaf]:
    """The tests because of which a condition is not true (or not false, as `wanted` says).

    Read leniently, what does not apply is no hindrance: so a rule reads its exception.
    """
    truth = tracer.truth(condition, place)
    if truth is (Truth.TRUE if wanted else Truth.FALSE) or (lenient and truth is Truth.NOT_APPLICABLE):
        return
    match condition:
        case Test():
            yield Leaf(condition, truth, wanted)
        case Not(part):
            yield from leaves_of(part, place, tracer, wanted=not wanted)
        case AllOf(parts) | AnyOf(parts) | Count(_, parts):
            for part in parts:
                yield from leaves_of(part, place, tracer, wanted=wanted)


def why_not_data(advice: Advice, grounds: Grounds, found: WhyNot) -> Data:
    """All of it as plain data."""
    return {
        "name": found.name,
        "title": found.title,
        "absent": list(found.absent),
        "complete": found.complete,
        "rules": [_data(advice, grounds, item) for item in found.hindrances],
    }


def _data(advice: Advice, grounds: Grounds, item: Hindrance) -> Data:
    speaker = advice.speaker
    rule = item.rule
    return {
        "rule": rule.id,
        "title": speaker.text(rule.written.title, rule.pack),
        "place": item.place,
        "status": item.status,
        "cause": item.cause,
        "closed_world": rule.closed_world,
        "because": item.because,
        "rank": item.rank,
        "tests": [_leaf(leaf, item.place, Tracer(speaker)) for leaf in item.leaves],
        "repair": changes_data(grounds, item.repair, speaker) if item.repair is not None else None,
    }


def _leaf(leaf: Leaf, place: str, tracer: Tracer) -> Data:
    return {**tracer.condition(leaf.test, place), "wanted": TRUTHS[Truth.TRUE if leaf.wanted else Truth.FALSE]}
