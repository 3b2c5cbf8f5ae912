"""Writes plain data as YAML that reads back as the same, in the style in which people write it by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity_advisor.documents.numbers import plain

WIDTH = 118
_WORD = re.compile(r"[A-Za-z_][\w.@/-]*\Z", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_SPECIAL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(value: Any) -> str:
    """A single value; texts for people are quoted, ids and days are not."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal | Fraction):
        return str(getattr(value, "text", value))
    text = str(value)
    if (_WORD.match(text) and plain(text) == text) or _DAY.match(text):
        return text
    return _SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def inline(value: Any, indent: int, start: int) -> str:
    """Data in brackets, broken at commas where it would be wider than a line; it begins in column `start`."""
    parts = _pieces(value)
    lines, room = [""], WIDTH - start
    for part in parts:
        if lines[-1] and len(lines[-1]) + len(part) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            room = WIDTH - indent
        lines[-1] += part
    return f"\n{' ' * indent}".join(lines)


def _pieces(value: Any) -> list[str]:
    """Pieces between which a line may break."""
    if isinstance(value, Mapping):
        return _joined("{", [_headed(key, item) for key, item in value.items()], "}")
    if isinstance(value, list | tuple):
        return _joined("[", [_pieces(item) for item in value], "]")
    return [scalar(value)]


def _headed(key: str, value: Any) -> list[str]:
    first, *rest = _pieces(value)
    return [f"{scalar(key)}: {first}", *rest]


def _joined(opening: str, items: list[list[str]], closing: str) -> list[str]:
    if not items:
        return [opening + closing]
    pieces: list[str] = []
    for number, item in enumerate(items):
        *body, last = item
        pieces += [*body, last + (", " if number < len(items) - 1 else closing)]
    pieces[0] = opening + pieces[0]
    return pieces


def entry(key: str, value: Any, indent: int) -> str:
    """`key: value` at an indentation: mappings of mappings and lists of mappings in block form, all else in a line."""
    head = f"{' ' * indent}{scalar(key)}:"
    if _is_block(value):
        return f"{head}\n{block(value, indent + 2)}"
    found = inline(value, indent + 3, len(head) + 1)
    if "\n" in found and isinstance(value, Mapping | list | tuple):
        return f"{head}\n{' ' * (indent + 2)}{inline(value, indent + 3, indent + 2)}"
    return f"{head} {found}"


def block(value: Any, indent: int) -> str:
    """A mapping or list with a line for each of its parts."""
    if isinstance(value, Mapping):
        return "\n".join(entry(key, item, indent) for key, item in value.items())
    return "\n".join(item_line(item, indent) for item in value)


def item_line(value: Any, indent: int) -> str:
    """One item of a list in block form."""
    return f"{' ' * indent}- {inline(value, indent + 3, indent + 2)}"


def _is_block(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(item, Mapping) for item in value) and not _is_answer(value)
    return isinstance(value, Mapping) and any(_is_block(item) or isinstance(item, Mapping) for item in value.values())


def _is_answer(value: list[Any] | tuple[Any, ...]) -> bool:
    """What several respondents said stands in one line, as answers do."""
    return any("value" in item or "not_applicable" in item for item in value)
