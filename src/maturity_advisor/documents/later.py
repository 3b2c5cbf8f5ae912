"""Later: what most runs never need is made when it is first asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

Item = TypeVar("Item", bound=type)
Place = TypeVar("Place")
Part = TypeVar("Part")


class _Later:
    """Stands in a late field until it is asked for."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def later(make: Callable[[], Part]) -> Part:
    """What stands for a value in a late field, and makes it when it is first asked for."""
    return cast(Part, _Later(make))


def with_late(name: str) -> Callable[[Item], Item]:
    """Let one field of a slotted type be late. The others cost no more than before, as they would by `__getattr__`."""

    def made(kind: Item) -> Item:
        setattr(kind, name, _Field(kind.__dict__[name]))
        return kind

    return made


class _Field:
    """A field that makes its value where something stands for it."""

    __slots__ = ("_slot",)

    def __init__(self, slot: Any) -> None:
        self._slot = slot

    def __get__(self, item: Any, kind: type | None = None) -> Any:
        if item is None:
            return self
        value = self._slot.__get__(item)
        if type(value) is _Later:
            value = value.make()
            self._slot.__set__(item, value)
        return value

    def __set__(self, item: Any, value: Any) -> None:
        self._slot.__set__(item, value)


class Shelf(Mapping[str, Part], Generic[Place, Part]):
    """Parts by name, each taken from its place when it is first asked for, and then at hand."""

    __slots__ = ("_places", "_take", "_taken")

    def __init__(self, places: Mapping[str, Place], take: Callable[[Place], Part]) -> None:
        self._places = places
        self._take = take
        self._taken: dict[str, Part] = {}

    def __getitem__(self, name: str) -> Part:
        try:
            return self._taken[name]
        except KeyError:
            return self._taken.setdefault(name, self._take(self._places[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places
