"""Buffers: what Arrow keeps of a column, as bits and numbers, without a copy where that can be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maturity_advisor.scale.bits import Bits, bytes_for, packed


def valid_bits(column: pa.Array) -> Bits | None:
    """Where a column has a value; None for everywhere."""
    if not column.null_count:
        return None
    found = _bits(column, 0)
    return packed(column.is_valid().to_numpy(zero_copy_only=False)) if found is None else found


def data_bits(column: pa.BooleanArray) -> Bits:
    """Where a column of booleans is true; without meaning where it has no value."""
    found = _bits(column, 1)
    return packed(column.fill_null(False).to_numpy(zero_copy_only=False)) if found is None else found


def _bits(column: pa.Array, number: int) -> Bits | None:
    """One of a column's buffers of bits; None if its first place is not the first of a byte."""
    start, within = divmod(column.offset, 8)
    if within:
        return None
    return np.frombuffer(column.buffers()[number], np.uint8, bytes_for(len(column)), start)


def raw_numbers(column: pa.Array) -> NDArray[Any]:
    """A column's numbers; where it has no value, whatever stands there."""
    data = column.buffers()[1]
    bare = pa.Array.from_buffers(column.type, len(column), [None, data], offset=column.offset)
    found: NDArray[Any] = bare.to_numpy(zero_copy_only=False)
    return found
