"""Combining: levels of dimensions and models from those of their parts, for many places at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.organisation.known import NotApplicable, State
from maturity_advisor.reasoning.assessing import highest_level, lowest_level
from maturity_advisor.scale.climbing import Levels, of_levels
from maturity_advisor.scale.columns import Column
from maturity_advisor.scale.states import Table

Matrix = NDArray[np.int16]
Flags = NDArray[np.bool_]
# Stands above all levels: a member that is left out sorts behind the others.
OUT = np.int16(1 << 12)


def aggregated(table: Table, combine: str, members: Sequence[Column], top: int) -> Column:
    """The interval of a combination over all members that apply and any of those that may."""
    standing = np.stack([_of_states(member, lambda state: int(state.na)) for member in members])
    certain, perhaps = standing == NotApplicable.NO, standing == NotApplicable.MAYBE
    low = _end(combine, np.stack([_of_states(member, lowest_level) for member in members]), certain, perhaps, 1)
    high = _end(combine, np.stack([_of_states(member, highest_level) for member in members]), certain, perhaps, -1)
    never = ~(certain | perhaps).any(0)
    return of_levels(table, low, high, (~certain.any(0) & ~never, never), top)


def _of_states(column: Column, read: Callable[[State], int]) -> Levels:
    """A number read off each state."""
    return np.array([read(state) for state in column.table.states], np.int16)[column.codes]


def _end(combine: str, values: Matrix, certain: Flags, perhaps: Flags, side: int) -> Levels:
    """The least (side 1) or greatest (side -1) level over all choices of perhaps-members.

    Of any number of perhaps-members the least make the least, so it is enough to take the first none, one, two, … in
    order of size.
    """
    found = _combined(combine, np.where(certain, values, OUT), certain.sum(0))
    if not perhaps.any():
        return found
    best = np.where(certain.any(0), found, OUT * side)
    ordered = np.sort(np.where(perhaps, values * side, OUT), 0)
    rows = np.where(certain, values, OUT)
    for count in range(1, int(perhaps.sum(0).max()) + 1):
        more = ordered[:count]
        here = more[-1] != OUT
        taken = np.concatenate([rows, np.where(more == OUT, OUT, more * side)])
        result = _combined(combine, taken, certain.sum(0) + count)
        best = np.where(here, np.minimum(best * side, result * side) * side, best)
    return np.where(best == OUT * side, 0, best).astype(np.int16)


def _combined(combine: str, values: Matrix, many: NDArray[np.int_]) -> Levels:
    """The combination of those values that are not left out; of none at all anything."""
    many = np.maximum(many, 1)
    if combine == "lowest":
        lowest: Levels = values.min(0)
        return lowest
    if combine == "mean":
        total: Levels = (np.where(values == OUT, 0, values).sum(0) // many).astype(np.int16)
        return total
    middle: Levels = np.take_along_axis(np.sort(values, 0), ((many - 1) // 2)[None], 0)[0]
    if combine == "median":
        return middle
    balanced: Levels = np.maximum(values.min(0), middle - 1)
    return balanced
