"""Cells: what stands in one, as text, as a number, or as a word of the desk in whichever language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from maturity_advisor.desk.replies import amount, whole
from maturity_advisor.desk.voice import SPOKEN, Voice


def number_in(text: str, language: str) -> Decimal | int:
    """A number with the decimal sign of the form's language; with the other one, if that cannot be thousands."""
    sign = "." if language == "en" else ","
    digits = text.strip().replace(sign, "", 1)
    if digits.lstrip("-+").isdigit() and digits.isascii():
        return whole(Decimal(text.strip().replace(",", ".")))
    return whole(amount(text, Voice("en")))


def meant(text: str, key: str, *also: str) -> bool:
    """Whether a word of the desk was written, in whichever language."""
    return text.casefold() in {word.casefold() for word in (*(spoken[key] for spoken in SPOKEN.values()), *also)}


def text_of(raw: Any) -> str:
    """A cell as text: whole numbers without a point, days as 2026-11-22."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, date):
        return raw.isoformat()[:10]
    return str(raw)
