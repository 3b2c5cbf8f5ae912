"""Distinct: combinations of codes that occur, so that what is slow is asked of each of them once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maturity_advisor.organisation.known import State
from maturity_advisor.scale.bits import Codes, smallest
from maturity_advisor.scale.columns import Column
from maturity_advisor.scale.states import Table

Whole = NDArray[np.int64]
Found = TypeVar("Found")
WIDE = 1 << 62


def factorised(values: NDArray[Any]) -> tuple[Codes, NDArray[Any]]:
    """For each value the number of it among the distinct ones, and these, in the order they come."""
    found = pa.array(values).dictionary_encode()
    return found.indices.to_numpy().astype(np.uint32), found.dictionary.to_numpy(zero_copy_only=False)


def combinations(columns: Sequence[tuple[Codes, int]]) -> tuple[Codes, list[int]]:
    """For each row the number of its combination among those that occur, and for each of these the first such row.

    A column comes with how many codes there can be.
    """
    key: Whole = np.zeros(len(columns[0][0]), np.int64)
    width = 1
    for codes, many in columns:
        if width * many >= WIDE:
            index, values = factorised(key)
            key, width = index.astype(np.int64), len(values)
        key = key * many + codes
        width *= many
    index, values = factorised(key)
    first = np.empty(len(values), np.int64)
    first[index[::-1]] = np.arange(len(index) - 1, -1, -1)
    return index, first.tolist()


def tabled(table: Table, members: Sequence[Column], result: Callable[[tuple[State, ...]], State]) -> Column:
    """A fact of which the state is worked out for each combination of its members' states that occurs."""
    if not len(members[0].codes):
        return Column(table, 0, members[0].codes)
    index, first = combinations([(member.codes, len(member.table.states)) for member in members])
    found = [table.code(result(tuple(member.state(row) for member in members))) for row in first]
    return Column(table, members[0].size, np.array(found, smallest(max(found)))[index])
