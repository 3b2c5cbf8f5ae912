"""Dictionaries: the distinct cells of a column, and for each row the number of its own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maturity_advisor.scale.bits import smallest
from maturity_advisor.scale.buffers import raw_numbers
from maturity_advisor.scale.distinct import WIDE, combinations


def distinct_cells(column: pa.Array) -> tuple[NDArray[Any], list[Any]]:
    """For each row the number of its cell among the distinct ones (one more than there are if it is empty)."""
    if pa.types.is_nested(column.type) or pa.types.is_null(column.type):
        return _distinct_nested(column)
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    cells = column.dictionary.to_pylist()
    index = raw_numbers(column.indices).astype(smallest(len(cells)))
    if column.indices.null_count:
        index[column.indices.is_null().to_numpy(zero_copy_only=False)] = len(cells)
    empty = [number for number, cell in enumerate(cells) if cell is None]
    return (np.where(np.isin(index, empty), len(cells), index) if empty else index), cells


def _distinct_nested(column: pa.Array) -> tuple[NDArray[Any], list[Any]]:
    """Lists and the like: Arrow has no way to find equal ones."""
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        found = _distinct_lists(column)
        if found is not None:
            return found
    numbers: dict[str, int] = {}
    cells: list[Any] = []
    index = np.full(len(column), -1, np.int32)
    rows = np.flatnonzero(pc.is_valid(column).to_numpy(zero_copy_only=False))
    for row, cell in zip(rows.tolist(), column.filter(pc.is_valid(column)).to_pylist(), strict=True):
        key = repr(cell)
        if key not in numbers:
            numbers[key] = len(cells)
            cells.append(cell)
        index[row] = numbers[key]
    return np.where(index < 0, len(cells), index), cells


def _distinct_lists(column: pa.Array) -> tuple[NDArray[Any], list[Any]] | None:
    """Lists of words by the numbers of their words; None if these are no words, or too many for one number."""
    items = column.flatten()
    if pa.types.is_nested(items.type) or items.null_count:
        return None
    words = items if pa.types.is_dictionary(items.type) else items.dictionary_encode()
    codes = words.indices.to_numpy(zero_copy_only=False).astype(np.int64) + 1
    lengths = pc.fill_null(pc.list_value_length(column), 0).to_numpy(zero_copy_only=False).astype(np.int64)
    base, longest = len(words.dictionary) + 1, int(lengths.max(initial=0))
    if base ** (longest + 1) >= WIDE:
        return None
    starts = np.cumsum(lengths) - lengths
    key = np.zeros(len(column), np.int64)
    for place in range(longest):
        rows = np.flatnonzero(lengths > place)
        key[rows] = key[rows] * base + codes[starts[rows] + place]
    key[pc.is_null(column).to_numpy(zero_copy_only=False)] = -1
    index, first = combinations([(key + 1, WIDE)])
    cells = [column[row].as_py() for row in first]
    empty = [number for number, cell in enumerate(cells) if cell is None]
    return (np.where(np.isin(index, empty), len(cells), index) if empty else index), cells
