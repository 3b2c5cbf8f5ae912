"""Cells: what one cell of a table says, in the words of an organisation file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from maturity_advisor.documents import read_text
from maturity_advisor.documents.numbers import plain
from maturity_advisor.knowledge.domains import NUMERIC, Domain

BETWEEN = "|"
UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"
FLAGS = {"true": True, "false": False}


def answer_in(cell: Any, domain: Domain) -> Any:
    """The answer in a cell, as it would stand in an organisation file; None if there is none."""
    if isinstance(cell, str):
        return _answer_in_text(cell.strip(), domain)
    return pruned(cell.date() if isinstance(cell, datetime) else cell)


def _answer_in_text(text: str, domain: Domain) -> Any:
    if not text or text == UNKNOWN:
        return text or None
    if text.startswith(("{", "[")):
        return structured(text)
    if text.startswith(NOT_APPLICABLE):
        why = text.removeprefix(NOT_APPLICABLE).removeprefix(":").strip()
        return {NOT_APPLICABLE: why} if why else text
    return _typed(text, domain)


def _typed(text: str, domain: Domain) -> Any:
    if domain.kind == "boolean":
        return FLAGS.get(text.lower(), text)
    if domain.kind == "choices":
        return listed(text)
    return plain(text) if domain.kind in NUMERIC and domain.kind != "date" else text


def listed(text: str) -> list[str]:
    """Several words in one cell, with bars between them."""
    return [part.strip() for part in text.split(BETWEEN)]


def structured(text: str) -> Any:
    """What a cell says in JSON."""
    return read_text(text, "<cell>", syntax="json").data


def pruned(value: Any) -> Any:
    """Nested data of Arrow as a file would have it: what is null is left out, pairs of a map are a mapping."""
    if isinstance(value, Mapping):
        return {key: pruned(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, tuple) and len(item) == 2 for item in value):
            return {key: pruned(item) for key, item in value}
        return [pruned(item) for item in value]
    if isinstance(value, str) and value.startswith(("{", "[")):
        return structured(value)
    return value


def cell_of(value: Any) -> str | None:
    """Plain data of an organisation file as the text of a cell; reading it gives the same again."""
    if value is None or isinstance(value, bool):
        return None if value is None else str(value).lower()
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=_number)
    text = str(getattr(value, "text", value))
    return json.dumps([text]) if text.startswith(("{", "[")) else text


def _number(value: Any) -> Any:
    """Exact numbers as JSON has them."""
    return int(value) if value == int(value) else float(value)
