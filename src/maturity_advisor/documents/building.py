"""Turns what a parser finds, in order, into a document, and counts before it builds."""

from __future__ import annotations

from typing import Any, NoReturn

from maturity_advisor.documents.document import START, Document, Mark, Spot, placed
from maturity_advisor.documents.limits import Limits
from maturity_advisor.documents.numbers import NumberRefused, Scalar, plain
from maturity_advisor.documents.wording import quoted as shown
from maturity_advisor.errors import DocumentError, LimitError, Problem

MOST_PROBLEMS = 1_000


class _Frame:
    """A list or mapping that is still open; lists have no keys."""

    __slots__ = ("awaits_key", "data", "is_key", "key", "keys", "mark", "parts")

    def __init__(self, mark: Mark, mapping: bool, is_key: bool) -> None:
        self.mark = mark
        self.data: Any = {} if mapping else []
        self.keys: dict[str, Mark] | None = {} if mapping else None
        self.parts: list[Spot | Mark] = []
        self.key: str | None = None
        self.awaits_key = mapping
        self.is_key = is_key


class Builder:
    """Receives what a parser finds and keeps every problem it sees on the way."""

    def __init__(self, source: str, limits: Limits) -> None:
        self.source = source
        self._problems: list[Problem] = []
        self._limits = limits
        self._nodes_left, self._longest = limits.nodes, limits.scalar
        # The document is the only item of a list, so that there is always something open.
        self._open = _Frame(START, mapping=False, is_key=False)
        self._around: list[_Frame] = []

    def open(self, mark: Mark, *, mapping: bool) -> None:
        """A mapping or list begins."""
        self._count(mark)
        if len(self._around) >= self._limits.depth:
            self.too_deep(mark)
        around = self._open
        if around.awaits_key:
            remedy = "Write a word before the colon; put a text that begins with a bracket in quotes"
            self.problem("a key must be a text", remedy, mark, "key")
        self._around.append(around)
        self._open = _Frame(mark, mapping, around.awaits_key)

    def close(self) -> None:
        """The mapping or list opened last ends."""
        frame = self._open
        self._open = self._around.pop()
        if frame.is_key:
            self._open.key, self._open.awaits_key = None, False
        elif not frame.parts:
            self._put(frame.data, frame.mark)
        else:
            keys = tuple(frame.keys.values()) if frame.keys else ()
            self._put(frame.data, Spot(frame.mark, keys, tuple(frame.parts)))

    def scalar(self, text: str, mark: Mark, *, quoted: bool) -> None:
        """A single value, or a key, as written."""
        # As _count does; there may be 200,000 of them.
        self._nodes_left -= 1
        if self._nodes_left < 0:
            self.too_many(mark)
        if len(text) > self._longest:
            self.too_long(mark)
        if "\0" in text:
            self.problem("a text holds the character NUL", "Leave it out", mark, "character")
        frame = self._open
        if frame.awaits_key:
            self._key(frame, text, mark, quoted)
        else:
            self._put(text if quoted else self._plain(text, mark), mark)

    def too_deep(self, mark: Mark) -> NoReturn:
        """Lists and mappings stand in each other beyond what is allowed."""
        self._breach(f"the file nests deeper than {self._limits.depth:,} levels", mark)

    def too_many(self, mark: Mark) -> NoReturn:
        """There are more keys and values than allowed."""
        self._breach(f"the file holds more than {self._limits.nodes:,} keys and values", mark)

    def too_long(self, mark: Mark) -> NoReturn:
        """A single text is longer than allowed."""
        self._breach(f"a text is longer than {self._limits.scalar:,} characters", mark)

    def problem(self, message: str, remedy: str, mark: Mark, code: str) -> None:
        """Something is wrong, and reading goes on."""
        self._problems.append(Problem(message, remedy, placed(self.source, mark), code))
        if len(self._problems) == MOST_PROBLEMS:
            self.fail("there may be more problems than these", "Mend these first", mark, "many")

    def fail(self, message: str, remedy: str, mark: Mark, code: str) -> NoReturn:
        """Something is wrong, and nothing after it can be read."""
        raise DocumentError(*self._problems, Problem(message, remedy, placed(self.source, mark), code))

    def document(self) -> Document:
        """What was built, or all that is wrong with it."""
        if self._problems:
            raise DocumentError(*self._problems)
        if not self._open.data:
            return Document(self.source, None)
        return Document(self.source, self._open.data[0], self._open.parts[0])

    def _plain(self, text: str, mark: Mark) -> Scalar:
        try:
            return plain(text)
        except NumberRefused as refused:
            self.problem(str(refused), "Put it in quotes if it is a text", mark, "number")
            return None

    def _key(self, frame: _Frame, text: str, mark: Mark, quoted: bool) -> None:
        frame.key, frame.awaits_key = None, False
        if frame.keys is None or (not text and not quoted):
            self.problem("a key is missing before the colon", "Write a word before it", mark, "key")
        elif text == "<<" and not quoted:
            self.problem("merge keys are not read", "Write out what '<<' would bring in", mark, "merge")
        elif text in frame.keys:
            first = placed(self.source, frame.keys[text]).line
            message = f"{shown(text)} is given twice, first in line {first}"
            self.problem(message, "Keep one of them", mark, "duplicate")
        else:
            frame.key, frame.keys[text] = text, mark

    def _put(self, value: Any, spot: Spot | Mark) -> None:
        frame = self._open
        if frame.keys is None:
            frame.data.append(value)
            frame.parts.append(spot)
            return
        if frame.key is not None:
            frame.data[frame.key] = value
            frame.parts.append(spot)
        frame.awaits_key = True

    def _count(self, mark: Mark) -> None:
        self._nodes_left -= 1
        if self._nodes_left < 0:
            self.too_many(mark)

    def _breach(self, message: str, mark: Mark) -> NoReturn:
        problem = Problem(message, "Split it, or raise the limit", placed(self.source, mark), "limit")
        raise LimitError(*self._problems, problem)
