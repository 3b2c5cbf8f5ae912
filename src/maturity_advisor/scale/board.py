"""Boards: a row of truths for each of many conditions, in all places of a kind; what is alike is read in one go."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.scale.bits import bytes_for
from maturity_advisor.scale.rails import Rails

Numbers: TypeAlias = "slice | list[int] | NDArray[Any]"


class Board:
    """So many rows, which mean something once they are written."""

    __slots__ = ("_na", "_with_na", "false", "true")

    def __init__(self, rows: int, size: int) -> None:
        self.true = np.empty((rows, bytes_for(size)), np.uint8)
        self.false = np.empty_like(self.true)
        self._na: NDArray[np.uint8] | None = None
        self._with_na = np.zeros(rows, np.bool_)

    def write(self, numbers: Numbers, found: Rails) -> None:
        """The truths of these rows, or the same for all of them."""
        self.true[numbers] = found.true
        self.false[numbers] = found.false
        if found.na is not None:
            if self._na is None:
                self._na = np.zeros_like(self.true)
            self._na[numbers] = found.na
            self._with_na[numbers] = True

    def row(self, number: int) -> Rails:
        """One of them."""
        na = self._na[number] if self._na is not None and self._with_na[number] else None
        return Rails(self.true[number], self.false[number], na)

    def rows(self, numbers: Numbers) -> Rails:
        """Some of them, as a matrix."""
        some_na = self._na is not None and self._with_na[numbers].any()
        na = self._na[numbers] if self._na is not None and some_na else None
        return Rails(self.true[numbers], self.false[numbers], na)
