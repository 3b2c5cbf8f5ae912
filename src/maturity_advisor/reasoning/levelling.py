"""Levelling: ladders over a circuit, the level of a category from its criteria and of a whole from its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from maturity_advisor.organisation.known import NOT_APPLICABLE, NotApplicable, State, levels
from maturity_advisor.reasoning.assessing import highest_level, lowest_level
from maturity_advisor.reasoning.rails import ALWAYS, Logic, Rails
from maturity_advisor.reasoning.solve import FALSE, TRUE, Literal
from maturity_advisor.reasoning.truth import F, T

States: TypeAlias = Mapping[State, Literal]


def ladder(logic: Logic, rows: Sequence[Sequence[Rails]]) -> States:
    """A category's level: the highest stage whose criteria hold together with all below, from certain to possible."""
    circuit = logic.circuit
    rated = [logic.fulfilled(row) for row in rows if row]
    values = [logic.fulfilled(row) if row else ALWAYS[T if index == 0 else F] for index, row in enumerate(rows)]
    if not rated:
        return {NOT_APPLICABLE: TRUE}
    none = circuit.all(value.na for value in rated)
    perhaps = circuit.all([-none, *(circuit.all((-value.true, -value.false)) for value in rated)])
    lows = _top(logic, [circuit.any((value.true, value.na)) for value in values], values)
    highs = _top(logic, [-value.false for value in values], values)
    return _intervals(logic, lows, highs, {NotApplicable.YES: none, NotApplicable.MAYBE: perhaps})


def _top(logic: Logic, passable: Sequence[Literal], values: Sequence[Rails]) -> list[Literal]:
    """For each level whether it is the last stage that applies before the climb stops."""
    circuit = logic.circuit
    reached = [circuit.all([*passable[: index + 1], -value.na]) for index, value in enumerate(values)]
    stages = [TRUE, *reached]
    return [circuit.all([stage, *(-later for later in stages[index + 1 :])]) for index, stage in enumerate(stages)]


def _intervals(
    logic: Logic, lows: Sequence[Literal], highs: Sequence[Literal], na: Mapping[NotApplicable, Literal]
) -> States:
    circuit = logic.circuit
    none, perhaps = na[NotApplicable.YES], na[NotApplicable.MAYBE]
    found: dict[State, Literal] = {NOT_APPLICABLE: none}
    for low, at_low in enumerate(lows):
        for high in range(low, len(highs)):
            both = circuit.all((at_low, highs[high], -none))
            found[levels(low, high)] = circuit.all((both, -perhaps))
            found[levels(low, high, NotApplicable.MAYBE)] = circuit.all((both, perhaps))
    return {state: literal for state, literal in found.items() if literal != FALSE}


@dataclass(frozen=True, slots=True)
class Summing:
    """A dimension or a whole from the levels of its parts, of which some may turn out not to apply."""

    logic: Logic
    members: Sequence[States]

    def states(self, combine: str, top: int) -> States:
        """The interval of levels up to the top one.

        A level counts as reached at the lower end if no choice of the perhaps-members keeps the combination below it,
        and at the upper end if some choice lifts it there; the worst choice takes all those below and none above.
        """
        circuit = self.logic.circuit
        certain = circuit.any(self._having(member, NotApplicable.NO) for member in self.members)
        some = circuit.any((certain, *(self._having(member, NotApplicable.MAYBE) for member in self.members)))
        below, above = getattr(self, f"_{combine}_below"), getattr(self, f"_{combine}_reaches")
        lows = self._exact([-below(level) for level in range(1, top + 1)])
        highs = self._exact([above(level) for level in range(1, top + 1)])
        na = {NotApplicable.YES: -some, NotApplicable.MAYBE: circuit.all((some, -certain))}
        return _intervals(self.logic, lows, highs, na)

    def _exact(self, reached: Sequence[Literal]) -> list[Literal]:
        stages = [TRUE, *reached]
        return [
            self.logic.circuit.all([stage, *(-later for later in stages[index + 1 : index + 2])])
            for index, stage in enumerate(stages)
        ]

    def _having(self, member: States, *nas: NotApplicable) -> Literal:
        return self.logic.circuit.any(literal for state, literal in member.items() if state.na in nas)

    def _at(self, end: str, level: int, wanted: bool, *nas: NotApplicable) -> list[Literal]:
        """For each member whether its lower or upper end lies below a level (or not), if it is in or perhaps."""
        read = lowest_level if end == "low" else highest_level
        return [
            self.logic.circuit.any(
                literal for state, literal in member.items() if state.na in nas and (read(state) < level) == wanted
            )
            for member in self.members
        ]

    def _lowest_below(self, level: int) -> Literal:
        return self.logic.circuit.any(self._at("low", level, True, NotApplicable.NO, NotApplicable.MAYBE))

    def _lowest_reaches(self, level: int) -> Literal:
        circuit = self.logic.circuit
        spoiling = circuit.any(self._at("high", level, True, NotApplicable.NO))
        return circuit.all(
            (-spoiling, circuit.any(self._at("high", level, False, NotApplicable.NO, NotApplicable.MAYBE)))
        )

    def _median_below(self, level: int) -> Literal:
        """The lower middle is below if those below are not outnumbered."""
        circuit = self.logic.circuit
        below = self._at("low", level, True, NotApplicable.NO, NotApplicable.MAYBE)
        others = self._at("low", level, False, NotApplicable.NO)
        balance = circuit.at_least(0, [*((item, 1) for item in below), *((item, -1) for item in others)])
        return circuit.all((circuit.any(below), balance))

    def _median_reaches(self, level: int) -> Literal:
        below = self._at("high", level, True, NotApplicable.NO)
        others = self._at("high", level, False, NotApplicable.NO, NotApplicable.MAYBE)
        terms = [*((item, -1) for item in below), *((item, 1) for item in others)]
        return self.logic.circuit.at_least(1, terms)

    def _balanced_below(self, level: int) -> Literal:
        return self.logic.circuit.all((self._lowest_below(level), self._median_below(level + 1)))

    def _balanced_reaches(self, level: int) -> Literal:
        return self.logic.circuit.any((self._lowest_reaches(level), self._median_reaches(level + 1)))

    def _mean_below(self, level: int) -> Literal:
        """Rounded down, the mean is below a level if the distances to it add up to less than nothing."""
        return self.logic.circuit.at_least(1, [(item, -far) for item, far in self._distances("low", level)])

    def _mean_reaches(self, level: int) -> Literal:
        distances = self._distances("high", level)
        some = self.logic.circuit.any(item for item, _ in distances)
        return self.logic.circuit.all((some, self.logic.circuit.at_least(0, distances)))

    def _distances(self, end: str, level: int) -> list[tuple[Literal, int]]:
        """How far the members' ends lie from a level; perhaps-members only if they help."""
        read = lowest_level if end == "low" else highest_level
        found = []
        for member in self.members:
            for state, literal in member.items():
                far = read(state) - level
                helps = far < 0 if end == "low" else far >= 0
                if state.na is NotApplicable.NO or (state.na is NotApplicable.MAYBE and helps):
                    found.append((literal, far))
        return found
