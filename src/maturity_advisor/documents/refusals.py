"""Pydantic's kinds of error in the users' words: what was wanted, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

from pydantic_core.core_schema import ErrorType

from maturity_advisor.documents.wording import either

_NOUNS = {
    "a text": ("string_type", "string_sub_type", "string_unicode"),
    "a whole number": ("int_type", "int_parsing", "int_parsing_size", "int_from_float"),
    "a number": ("float_type", "float_parsing", "decimal_type", "decimal_parsing", "finite_number"),
    "true or false": ("bool_type", "bool_parsing"),
    "a list": ("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"),
    "a mapping": ("dict_type", "mapping_type", "model_type", "model_attributes_type", "dataclass_type"),
    "a date such as 2026-11-22": ("date_type", "date_parsing", "date_from_datetime_parsing"),
    "empty": ("none_required",),
}
_NOUN_OF = {kind: noun for noun, kinds in _NOUNS.items() for kind in kinds}
_CHOICES = frozenset({"literal_error", "enum"})
_CHOICE = re.compile(r"'([^']*)'|([^\s,']+)")
_REFUSALS = {
    "greater_than": ("must be above {gt}, not {value}", ""),
    "greater_than_equal": ("must be at least {ge}, not {value}", ""),
    "less_than": ("must be below {lt}, not {value}", ""),
    "less_than_equal": ("must be at most {le}, not {value}", ""),
    "multiple_of": ("must be a multiple of {multiple_of}, not {value}", ""),
    "too_short": ("must have at least {min_length} entries, not {actual_length}", "Add some"),
    "too_long": ("must have at most {max_length} entries", "Leave some out"),
    "string_too_short": ("must have at least {min_length} characters", "Write more"),
    "string_too_long": ("must have at most {max_length} characters", "Write less"),
    "string_pattern_mismatch": ("is not written as it should be", "It must match {pattern}"),
    "decimal_max_places": ("must have at most {decimal_places} decimal places", "Round it"),
    "recursion_loop": ("nests too deeply", "Split it"),
    "union_tag_not_found": ("lacks {discriminator}", "Add it"),
}
_OURS = frozenset({"value_error", "assertion_error"})
_PYDANTICS = frozenset(get_args(ErrorType)) - _OURS
_LIKE_NUMBER = re.compile(r"\s*[-+]?[0-9][0-9.]*\s*\Z")
_LIKE_KEY = re.compile(r"[\w.-]+:\S")
_LIKE_FLAG = frozenset({"yes", "no", "on", "off", "y", "n"})


def choices_of(kind: str, details: dict[str, Any]) -> list[str]:
    """What one may choose from, if the kind of error is that none of it was chosen."""
    if kind not in _CHOICES:
        return []
    *most, last = str(details["expected"]).rpartition(" or ")
    return [quoted or bare for part in (most[0], last) for quoted, bare in _CHOICE.findall(part)]


def noun_for(kind: str, details: dict[str, Any]) -> str:
    """What should have stood there, if the kind of error says that; else nothing."""
    choices = choices_of(kind, details)
    return f"one of {', '.join(choices)}" if len(choices) > 1 else either(choices or [_NOUN_OF.get(kind, "")])


def refusal(kind: str, details: dict[str, Any]) -> tuple[str, str]:
    """What is wrong with a value of the right type, and what to do."""
    if kind in _REFUSALS:
        wrong, remedy = _REFUSALS[kind]
        return wrong.format(**details), remedy.format(**details)
    if kind in _OURS:
        return f"is refused: {details['error']}", ""
    return ("does not fit here", "") if kind in _PYDANTICS else (f"is refused: {details['message']}", "")


def remedy_for(nouns: Iterable[str], value: Any) -> str:
    """What most probably mends a value of the wrong type."""
    wanted = set(nouns)
    if "a text" in wanted and isinstance(value, bool):
        return f'Put it in quotes: "{str(value).lower()}"'
    if isinstance(value, str):
        if "a mapping" in wanted and _LIKE_KEY.match(value):
            return "Write a space after the colon"
        if value in wanted or (wanted & {"a whole number", "a number"} and _LIKE_NUMBER.match(value)):
            return "Leave out the quotes"
        if "true or false" in wanted and value.lower() in _LIKE_FLAG:
            return "Write true or false, without quotes"
    if "a list" in wanted and not isinstance(value, dict | list) and value is not None:
        return "Put it in brackets: […]"
    return f"Write {either(nouns)}" if value is None else ""
