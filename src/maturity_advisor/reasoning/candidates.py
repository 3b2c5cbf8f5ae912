"""Candidates: which states an asked fact may take; of numbers one in each stretch that tests can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Literal, TypeAlias

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import Condition, FactReference, Test, tests_in
from maturity_advisor.knowledge.definitions import DecisionBody, Definition, ScoreBody
from maturity_advisor.knowledge.domains import FINITE, NUMERIC, Domain
from maturity_advisor.knowledge.ordering import conditions_of, dependencies
from maturity_advisor.organisation.known import (
    Finite,
    NotApplicable,
    Numeric,
    State,
    Words,
    everything,
    inapplicable,
    is_known,
    one_of,
)

# `as_it_is` lets nothing move; `change` moves answers to known values; `complete` settles what is open; `any` is all
# that anybody could answer, and so says something of every organisation.
Freedom: TypeAlias = Literal["as_it_is", "change", "complete", "any"]
MOST_NUMBERS = 16
MOST_DISPUTED = 5


@dataclass(frozen=True, slots=True)
class Points:
    """The numbers that each fact is compared with, and the facts of which single numbers matter.

    A number that is added up, or compared with another fact, is not the same everywhere between two points. Of `probed`
    facts some test asks whether they are known; of `minded` ones something depends on whether they are answered.
    """

    compared: dict[str, frozenset[Fraction]]
    exact: frozenset[str]
    below: dict[str, frozenset[str]]
    probed: frozenset[str] = frozenset()
    minded: frozenset[str] = frozenset()


def points_of(base: KnowledgeBase) -> Points:
    """Gathered from all conditions and scores of a knowledge base."""
    compared: dict[str, set[Fraction]] = {}
    exact: set[str] = set()
    tests = list(_all_tests(base))
    for test in tests:
        if isinstance(test.value, FactReference):
            exact |= {test.fact, test.value.fact}
        elif base.definitions[test.fact].domain.kind in NUMERIC and not isinstance(test.value, bool):
            values = test.value if isinstance(test.value, tuple) else (test.value,)
            compared.setdefault(test.fact, set()).update(values)
    for definition in base.definitions.values():
        if isinstance(definition.body, ScoreBody):
            exact.update(definition.body.members)
    probed = frozenset(test.fact for test in tests if test.operator == "known")
    below = dependencies(base.definitions, base.rules)
    return Points(
        {name: frozenset(values) for name, values in compared.items()},
        frozenset(exact),
        below,
        probed,
        probed | frozenset(_minded(base, below)),
    )


def _minded(base: KnowledgeBase, below: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Facts of scores and decisions that say what an open answer counts for."""
    for definition in base.definitions.values():
        body = definition.body
        if isinstance(body, ScoreBody) and body.open != "keep":
            yield from body.members
        elif isinstance(body, DecisionBody) and body.unanswered:
            yield from all_below(below, [definition.id])


def all_below(below: Mapping[str, frozenset[str]], names: Iterable[str]) -> set[str]:
    """These facts and all that they rest on, through any number of steps."""
    found: set[str] = set()
    frontier = list(names)
    while frontier:
        name = frontier.pop()
        if name not in found:
            found.add(name)
            frontier += below[name]
    return found


def _all_tests(base: KnowledgeBase) -> Iterator[Test]:
    for condition in all_conditions(base):
        yield from tests_in(condition)


def all_conditions(base: KnowledgeBase) -> Iterator[Condition]:
    """Every condition there is, gates and exceptions too."""
    for definition in base.definitions.values():
        yield from conditions_of(definition)
        if definition.gate is not None:
            yield definition.gate
    for rule in base.rules:
        yield rule.when
        if rule.unless is not None:
            yield rule.unless


def is_countable(domain: Domain) -> bool:
    """Whether each single value of a number can be tried."""
    low, high = domain.minimum, domain.maximum
    return domain.kind == "integer" and low is not None and high is not None and high - low < MOST_NUMBERS


def candidates(definition: Definition, stated: State, freedom: Freedom, points: Points) -> tuple[State, ...]:
    """The states a fact without several choices may take; what it is comes first, unless that is to be settled."""
    domain = definition.domain
    if freedom == "any":
        return (everything(domain), *anything(definition, points), inapplicable(domain))
    if freedom == "as_it_is" or (freedom == "complete" and is_known(stated)):
        return (stated,)
    if stated.na is NotApplicable.YES or (freedom == "change" and domain.kind == "text"):
        return (stated,)
    if freedom == "complete":
        settled = tuple(_settled(definition, stated, points))
        return (*settled, inapplicable(domain)) if stated.na is NotApplicable.MAYBE else settled
    values = _finite(domain) if domain.kind in FINITE else _numbers(definition, None, None, points)
    return (stated, *(value for value in values if not _is_same(value, stated, definition.id, points)))


