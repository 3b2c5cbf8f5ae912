"""What is known of a fact in a place: the values it may have, and whether it is applicable (semantics §2)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers (or whole numbers) from `lo` to `hi`, both included; None is infinite."""

    lo: Fraction | None
    hi: Fraction | None


@dataclass(frozen=True, slots=True)
class State:
    """The possible values, `na` (no, maybe or yes: not applicable), and whether nobody gave a value.

    `values` is a frozenset of booleans, option ids or Fractions (of a text: empty), an `Interval`,
    or for `choices` a tuple of (option, yes | no | open | na). An interval of one number is a frozenset.
    """

    values: frozenset | Interval | tuple[tuple[str, str], ...]
    na: str = "no"
    blank: bool = False


NOT_APPLICABLE = State(frozenset(), "yes")
UNKNOWN_BOOLEAN = State(frozenset({False, True}), "maybe")


def number(value) -> Fraction:
    """Any number as an exact rational; a date (also as ISO text) as the number of its day (§2)."""
    if isinstance(value, str):
        value = datetime.date.fromisoformat(value)
    if isinstance(value, datetime.date):
        return Fraction(value.toordinal())
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def numbers(lo: Fraction | None, hi: Fraction | None) -> frozenset | Interval:
    """The numbers from `lo` to `hi`."""
    return frozenset({lo}) if lo == hi is not None else Interval(lo, hi)
