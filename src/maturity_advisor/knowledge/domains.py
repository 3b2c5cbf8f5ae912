"""Domains: which values a fact can have, and how they are read and compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from maturity_advisor.documents import Path, near
from maturity_advisor.documents.wording import described, quoted
from maturity_advisor.knowledge.conditions import COMPARABLE, EQUALITY, KNOWLEDGE, ORDER, SEVERAL

DomainKind: TypeAlias = Literal["boolean", "choice", "scale", "stage", "choices", "integer", "number", "date", "text"]
Literal_: TypeAlias = bool | str | Fraction

FINITE = frozenset({"boolean", "choice", "scale", "stage"})
NUMERIC = frozenset({"integer", "number", "date"})
ORDERED = frozenset({"scale", "stage"}) | NUMERIC
NOT_YET = "not_yet"
NO_TYPE_FITS = "none"
BOOLEANS = (False, True)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Unfit(Exception):
    """A value does not belong to a domain; carries message and remedy, and where in a list it stands."""

    def __init__(self, message: str, remedy: str, path: Path = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path


@dataclass(frozen=True, slots=True)
class Domain:
    """The values a fact can have.

    `options` are in order for a scale or a stage; `points` stand beside them. Numbers are exact; a date is the number
    of its day.
    """

    kind: DomainKind
    options: tuple[str, ...] = ()
    points: tuple[Fraction | None, ...] = ()
    exclusive: str | None = None
    minimum: Fraction | None = None
    maximum: Fraction | None = None

    @property
    def values(self) -> tuple[bool | str, ...]:
        """All values of a finite domain, in their order."""
        return BOOLEANS if self.kind == "boolean" else self.options

    @property
    def operators(self) -> tuple[str, ...]:
        """The operators that fit this domain."""
        if self.kind == "choices":
            return SEVERAL + KNOWLEDGE
        if self.kind == "text":
            return KNOWLEDGE
        return EQUALITY + (ORDER if self.kind in ORDERED else ()) + KNOWLEDGE

    def comparable(self, other: Domain) -> bool:
        """Whether values of both may be compared with each other."""
        if {self.kind, other.kind} <= {"integer", "number"}:
            return True
        if self.kind != other.kind or self.kind not in ORDERED:
            return False
        return self.options == other.options


BOOLEAN = Domain("boolean")
COUNT = Domain("integer", minimum=Fraction(0))
SHARE = Domain("number", minimum=Fraction(0), maximum=Fraction(1))
NUMBER = Domain("number")


def read_value(domain: Domain, raw: Any) -> Literal_:
    """One value of the domain as it was written; Unfit says what is wrong."""
    if raw is None:
        raise Unfit("a value is missing here", "Write one, or leave it out")
    if domain.kind == "boolean":
        if isinstance(raw, bool):
            return raw
        raise Unfit(f"{described(raw)} is neither true nor false", "Write true or false, without quotes")
    if domain.kind == "text":
        return _text(raw)
    if domain.kind == "date":
        return _day(raw)
    return _number(domain, raw) if domain.kind in NUMERIC else _option(domain, raw)


def _text(raw: Any) -> str:
    text = getattr(raw, "text", raw)
    if not isinstance(text, str):
        raise Unfit(f"{described(raw)} is no text", 'Put it in quotes: "…"')
    return text


def day_of(text: Any) -> date | None:
    """The day that is written as 2026-11-22; None if there is no such day."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) and DAY.fullmatch(text) else None
    except ValueError:
        return None


def _day(raw: Any) -> Fraction:
    day = day_of(raw)
    if day is None:
        raise Unfit(f"{described(raw)} is no date", "Write it as 2026-11-22")
    return Fraction(day.toordinal())


def _number(domain: Domain, raw: Any) -> Fraction:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | Fraction):
        raise Unfit(f"{described(raw)} is no number", "Write a number, without quotes")
    value = Fraction(raw)
    if domain.kind == "integer" and value.denominator != 1:
        raise Unfit(f"{described(raw)} is no whole number", "Write a whole number")
    return value


