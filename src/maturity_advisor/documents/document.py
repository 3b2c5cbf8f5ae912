"""A document is plain data that remembers where each of its values was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from maturity_advisor.errors import Place

Mark: TypeAlias = tuple[int, int]
Path: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Spot:
    """Where a list or mapping begins, and where its keys and its parts do."""

    mark: Mark
    keys: dict[str, Mark] = field(default_factory=dict)
    parts: dict[str | int, Spot | Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where it says it."""

    source: str
    data: Any
    spots: Spot | Mark = (1, 1)

    def place(self, path: Path = ()) -> Place:
        """Where the value at `path` begins; of the nearest thing above it if there is none."""
        *_, last = self._walk(path)
        return self._placed(last.mark if isinstance(last, Spot) else last)

    def key_place(self, path: Path) -> Place:
        """Where the key that leads to `path` begins; where the value does if it has no key."""
        *_, parent = self._walk(path[:-1])
        if path and isinstance(parent, Spot) and path[-1] in parent.keys:
            return self._placed(parent.keys[str(path[-1])])
        return self.place(path)

    def _walk(self, path: Path) -> Iterator[Spot | Mark]:
        spot = self.spots
        yield spot
        for step in path:
            if not isinstance(spot, Spot) or step not in spot.parts:
                return
            spot = spot.parts[step]
            yield spot

    def _placed(self, mark: Mark) -> Place:
        return Place(self.source, *mark)
