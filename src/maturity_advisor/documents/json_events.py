"""JSON, strictly and with the place of every value; libyaml does not join its surrogate pairs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from maturity_advisor.documents.building import Builder
from maturity_advisor.documents.json_syntax import explained
from maturity_advisor.documents.limits import Limits
from maturity_advisor.documents.positions import Ruler, characters

_TOKEN = re.compile(
    rb"[ \t\r\n]*+(?:"
    rb'(?P<text>"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+")'
    rb"|(?P<plain>(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?|true|false|null)(?![\w.+-]))"
    rb"|(?P<sign>[\[\]{},:])"
    rb"|(?P<end>\Z)"
    rb"|(?P<wrong>)"
    rb")"
)
_VALUE = {"text": "after", "plain": "after", "[": "first item", "{": "first key"}
_GRAMMAR: dict[str, dict[str, str]] = {
    "value": _VALUE,
    "first item": {**_VALUE, "]": "close"},
    "first key": {"text": "colon", "}": "close"},
    "key": {"text": "colon"},
    "colon": {":": "value"},
    "in [": {",": "value", "]": "close"},
    "in {": {",": "key", "}": "close"},
    "end": {"end": "done"},
}
_LONGEST_ESCAPE = 12  # \ud83d\ude00 is one character


class NoJson(Exception):
    """From `start` on the text is no JSON; `expected` could stand there, within the bracket `opened`."""

    def __init__(self, start: int, expected: str, opened: int | None) -> None:
        super().__init__(start, expected, opened)
        self.start, self.expected, self.opened = start, expected, opened


def events(raw: bytes) -> Iterator[tuple[str, re.Match[bytes]]]:
    """Brackets, texts and plain words of one JSON value in their order."""
    expected = "value"
    opened: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(raw):
        group = str(match.lastgroup)
        kind = match["sign"].decode() if group == "sign" else group
        start = match.start(group)
        following = _GRAMMAR[expected].get(kind)
        if following is None:
            raise NoJson(start, expected, opened[-1][1] if opened else None)
        if kind in ("[", "{"):
            opened.append((f"in {kind}", start))
        elif following == "close":
            opened.pop()
        if following in ("close", "after"):
            following = opened[-1][0] if opened else "end"
        if kind not in (",", ":"):
            yield kind, match
        expected = following


def is_json(raw: bytes, limits: Limits) -> bool:
    """Whether `raw` is JSON; what goes on beyond the limits is not looked at any further."""
    try:
        for number, _ in enumerate(events(raw)):
            if number > 2 * limits.nodes:
                return True
    except NoJson:
        return False
    return True


def walk(raw: bytes, builder: Builder, limits: Limits) -> None:
    """Hand everything in `raw` to `builder`."""
    ruler = Ruler(raw)
    try:
        for kind, match in events(raw):
            if kind in ("]", "}"):
                builder.close()
            elif kind in ("[", "{"):
                builder.open(ruler.mark(match.start("sign")), mapping=kind == "{")
            elif kind == "plain":
                builder.scalar(match["plain"].decode(), ruler.mark(match.start("plain")), quoted=False)
            elif kind == "text":
                _text(match["text"], ruler.mark(match.start("text")), builder, limits)
    except NoJson as error:
        builder.fail(*explained(raw, error.start, error.expected, error.opened), "syntax")


def _text(written: bytes, mark: int, builder: Builder, limits: Limits) -> None:
    escapes = written.count(b"\\")
    # Judged before it is decoded, which may take four times the room.
    if characters(written) - 2 - escapes * _LONGEST_ESCAPE / 2 > limits.scalar:
        builder.too_long(mark)
    text: str = json.loads(written) if escapes else written[1:-1].decode()
    if escapes and any("\ud800" <= sign <= "\udfff" for sign in text):
        remedy = "Write the character itself"
        builder.problem("this text holds half a surrogate pair", remedy, mark, "character")
    builder.scalar(text, mark, quoted=True)
