"""Plain data as JSON to read and to keep: sorted, indented, and with every number as exact as it came in."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from json import JSONEncoder
from typing import Any, TypeAlias

from maturity_advisor.documents.numbers import MOST_DIGITS

Put: TypeAlias = Callable[[str], object]
_written = JSONEncoder(ensure_ascii=False).encode


class ExactNumber(float):
    """A decimal that no float holds; it reckons as the nearest float, and is written in full."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, exact: Decimal) -> ExactNumber:
        """The number nearest to it, with the exact one as its text."""
        number = super().__new__(cls, exact)
        number.text = str(exact)
        return number

    def __repr__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        return ExactNumber, (Decimal(self.text),)


def number_of(exact: Decimal) -> int | float:
    """A decimal as a number that JSON can hold and that reads back as the same."""
    if exact == exact.to_integral_value() and exact.adjusted() < MOST_DIGITS:
        return int(exact)
    near = float(exact)
    return near if math.isfinite(near) and Decimal(repr(near)) == exact else ExactNumber(exact)


def json_of(data: Any) -> str:
    """The data as JSON that ends in a line break; the same bytes for the same data."""
    parts: list[str] = []
    _write(data, "\n", parts.append)
    return "".join((*parts, "\n"))


def _write(data: Any, line: str, put: Put) -> None:
    if isinstance(data, Mapping) and data:
        _write_parts(((f"{_written(key)}: ", data[key]) for key in sorted(data)), "{}", line, put)
    elif isinstance(data, list | tuple) and data:
        _write_parts((("", item) for item in data), "[]", line, put)
    else:
        put(repr(data) if isinstance(data, ExactNumber) else _written(data))


def _write_parts(parts: Any, brackets: str, line: str, put: Put) -> None:
    inner, separator = f"{line}  ", brackets[0]
    for head, value in parts:
        put(f"{separator}{inner}{head}")
        _write(value, inner, put)
        separator = ","
    put(f"{line}{brackets[1]}")
