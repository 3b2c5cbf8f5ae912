"""Numbers: a column of plain numbers of which only the stretch between the points that tests know matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.scale.bits import Bits, Codes, all_, disjunction, none, packed_rows, smallest
from maturity_advisor.scale.columns import Column, Table


@dataclass(frozen=True, slots=True)
class Stretches:
    """Where each stretch begins (None: nowhere), and where the last ends; their codes are 0, 1, 2, …

    `met` are those from which some test counts: numbers are compared with the starts of all of them at once.
    """

    starts: Sequence[Any]
    end: Any
    met: dict[int, None] = field(default_factory=dict)

    def hold(self, values: NDArray[Any]) -> bool:
        """Whether all of these lie in one of the stretches; what is no number does not."""
        if not values.size:
            return True
        least, greatest = values.min(), values.max()
        low = self.starts[0]
        return bool(least == least if low is None else least >= low) and (self.end is None or bool(greatest < self.end))


class Numbers(Column):
    """Numbers as they are; where there is none, nothing is known.

    All numbers lie in one of the stretches, the starts of which have their type too; what stands where `present` is no
    does not matter.
    """

    __slots__ = ("_blank", "_present", "_reached", "_stretches", "_values")

    def __init__(
        self, table: Table, values: NDArray[Any], stretches: Stretches, blank: int, present: Bits | None
    ) -> None:
        super().__init__(table, len(values), None)
        self._values = values
        self._stretches = stretches
        self._blank = blank
        self._present = present
        self._reached: dict[int, Bits] = {}

    def _where(self, wanted: tuple[int, ...]) -> Bits:
        many = len(self._stretches.starts)
        if wanted and wanted[-1] < many and wanted[-1] - wanted[0] + 1 == len(wanted):
            return self._within(wanted[0], wanted[-1])
        runs = _runs([code for code in wanted if code < many])
        found = disjunction([none(self.size), *(self._within(*run) for run in runs)])
        return found | ~self._from(0) if self._blank in wanted else found

    def _within(self, first: int, last: int) -> Bits:
        """In these stretches and those between; nothing lies below the first stretch or above the last."""
        found = self._from(first)
        return found if last + 1 == len(self._stretches.starts) else found & ~self._from(last + 1)

    def _from(self, stretch: int) -> Bits:
        """In this stretch or above."""
        if not stretch:
            return all_(self.size) if self._present is None else self._present
        found = self._reached.get(stretch)
        if found is None:
            self._stretches.met[stretch] = None
            self._compare([other for other in self._stretches.met if other not in self._reached])
            found = self._reached[stretch]
        return found

    def _compare(self, stretches: Sequence[int]) -> None:
        """With the starts of all these, in one go."""
        starts = np.array([self._stretches.starts[stretch] for stretch in stretches], self._values.dtype)
        found = packed_rows(self._values >= starts[:, None])
        if self._present is not None:
            found &= self._present
        self._reached.update(zip(stretches, found, strict=True))

    def _made(self) -> Codes:
        starts = [start for start in self._stretches.starts if start is not None]
        codes = np.searchsorted(np.array(starts), self._values, side="right")
        codes = codes if len(starts) < len(self._stretches.starts) else np.maximum(codes - 1, 0)
        made: Codes = codes.astype(smallest(len(self.table.states)))
        if self._present is not None:
            made[np.unpackbits(self._present, count=self.size, bitorder="little") == 0] = self._blank
        return made


def _runs(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Codes that follow each other, as the first and the last."""
    breaks = [index for index, (one, other) in enumerate(pairwise(codes), start=1) if other != one + 1]
    edges = [0, *breaks, len(codes)] if codes else []
    for start, end in pairwise(edges):
        yield codes[start], codes[end - 1]
