"""Later: what most runs never need is made when it is first asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

Item = TypeVar("Item", bound="Later")
Place = TypeVar("Place")
Part = TypeVar("Part")


class Later:
    """A frozen type, one field of which, named by `LATE`, may be made when it is first asked for."""

    __slots__ = ("_make",)
    LATE: ClassVar[str]
    _make: Callable[[], Any]

    if not TYPE_CHECKING:  # else any name would pass for an attribute

        def __getattr__(self, name: str) -> Any:
            # Python looks here only for what it does not find: the late field, until it is there.
            if name != self.LATE:
                raise AttributeError(f"{type(self).__name__} has no '{name}'")
            made = self._make()
            object.__setattr__(self, name, made)
            return made


def made_later(item: Item, make: Callable[[], Any]) -> Item:
    """The same item, its late field not there until it is asked for."""
    object.__delattr__(item, item.LATE)
    object.__setattr__(item, "_make", make)
    return item


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
