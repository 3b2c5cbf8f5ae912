"""States: what a fact was met with so far, a code for each, and what tests say of these codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity_advisor.knowledge.conditions import Test
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.organisation.known import State
from maturity_advisor.reasoning.truth import F, N, T, Truth, U, test_truth


@dataclass(frozen=True, slots=True)
class Alike:
    """Tests that are unknown and not applicable for the same codes, by their numbers, and for which codes each is true.

    All codes are in order.
    """

    unknown: tuple[int, ...]
    na: tuple[int, ...]
    numbers: list[int]
    true: list[tuple[int, ...]]


@dataclass(slots=True)
class Table:
    """The states a fact was met in so far, in the order of their codes; it grows, and codes keep their meaning."""

    domain: Domain
    states: list[State] = field(default_factory=list)
    codes: dict[State, int] = field(default_factory=dict)
    _alike: dict[int, tuple[int, list[Alike], Mapping[int, Test]]] = field(default_factory=dict)

    def code(self, state: State) -> int:
        """The code of a state, a new one if it was not met before."""
        found = self.codes.get(state)
        if found is None:
            found = self.codes[state] = len(self.states)
            self.states.append(state)
        return found

    def alike(self, tests: Mapping[int, Test]) -> list[Alike]:
        """Numbered tests of the fact by what they say of the states met so far."""
        known = self._alike.get(id(tests))
        if known is not None and known[0] == len(self.states):
            return known[1]
        groups: dict[tuple[tuple[int, ...], tuple[int, ...]], Alike] = {}
        for number, test in tests.items():
            codes: dict[Truth, list[int]] = {T: [], U: [], N: [], F: []}
            for code, state in enumerate(self.states):
                codes[test_truth(test, self.domain, state)].append(code)
            unknown, na = tuple(codes[U]), tuple(codes[N])
            group = groups.setdefault((unknown, na), Alike(unknown, na, [], []))
            group.numbers.append(number)
            group.true.append(tuple(codes[T]))
        found = list(groups.values())
        self._alike[id(tests)] = len(self.states), found, tests  # by identity: to compare exact numbers takes long
        return found
