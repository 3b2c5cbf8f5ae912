"""Networks: formulas flattened to short conjunctions of numbered propositions, the form the engine is right for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from maturity_advisor.reasoning.propositions import (
    AtLeast,
    Every,
    Formula,
    OfConclusion,
    OfRule,
    Proposition,
    Propositions,
    Some,
    Stated,
)

# After a conjunction has fired, retracting its second proposition makes the engine look past its end: with two there it
# finds what it wrote itself, with more it may run out of its memory.
ANTECEDENTS = 2
# The engine takes 64.
USES = 48

Body: TypeAlias = tuple[int, ...]
ALWAYS = 0


@dataclass(slots=True)
class Network:
    """Conjunctions and what follows from each; proposition 0 always holds."""

    numbers: dict[Proposition, int] = field(default_factory=dict)
    follows: dict[Body, list[int]] = field(default_factory=dict)
    size: int = 1


@dataclass(slots=True)
class Flattening:
    """A network being laid out; what is asked twice is laid out once."""

    propositions: Propositions
    network: Network = field(default_factory=Network)
    inner: dict[object, int] = field(default_factory=dict)
    pending: list[tuple[OfRule | OfConclusion, int]] = field(default_factory=list)

    def lay_out(self, asked: Iterable[OfRule | OfConclusion]) -> dict[OfRule | OfConclusion, int]:
        """The numbers of these propositions; afterwards the network holds them and all they rest on."""
        numbers = {proposition: self._number(proposition) for proposition in asked}
        while self.pending:  # no recursion: chains of conclusions may be long
            proposition, number = self.pending.pop()
            self._conclude(self._bodies(self.propositions.definition_of(proposition)), number)
        _spread(self.network)
        return numbers

    def _number(self, proposition: Proposition) -> int:
        found = self.network.numbers.get(proposition)
        if found is None:
            found = self.network.numbers[proposition] = self._new()
            if not isinstance(proposition, Stated):
                self.pending.append((proposition, found))
        return found

    def _new(self) -> int:
        self.network.size += 1
        return self.network.size - 1

    def _conclude(self, bodies: Iterable[Body], number: int) -> None:
        for body in bodies:
            following = self.network.follows.setdefault(body or (ALWAYS,), [])
            if number not in following:
                following.append(number)

    def _bodies(self, formula: Formula) -> list[Body]:
        """The conjunctions any one of which makes a formula hold."""
        match formula:
            case Some(parts):
                found = [body for part in parts for body in self._bodies(part)]
                return [()] if () in found else list(dict.fromkeys(found))
            case Every(parts):
                return self._conjunction(parts)
            case AtLeast(number, parts):
                return self._counting(number, parts)
            case Stated() | OfRule() | OfConclusion():
                return [(self._number(formula),)]

    def _conjunction(self, parts: Sequence[Formula]) -> list[Body]:
        """One conjunction; parts that hold in several ways become propositions of their own."""
        found: set[int] = set()
        for part in parts:
            bodies = self._bodies(part)
            if not bodies:
                return []
            found |= set(bodies[0]) if len(bodies) == 1 else {self._inner(bodies)}
        return [self._shortened(sorted(found))]

    def _shortened(self, numbers: list[int]) -> Body:
        while len(numbers) > ANTECEDENTS:
            chunks = [numbers[start : start + ANTECEDENTS] for start in range(0, len(numbers), ANTECEDENTS)]
            numbers = sorted({self._inner([tuple(chunk)]) for chunk in chunks})
        return tuple(numbers)

    def _inner(self, bodies: Sequence[Body]) -> int:
        """A proposition that holds if one of the conjunctions does."""
        if len(bodies) == 1 and len(bodies[0]) == 1:
            return bodies[0][0]
        key = frozenset(bodies)
        if key not in self.inner:
            self.inner[key] = self._new()
            self._conclude(bodies, self.inner[key])
        return self.inner[key]

    def _counting(self, number: int, parts: Sequence[Formula]) -> list[Body]:
        """So many of the first parts hold if they already did, or one less did and the next does too."""
        if number <= 1 or number >= len(parts):
            return self._bodies(Some(tuple(parts)) if number <= 1 else Every(tuple(parts)))
        rows: list[list[Body]] = [[()], *([] for _ in range(number))]
        for part in parts:
            bodies = self._bodies(part)
            for index in range(number, 0, -1):
                rows[index] = self._one_more(rows[index], rows[index - 1], bodies)
        return rows[number]

    def _one_more(self, before: list[Body], less: list[Body], part: list[Body]) -> list[Body]:
        if not less or not part:
            return before
        both = self._shortened(sorted({n for bodies in (less, part) for n in self._named(bodies)}))
        return list(dict.fromkeys([*before, both]))

    def _named(self, bodies: list[Body]) -> Body:
        return () if () in bodies else (self._inner(bodies),)


def _spread(network: Network) -> None:
    """Let no proposition stand in more conjunctions than the engine can match: beyond that, in copies of it."""
    while True:
        uses: dict[int, list[Body]] = defaultdict(list)
        for body in network.follows:
            for number in body:
                uses[number].append(body)
        crowded = [number for number, bodies in uses.items() if len(bodies) > USES]
        if not crowded:
            return
        _copy(network, crowded[0], uses[crowded[0]])


def _copy(network: Network, number: int, bodies: Sequence[Body]) -> None:
    copies = []
    for start in range(0, len(bodies), USES):
        copies.append(network.size)
        network.size += 1
        for body in bodies[start : start + USES]:
            changed = tuple(sorted(copies[-1] if item == number else item for item in body))
            network.follows[changed] = network.follows.pop(body)
    network.follows[number,] = copies