def within_bounds(domain: Domain, value: Literal_) -> None:
    """Refuse a number outside the declared bounds."""
    if not isinstance(value, Fraction):
        return
    if domain.minimum is not None and value < domain.minimum:
        raise Unfit(
            f"{number_text(value)} is less than {number_text(domain.minimum)}",
            f"Give at least {number_text(domain.minimum)}",
        )
    if domain.maximum is not None and value > domain.maximum:
        raise Unfit(
            f"{number_text(value)} is more than {number_text(domain.maximum)}",
            f"Give at most {number_text(domain.maximum)}",
        )


def number_text(value: Fraction) -> str:
    """An exact number as people write it: 2.5 where that is exact, else 1/3."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return format(exact.normalize(), "f") if Fraction(exact) == value else str(value)


def option_id(raw: Any) -> str:
    """An option's id, also where it looks like a number or a flag."""
    return str(raw).lower() if isinstance(raw, bool) else str(getattr(raw, "text", raw))


def _option(domain: Domain, raw: Any) -> str:
    if isinstance(raw, dict | list | tuple):
        raise Unfit(f"{described(raw)} is no option", f"Name one of {', '.join(domain.options)}")
    name = option_id(raw)
    if name in domain.options:
        return name
    close = near(name, domain.options)
    remedy = f"Did you mean '{close}'?" if close else f"Options are {', '.join(domain.options)}"
    raise Unfit(f"there is no option {quoted(name)}", remedy)


def check_operator(domain: Domain, fact: str, operator: str) -> None:
    """Refuse an operator that does not fit."""
    if operator not in domain.operators:
        hint = f"Use one of {', '.join(domain.operators)}"
        raise Unfit(f"'{operator}' does not fit '{fact}', which is of type {domain.kind}", hint)


def check_comparison(left: Domain, right: Domain, operator: str) -> None:
    """Refuse a comparison of two facts that cannot be compared."""
    if operator not in COMPARABLE:
        raise Unfit(f"'{operator}' does not compare two facts", f"Use one of {', '.join(COMPARABLE)}")
    if not left.comparable(right):
        raise Unfit(
            "these two facts cannot be compared", "Compare numbers, dates, or facts with the same scale or stages"
        )


def read_operand(domain: Domain, operator: str, raw: Any) -> Any:
    """The right-hand side of a test, typed: a value, or a tuple of values."""
    if operator in KNOWLEDGE:
        if not isinstance(raw, bool):
            raise Unfit(f"'{operator}' takes true or false", f"Write '{operator}: true' or '{operator}: false'")
        return raw
    if operator in SEVERAL or operator in ("one_of", "none_of"):
        if raw == ():
            raise Unfit(f"'{operator}' needs at least one value", "Name the values")
        return _items(domain, raw) if isinstance(raw, tuple) else (read_value(domain, raw),)
    if operator == "between":
        return _between(domain, raw)
    if isinstance(raw, tuple):
        raise Unfit(f"'{operator}' takes one value", "Use one_of or none_of for several")
    return read_value(domain, raw)


def _items(domain: Domain, raw: tuple[Any, ...]) -> tuple[Literal_, ...]:
    return tuple(read_item(domain, item, (index,)) for index, item in enumerate(raw))


def read_item(domain: Domain, raw: Any, path: Path) -> Literal_:
    """One value of several; Unfit says at which place."""
    try:
        return read_value(domain, raw)
    except Unfit as unfit:
        raise Unfit(unfit.message, unfit.remedy, path) from None


def _between(domain: Domain, raw: Any) -> tuple[Literal_, Literal_]:
    if not isinstance(raw, tuple) or len(raw) != 2:
        raise Unfit("'between' takes two values", "Write [lowest, highest]")
    low, high = _items(domain, raw)
    if position(domain, low) > position(domain, high):
        raise Unfit("'between' has its ends the wrong way round", "Write [lowest, highest]")
    return low, high


def position(domain: Domain, value: Literal_) -> Fraction | int:
    """Where a value stands in the order of its domain."""
    return value if isinstance(value, Fraction) else domain.values.index(value)
