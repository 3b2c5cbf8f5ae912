"""Counts characters, lines and columns in UTF-8 without decoding it as a whole."""

from __future__ import annotations

from itertools import islice

from maturity_advisor.documents.document import Mark, at

_CHUNK = 1 << 16
_CONTINUING = bytes(range(0x80, 0xC0))


def characters(raw: bytes) -> int:
    """How many characters `raw` has; one that has begun before it does not count."""
    return len(raw) if raw.isascii() else len(raw.translate(None, _CONTINUING))


def offset(raw: bytes, index: int) -> int:
    """The byte at which the character numbered `index` begins."""
    if raw.isascii():
        return index
    start = 0
    while start < len(raw) and (passed := characters(raw[start : start + _CHUNK])) <= index:
        index -= passed
        start += _CHUNK
    beginnings = (byte for byte in range(start, len(raw)) if raw[byte] not in _CONTINUING)
    return next(islice(beginnings, index, None), len(raw))


class Ruler:
    """Goes through a text once and says the line and column of each byte it is asked for, in order."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at, self._line, self._column = 0, 1, 1

    def mark(self, start: int) -> Mark:
        """Line and column of the byte at `start`, which is not before the one asked for last."""
        passed = self._raw[self._at : start]
        if b"\n" in passed or b"\r" in passed:
            self._line += passed.count(b"\n") + passed.count(b"\r") - passed.count(b"\r\n")
            self._column = 1
            passed = passed[max(passed.rfind(b"\n"), passed.rfind(b"\r")) + 1 :]
        self._column += len(passed) if passed.isascii() else characters(passed)
        self._at = start
        return at(self._line, self._column)
