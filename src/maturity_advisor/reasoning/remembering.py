"""Remembering: what was worked out for many cases, begun afresh when there are too many of them."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembering(dict[Key, Value]):
    """A mapping of at most so many values: one more, and it forgets all others."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, value)
