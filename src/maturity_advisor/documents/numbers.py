"""Numbers that keep the way they were written, and what an unquoted word of YAML 1.2 means."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

MOST_DIGITS = 30
MOST_EXPONENT = 30

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_MAY_BE_NUMBER = frozenset("+-.0123456789")


class WholeNumber(int):
    """A whole number, with the text it was written as."""

    text: str

    def __new__(cls, value: int, text: str) -> WholeNumber:
        number = super().__new__(cls, value)
        number.text = text
        return number

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]  # copies keep the text
        return int(self), self.text


class DecimalNumber(Decimal):
    """A decimal number, exact, with the text it was written as."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, value: Decimal, text: str) -> DecimalNumber:
        number = super().__new__(cls, value)
        number.text = text
        return number

    def __reduce__(self) -> tuple[type[DecimalNumber], tuple[Decimal, str]]:
        return DecimalNumber, (Decimal(self), self.text)


Number: TypeAlias = WholeNumber | DecimalNumber
Scalar: TypeAlias = str | bool | None | WholeNumber | DecimalNumber


class NumberRefused(ValueError):
    """A number that cannot be computed with: not finite, or of absurd size."""


def plain(text: str) -> Scalar:
    """The value an unquoted `text` stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _MAY_BE_NUMBER:
        return text
    if _WHOLE.match(text) or _BASED.match(text):
        return _whole(text)
    if _DECIMAL.match(text):
        return _decimal(text)
    if _NOT_FINITE.match(text):
        raise NumberRefused(f"{text} is no number one can reckon with")
    return text


def _whole(text: str) -> WholeNumber:
    if len(text) > MOST_DIGITS + 2:
        raise NumberRefused(f"a number of {len(text)} characters is too long")
    return WholeNumber(int(text, {"0o": 8, "0x": 16}.get(text[:2], 10)), text)


def _decimal(text: str) -> DecimalNumber:
    mantissa, _, exponent = text.lower().partition("e")
    digits = mantissa.lstrip("+-").replace(".", "").lstrip("0")
    if len(digits) > MOST_DIGITS or len(mantissa) > 2 * MOST_DIGITS:
        raise NumberRefused(f"a number of {len(mantissa)} characters is too long")
    if len(exponent) > 10 or abs(int(exponent or 0)) > MOST_EXPONENT:
        raise NumberRefused(f"the exponent of {text[:40]} is too large")
    return DecimalNumber(Decimal(text), text)
