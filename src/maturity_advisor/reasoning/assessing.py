"""Assessments: where an organisation stands in a model, as an interval of stages while criteria are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from maturity_advisor.knowledge.definitions import Banded
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.organisation.known import (
    FALSE,
    NOT_APPLICABLE,
    TRUE,
    UNDECIDED,
    Finite,
    NotApplicable,
    Numeric,
    State,
    levels,
)
from maturity_advisor.reasoning.grouping import AGGREGATES, Member, combine
from maturity_advisor.reasoning.slots import truths_of
from maturity_advisor.reasoning.truth import F, N, T, Truth, U, fulfilled

BOOLEANS: dict[Truth, State] = {T: TRUE, F: FALSE, U: UNDECIDED, N: NOT_APPLICABLE}
DECIDED: dict[State, Truth] = {TRUE: T, FALSE: F, NOT_APPLICABLE: N}
NO_GAP = Numeric(None, None, (), NotApplicable.YES)
# Organisations differ less than their answers: what was assessed once is remembered.
REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Profile:
    """How the criteria of a category stand, up to its next stage."""

    towards: str | None
    met: int
    open: int
    missed: int
    not_applicable: int

    @property
    def total(self) -> int:
        """All criteria that apply."""
        return self.met + self.open + self.missed


def boolean_state(truth: Truth) -> State:
    """A derived boolean: decided, not applicable, or either."""
    return BOOLEANS[truth]


def truth_of_boolean(state: State) -> Truth:
    """The truth a derived boolean stands for."""
    return DECIDED.get(state, U)


@lru_cache(REMEMBERED)
def climbed(rows: tuple[str, ...], options: tuple[str, ...]) -> tuple[State, Profile]:
    """The level and the profile of a category, from the digits of its criteria by stage."""
    truths = [truths_of(row) for row in rows]
    values = stage_values(truths)
    state = gated(truths, values)
    return state, profile(truths, values, state, options[1:])


@lru_cache(REMEMBERED)
def checked(criteria: str) -> tuple[State, Profile]:
    """The state and the profile of a checklist's category, from the digits of its criteria."""
    truths = truths_of(criteria)
    return listed(truths), counts(None, truths)


def stage_values(rows: Sequence[Sequence[Truth]]) -> list[Truth]:
    """The criteria value of each stage; a later stage without criteria blocks."""
    return [fulfilled(row) if row else (T if index == 0 else F) for index, row in enumerate(rows)]


def gated(rows: Sequence[Sequence[Truth]], values: Sequence[Truth]) -> State:
    """The level of a category: the highest stage whose criteria hold together with all below."""
    rated = [value for row, value in zip(rows, values, strict=True) if row]
    if not rated or all(truth is N for truth in rated):
        return NOT_APPLICABLE
    na = NotApplicable.MAYBE if all(truth is N or truth is U for truth in rated) else NotApplicable.NO
    return levels(_highest(values, (F, U)), _highest(values, (F,)), na)


def _highest(values: Sequence[Truth], stops: tuple[Truth, ...]) -> int:
    """The highest stage that applies, before the first one whose value stops the climb."""
    level = 0
    for stage, value in enumerate(values, start=1):
        if value in stops:
            break
        if value is not N:
            level = stage
    return level


def profile(rows: Sequence[Sequence[Truth]], values: Sequence[Truth], state: State, names: Sequence[str]) -> Profile:
    """The criteria of all stages up to the next one above what is certain."""
    low = lowest_level(state)
    above = [stage for stage in range(low + 1, len(rows) + 1) if values[stage - 1] is not N]
    last = above[0] if above else len(rows)
    found = [truth for row in rows[:last] for truth in row]
    towards = names[above[0] - 1] if above else None
    return counts(towards, found)


def counts(towards: str | None, found: Sequence[Truth]) -> Profile:
    """How these criteria stand."""
    return Profile(towards, found.count(T), found.count(U), found.count(F), found.count(N))


def lowest_level(state: State) -> int:
    """The least level that is possible; 0 if none is."""
    return max((state.mask & -state.mask).bit_length() - 1, 0) if isinstance(state, Finite) else 0


def highest_level(state: State) -> int:
    """The greatest level that is possible; 0 if none is."""
    return max(state.mask.bit_length() - 1, 0) if isinstance(state, Finite) else 0


def banded(body: Banded, score: State) -> State:
    """The levels read off the ends of a score."""
    if score.na is NotApplicable.YES or not isinstance(score, Numeric):
        return NOT_APPLICABLE
    low = 0 if score.low is None else _band(body, score.low)
    high = max(level for level, _ in body.bands) if score.high is None else _band(body, score.high)
    if score.low is None:
        low = max((level for level, least in body.bands if least is None), default=0)
    return levels(low, high, score.na)


def _band(body: Banded, value: Fraction) -> int:
    return max((level for level, least in body.bands if least is None or least <= value), default=0)


def aggregated(combination: str, states: Iterable[State]) -> State:
    """The level of a dimension or model from the levels of its members."""
    return _aggregated(combination, tuple(states))


@lru_cache(REMEMBERED)
def _aggregated(combination: str, states: tuple[State, ...]) -> State:
    members = [Member(Fraction(lowest_level(state)), Fraction(highest_level(state)), state.na) for state in states]
    found = combine(AGGREGATES[combination], members)
    if found.low is None or found.high is None:
        return NOT_APPLICABLE
    return levels(int(found.low), int(found.high), found.na)


def listed(truths: Sequence[Truth]) -> State:
    """A checklist's scope: all its parts that apply."""
    return boolean_state(fulfilled(truths)) if truths else NOT_APPLICABLE


def typed(rows: Sequence[Sequence[Truth]], domain: Domain) -> State:
    """A typology: the types that fit or may fit, and none unless one fits."""
    values = [fulfilled(row) if row else F for row in rows]
    mask = sum(1 << index for index, value in enumerate(values) if value in (T, U))
    if T not in values:
        mask |= 1 << (len(domain.options) - 1)
    return Finite(mask)


def gap(target: State, assessed: State) -> State:
    """Stages still to go to a target."""
    if target.na is NotApplicable.YES or assessed.na is NotApplicable.YES:
        return NO_GAP
    return _gap(target, assessed)


@lru_cache(REMEMBERED)
def _gap(target: State, assessed: State) -> State:
    goal = lowest_level(target)
    low, high = max(0, goal - highest_level(assessed)), max(0, goal - lowest_level(assessed))
    return Numeric(Fraction(low), Fraction(high), (), assessed.na)
