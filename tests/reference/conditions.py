"""Conditions and tests on facts (semantics §1, §3)."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

from .states import Interval, State, number
from .truth import F, N, T, U, all_of, any_of, at_least, not_

HOLDS = {
    "is": lambda x, y: x == y,
    "is_not": lambda x, y: x != y,
    "at_least": lambda x, y: x >= y,
    "at_most": lambda x, y: x <= y,
    "above": lambda x, y: x > y,
    "below": lambda x, y: x < y,
    "one_of": lambda x, y: x in y,
    "none_of": lambda x, y: x not in y,
    "between": lambda x, y: y[0] <= x <= y[1],
}


def truth(world, place: str, condition) -> str:
    """§1: a list is `all` of its items, a mapping `all` of its entries, each operator a part of its own."""
    if isinstance(condition, list):
        return all_of([truth(world, place, part) for part in condition])
    parts = []
    for key, value in condition.items():
        if key == "all":
            parts.append(truth(world, place, value))
        elif key == "any":
            parts.append(any_of([truth(world, place, part) for part in value]))
        elif key == "not":
            parts.append(not_(truth(world, place, value)))
        elif key == "count":
            parts.append(at_least(value["at_least"], [truth(world, place, part) for part in value["of"]]))
        else:
            parts += [test(world, place, key, *operator) for operator in operators(value)]
    return all_of(parts)


def operators(value) -> list[tuple[str, object]]:
    """§3: a bare value means `is`, a bare list `one_of`."""
    if isinstance(value, dict):
        return list(value.items())
    return [("one_of" if isinstance(value, list) else "is", value)]


def mentions(condition) -> list[tuple[str, str]]:
    """Every fact a condition reads, with the operator; on the right-hand side too."""
    if isinstance(condition, list):
        return [found for part in condition for found in mentions(part)]
    found = []
    for key, value in condition.items():
        if key in ("all", "any", "not"):
            found += mentions(value)
        elif key == "count":
            found += mentions(value["of"])
        else:
            for operator, operand in operators(value):
                found.append((key, operator))
                if isinstance(operand, dict):
                    found.append((operand["fact"], operator))
    return found


def test(world, place: str, fact_id: str, operator: str, operand) -> str:
    """§3: T if the operator holds for every possible value, F if for none, else U."""
    fact, state = world.fact(fact_id), world.state(place, fact_id)
    if operator in ("known", "applicable"):
        asked = {"known": known(fact, state), "applicable": state.na != "yes"}[operator]
        return T if asked == operand else F
    other = world.state(place, operand["fact"]) if isinstance(operand, dict) else None
    applicable = {state.na, other.na if other else "no"}
    if applicable != {"no"}:
        return N if "yes" in applicable else U
    if fact.type == "choices":
        return choices(state, operator, operand)
    if other:
        verdicts = compared(fact, state, operator, world.fact(operand["fact"]), other)
    else:
        marks = [comparable(fact, value) for value in (operand if isinstance(operand, list) else [operand])]
        right = marks if isinstance(operand, list) else marks[0]
        verdicts = {HOLDS[operator](left, right) for left in samples(fact, state, marks)}
    return {(True,): T, (False,): F}.get(tuple(verdicts), U)


def known(fact, state: State) -> bool:
    """§3 `known`: applicable, exactly one value possible (choices: no open option; text: not blank)."""
    if state.na != "no" or isinstance(state.values, Interval):
        return False
    if fact.type == "text":
        return not state.blank
    if fact.type == "choices":
        return "open" not in dict(state.values).values()
    return len(state.values) == 1


def choices(state: State, operator: str, operand) -> str:
    """§3 `includes` and `excludes`: `all` over the listed options."""
    listed = operand if isinstance(operand, list) else [operand]
    parts = [{"yes": T, "no": F, "open": U, "na": N}[dict(state.values)[option]] for option in listed]
    return all_of(parts if operator == "includes" else [not_(part) for part in parts])


def compared(fact, state: State, operator: str, other_fact, other: State) -> set[bool]:
    """§3 `{fact: g}`: every pair of possible values, the two sides taken as independent."""
    left, right = ends(state), ends(other)
    lefts, rights = samples(fact, state, left + right), samples(other_fact, other, left + right)
    return {HOLDS[operator](x, y) for x in lefts for y in rights}


def comparable(fact, value):
    """A value as it is compared: an ordered option as its place in the order, a number as a Fraction."""
    if fact.type in ("scale", "stage"):
        return fact.options.index(value)
    return number(value) if fact.type in ("integer", "number", "date") else value


def ends(state: State) -> list[Fraction]:
    """The finite ends of an interval."""
    if not isinstance(state.values, Interval):
        return [value for value in state.values if isinstance(value, Fraction)]
    return [end for end in (state.values.lo, state.values.hi) if end is not None]


def samples(fact, state: State, marks: list) -> list:
    """All possible values; of an interval some from every stretch in which no mark lies."""
    if not isinstance(state.values, Interval):
        ordered = fact.type in ("scale", "stage")
        return [fact.options.index(value) if ordered else value for value in state.values]
    lo, hi = state.values.lo, state.values.hi
    marks = sorted({*marks, *ends(state)}) or [Fraction(0)]
    round_ = {end for mark in marks for end in (mark, math.floor(mark), math.ceil(mark))}
    tries = {end + step for end in round_ for step in (-1, 0, 1)} | {(x + y) / 2 for x, y in pairwise(marks)}
    whole = fact.type in ("integer", "date")
    return [
        x
        for x in map(Fraction, tries)
        if (lo is None or lo <= x) and (hi is None or x <= hi) and not (whole and x.denominator > 1)
    ]
