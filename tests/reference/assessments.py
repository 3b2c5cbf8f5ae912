"""Where an organisation or unit stands in a model, its targets and its gaps (semantics §9, §10)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .reads import bands, members, stage_criteria
from .scores import points, ways
from .states import NOT_APPLICABLE, UNKNOWN_BOOLEAN, State, number, numbers
from .truth import F, N, T, U, criteria


@dataclass(frozen=True, slots=True)
class Profile:
    """How many criteria up to the next stage (None: there is none, all are counted) are T, U, F, N (§9)."""

    stage: str | None
    true: int
    unknown: int
    false: int
    na: int


def category(world, place: str, fact) -> State:
    """§9: a category by the kind of its model."""
    if fact.data["kind"] == "checklist":
        return boolean(criteria([world.truth(place, part) for part in stage_criteria(fact)[0]]))
    if fact.data["kind"] == "typology":
        return typology(fact, stage_values(world, place, fact))
    return banded(world, place, fact) if bands(fact) else gated(world, place, fact)


def boolean(value: str) -> State:
    """§9 `checklist`: a truth value as the state of a boolean fact."""
    known = {T: State(frozenset({True})), F: State(frozenset({False}))}
    return {**known, U: UNKNOWN_BOOLEAN, N: NOT_APPLICABLE}[value]


def typology(fact, values: list[str]) -> State:
    """§9 `typology`: the types that are T or U, and `none` unless some type is T."""
    possible = {type_ for type_, value in zip(fact.data["stages"], values, strict=True) if value in (T, U)}
    return State(frozenset(possible if T in values else {*possible, "none"}))


def stage_values(world, place: str, fact) -> list[str]:
    """§9: c(k) of every stage; without criteria the first stage is T, a later one (and any type) F."""
    free = fact.data["kind"] != "typology"
    return [
        criteria([world.truth(place, part) for part in parts]) if parts else T if free and k == 0 else F
        for k, parts in enumerate(stage_criteria(fact))
    ]


def gated(world, place: str, fact) -> State:
    """§9 `gated`: the highest stage that holds with all below it."""
    values = stage_values(world, place, fact)
    rated = {value for value, parts in zip(values, stage_criteria(fact), strict=True) if parts}
    if rated <= {N}:
        return NOT_APPLICABLE
    return stages(fact, level(values, (F, U)), level(values, (F,)), "maybe" if rated <= {N, U} else "no")


def level(values: list[str], blocking: tuple[str, ...]) -> int:
    """§9: the highest stage, not skipped, such that no stage up to it blocks."""
    free = [k for k in range(1, len(values) + 1) if not set(blocking) & set(values[:k])]
    return max((k for k in free if values[k - 1] != N), default=0)


def stages(fact, lower: int, upper: int, na: str) -> State:
    """The consecutive stages from lower to upper level."""
    return State(frozenset(fact.options[lower : upper + 1]), na)


def banded(world, place: str, fact) -> State:
    """§9 `bands_of`: the levels of the ends of the score's interval."""
    score_id = members(world.knowledge, fact)[0]
    state = world.state(place, score_id)
    if state.na == "yes":
        return NOT_APPLICABLE
    lower, upper = (band(fact, end) for end in points(world.fact(score_id), state))
    return stages(fact, lower, upper, state.na)


def band(fact, value) -> int:
    """§9: the level of the highest band whose `at_least` is at most the value."""
    all_ = bands(fact)["bands"]
    reached = [one["stage"] for one in all_ if "at_least" not in one or value >= number(one["at_least"])]
    return max((fact.options.index(stage) for stage in reached), default=0)


def aggregate(world, place: str, fact) -> State:
    """§9 Aggregates: least and largest over all ways to take the members (§7)."""
    states = [(world.fact(id_), world.state(place, id_)) for id_ in fact.data["members"]]
    if fact.data["kind"] == "checklist":
        return boolean(criteria([truth_of(state) for _, state in states]))
    if fact.data["kind"] == "typology":
        return states[0][1]
    found = {na: [levels(*one) for one in states if one[1].na == na] for na in ("no", "maybe")}
    taken = ways(found["no"], found["maybe"])
    if not taken:
        return NOT_APPLICABLE
    how = fact.data["how"]
    lower = min(aggregated(how, [low for low, _ in way]) for way in taken)
    upper = max(aggregated(how, [high for _, high in way]) for way in taken)
    return stages(fact, lower, upper, "no" if found["no"] else "maybe")


def truth_of(state: State) -> str:
    """The truth value a checklist's boolean stands for."""
    return N if state.na == "yes" else U if len(state.values) > 1 else T if True in state.values else F


def levels(fact, state: State) -> tuple[int, int]:
    """The lowest and highest level possible."""
    possible = [fact.options.index(value) for value in state.values]
    return min(possible), max(possible)


def aggregated(how: str, found: list[int]) -> int:
    """§9 Aggregates of single levels."""
    median = sorted(found)[(len(found) - 1) // 2]
    return {
        "lowest": min(found),
        "median": median,
        "mean": math.floor(sum(found) / len(found)),
        "balanced": max(min(found), median - 1),
    }[how]


def profile(world, place: str, fact) -> Profile:
    """§9 Profile: the criteria of all stages up to the next one, counted."""
    values, parts = stage_values(world, place, fact), stage_criteria(fact)
    lower = level(values, (F, U))
    above = [k for k in range(lower + 1, len(values) + 1) if values[k - 1] != N]
    heard = [world.truth(place, part) for stage in parts[: above[0] if above else None] for part in stage]
    return Profile(fact.options[above[0]] if above else None, *(heard.count(value) for value in (T, U, F, N)))


def target(world, place: str, fact) -> State:
    """§10: the target stated for the scope itself, else for its dimension, else for its model."""
    for scope in fact.data["aims"]:
        stated = world.targets[place].get(scope)
        if stated:
            return State(frozenset({stated if isinstance(stated, str) else dated(stated, world.as_of)}))
    return NOT_APPLICABLE


def dated(targets: list[dict], as_of) -> str:
    """§10: the first whose date is not before `as_of`; the last if all are; the earliest without `as_of`."""
    ordered = sorted(targets, key=lambda one: number(one["by"]))
    ahead = [one for one in ordered if as_of is None or number(one["by"]) >= number(as_of)]
    return (ahead or ordered[-1:])[0]["stage"]


def gap(world, place: str, fact) -> State:
    """§10: how many stages there are to go."""
    scope = fact.data["id"]
    aim, now = world.state(place, f"target.{scope}"), world.state(place, scope)
    if "yes" in (aim.na, now.na):
        return NOT_APPLICABLE
    (goal, _), (lower, upper) = levels(world.fact(scope), aim), levels(world.fact(scope), now)
    return State(numbers(number(max(0, goal - upper)), number(max(0, goal - lower))), now.na)
