"""Turns the events of a parser into a document, and counts before it builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn

from maturity_advisor.documents.document import Document, Mark, Spot
from maturity_advisor.documents.limits import Limits
from maturity_advisor.documents.numbers import NumberRefused, Scalar, plain
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem

MOST_PROBLEMS = 1_000


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    data: Any
    spot: Spot
    is_key: bool = False
    awaits_key: bool = False
    key: str | None = None


class Builder:
    """Receives what a parser finds, in order, and keeps every problem it sees on the way."""

    def __init__(self, source: str, limits: Limits) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._limits = limits
        self._frames: list[_Frame] = []
        self._nodes = 0
        self.started = False
        self._data: Any = None
        self._spots: Spot | Mark = (1, 1)

    def open(self, data: dict[str, Any] | list[Any], mark: Mark) -> None:
        """A mapping or list begins."""
        self._count(mark)
        if len(self._frames) >= self._limits.depth:
            self._breach(f"nests deeper than {self._limits.depth} levels", mark)
        is_key = bool(self._frames) and self._frames[-1].awaits_key
        if is_key:
            self.problem("a key must be a text", "Write one word or a quoted text before the colon", mark, "key")
        self._frames.append(_Frame(data, Spot(mark), is_key, isinstance(data, dict)))

    def close(self) -> None:
        """The mapping or list opened last ends."""
        frame = self._frames.pop()
        if frame.is_key:
            self._frames[-1].key, self._frames[-1].awaits_key = None, False
        else:
            self._put(frame.data, frame.spot)

    def scalar(self, text: str, mark: Mark, *, quoted: bool) -> None:
        """A single value, or a key, as written."""
        self._count(mark)
        if len(text) > self._limits.scalar:
            self._breach(f"holds a text of more than {self._limits.scalar} characters", mark)
        if "\0" in text:
            self.problem("a text holds the character NUL", "Leave it out", mark, "nul")
        if self._frames and self._frames[-1].awaits_key:
            self._key(text, mark, quoted)
        else:
            self._put(text if quoted else self._resolved(text, mark), mark)

    def skip(self, mark: Mark) -> None:
        """Something was here that has been refused already."""
        self.scalar("", mark, quoted=True)

    def problem(self, message: str, remedy: str, mark: Mark, code: str) -> None:
        """Something is wrong, and reading goes on."""
        self.problems.append(Problem(message, remedy, Place(self.source, *mark), code))
        if len(self.problems) >= MOST_PROBLEMS:
            raise DocumentError(*self.problems)

    def fail(self, message: str, remedy: str, mark: Mark, code: str) -> NoReturn:
        """Something is wrong, and nothing after it can be read."""
        raise DocumentError(*self.problems, Problem(message, remedy, Place(self.source, *mark), code))

    def document(self) -> Document:
        """What was built, or all that is wrong with it."""
        if self.problems:
            raise DocumentError(*self.problems)
        return Document(self.source, self._data, self._spots)

    def _key(self, text: str, mark: Mark, quoted: bool) -> None:
        frame = self._frames[-1]
        frame.key, frame.awaits_key = text, False
        if not text and not quoted:
            self.problem("a key is missing", "Write a word before the colon", mark, "key")
        elif text == "<<" and not quoted:
            self.problem("merge keys are not read", "Write out what '<<' would bring in", mark, "merge")
        elif text in frame.spot.keys:
            first = frame.spot.keys[text][0]
            self.problem(f"'{text}' stands here twice, first in line {first}", "Keep one of them", mark, "duplicate")
        else:
            frame.spot.keys[text] = mark

    def _put(self, value: Any, spot: Spot | Mark) -> None:
        if not self._frames:
            self._data, self._spots = value, spot
            return
        frame = self._frames[-1]
        if isinstance(frame.data, list):
            frame.spot.parts[len(frame.data)] = spot
            frame.data.append(value)
            return
        if frame.key is not None:
            frame.spot.parts[frame.key] = spot
            frame.data[frame.key] = value
        frame.awaits_key = True

    def _resolved(self, text: str, mark: Mark) -> Scalar:
        try:
            return plain(text)
        except NumberRefused as refused:
            self.problem(str(refused), "Quote it if it is a text", mark, "number")
            return None

    def _count(self, mark: Mark) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            self._breach(f"holds more than {self._limits.nodes} keys and values", mark)

    def _breach(self, what: str, mark: Mark) -> NoReturn:
        remedy = "Split the file, or raise the limit if you trust it"
        raise LimitError(*self.problems, Problem(f"the file {what}", remedy, Place(self.source, *mark), "limit"))
