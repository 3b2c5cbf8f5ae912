"""Scores, decisions and roll-ups (semantics §7, §8)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from .reads import nothing_answered
from .states import NOT_APPLICABLE, UNKNOWN_BOOLEAN, Interval, State, number, numbers
from .truth import F, T, U


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a score: its points from `lo` to `hi` (maybe infinite); `presence`: in, perhaps or out."""

    lo: Fraction | float
    hi: Fraction | float
    highest: Fraction | None
    weight: Fraction
    presence: str


def score(world, place: str, fact) -> State:
    """§7: least and largest combination over all ways to take the members."""
    members = [member(world, place, fact, name) for name in fact.data["of"]]
    if any(one.presence == "empties" for one in members):
        return NOT_APPLICABLE
    how = fact.data["combine"]
    if how == "share":
        members = [one for one in members if one.presence != "out" and one.highest > 0]
    sure = [one for one in members if one.presence == "in"]
    perhaps = [one for one in members if one.presence == "perhaps"]
    if not sure + perhaps:
        return NOT_APPLICABLE
    low = min(combined(how, way, [one.lo for one in way]) for way in ways(sure, perhaps))
    high = max(combined(how, way, [one.hi for one in way]) for way in ways(sure, perhaps))
    return State(numbers(finite(low), finite(high)), "no" if sure else "maybe")


def ways(sure: list, perhaps: list) -> list[list]:
    """§7: all of those that are in, plus any of those that are perhaps, at least one in total."""
    taken = [list(extra) for n in range(len(perhaps) + 1) for extra in combinations(perhaps, n)]
    return [sure + extra for extra in taken if sure + extra]


def finite(end) -> Fraction | None:
    """An end of an interval as it is stated: None if infinite."""
    return None if math.isinf(end) else Fraction(end)


def combined(how: str, members: list[Member], x: list) -> Fraction | float:
    """§7 Combination f of the members present."""
    w = [one.weight for one in members]
    total = sum(a * b for a, b in zip(w, x, strict=True))
    return {
        "sum": lambda: total,
        "mean": lambda: sum(x) / Fraction(len(x)),
        "weighted_mean": lambda: total / sum(w),
        "lowest": lambda: min(x),
        "highest": lambda: max(x),
        "median": lambda: sorted(x)[(len(x) - 1) // 2],
        "share": lambda: total / sum(one.weight * one.highest for one in members),
    }[how]()


def member(world, place: str, fact, name: str) -> Member:
    """§7: one member, after `open` has said what happens to a blank one."""
    id_ = world.score_id(fact, name)
    state, weight = world.state(place, id_), Fraction(fact.data.get("weights", {}).get(name, 1))
    top = highest(world, place, id_)
    presence = {"no": "in", "maybe": "perhaps", "yes": "out"}[state.na]
    how = fact.data.get("open", "keep") if state.blank and world.fact(id_).origin == "asked" else "keep"
    if how == "as_zero":
        return Member(Fraction(0), Fraction(0), top, weight, "in")
    presence = {"keep": presence, "leave_out": "out", "empties_group": "empties"}[how]
    lo, hi = points(world.fact(id_), state) if state.na != "yes" else (Fraction(0), Fraction(0))
    return Member(lo, hi, top, weight, presence)


def points(fact, state: State) -> tuple:
    """§7: from the least to the largest points of the possible values."""
    if fact.type == "choices":
        worth = [(fact.points.get(option, Fraction(0)), said) for option, said in state.values]
        sure = sum(p for p, said in worth if said == "yes")
        perhaps = [p for p, said in worth if said == "open"]
        return sure + sum(min(0, p) for p in perhaps), sure + sum(max(0, p) for p in perhaps)
    if isinstance(state.values, Interval):
        lo, hi = state.values.lo, state.values.hi
        return -math.inf if lo is None else lo, math.inf if hi is None else hi
    if fact.type in ("choice", "scale"):
        each = [fact.points[value] for value in state.values]
    else:
        each = [fact.options.index(v) if fact.type == "stage" else Fraction(v) for v in state.values]
    return min(each), max(each)


def highest(world, place: str, id_: str) -> Fraction | None:
    """§7 "highest": the most points the member could have; None where no maximum is declared."""
    fact = world.fact(id_)
    if fact.origin == "score":
        return highest_score(world, place, fact)
    if fact.type == "choices":
        said = dict(world.state(place, id_).values or ())
        return Fraction(sum(max(0, p) for option, p in fact.points.items() if said.get(option) != "na"))
    if fact.type in ("choice", "scale"):
        return max(fact.points.values())
    if fact.type == "stage":
        return Fraction(len(fact.options) - 1)
    share = fact.origin == "rollup" and fact.type == "number"
    most = 1 if fact.type == "boolean" or share else fact.data.get("maximum")
    return None if most is None else number(most)


def highest_score(world, place: str, fact) -> Fraction | None:
    """§7 "A score's own highest", over all its members."""
    if fact.data["combine"] == "share":
        return Fraction(1)
    names, weights = fact.data["of"], fact.data.get("weights", {})
    tops = [highest(world, place, world.score_id(fact, name)) for name in names]
    if None in tops:
        return None
    if fact.data["combine"] == "sum":
        return sum(Fraction(weights.get(name, 1)) * top for name, top in zip(names, tops, strict=True))
    return max(tops)


def decision(world, place: str, fact) -> State:
    """§8 Decision: the lines in order, or `unanswered` while nothing it reads has an answer in force."""
    data = fact.data
    if "unanswered" in data and nothing_answered(world, place, fact.id):
        return State(frozenset({data["unanswered"]}))
    found = set()
    for line in data["lines"]:
        value = world.truth(place, line["when"])
        if value in (T, U):
            found.add(line["is"])
        if value == T:
            return State(frozenset(found))
    if "otherwise" in data:
        return State(frozenset({*found, data["otherwise"]}))
    return State(frozenset(found), "maybe") if found else NOT_APPLICABLE


def rollup(world, _place: str, fact) -> State:
    """§8 Roll-up over the units of a kind."""
    units = [unit for unit, kind in world.places.items() if kind == fact.data["of"]]
    values = [world.truth(unit, fact.data["where"]) for unit in units]
    true, false, unknown = (values.count(value) for value in (T, F, U))
    if true + false + unknown == 0:
        return NOT_APPLICABLE
    how = fact.data["combine"]
    if how in ("any", "every"):
        decided = true if how == "any" else false
        known = State(frozenset({(how == "any") == bool(decided)}))
        return UNKNOWN_BOOLEAN if unknown and not decided else known
    of = Fraction(1 if how == "count" else true + false + unknown)
    return State(numbers(true / of, (true + unknown) / of), "no" if true + false else "maybe")
