"""Replies: what was typed, read as an answer of the kind that was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from maturity_advisor.desk.voice import SPOKEN, Voice
from maturity_advisor.knowledge.domains import Domain, day_of, number_text

_SEVERAL = re.compile(r"[\s,;]+")
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:[.,][0-9]{3})+\Z")
MOST_DIGITS = 25


class Unclear(Exception):
    """What was typed is no such answer; says what would be."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def numbered(typed: str, labels: Sequence[str]) -> int:
    """The place, from 0, of the option whose number or label was typed."""
    text = typed.strip()
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= len(labels):
        return int(text) - 1
    same = [place for place, label in enumerate(labels) if label.casefold() == text.casefold()]
    if text and len(same) == 1:
        return same[0]
    raise Unclear("say-number", most=len(labels))


def several(typed: str, labels: Sequence[str]) -> tuple[list[int], list[int]]:
    """The places that were named, and those that were named as perhaps (`3?`); 0 is none of them."""
    parts = [part for part in _SEVERAL.split(typed.strip()) if part]
    if parts == ["0"]:
        return [], []
    sure = [part for part in parts if not part.endswith("?")]
    perhaps = [part[:-1] for part in parts if part.endswith("?")]
    if not parts or not all(_is_one_of(part, labels) for part in (*sure, *perhaps)):
        raise Unclear("say-numbers", most=len(labels))
    return sorted({int(part) - 1 for part in sure}), sorted({int(part) - 1 for part in perhaps})


def _is_one_of(part: str, labels: Sequence[str]) -> bool:
    return part.isascii() and part.isdigit() and 1 <= int(part[:6]) <= len(labels)


def yes_or_no(typed: str, voice: Voice) -> bool:
    """1 or 2, or the word."""
    said = typed.strip().casefold()
    for value, key in ((True, "yes"), (False, "no")):
        if said in {words[key] for words in SPOKEN.values()}:
            return value
    return numbered(typed, [voice("yes"), voice("no")]) == 0


def amount(typed: str, voice: Voice) -> Decimal:
    """A number with the decimal sign of any language; what could be thousands is refused."""
    text = typed.strip().replace(" ", "")
    if _THOUSANDS.match(text) and not text.startswith(("0.", "0,", "-0")):
        raise Unclear("say-unclear", text=text)
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise Unclear("say-amount") from None
    if not found.is_finite() or len(found.as_tuple().digits) > MOST_DIGITS or abs(found.adjusted()) > MOST_DIGITS:
        raise Unclear("say-amount")
    return found


def whole(number: Decimal) -> Decimal | int:
    """A whole number as one."""
    return int(number) if number == number.to_integral_value() else number


def in_domain(domain: Domain, typed: str, labels: Sequence[str], voice: Voice) -> Any:
    """The answer to a question with this domain, as an organisation's file has it."""
    if domain.kind == "boolean":
        return yes_or_no(typed, voice)
    if domain.kind == "choices":
        return _choices(domain, typed, labels)
    if domain.kind == "date":
        return day(typed)
    if domain.kind in ("integer", "number"):
        return _number(domain, typed, voice)
    if domain.kind == "text":
        return typed
    return domain.options[numbered(typed, labels)]


def day(typed: str) -> str:
    """A day as 2026-11-22."""
    if day_of(typed.strip()) is None:
        raise Unclear("say-day")
    return typed.strip()


def _number(domain: Domain, typed: str, voice: Voice) -> Decimal | int:
    found = amount(typed, voice)
    value = Fraction(found)
    if domain.kind == "integer" and value.denominator != 1:
        raise Unclear("say-whole")
    if domain.minimum is not None and value < domain.minimum:
        raise Unclear("say-at-least", least=number_text(domain.minimum))
    if domain.maximum is not None and value > domain.maximum:
        raise Unclear("say-at-most", most=number_text(domain.maximum))
    return whole(found)


def _choices(domain: Domain, typed: str, labels: Sequence[str]) -> Any:
    sure, perhaps = several(typed, labels)
    alone = domain.exclusive
    if alone is not None and len(sure) + len(perhaps) > 1 and domain.options.index(alone) in (*sure, *perhaps):
        raise Unclear("say-alone", option=labels[domain.options.index(alone)])
    if not perhaps:
        return [domain.options[place] for place in sure]
    said = dict.fromkeys(sure, "yes") | {place: "unknown" for place in perhaps if place not in sure}
    return {option: said.get(place, "no") for place, option in enumerate(domain.options)}
