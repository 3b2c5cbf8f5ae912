"""Says in the users' words what libyaml could not follow, and what most probably mends it."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from maturity_advisor.documents.document import START, Mark, at
from maturity_advisor.documents.positions import offset
from maturity_advisor.documents.wording import quoted

Explanation: TypeAlias = tuple[str, str, Mark]

_NEARBY = 1_000
_BREAK = re.compile(rb"[\r\n]")
_WHOLE_TEXT = "Put the whole text in quotes"
_TABS = ("a tab stands where spaces indent", "Indent with spaces")
_UNCLOSED = ("the quote that opens here is never closed", "Close it; inside '…' write '' for an apostrophe")
_DIRECTIVE = ("a line cannot begin with '%'", "Leave it out, or put the text in quotes")
_BLOCK = ("a text cannot begin beside its '|' or '>'", "Begin it in the next line, or put it in quotes")
_ESCAPE = ("this is no escape sequence", r"Write \\ for a backslash, or use single quotes")
_SURROGATE = ("this is half a surrogate pair", r"Write the character itself, or one \U0001F600")
_NO_SPACE = ("there is no space after the colon", "Write a space after it, or put the text in quotes")

# By libyaml's problem, where this alone says enough.
_AT_PROBLEM = {
    "found a tab character that violates indentation": _TABS,
    "found a tab character where an indentation space is expected": _TABS,
    "block sequence entries are not allowed in this context": (
        "a list cannot begin in the line of its key",
        "Begin it in a new line; put a text that begins with '- ' in quotes",
    ),
    "mapping keys are not allowed in this context": ("a text cannot begin with '? '", "Put it in quotes"),
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,  # codespell:ignore hexdecimal
    "found invalid Unicode character escape code": _SURROGATE,
    "found incompatible YAML document": ("only YAML 1.2 is read", "Leave the line that begins with '%' out"),
    "found duplicate %YAML directive": _DIRECTIVE,
    "found duplicate %TAG directive": _DIRECTIVE,
    "did not find expected '-' indicator": (
        "a list goes on with something that is no item of it",
        "Begin each item with '- ', all indented alike",
    ),
    "did not find expected <document start>": (
        "something follows where the document has ended",
        "Indent lines that belong together alike; put texts in quotes as a whole",
    ),
}
# By libyaml's context; the place is where that begins.
_AT_CONTEXT = {
    "while scanning a quoted scalar": _UNCLOSED,
    "while scanning a directive": _DIRECTIVE,
    "while scanning a block scalar": _BLOCK,
    "while scanning an anchor": ("a text cannot begin with '&'", "Put it in quotes"),
    "while scanning an alias": ("a text cannot begin with '*'", "Put it in quotes"),
    "while scanning a tag": ("a text cannot begin with '!'", "Put it in quotes"),
    "while parsing a tag": ("a text cannot begin with '!'", "Put it in quotes"),
    "while parsing a node": ("a text cannot begin with '!'", "Put it in quotes"),
}


def explained(error: Any, raw: bytes) -> Explanation:
    """Message, remedy and place of a syntax error."""
    problem, context = str(error.problem), str(error.context)
    mark = _mark(error.problem_mark or error.context_mark)
    if problem in _AT_PROBLEM:
        return *_AT_PROBLEM[problem], mark
    if context in _AT_CONTEXT:
        return *_AT_CONTEXT[context], _mark(error.context_mark)
    if context == "while scanning a simple key":
        return _without_colon(error, raw)
    if context in ("while parsing a flow sequence", "while parsing a flow mapping"):
        return _unclosed_bracket(error, raw)
    before, after = _line(raw, error.problem_mark)
    if problem == "did not find expected key":
        return *_misplaced(before, after), mark
    if problem == "mapping values are not allowed in this context":
        return *_stray_colon(before), mark
    return *_bad_start(after), mark


def _mark(mark: Any) -> Mark:
    return at(mark.line + 1, mark.column + 1) if mark else START


def _line(raw: bytes, mark: Any) -> tuple[str, str]:
    """What stands before and after the mark in its line, as far as it matters."""
    here = offset(raw, mark.index)
    before = _BREAK.split(raw[max(here - _NEARBY, 0) : here])[-1]
    after = _BREAK.split(raw[here : here + _NEARBY])[0]
    return before.decode("utf-8", "ignore"), after.decode("utf-8", "ignore")


def _without_colon(error: Any, raw: bytes) -> Explanation:
    _, after = _line(raw, error.context_mark)
    place = _mark(error.context_mark)
    if re.match(r"[\w.-]+:\S", after):
        return *_NO_SPACE, place
    return "a key has no colon", "Write 'key: value'; put a text of several lines in quotes", place


def _unclosed_bracket(error: Any, raw: bytes) -> Explanation:
    opening, closing = ("[", "]") if "sequence" in error.context else ("{", "}")
    _, after = _line(raw, error.problem_mark)
    if not after:
        remedy = f"Close it with '{closing}'"
        return f"the '{opening}' that opens here is never closed", remedy, _mark(error.context_mark)
    message = f"a comma or '{closing}' is missing; '{opening}' opened in line {error.context_mark.line + 1}"
    return message, "Put texts that hold commas, colons or brackets in quotes", _mark(error.problem_mark)


def _misplaced(before: str, after: str) -> tuple[str, str]:
    quote = before.rstrip()[-1:]
    if quote in ("'", '"') and before.count(quote) % 2:
        return "a quote opened in a line above closes here", "Close it where its text ends"
    if quote in ("'", '"'):
        return "something follows the closing quote", f"{_WHOLE_TEXT}; inside '…' write '' for an apostrophe"
    if before.rstrip().endswith(("]", "}")) or after.startswith(("]", "}")):
        return "something follows the closing bracket", _WHOLE_TEXT
    if after.startswith("- "):
        return "a list item stands among keys", "Indent it under the key it belongs to"
    if after.startswith(":"):
        return "a key is missing before the colon", "Write a word before it"
    return "the indentation does not fit", "Indent all keys of one mapping by the same number of spaces"


def _stray_colon(before: str) -> tuple[str, str]:
    if ": " in before:
        return "a text holds a colon and a space", _WHOLE_TEXT
    return (
        "a key cannot stand here",
        "Indent it like the keys beside it; see that the key before has its colon",
    )


def _bad_start(after: str) -> tuple[str, str]:
    if not after:
        return "the file ends too early", "Close each bracket and write each value"
    if after.startswith("\t"):
        return _TABS
    return f"a text cannot begin with {quoted(after[:1])}", "Put it in quotes"
