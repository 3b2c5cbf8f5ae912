"""Plain numbers: columns of numbers as they are, where all lie within the stretches that tests know."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maturity_advisor.scale.buffers import raw_numbers
from maturity_advisor.scale.numbers import Stretches

WHOLE: tuple[type[np.integer[Any]], ...] = (np.uint8, np.uint16, np.uint32, np.int64, np.uint64)
# All whole numbers below this are floats too.
EXACT = 1 << 53


def whole_numbers(column: pa.Array, stretches: Stretches) -> NDArray[Any] | None:
    """Whole numbers in as few bytes as they and the starts of stretches need.

    None if some are not whole, or not within the stretches.
    """
    if pa.types.is_floating(column.type):
        column = _without_fractions(column)
    values = None if column is None else _within(column, stretches)
    if values is None or not values.size:
        return values
    starts = [start for start in stretches.starts if start is not None]
    low, high = min([int(values.min()), *starts[:1]]), max([int(values.max()), *starts[-1:]])
    kinds = [kind for kind in WHOLE if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max]
    return values.astype(kinds[0]) if kinds else None


def floats(column: pa.Array, stretches: Stretches) -> NDArray[Any] | None:
    """Floats; None for whole numbers that floats cannot hold, for less exact floats, and if some are not within."""
    if pa.types.is_integer(column.type):
        limits = pc.min_max(column).as_py()
        if max(abs(limits["min"] or 0), abs(limits["max"] or 0)) >= EXACT:
            return None
        column = pc.cast(column, pa.float64())
    return _within(column, stretches) if column.type == pa.float64() else None


def _without_fractions(column: pa.Array) -> pa.Array | None:
    """Floats that are whole as whole numbers; None if some are not."""
    numbers = column.fill_null(0).to_numpy(zero_copy_only=False)
    if not (np.abs(numbers) < EXACT).all() or (numbers != np.floor(numbers)).any():
        return None
    # Where there is none, 0 need not lie within the stretches.
    return pa.array(numbers.astype(np.int64), mask=column.is_null().to_numpy(zero_copy_only=False))


def _within(column: pa.Array, stretches: Stretches) -> NDArray[Any] | None:
    """A column's numbers if all lie within the stretches; where it has none, anything that does."""
    values = raw_numbers(column)
    if stretches.hold(values):
        return values
    there = column.is_valid().to_numpy(zero_copy_only=False)
    present = values[there]
    if not stretches.hold(present):
        return None
    return np.where(there, values, present[0] if present.size else 0)
