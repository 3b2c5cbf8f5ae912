"""The organisation as it was given, in one form: texts are texts and numbers numbers, however YAML took them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity_advisor.documents.writing import number_of
from maturity_advisor.errors import OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.domains import NUMERIC

# Under these keys a number is a number; anywhere else it is a text that looks like one, such as an edition.
NUMBERS = frozenset({"employees", "hours_per_week", "rank", "weight", "baseline", "current", "target", "value"})
# Digits behind the point of a fraction that is given by a program.
_FINEST = 28


def given(data: Any, base: KnowledgeBase) -> Any:
    """The organisation with numbers as exact decimals where numbers are meant, and texts everywhere else."""
    return _form(data, base, "", is_number=False)


def plain(data: Any) -> Any:
    """What was given, as JSON can hold it."""
    if isinstance(data, Mapping):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(item) for item in data]
    return number_of(data) if isinstance(data, Decimal) else data


def _form(data: Any, base: KnowledgeBase, key: str, *, is_number: bool) -> Any:
    if isinstance(data, Mapping):
        if key == "answers":
            return {name: _form(answer, base, "", is_number=_asks_number(base, name)) for name, answer in data.items()}
        return {name: _below(value, base, name, key, is_number) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_form(item, base, key, is_number=is_number) for item in data]
    if isinstance(data, bool) or not isinstance(data, int | Decimal | Fraction):
        return data
    return _decimal(data) if is_number else str(getattr(data, "text", data))


def _below(data: Any, base: KnowledgeBase, name: str, above: str, is_number: bool) -> Any:
    """What stands under a key; the value of an answer is a number if its fact asks for one."""
    if name.startswith("x-"):
        return data
    stays = is_number if name == "value" and above != "history" else name in NUMBERS
    return _form(data, base, name, is_number=stays)


def _asks_number(base: KnowledgeBase, name: str) -> bool:
    definition = base.definitions.get(base.aliases.get(name, name))
    return definition is not None and definition.domain.kind in NUMERIC


def _decimal(number: int | Decimal | Fraction) -> Decimal:
    if not isinstance(number, Fraction):
        return Decimal(number)
    scaled = number * 10**_FINEST
    if scaled.denominator != 1:
        problem = Problem(f"{number} is no decimal number", "Round it before it is given", None, "number")
        raise OrganisationError(problem)
    return Decimal(f"{scaled.numerator}E-{_FINEST}")
