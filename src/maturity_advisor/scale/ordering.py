"""Ordering: the first so many actions of many organisations, always the highest of what is available."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.int64]
Flags = NDArray[np.bool_]
RANK, TIE = 20, 12


@dataclass(frozen=True, slots=True)
class Line:
    """Actions by number: which directly need which (so many pairs), and in what order ties are broken."""

    needs: Sequence[tuple[int, int]]
    ties: Sequence[int]

    def first(self, most: int, ranks: Matrix, advised: Flags, leads: Flags) -> NDArray[np.int64]:
        """For each place of the order and each row the action there, -1 if there is none.

        All matrices have a row for each action. An action inherits the rank of the highest that needs it.
        """
        keys = self._keys(ranks, advised, leads)
        missing = np.zeros(ranks.shape, np.int8)
        for thing, needed in self.needs:
            missing[thing] += advised[needed]
        available = np.ascontiguousarray(np.where(missing > 0, -1, keys).T)
        rows = np.arange(ranks.shape[1])
        found = np.full((most, ranks.shape[1]), -1, np.int64)
        for place in range(most):
            best = available.argmax(1)
            best = np.where(available[rows, best] >= 0, best, -1)
            found[place] = best
            available[rows, best] = np.where(best >= 0, -1, available[rows, best])
            self._release(best, missing, keys, available)
        return found

    def _keys(self, ranks: Matrix, advised: Flags, leads: Flags) -> Matrix:
        """What leads first, then by inherited rank, by own rank, by tie; -1 for what is not advised."""
        inherited = np.where(advised, ranks, -1)
        for thing, needed in self._needing_first():
            np.maximum(inherited[needed], np.where(advised[needed], inherited[thing], -1), out=inherited[needed])
        ties = (1 << TIE) - 1 - np.array(self.ties, np.int64)
        keys = ((leads.astype(np.int64) << RANK | inherited) << RANK | ranks) << TIE | ties[:, None]
        return np.where(advised, keys, -1)

    def _needing_first(self) -> list[tuple[int, int]]:
        """All pairs, those of an action after those of whatever needs it."""
        depth: dict[int, int] = {}
        pairs = list(self.needs)
        for _ in range(len(pairs) + 1):
            for thing, needed in pairs:
                depth[needed] = max(depth.get(needed, 0), depth.get(thing, 0) + 1)
        return sorted(pairs, key=lambda pair: depth.get(pair[0], 0))

    def _release(self, best: NDArray[np.int64], missing: NDArray[np.int8], keys: Matrix, available: Matrix) -> None:
        """Let go what waited for what was placed."""
        for thing, needed in self.needs:
            hit = np.flatnonzero(best == needed)
            if not hit.size:
                continue
            missing[thing, hit] -= 1
            free = hit[(missing[thing, hit] == 0) & (keys[thing, hit] >= 0)]
            available[free, thing] = keys[thing, free]
