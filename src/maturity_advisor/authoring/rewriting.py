"""Rewriting: a document with edits made, its comments kept; ruamel.yaml is met here only, and checked afterwards.

What it writes is read again by our own reader and must say just what the edits say. It joins the lines of what stands
in braces over several lines, and where it cannot keep comments they are lost, which whoever asks is told.
"""

from __future__ import annotations

import copy
import difflib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from maturity_advisor.authoring.editing import Become, Edit, apply
from maturity_advisor.documents import Document, canonical, read_text
from maturity_advisor.errors import AdvisorError, Problem, UsageError

# How deep lists and mappings are indented: the way of which a file's own lines change least is its author's.
WAYS = ((2, 2, 0), (2, 4, 2), (4, 4, 0), (4, 6, 4), (2, 3, 1))
AS_WIDE_AS_IT_IS = 1_000_000


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A document's new text and data, and whether its comments are still there."""

    text: str
    data: Any
    comments_kept: bool


def rewrite(document: Document, raw: bytes, edits: Sequence[Edit]) -> Rewritten:
    """The document with these edits made to it, as text; UsageError if ruamel.yaml is not installed."""
    data = apply(copy.deepcopy(document.data), edits)
    if raw.lstrip()[:1] in (b"{", b"["):
        return Rewritten(_as_json(data), data, comments_kept=True)
    source = raw.decode("utf-8-sig")
    try:
        text = _edited(source, edits)
        if canonical(read_text(text, document.source).data) == canonical(data):
            return Rewritten(text, data, comments_kept=True)
    except AdvisorError as error:
        if isinstance(error, UsageError):
            raise
    return Rewritten(_as_json(data), data, comments_kept="#" not in source)


def _as_json(data: Any) -> str:
    """JSON is YAML too."""
    return json.dumps(json.loads(_in_order(data)), ensure_ascii=False, indent=2) + "\n"


def _in_order(data: Any) -> str:
    """Plain data as JSON, in the order it came."""
    if isinstance(data, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{_in_order(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(_in_order, data)) + "]"
    return canonical(data).decode()


def _edited(source: str, edits: Sequence[Edit]) -> str:
    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError
    except ImportError:
        remedy = "Run `pip install maturity-advisor[authors]`"
        raise UsageError(Problem("ruamel.yaml is not installed", remedy, None, "missing-extra")) from None

    def printed(way: tuple[int, int, int], changes: Sequence[Edit]) -> str:
        yaml = YAML()
        yaml.preserve_quotes, yaml.width = True, AS_WIDE_AS_IT_IS
        mapping, sequence, offset = way
        yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
        buffer = io.StringIO()
        yaml.dump(apply(yaml.load(source), [_for_ruamel(change) for change in changes]), buffer)
        return buffer.getvalue()

    try:
        way = min(WAYS, key=lambda way: _differences(source, printed(way, ())))
        return printed(way, edits)
    except (YAMLError, TypeError, AttributeError, ValueError, KeyError) as error:
        # It has faults of its own; what it cannot do is done without it.
        raise AdvisorError(Problem(f"ruamel.yaml: {error}")) from None


def _differences(one: str, other: str) -> int:
    matcher = difflib.SequenceMatcher(None, one.splitlines(), other.splitlines(), autojunk=False)
    return sum(max(b - a, d - c) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")


def _for_ruamel(edit: Edit) -> Edit:
    """Our numbers know how they were written, which it does not know how to print."""
    return replace(edit, value=json.loads(_in_order(edit.value))) if isinstance(edit, Become) else edit
