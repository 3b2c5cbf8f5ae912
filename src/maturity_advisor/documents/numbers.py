"""Numbers that keep the way they were written, and what an unquoted word of YAML 1.2 means."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, TypeAlias

MOST_DIGITS = 30
MOST_EXPONENT = 30

# A leading zero makes a text: 012 and 06.12 are codes and telephone numbers, whatever YAML's core says.
_WHOLE = re.compile(r"(?:[-+]?(?P<tens>0|[1-9][0-9]*+)|0o(?P<eights>[0-7]++)|0x(?P<sixteens>[0-9a-fA-F]++))\Z")
_DECIMAL = re.compile(
    r"[-+]?(?:\.(?P<part>[0-9]++)|(?P<whole>0|[1-9][0-9]*+)(?:\.(?P<after>[0-9]*+))?)"
    r"(?:[eE](?P<exponent>[-+]?[0-9]++))?\Z"
)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_BASES = {"tens": 10, "eights": 8, "sixteens": 16}
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_MAY_BE_NUMBER = frozenset("+-.0123456789")


class WholeNumber(int):
    """A whole number; `text` is how it was written."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """How it was written."""
        return int.__repr__(self)


class _OddlyWritten(WholeNumber):
    """A whole number that was not written as Python would: +1, -0, 0x1F."""

    written: str

    @property
    def text(self) -> str:
        return self.written

    def __reduce__(self) -> tuple[Any, ...]:
        return _oddly_written, (int(self), self.written)


def _oddly_written(value: int, text: str) -> WholeNumber:
    number = _OddlyWritten(value)
    number.written = text
    return number


class DecimalNumber(Decimal):
    """A decimal number, exact; `text` is how it was written."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, written: str | Decimal) -> DecimalNumber:
        """The number a text says; one that was never written says itself."""
        number = super().__new__(cls, written)
        number.text = str(written)
        return number

    def __reduce__(self) -> tuple[Any, ...]:
        return DecimalNumber, (self.text,)


Number: TypeAlias = WholeNumber | DecimalNumber
Scalar: TypeAlias = str | bool | WholeNumber | DecimalNumber | None


class NumberRefused(ValueError):
    """A number that cannot be computed with: not finite, or of absurd size."""


def plain(text: str) -> Scalar:
    """The value an unquoted `text` stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _MAY_BE_NUMBER:
        return text
    if text.isdigit() and len(text) <= MOST_DIGITS and text.isascii() and (text[0] != "0" or text == "0"):
        return WholeNumber(text)
    if "." not in text and (whole := _WHOLE.match(text)):
        return _whole(text, whole)
    if found := _DECIMAL.match(text):
        return _decimal(text, found)
    if _NOT_FINITE.match(text):
        raise NumberRefused(f"{text} is no number one can reckon with")
    return text


def _whole(text: str, found: re.Match[str]) -> WholeNumber:
    if len(found[found.lastgroup or 0]) > MOST_DIGITS:
        raise NumberRefused(f"a number has more than {MOST_DIGITS} digits")
    value = int(text, _BASES[str(found.lastgroup)])
    return WholeNumber(value) if str(value) == text else _oddly_written(value, text)


def _decimal(text: str, found: re.Match[str]) -> DecimalNumber:
    if found.lastgroup != "exponent" and len(text) <= MOST_DIGITS:
        return DecimalNumber(text)
    digits = (found["whole"] or "") + (found["part"] or found["after"] or "")
    exponent = (found["exponent"] or "0").lstrip("+-").lstrip("0") or "0"
    if len(digits) > 2 * MOST_DIGITS or len(digits.strip("0")) > MOST_DIGITS:
        raise NumberRefused(f"a number has more than {MOST_DIGITS} digits")
    if len(exponent) > 2 or int(exponent) > MOST_EXPONENT:
        raise NumberRefused(f"the exponent of a number is beyond {MOST_EXPONENT}")
    return DecimalNumber(text)
