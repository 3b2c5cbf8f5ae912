"""Says plain data in the users' words, short and safe to print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from maturity_advisor.documents.numbers import DecimalNumber, WholeNumber

_LONGEST = 60


def quoted(text: str) -> str:
    """A text in quotes, on one line, cut where it is long."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text[: _LONGEST + 1])
    return f"'{printable}'" if len(text) <= _LONGEST else f"'{printable[:_LONGEST]}…'"


def described(data: Any) -> str:
    """What stands there, as one would point at it."""
    if data is None:
        return "empty"
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, WholeNumber | DecimalNumber):
        return data.text
    if isinstance(data, dict):
        return "a mapping"
    return "a list" if isinstance(data, list | tuple) else quoted(str(data))


def either(choices: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    *rest, end = choices
    return f"{', '.join(rest)} {last} {end}" if rest else end