def anything(definition: Definition, points: Points) -> Iterator[State]:
    """All values of a fact that some test can tell apart; also disputed ones where that matters to a test."""
    domain = definition.domain
    if domain.kind in FINITE:
        values = list(_finite(domain))
        yield from values
        if definition.id in points.probed and len(values) <= MOST_DISPUTED:
            yield from (Finite(mask) for mask in range(1, 1 << len(values)) if mask.bit_count() > 1)
    elif domain.kind in NUMERIC:
        numbers = list(_numbers(definition, None, None, points))
        yield from numbers
        if definition.id in points.probed:
            yield from _disputed(definition, numbers)
    else:
        yield Words("…")


def _disputed(definition: Definition, numbers: Sequence[State]) -> Iterator[State]:
    """Every run of at least two stretches, as respondents may name them."""
    named = [item.low for item in numbers if isinstance(item, Numeric) and item.low is not None]
    for first in range(len(named)):
        for last in range(first + 1, len(named)):
            yield one_of(definition.domain, tuple(named[first : last + 1]))


def _is_same(value: State, stated: State, name: str, points: Points) -> bool:
    """Whether moving there would make no difference to any test."""
    match value, stated:
        case Numeric(low=moved), Numeric(low=before) if name not in points.exact and is_known(stated):
            assert moved is not None and before is not None  # noqa: PT018  # both are single numbers
            compared = points.compared.get(name, frozenset())
            return stretch_of(moved, compared) == stretch_of(before, compared)
    return value == stated


def _finite(domain: Domain) -> Iterator[State]:
    return (Finite(1 << index) for index in range(len(domain.values)))


def _settled(definition: Definition, stated: State, points: Points) -> Iterator[State]:
    match stated:
        case Finite(mask):
            yield from (Finite(1 << index) for index in range(mask.bit_length()) if mask >> index & 1)
        case Numeric(among=among) if among:
            yield from (one_of(definition.domain, (value,)) for value in among)
        case Numeric(low, high):
            yield from _numbers(definition, low, high, points)
        case Words():
            yield Words("…")


def _numbers(definition: Definition, low: Fraction | None, high: Fraction | None, points: Points) -> Iterator[State]:
    domain = definition.domain
    least, most = (domain.minimum if low is None else low), (domain.maximum if high is None else high)
    if definition.id in points.exact and is_countable(domain) and least is not None and most is not None:
        values = [Fraction(number) for number in range(ceil(least), floor(most) + 1)]
    else:
        compared = sorted(points.compared.get(definition.id, ()))
        values = stretches(compared, least, most, whole=domain.kind != "number")
    yield from (one_of(domain, (value,)) for value in values)


def stretches(
    compared: Sequence[Fraction], least: Fraction | None, most: Fraction | None, *, whole: bool
) -> list[Fraction]:
    """One number of each stretch that tests can tell apart, within the bounds, lowest first."""
    inside = [value for value in compared if _is_within(value, least, most)]
    if not inside:
        return [next((value for value in (least, most) if value is not None), Fraction(0))]
    below = Fraction(ceil(inside[0]) - 1)
    above = Fraction(floor(inside[-1]) + 1)
    if not whole:
        below = below if least is None else max(below, least)
        above = above if most is None else min(above, most)
    between = [_between(one, other, whole=whole) for one, other in pairwise(inside)]
    found = {*inside, below, above, *between} - {None}
    numbers = [value for value in found if value is not None and _is_within(value, least, most)]
    return sorted(value for value in numbers if not whole or value.denominator == 1)


def _is_within(value: Fraction, least: Fraction | None, most: Fraction | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _between(low: Fraction, high: Fraction, *, whole: bool) -> Fraction | None:
    """A number strictly between, a whole one if there is any."""
    found = Fraction(floor(low) + 1)
    if found < high:
        return found
    return None if whole else (low + high) / 2


def stretch_of(value: Fraction, compared: frozenset[Fraction]) -> tuple[int, int]:
    """How many of the points lie below a number, and how many do not lie above it."""
    return sum(point < value for point in compared), sum(point <= value for point in compared)


def effort(definition: Definition, stated: State, moved: State, among: Sequence[State]) -> int:
    """What a move costs: on a scale or between numbers so many steps, else one."""
    match stated, moved:
        case Finite(mask), Finite(other) if definition.domain.kind == "scale" and is_known(stated):
            return abs(mask.bit_length() - other.bit_length())
        case Numeric(before), Numeric(after) if is_known(stated) and before is not None and after is not None:
            values = [item.low for item in among if isinstance(item, Numeric) and item.low is not None]
            return max(1, abs(sum(value <= after for value in values) - sum(value <= before for value in values)))
    return 1
