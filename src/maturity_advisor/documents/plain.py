"""Plain Python data as a document, for those who embed the program instead of writing files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity_advisor.documents.document import Document
from maturity_advisor.documents.numbers import DecimalNumber, WholeNumber
from maturity_advisor.errors import DocumentError, Place, Problem


def document_of(data: Any, source: str = "<data>") -> Document:
    """Data as the reader would have read it: keys are texts, numbers exact, dates texts."""
    return Document(source, _plain(data, source))


def _plain(data: Any, source: str) -> Any:
    match data:
        case None | bool() | str():
            return data
        case int():
            return WholeNumber(data)
        case Decimal() | float() | Fraction():
            return _exact(data, source)
        case date():
            return data.isoformat()
        case Mapping():
            return {_key(key): _plain(value, source) for key, value in data.items()}
        case list() | tuple():
            return [_plain(item, source) for item in data]
    raise DocumentError(
        Problem(f"{type(data).__name__} is no plain data", "Give texts, numbers, lists and mappings", Place(source))
    )


def _exact(number: Decimal | float | Fraction, source: str) -> DecimalNumber | WholeNumber | Fraction:
    """A float means the decimal it prints as."""
    if isinstance(number, Fraction):
        return number if number.denominator != 1 else WholeNumber(number.numerator)
    exact = Decimal(repr(number)) if isinstance(number, float) else number
    if not exact.is_finite():
        raise DocumentError(Problem(f"{number} is no number", "Leave it out if it is not known", Place(source)))
    return DecimalNumber(exact)


def _key(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)
