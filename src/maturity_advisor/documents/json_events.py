"""JSON, strictly and with the place of every value; libyaml does not join its surrogate pairs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from maturity_advisor.documents.building import Builder
from maturity_advisor.documents.document import Mark
from maturity_advisor.documents.limits import Limits
from maturity_advisor.documents.positions import Ruler, characters

# A value, key or bracket together with the comma or colon after it: there may be many, and each match costs.
_TEXT = rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"'
_WORD = rb"(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?|true|false|null)(?![\w.+-])"
_GAP = rb"[ \t\r\n]*+"
_STEP = re.compile(b"(?:(%b)|(%b)|([\\[{])|([\\]}]))%b(?:([,:])%b)?+|" % (_TEXT, _WORD, _GAP, _GAP))
_PIECE = b"(?:%b|%b|[][{}:, \t\r\n]++)" % (_TEXT, _WORD)
# So many are enough to tell; more are more than a document may have.
_PIECES = re.compile(b"%b{0,400000}+" % _PIECE)
_ANOTHER = re.compile(b"%b|\\Z" % _PIECE)
_BRACKET = re.compile(b"%b[\\[{]" % _GAP)
_SPACE = re.compile(_GAP)
_VALUES = frozenset({"value", "first item"})
_KEYS = frozenset({"key", "first key"})
_FIRST = {b"[": "first item", b"{": "first key"}
_CLOSING = {"first item": b"]", "in [": b"]", "first key": b"}", "in {": b"}"}
# What can follow a value, by the bracket it is in and the sign after it.
_AFTER = {
    (b"", None): "end",
    (b"[", None): "in [",
    (b"[", b","): "value",
    (b"{", None): "in {",
    (b"{", b","): "key",
}
_LONGEST_ESCAPE = 12  # \ud83d\ude00 is one character

Groups: TypeAlias = tuple[bytes | None, ...]
"""A text in its quotes, another word, an opening or a closing bracket: one of them; and the sign after it."""


class NoJson(Exception):
    """From `start` on the text is no JSON; `expected` could stand there, within the bracket `opened`."""

    def __init__(self, start: int, expected: str, opened: int | None) -> None:
        super().__init__(start, expected, opened)
        self.start, self.expected, self.opened = start, expected, opened


def steps(raw: bytes) -> Iterator[tuple[int, Groups]]:
    """Values, keys and brackets of one JSON value in their order, and where they stand."""
    expected, inside = "value", b""
    opened: list[tuple[bytes, int]] = []
    space = _SPACE.match(raw)
    for match in _STEP.finditer(raw, space.end() if space else 0):
        text, word, opening, closing, sign = groups = match.groups()
        following: str | None = None
        if opening and expected in _VALUES:
            opened.append((inside, match.start()))
            following, inside = None if sign else _FIRST[opening], opening
        elif text and expected in _KEYS:
            following = "value" if sign == b":" else None
        elif closing and _CLOSING.get(expected) == closing:
            inside = opened.pop()[0]
            following = _AFTER.get((inside, sign))
        elif (text or word) and expected in _VALUES:
            following = _AFTER.get((inside, sign))
        elif expected == "end" and match.start() == len(raw):
            return
        if following is None:
            raise _refused(match, expected, inside, opened[-1][1] if opened else None)
        expected = following
        yield match.start(), groups


def _refused(match: re.Match[bytes], expected: str, inside: bytes, opened: int | None) -> NoJson:
    """The fault is in the value itself, or in the sign after it."""
    text, word, opening, closing, sign = match.groups()
    after = match.start(5) if sign else match.end()
    if text and expected in _KEYS:
        return NoJson(after, "colon", opened)
    if opening and expected in _VALUES:
        return NoJson(after, _FIRST[opening], opened)
    if ((text or word) and expected in _VALUES) or (closing and _CLOSING.get(expected) == closing):
        return NoJson(after, _AFTER[inside, None], opened)
    return NoJson(match.start(), expected, opened)


def may_be_json(raw: bytes) -> bool:
    """Whether `raw` begins with a bracket and then holds what JSON is made of, be it in order or not."""
    pieces = _PIECES.match(raw) if _BRACKET.match(raw) else None
    return pieces is not None and _ANOTHER.match(raw, pieces.end()) is not None


def walk(raw: bytes, builder: Builder, limits: Limits) -> None:
    """Hand everything in `raw` to `builder`."""
    ruler = Ruler(raw)
    for start, (text, word, opening, _, _) in steps(raw):
        if text:
            _text(text, ruler.mark(start), builder, limits)
        elif word:
            builder.scalar(word.decode(), ruler.mark(start), quoted=False)
        elif opening:
            builder.open(ruler.mark(start), mapping=opening == b"{")
        else:
            builder.close()


def _text(written: bytes, mark: Mark, builder: Builder, limits: Limits) -> None:
    escapes = written.count(b"\\")
    # Judged before it is decoded, which may take four times the room.
    if characters(written) - 2 - escapes * _LONGEST_ESCAPE / 2 > limits.scalar:
        builder.too_long(mark)
    text: str = json.loads(written) if escapes else written[1:-1].decode()
    if escapes and any("\ud800" <= sign <= "\udfff" for sign in text):
        remedy = "Write the character itself"
        builder.problem("this text holds half a surrogate pair", remedy, mark, "character")
    builder.scalar(text, mark, quoted=True)
