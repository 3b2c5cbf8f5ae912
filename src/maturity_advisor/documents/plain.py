"""Plain Python data as a document, for those who embed the program instead of writing files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity_advisor.documents.document import Document
from maturity_advisor.documents.limits import Limits
from maturity_advisor.documents.numbers import DecimalNumber, WholeNumber
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem


def document_of(data: Any, source: str = "<data>") -> Document:
    """Data as the reader would have read it: keys are texts, numbers exact, dates texts."""
    return Document(source, _plain(data, source, Limits().depth))


def _plain(data: Any, source: str, depth: int) -> Any:
    match data:
        case None | bool() | str():
            return data
        case int():
            return WholeNumber(data)
        case Decimal() | float() | Fraction():
            return _exact(data, source)
        case date():
            return data.isoformat()
        case Mapping() | list() | tuple() if depth == 0:
            raise LimitError(Problem("the data nests too deeply", "Flatten it", Place(source), "limit"))
        case Mapping():
            return {_key(key): _plain(value, source, depth - 1) for key, value in data.items()}
        case list() | tuple():
            return [_plain(item, source, depth - 1) for item in data]
    remedy = "Give texts, numbers, lists and mappings"
    raise DocumentError(Problem(f"{type(data).__name__} is no plain data", remedy, Place(source), "type"))


def _exact(number: Decimal | float | Fraction, source: str) -> DecimalNumber | WholeNumber | Fraction:
    """A float means the decimal it prints as."""
    if isinstance(number, Fraction):
        return number if number.denominator != 1 else WholeNumber(number.numerator)
    exact = Decimal(repr(number)) if isinstance(number, float) else number
    if not exact.is_finite():
        remedy = "Leave it out if it is not known"
        raise DocumentError(Problem(f"{number} is no number", remedy, Place(source), "number"))
    return DecimalNumber(exact)


def _key(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)
