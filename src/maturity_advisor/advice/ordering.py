"""Ordering: always the highest priority that is available, where a thing inherits the priority of what needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import accumulate, islice
from operator import add, neg, not_, sub
from typing import TypeAlias

from maturity_advisor.advice.priority import Formula, Weighted, in_proportion, ratio_of

Tie: TypeAlias = tuple[int, str, str]
# A weight is tried a tenth smaller and a tenth larger.
TENTHS = 10


@dataclass(frozen=True)  # no slots: what does not depend on the values is worked out once for all orders
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
        for thing, needed in self._links:
            if values[source[thing]] > values[source[needed]]:
                source[needed] = source[thing]
        return source

    def order(self, values: Sequence[int]) -> Iterator[int]:
        """The things in order of value; ties by what they inherit from, then by themselves."""
        missing = list(map(len, self.needs))
        falling = list(map(neg, values))
        inherited = map(falling.__getitem__, self.inherited(values))
        ranks = list(zip(map(not_, self.leads), inherited, falling, self._ties, range(len(values)), strict=True))
        available = [ranks[thing] for thing, count in enumerate(missing) if not count]
        heapify(available)
        while available:
            thing = heappop(available)[-1]
            yield thing
            for later in self._needed_by[thing]:
                missing[later] -= 1
                if not missing[later]:
                    heappush(available, ranks[later])

    @cached_property
    def _links(self) -> list[tuple[int, int]]:
        """Pairs of a thing and one that it needs; each thing's own pairs come after those in which it is needed."""
        waiting = list(map(len, self._needed_by))
        free = [thing for thing, count in enumerate(waiting) if not count]
        for thing in free:
            for needed in self.needs[thing]:
                waiting[needed] -= 1
                if not waiting[needed]:
                    free.append(needed)
        return [(thing, needed) for thing in free for needed in self.needs[thing]]

    @cached_property
    def _needed_by(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.needs]
        for thing, names in enumerate(self.needs):
            for name in names:
                found[name].append(thing)
        return found

    @cached_property
    def _ties(self) -> list[int]:
        """The place of each thing's tie among all ties, which compares faster."""
        places = {tie: place for place, tie in enumerate(sorted(self.ties))}
        return [places[tie] for tie in self.ties]


def varied(formula: Formula, parts: Sequence[Mapping[str, Fraction]]) -> Iterator[list[int]]:
    """The priorities, in proportion, with each weight in turn a tenth smaller and a tenth larger.

    Within one variation all are divided by the same sum of weights, so that it need not be computed.
    """
    if not isinstance(formula, Weighted) or not parts:
        return
    weights = formula.weights
    flat, _ = in_proportion([ratio_of(inner, each) for each in parts for _, inner in formula.terms])
    columns = [[weight * value for value in flat[term :: len(weights)]] for term, weight in enumerate(weights)]
    sums = [TENTHS * sum(row) for row in zip(*columns, strict=True)]
    for column in columns:
        yield list(map(add, sums, column))
        yield list(map(sub, sums, column))


def unfirm(queue: Queue, order: Sequence[int], variations: Iterator[list[int]]) -> set[int]:
    """Positions after which the order is not firm: somewhat other weights put something from below above it.

    `order` may be the beginning of an order; then nothing is said of what comes after.
    """
    place = {thing: index for index, thing in enumerate(order)}
    loose: set[int] = set()
    for values in variations:
        found = (place.get(thing, len(order)) for thing in islice(queue.order(values), len(order)))
        loose.update(index for index, lowest in enumerate(accumulate(found, max)) if lowest > index)
    return loose
