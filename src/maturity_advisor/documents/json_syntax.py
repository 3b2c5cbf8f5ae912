"""Says in the users' words what makes a text no JSON, and what most probably mends it."""

from __future__ import annotations

import re
from typing import TypeAlias

from maturity_advisor.documents.document import Mark
from maturity_advisor.documents.positions import Ruler
from maturity_advisor.documents.wording import quoted

Explanation: TypeAlias = tuple[str, str, Mark]

_BEGUN = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_WORD = re.compile(r"-?[^\W\d]\w*")
_NUMBER = re.compile(r"[-+.]?[0-9]")
_NO_WORD = "Write it in double quotes"


def explained(raw: bytes, start: int, expected: str, opened: int | None) -> Explanation:
    """Message, remedy and place of what stands at `start`, where something else was `expected`."""
    rest = raw[start : start + 4_000].decode("utf-8", "ignore")
    if not rest and opened is not None:
        sign = chr(raw[opened])
        remedy = f"Close it with '{'}' if sign == '{' else ']'}'"
        return f"the '{sign}' that opens here is never closed", remedy, Ruler(raw).mark(opened)
    return *_explained(rest, expected), Ruler(raw).mark(start)


def _explained(rest: str, expected: str) -> tuple[str, str]:
    if not rest:
        return "the file is empty", "Write a JSON value"
    if rest[0] in "#/":
        return "JSON has no comments", "Leave it out"
    if expected == "end":
        return "something follows where the document has ended", "Leave it out; a file holds one document"
    if expected == "colon":
        return "a colon is missing after the key", "Write a ':' before the value"
    if rest[0] in "]}":
        return _bracket(rest[0], expected)
    if rest[0] == '"' and not expected.startswith("in "):
        return _text(rest)
    if expected.startswith("in "):
        closing = "]" if expected == "in [" else "}"
        return f"a comma or '{closing}' is missing", "Put a comma between two values"
    return _value(rest, expected)


def _bracket(sign: str, expected: str) -> tuple[str, str]:
    if expected in ("value", "key"):
        return f"a value is missing before '{sign}'", "Write it, or leave out the comma or colon before"
    return f"'{sign}' closes what another bracket opened", "Close each bracket with its own kind"


def _text(rest: str) -> tuple[str, str]:
    begun = _BEGUN.match(rest)
    after = rest[begun.end() :] if begun else ""
    if after.startswith("\\"):
        return f"{quoted(after[:2])} is no escape sequence", r"Write \\ for a backslash"
    return "the quote that opens here is not closed in its line", r"Close it; write \n for a line break"


def _value(rest: str, expected: str) -> tuple[str, str]:
    word = _WORD.match(rest)
    if expected in ("key", "first key"):
        return "a key is not in double quotes", _NO_WORD
    if word and word[0].lstrip("-").lower() in ("nan", "infinity", "inf"):
        return f"{word[0]} is no number one can reckon with", "Write a number, or null"
    if word:
        return f"{quoted(word[0])} is not in quotes", f"{_NO_WORD}; true, false and null are in small letters"
    if _NUMBER.match(rest):
        return "this is no number of JSON", f"Write 0.5 and 5, not .5 or 05; or {_NO_WORD.lower()}"
    if rest[0] in ",:":
        return f"a value is missing before '{rest[0]}'", "Write it, or leave out the sign"
    if rest[0] == "'":
        return "a text is in single quotes", _NO_WORD
    return f"a value cannot begin with {quoted(rest[0])}", _NO_WORD
