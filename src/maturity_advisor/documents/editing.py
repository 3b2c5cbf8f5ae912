"""Editing: changes one place of a YAML or JSON text and leaves every other character as its author wrote it."""

from __future__ import annotations

import copy
import json
from typing import Any

from maturity_advisor.documents.document import Path
from maturity_advisor.documents.plain import document_of
from maturity_advisor.documents.reading import read_text
from maturity_advisor.documents.yaml_spans import Span, spans_of
from maturity_advisor.documents.yaml_writing import WIDTH, block, entry, inline, item_line
from maturity_advisor.errors import DocumentError, Problem

_BOM = "\ufeff"


def edited(text: str, path: Path, value: Any, source: str) -> str:
    """The text with `value` at `path`, where something may stand already; a list is lengthened by its next number.

    What is read from the result is compared with what was meant: DocumentError if this file cannot be changed so.
    """
    document = read_text(text, source)
    meant = _changed(document.data, path, document_of(value).data)
    body = text.removeprefix(_BOM)
    new = fresh(meant, source) if source.lower().endswith(".json") else _edited(body, path, value)
    result = text[: len(text) - len(body)] + new
    if not _reads_as(result, meant, source):
        remedy = "Write each key on a line of its own, indented by spaces"
        raise DocumentError(Problem("this cannot be changed here", remedy, document.place(path), "layout"))
    return result


def _number(value: Any) -> Any:
    """Whole numbers are known to JSON; a decimal is written as the nearest float, and refused later if that differs."""
    return float(value)


def _reads_as(text: str, meant: Any, source: str) -> bool:
    try:
        return bool(read_text(text, source).data == meant)
    except DocumentError:
        return False


def _changed(data: Any, path: Path, value: Any) -> Any:
    """The data with another value at a place; what is missing on the way is made."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        items = list(data or [])
        below = items[step] if step < len(items) else None
        return [*items[:step], _changed(below, tuple(rest), value), *items[step + 1 :]]
    mapping = copy.copy(data) or {}
    mapping[step] = _changed(mapping.get(step), tuple(rest), value)
    return mapping


def _edited(text: str, path: Path, value: Any) -> str:
    root = spans_of(text)
    here, taken = root.nearest(path)
    rest = path[taken:]
    is_empty = here.kind == "scalar" or not here.parts
    if rest and not is_empty:
        new = _inserted(text, root, here, rest, value)
    else:
        new = _replaced(text, root, path[:taken], _changed(None, rest, value))
    return new.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in text else new


def _replaced(text: str, root: Span, path: Path, value: Any) -> str:
    """Another value in the place of one that is there; an empty one in block form gives way to lines of its own."""
    around, _ = root.nearest(path[:-1])
    here, _ = root.nearest(path)
    key = next((name for name, part in around.parts if part is here), None)
    if key is None or around.flow:
        column = _column(text, around.start)
        return text[: here.start] + inline(value, column + 1, _column(text, here.start)) + text[here.end :]
    indent = _column(text, key.start)
    return text[: key.start] + entry(key.name, value, indent).lstrip() + text[here.end :]


def _inserted(text: str, root: Span, here: Span, rest: Path, value: Any) -> str:
    """A further key or item behind the last one, in the form in which the others are written."""
    last_key, last = here.parts[-1]
    step, new = rest[0], _changed(None, rest[1:], value)
    column = _column(text, last_key.start if last_key else last.start)
    if here.flow:
        first = here.parts[0][0] or here.parts[0][1]
        column = _column(text, first.start)
        written = inline({step: new}, column, 0)[1:-1] if isinstance(step, str) else inline(new, column, 0)
        fits = _column(text, last.end) + len(written) < WIDTH
        return f"{text[: last.end]},{' ' if fits else _new_line(column)}{written}{text[last.end :]}"
    indent = _column(text, here.start)
    written = entry(step, new, indent) if isinstance(step, str) else item_line(new, indent)
    end = _end_of_line(text, last.end)
    return f"{text[:end]}\n{written}{text[end:]}"


def _new_line(column: int) -> str:
    return "\n" + " " * column


def _column(text: str, index: int) -> int:
    return index - (max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1)


def _end_of_line(text: str, index: int) -> int:
    """Behind a comment that stands in the same line."""
    found = [place for place in (text.find("\n", index), text.find("\r", index)) if place >= 0]
    return min(found, default=len(text))


def fresh(data: Any, source: str) -> str:
    """A new document: JSON if its name says so, else YAML in block form."""
    if source.lower().endswith(".json"):
        return json.dumps(data, ensure_ascii=False, indent=2, default=_number) + "\n"
    return block(data, 0) + "\n"
