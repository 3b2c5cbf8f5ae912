"""Climbing: the levels of a category from its criteria, for many places, as an interval while criteria are open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.organisation.known import NOT_APPLICABLE, NotApplicable, State, levels
from maturity_advisor.reasoning.truth import F, T
from maturity_advisor.scale.bits import Bits, conjunction, flags_of, none, unpacked
from maturity_advisor.scale.columns import Column, looked_up
from maturity_advisor.scale.rails import Rails, constant, fulfilled
from maturity_advisor.scale.states import Table

Levels = NDArray[np.int16]


def climbed(table: Table, rows: Sequence[Sequence[Rails]], size: int) -> Column:
    """The highest stage whose criteria hold together with those of all below, from certain to possible."""
    rated = [fulfilled(row) for row in rows if row]
    if not rated:
        return looked_up(table, [NOT_APPLICABLE], np.zeros(size, np.uint8))
    by_stage = iter(rated)
    values = [next(by_stage) if row else constant(T if stage == 0 else F, size) for stage, row in enumerate(rows)]
    low = _top(values, [value.passing for value in values], size)
    high = _top(values, [~value.false for value in values], size)
    never = conjunction([none(size) if value.na is None else value.na for value in rated])
    perhaps = conjunction([~(value.true | value.false) for value in rated]) & ~never
    return of_levels(table, low, high, (flags_of(perhaps, size), flags_of(never, size)), len(rows))


def _top(values: Sequence[Rails], passable: Sequence[Bits], size: int) -> Levels:
    """The last stage that applies before the climb stops."""
    level = np.zeros(size, np.int16)
    reached = None
    for stage, (value, passes) in enumerate(zip(values, passable, strict=True), start=1):
        reached = passes if reached is None else reached & passes
        here = reached if value.na is None else reached & ~value.na
        np.maximum(level, unpacked(here, size).astype(np.int16) * stage, out=level)
    return level


def of_levels(
    table: Table, low: Levels, high: Levels, standing: tuple[NDArray[np.bool_], NDArray[np.bool_]], top: int
) -> Column:
    """A column of stages from lower and upper levels, and where the fact may or will not apply."""
    many = top + 1
    index = low.astype(np.int32) * many + high
    perhaps, never = standing
    index[perhaps] += many * many
    index[never] = 2 * many * many
    return looked_up(table, _states(many), index)


_STATES: dict[int, list[State]] = {}


def _states(many: int) -> list[State]:
    """All that may come out: every interval, certain to apply or not, and what does not apply."""
    if many not in _STATES:
        pairs = [(low, max(low, high)) for low in range(many) for high in range(many)]
        certain = [levels(low, high) for low, high in pairs]
        _STATES[many] = [*certain, *(levels(*pair, NotApplicable.MAYBE) for pair in pairs), NOT_APPLICABLE]
    return _STATES[many]
