"""A document is plain data that remembers where each of its values was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from maturity_advisor.documents.later import with_late
from maturity_advisor.errors import AdvisorError, Place

Mark: TypeAlias = int
Path: TypeAlias = tuple[str | int, ...]

LINE = 1 << 32


def at(line: int, column: int) -> Mark:
    """A line and a column as one number: there may be 200,000 of them."""
    return line * LINE + column


def placed(source: str, mark: Mark) -> Place:
    """The place a mark stands for."""
    return Place(source, *divmod(mark, LINE))


class Spot(NamedTuple):
    """Where a list or mapping begins, and where its keys and its parts do, in their order."""

    mark: Mark
    keys: tuple[Mark, ...]
    parts: tuple[Spot | Mark, ...]


START = at(1, 1)


@with_late("data")
@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where it says it.

    Few are ever asked where. One that was read without places has `again`, which reads it with them.
    """

    source: str
    data: Any
    spots: Spot | Mark = field(default=START, repr=False, compare=False)
    again: Callable[[], Document] | None = field(default=None, repr=False, compare=False)
    _placed: list[Document] = field(default_factory=list, init=False, repr=False, compare=False)
    _orders: dict[int, dict[str, int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def place(self, path: Path = ()) -> Place:
        """Where the value at `path` begins; of the nearest thing above it if there is none."""
        if self.again is not None:
            return self._with_places(self.again).place(path)
        data, spot = self.data, self.spots
        for step in path:
            number = self._number(data, step)
            if number is None or not isinstance(spot, Spot):
                break
            data, spot = data[step], spot.parts[number]
        return placed(self.source, spot.mark if isinstance(spot, Spot) else spot)

    def key_place(self, path: Path) -> Place:
        """Where the key that leads to `path` begins; where the value does if it has no key."""
        if self.again is not None:
            return self._with_places(self.again).key_place(path)
        data, spot = self.data, self.spots
        for step in path[:-1]:
            number = self._number(data, step)
            if number is None or not isinstance(spot, Spot):
                return self.place(path)
            data, spot = data[step], spot.parts[number]
        number = self._number(data, path[-1]) if path else None
        if number is None or not isinstance(spot, Spot) or not spot.keys:
            return self.place(path)
        return placed(self.source, spot.keys[number])

    def _with_places(self, again: Callable[[], Document]) -> Document:
        """The same document read again; its beginning is all that is known if that cannot be done any more."""
        if not self._placed:
            try:
                self._placed.append(again())
            except AdvisorError:
                self._placed.append(Document(self.source, self.data))
        return self._placed[0]

    def _number(self, data: Any, step: str | int) -> int | None:
        """Which part of `data` the step leads to, counted from 0."""
        if isinstance(data, list):
            return step if isinstance(step, int) and 0 <= step < len(data) else None
        if not isinstance(data, dict) or not isinstance(step, str):
            return None
        order = self._orders.get(id(data))
        if order is None:
            order = self._orders[id(data)] = {key: number for number, key in enumerate(data)}
        return order.get(step)
