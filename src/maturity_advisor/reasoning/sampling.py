"""Sampling: thousands of random worlds of a circuit at once, a bit each, before a solver is asked for the rest."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from maturity_advisor.reasoning.solve import TRUE, Circuit, Literal

WORLDS = 4096
SEED = 20_261_122
# In how many sixteenths of a round's worlds a choice is the same; and where among its alternatives that one stands.
PREFERRED = 12
POSITIONS: tuple[float | None, ...] = (None, 0.2, 0.35, 0.5, 0.65, 0.8, None)


@dataclass(slots=True)
class Samples:
    """The same random worlds each time; whatever the circuit gains later is worked out in them too."""

    circuit: Circuit
    rounds: list[_Round] = field(default_factory=list)

    def shown(self, literals: Iterable[Literal]) -> set[Literal]:
        """Those that hold in some of the worlds, and so are possible."""
        if not self.rounds:
            self.rounds = [_Round(position, random.Random(SEED + number)) for number, position in enumerate(POSITIONS)]
        left = set(literals)
        found: set[Literal] = set()
        for each in self.rounds:
            each.follow(self.circuit)
            found |= {literal for literal in left - found if each.of(literal) & each.able}
        return found


@dataclass(slots=True)
class _Round:
    """Worlds of one kind: in most of them choices fall on about the same place among their alternatives."""

    position: float | None
    rng: random.Random
    able: int = (1 << WORLDS) - 1
    values: dict[Literal, int] = field(default_factory=lambda: {TRUE: (1 << WORLDS) - 1})
    seen: int = 0

    def of(self, literal: Literal) -> int:
        """In which worlds a literal holds."""
        value = self.values[abs(literal)]
        return value if literal > 0 else value ^ ALL

    def follow(self, circuit: Circuit) -> None:
        """Take in what the circuit has gained."""
        for kind, head, key in circuit.parts[self.seen :]:
            if kind == "choice":
                self._choose(key)
            elif kind == "forbid":
                self.able &= ~self._together(key)
            else:
                self.values[head] = self._together(key) if kind == "all" else self._weigh(key[0], key[1:])
        self.seen = len(circuit.parts)

    def _together(self, literals: Sequence[Literal]) -> int:
        found = ALL
        for literal in literals:
            found &= self.of(literal)
        return found

    def _choose(self, alternatives: Sequence[Literal]) -> None:
        left, order = ALL, list(alternatives)
        if self.position is not None:
            preferred = round(self.position * (len(order) - 1))
            order.insert(0, order.pop(preferred))
        for index, literal in enumerate(order):
            last = index == len(order) - 1
            sixteenths = PREFERRED if self.position is not None and index == 0 else round(16 / (len(order) - index))
            taken = left if last else left & self._chance(sixteenths)
            left &= ~taken
            if literal > 0:  # of two alternatives the second is the first one's negation
                self.values[literal] = taken

    def _chance(self, sixteenths: int) -> int:
        """True in so many sixteenths of the worlds, about."""
        found = 0
        for bit in range(4):
            drawn = self.rng.getrandbits(WORLDS)
            found = found | drawn if sixteenths >> bit & 1 else found & drawn
        return ALL if sixteenths >= 16 else found

    def _weigh(self, bound: int, weighted: Sequence[tuple[Literal, int]]) -> int:
        """Where weights add up to a bound: all worlds are added at once, a digit of the sums at a time."""
        digits: list[int] = []
        for literal, weight in weighted:
            _add(digits, self.of(literal), weight)
        return _at_least(digits, bound)


ALL = (1 << WORLDS) - 1


def _add(digits: list[int], where: int, weight: int) -> None:
    for place in range(weight.bit_length()):
        if weight >> place & 1:
            carry, index = where, place
            while carry:
                digits.extend([0] * (index + 1 - len(digits)))
                digits[index], carry = digits[index] ^ carry, digits[index] & carry
                index += 1


def _at_least(digits: Sequence[int], bound: int) -> int:
    """Compared from the highest digit down."""
    above, equal = 0, ALL
    for index in _down(max(len(digits), bound.bit_length())):
        digit = digits[index] if index < len(digits) else 0
        if bound >> index & 1:
            equal &= digit
        else:
            above |= equal & digit
            equal &= ~digit
    return above | equal


def _down(count: int) -> Iterator[int]:
    return iter(range(count - 1, -1, -1))
