"""Numbers: a column of plain numbers of which only the stretch between the points that tests know matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.scale.bits import Bits, Codes, disjunction, none, packed_rows, smallest, unpacked
from maturity_advisor.scale.columns import Column
from maturity_advisor.scale.states import Table

# So many comparisons at once, a byte each.
ROOM = 1 << 22
# For some runs of stretches: the first stretch of each, which of the runs end before the last, and what follows those.
Runs: TypeAlias = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]


@dataclass(frozen=True, slots=True)
class Stretches:
    """Where each stretch begins (None: nowhere), and where the last ends; their codes are 0, 1, 2, …

    `met` numbers those from which some test counts: numbers are compared with the starts of all of them at once.
    """

    starts: Sequence[Any]
    end: Any
    met: dict[int, int] = field(default_factory=dict)
    _runs: dict[int, tuple[Any, Runs | None]] = field(default_factory=dict)

    def number(self, stretch: int) -> int:
        """The number of a stretch among those met, from now on."""
        return self.met.setdefault(stretch, len(self.met))

    def runs(self, wanted: Sequence[tuple[int, ...]]) -> Runs | None:
        """Sets of codes as runs of stretches, worked out once for each list of them; None if some are not."""
        known = self._runs.get(id(wanted))
        if known is None:
            whole = all(self.is_run(codes) for codes in wanted)
            known = self._runs[id(wanted)] = wanted, self._as_runs(wanted) if whole else None
        return known[1]

    def is_run(self, codes: tuple[int, ...]) -> bool:
        """Whether these are the codes of stretches that follow each other."""
        return bool(codes) and codes[-1] < len(self.starts) and codes[-1] - codes[0] + 1 == len(codes)

    def _as_runs(self, wanted: Sequence[tuple[int, ...]]) -> Runs:
        ended = [place for place, codes in enumerate(wanted) if codes[-1] + 1 < len(self.starts)]
        return (
            np.array([self.number(codes[0]) for codes in wanted], np.intp),
            np.array(ended, np.intp),
            np.array([self.number(wanted[place][-1] + 1) for place in ended], np.intp),
        )

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
        self._reached: Bits | None = None

    def where_each(self, wanted: Sequence[tuple[int, ...]]) -> Bits:
        """In which places the code is one of the first, of the second, …: a row for each."""
        runs = self._stretches.runs(wanted)
        if runs is None:
            return super().where_each(wanted)
        firsts, ended, nexts = runs
        reached = self._rows()
        found = reached[firsts]
        found[ended] &= ~reached[nexts]
        return found

    def _where(self, wanted: tuple[int, ...]) -> Bits:
        if self._stretches.is_run(wanted):
            return self._within(wanted[0], wanted[-1])
        runs = _runs([code for code in wanted if code < len(self._stretches.starts)])
        found = disjunction([none(self.size), *(self._within(*run) for run in runs)])
        return found | ~self._from(0) if self._blank in wanted else found

    def _within(self, first: int, last: int) -> Bits:
        """In these stretches and those between; nothing lies below the first stretch or above the last."""
        found = self._from(first)
        return found if last + 1 == len(self._stretches.starts) else found & ~self._from(last + 1)

    def _from(self, stretch: int) -> Bits:
        """In this stretch or above."""
        number = self._stretches.number(stretch)
        found: Bits = self._rows()[number]
        return found

    def _rows(self) -> Bits:
        """For each stretch that was met so far where numbers are in it or above."""
        known = 0 if self._reached is None else len(self._reached)
        missing = list(self._stretches.met)[known:]
        if missing or self._reached is None:
            found = self._compared(missing)
            self._reached = found if self._reached is None else np.concatenate([self._reached, found])
        return self._reached

    def _compared(self, stretches: Sequence[int]) -> Bits:
        """With the starts of these, many in one go."""
        kind = self._values.dtype
        lowest = np.iinfo(kind).min if kind.kind in "iu" else -np.inf
        starts = np.array([self._stretches.starts[stretch] if stretch else lowest for stretch in stretches], kind)
        some = max(1, ROOM // max(1, self.size))
        parts = [starts[first : first + some, None] for first in range(0, len(starts), some)]
        found = np.vstack([packed_rows(self._values >= part) for part in parts])
        if self._present is not None:
            found &= self._present
        return found

    def _made(self) -> Codes:
        starts = [start for start in self._stretches.starts if start is not None]
        codes = np.searchsorted(np.array(starts), self._values, side="right")
        codes = codes if len(starts) < len(self._stretches.starts) else np.maximum(codes - 1, 0)
        made: Codes = codes.astype(smallest(len(self.table.states)))
        if self._present is not None:
            made[unpacked(self._present, self.size) == 0] = self._blank
        return made


def _runs(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Codes that follow each other, as the first and the last."""
    breaks = [index for index, (one, other) in enumerate(pairwise(codes), start=1) if other != one + 1]
    edges = [0, *breaks, len(codes)] if codes else []
    for start, end in pairwise(edges):
        yield codes[start], codes[end - 1]
