"""Groups with members that may turn out not to apply: the least and the greatest a combination can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from maturity_advisor.organisation.known import NotApplicable

Bound: TypeAlias = Fraction | None
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Member:
    """An interval (None: no bound) in a group; `highest` is the most it could ever be."""

    low: Bound
    high: Bound
    na: NotApplicable
    weight: Fraction = ONE
    highest: Bound = None


@dataclass(frozen=True, slots=True)
class Range:
    """What a group's combination can be."""

    low: Bound
    high: Bound
    na: NotApplicable


Row: TypeAlias = tuple[Fraction, Fraction, Fraction]
Combination: TypeAlias = Callable[[Sequence[Row]], Fraction]
FAR = Fraction(10) ** 400
BEYOND_ALL = Fraction(10) ** 200
NOTHING = Range(None, None, NotApplicable.YES)


def _sum(rows: Sequence[Row]) -> Fraction:
    return sum((weight * value for value, weight, _ in rows), Fraction(0))


def _mean(rows: Sequence[Row]) -> Fraction:
    return sum((value for value, _, _ in rows), Fraction(0)) / len(rows)


def _weighted_mean(rows: Sequence[Row]) -> Fraction:
    return _sum(rows) / sum((weight for _, weight, _ in rows), Fraction(0))


def _share(rows: Sequence[Row]) -> Fraction:
    return _sum(rows) / sum((weight * highest for _, weight, highest in rows), Fraction(0))


def _lowest(rows: Sequence[Row]) -> Fraction:
    return min(value for value, _, _ in rows)


def _highest(rows: Sequence[Row]) -> Fraction:
    return max(value for value, _, _ in rows)


def _median(rows: Sequence[Row]) -> Fraction:
    """Of an even number the lower one of the two in the middle."""
    return sorted(value for value, _, _ in rows)[(len(rows) - 1) // 2]


def _whole_mean(rows: Sequence[Row]) -> Fraction:
    return Fraction(_mean(rows).__floor__())


def _balanced(rows: Sequence[Row]) -> Fraction:
    return max(_lowest(rows), _median(rows) - 1)


SCORES: dict[str, Combination] = {
    "sum": _sum,
    "mean": _mean,
    "weighted_mean": _weighted_mean,
    "share": _share,
    "lowest": _lowest,
    "highest": _highest,
    "median": _median,
}
AGGREGATES: dict[str, Combination] = {
    "lowest": _lowest,
    "median": _median,
    "mean": _whole_mean,
    "balanced": _balanced,
}


def combine(combination: Combination, members: Sequence[Member]) -> Range:
    """The interval of a combination over all members that apply and any of those that may."""
    certain = [member for member in members if member.na is NotApplicable.NO]
    perhaps = [member for member in members if member.na is NotApplicable.MAYBE]
    if not certain and not perhaps:
        return NOTHING
    na = NotApplicable.NO if certain else NotApplicable.MAYBE
    return Range(_end(combination, certain, perhaps, -1), _end(combination, certain, perhaps, 1), na)


def _end(combination: Combination, certain: list[Member], perhaps: list[Member], side: int) -> Bound:
    """The least (side -1) or greatest value.

    All these combinations rise with their members, so of any number of perhaps-members the least make the least: it
    is enough to try the first none, one, two, … in order of size.
    """
    rows = [_row(member, side) for member in certain]
    more = [_row(member, side) for member in perhaps]
    more.sort(key=lambda row: _size(combination, row), reverse=side > 0)
    results = [combination(rows + more[:count]) for count in range(0 if rows else 1, len(more) + 1)]
    end = min(results) if side < 0 else max(results)
    return None if abs(end) > BEYOND_ALL else end


def _row(member: Member, side: int) -> Row:
    """A member at one of its ends; one without bound stands beyond all others."""
    value = member.low if side < 0 else member.high
    highest = ONE if member.highest is None else member.highest
    return (FAR * side if value is None else value), member.weight, highest


def _size(combination: Combination, row: Row) -> Fraction:
    """What makes one more member pull the result down: its value, or what it adds to a share or a sum."""
    value, weight, highest = row
    if combination is _share:
        return value / highest
    return weight * value if combination is _sum else value
