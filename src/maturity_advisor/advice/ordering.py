"""Ordering: always the highest priority that is available, where a thing inherits the priority of what needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm
from typing import TypeAlias

from maturity_advisor.advice.priority import Formula, Weighted, value_of

Tie: TypeAlias = tuple[int, str, str]
# A weight is tried a tenth smaller and a tenth larger.
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Queue:
    """Things to be put in order: what each needs before it, how ties are broken, and which go before all others.

    Things are known by their position; `needs` has no circle.
    """

    needs: tuple[tuple[int, ...], ...]
    ties: tuple[Tie, ...]
    leads: tuple[bool, ...]

    def inherited(self, values: Sequence[int]) -> list[int]:
        """For each thing the one whose value it takes: its own, or that of the highest that needs it."""
        source = list(range(len(values)))
        for thing in self._needing_first():
            for needed in self.needs[thing]:
                if values[source[thing]] > values[source[needed]]:
                    source[needed] = source[thing]
        return source

    def _needing_first(self) -> list[int]:
        """All things, each before what it needs."""
        waiting = [0] * len(self.needs)
        for needed in (name for names in self.needs for name in names):
            waiting[needed] += 1
        free = [thing for thing, count in enumerate(waiting) if not count]
        for thing in free:
            for needed in self.needs[thing]:
                waiting[needed] -= 1
                if not waiting[needed]:
                    free.append(needed)
        return free

    def order(self, values: Sequence[int]) -> list[int]:
        """The things in order of value; ties by what they inherit from, then by themselves."""
        source = self.inherited(values)
        missing = [len(names) for names in self.needs]
        needed_by: list[list[int]] = [[] for _ in self.needs]
        for thing, names in enumerate(self.needs):
            for name in names:
                needed_by[name].append(thing)
        ranks = [
            (not self.leads[thing], -values[source[thing]], -values[thing], self.ties[thing], thing)
            for thing in range(len(values))
        ]
        available = [ranks[thing] for thing, count in enumerate(missing) if not count]
        heapify(available)
        placed: list[int] = []
        while available:
            thing = heappop(available)[-1]
            placed.append(thing)
            for later in needed_by[thing]:
                missing[later] -= 1
                if not missing[later]:
                    heappush(available, ranks[later])
        return placed


def whole(values: Sequence[Fraction]) -> list[int]:
    """Exact numbers as whole ones in the same proportion, which compare much faster."""
    scale = lcm(*(value.denominator for value in values))
    return [value.numerator * (scale // value.denominator) for value in values]


def varied(formula: Formula, parts: Sequence[Mapping[str, Fraction]]) -> Iterator[list[int]]:
    """The priorities, in proportion, with each weight in turn a tenth smaller and a tenth larger.

    Within one variation all are divided by the same sum of weights, so that it need not be computed.
    """
    if not isinstance(formula, Weighted) or not parts:
        return
    weights = whole([weight for weight, _ in formula.terms])
    flat = whole([value_of(inner, each) for each in parts for _, inner in formula.terms])
    rows = [flat[start : start + len(weights)] for start in range(0, len(flat), len(weights))]
    sums = [sum(weight * value for weight, value in zip(weights, row, strict=True)) * TENTHS for row in rows]
    for term, weight in enumerate(weights):
        for sign in (1, -1):
            yield [total + sign * weight * row[term] for total, row in zip(sums, rows, strict=True)]


def unfirm(queue: Queue, order: Sequence[int], variations: Iterator[list[int]]) -> set[int]:
    """Positions after which the order is not firm: somewhat other weights put something from below above it."""
    place = {thing: index for index, thing in enumerate(order)}
    loose: set[int] = set()
    for values in variations:
        highest = -1
        for index, thing in enumerate(queue.order(values)):
            highest = max(highest, place[thing])
            if highest > index:
                loose.add(index)
    return loose
