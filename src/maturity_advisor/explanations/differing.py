"""Differing: where two pieces of plain data are not the same, each place by its JSON pointer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


class _Absent:
    """What stands for nothing at all, which null is not."""

    def __repr__(self) -> str:
        return "absent"


ABSENT = _Absent()


@dataclass(frozen=True, slots=True)
class Difference:
    """A place, what stands there in the older one and what in the newer; ABSENT where nothing does."""

    path: str
    before: Any
    after: Any

    def to_data(self) -> dict[str, Any]:
        """As plain data; a side on which there is nothing is left out."""
        sides = (("before", self.before), ("after", self.after))
        return {"path": self.path, **{key: value for key, value in sides if value is not ABSENT}}


def differences(before: Any, after: Any, path: str = "") -> Iterator[Difference]:
    """All places that differ, in the order of their keys; numbers are compared as numbers, and true is no 1."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in sorted({*before, *after}):
            yield from differences(before.get(key, ABSENT), after.get(key, ABSENT), f"{path}/{_escaped(key)}")
    elif isinstance(before, list) and isinstance(after, list):
        for index in range(max(len(before), len(after))):
            yield from differences(_at(before, index), _at(after, index), f"{path}/{index}")
    elif not _same(before, after):
        yield Difference(path, before, after)


def _at(items: list[Any], index: int) -> Any:
    return items[index] if index < len(items) else ABSENT


def _escaped(key: str) -> str:
    """A key as RFC 6901 writes it."""
    return key.replace("~", "~0").replace("/", "~1")


def _same(before: Any, after: Any) -> bool:
    if _is_number(before) and _is_number(after):
        return Decimal(before) == Decimal(after)
    return type(before) is type(after) and bool(before == after)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
