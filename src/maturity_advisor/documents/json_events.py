"""JSON, strictly, with the place of every value; libyaml cannot be trusted with its surrogate pairs."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from maturity_advisor.documents.building import Builder
from maturity_advisor.documents.document import Mark

_TOKEN = re.compile(
    rb'(?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")'
    rb"|(?P<plain>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?(?![0-9a-zA-Z.+-])|true\b|false\b|null\b)"
    rb"|(?P<sign>[\[\]{},:])"
)
_SPACE = re.compile(rb"[ \t\r\n]*")


class _Tokens:
    """The tokens of a JSON text and the line and column of each."""

    def __init__(self, raw: bytes, builder: Builder) -> None:
        self._raw, self._builder = raw, builder
        self._at = self._counted = 0
        self._line, self._column = 1, 1
        self.kind, self.value, self.mark = "", b"", (1, 1)
        self.advance()

    def advance(self) -> None:
        """Go to the next token; at the end its kind is 'end'."""
        self._at = self._space(self._at)
        self.mark = self._position(self._at)
        if self._at == len(self._raw):
            self.kind, self.value = "end", b""
            return
        match = _TOKEN.match(self._raw, self._at)
        if match is None:
            self.wrong()
        self.kind, self.value, self._at = str(match.lastgroup), match.group(), match.end()
        if self.kind == "sign":
            self.kind = self.value.decode()

    def wrong(self) -> NoReturn:
        """What stands here is not allowed here."""
        self._builder.fail("this is no JSON", "Check commas, quotes and brackets", self.mark, "syntax")

    def _space(self, at: int) -> int:
        match = _SPACE.match(self._raw, at)
        return match.end() if match else at

    def _position(self, at: int) -> Mark:
        passed = self._raw[self._counted : at]
        lines = passed.count(b"\n")
        if lines:
            self._line, self._column = self._line + lines, 1
            passed = passed[passed.rfind(b"\n") + 1 :]
        self._column += len(passed.decode("utf-8"))
        self._counted = at
        return self._line, self._column


def walk(raw: bytes, builder: Builder) -> None:
    """Hand every event of `raw` to `builder`."""
    tokens = _Tokens(raw, builder)
    closers: list[str] = []
    while True:
        if tokens.kind in ("[", "{"):
            closers.append(_open(tokens, builder))
            if tokens.kind != closers[-1]:
                _member(tokens, builder, closers[-1])
                continue
        else:
            _scalar(tokens, builder)
        while closers and tokens.kind == closers[-1]:
            closers.pop()
            builder.close()
            tokens.advance()
        if not closers:
            break
        if tokens.kind != ",":
            tokens.wrong()
        tokens.advance()
        _member(tokens, builder, closers[-1])
    if tokens.kind != "end":
        tokens.wrong()


def _open(tokens: _Tokens, builder: Builder) -> str:
    mapping = tokens.kind == "{"
    builder.open({} if mapping else [], tokens.mark)
    tokens.advance()
    return "}" if mapping else "]"


def _member(tokens: _Tokens, builder: Builder, closer: str) -> None:
    """In a mapping, a key and its colon come before the value."""
    if closer == "]":
        return
    if tokens.kind != "text":
        tokens.wrong()
    _scalar(tokens, builder)
    if tokens.kind != ":":
        tokens.wrong()
    tokens.advance()


def _scalar(tokens: _Tokens, builder: Builder) -> None:
    if tokens.kind not in ("text", "plain"):
        tokens.wrong()
    written = tokens.value.decode("utf-8")
    quoted = tokens.kind == "text"
    text = json.loads(written) if quoted else written
    if quoted and any("\ud800" <= sign <= "\udfff" for sign in text):
        builder.problem("half a surrogate pair", "Write the character itself", tokens.mark, "surrogate")
    builder.scalar(text, tokens.mark, quoted=quoted)
    tokens.advance()
