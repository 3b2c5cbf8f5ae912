"""Errors are data: where it is, what it is, what to do about it, and the exit code; text comes last."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import total_ordering


class ExitCode(IntEnum):
    """What the program tells the shell."""

    DONE = 0
    GATE = 1
    USAGE = 2
    INPUT = 3
    PACK = 4
    LIMIT = 5
    STORAGE = 6
    ENGINE = 7
    INCOMPLETE = 8
    BUG = 70
    INTERRUPTED = 130


@total_ordering
@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file, counted from 1 as editors do; without a line it is the whole file."""

    source: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.source, self.line, self.column) if part is not None)

    def __lt__(self, other: Place) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[str, int, int]:
        return self.source, self.line or 0, self.column or 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in the users' words, and what they can do about it."""

    message: str
    remedy: str = ""
    place: Place | None = None
    code: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return where + " ".join(_sentence(part) for part in (self.message, self.remedy) if part)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


class AdvisorError(Exception):
    """Everything the program refuses or fails at; each kind has its own exit code."""

    exit_code: ExitCode = ExitCode.BUG

    def __init__(self, *problems: Problem) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=_by_place))
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def _by_place(problem: Problem) -> Place:
    return problem.place or Place("")


class UsageError(AdvisorError):
    """The command was called in a way it cannot follow."""

    exit_code = ExitCode.USAGE


class OrganisationError(AdvisorError):
    """What is said of an organisation is refused."""

    exit_code = ExitCode.INPUT


class DocumentError(AdvisorError):
    """A document could not be read; whoever reads packs raises its problems again as a PackError."""

    exit_code = ExitCode.INPUT


class PackError(AdvisorError):
    """A model, a rule or a whole pack is refused."""

    exit_code = ExitCode.PACK


class LimitError(AdvisorError):
    """A limit on size, depth or effort was reached."""

    exit_code = ExitCode.LIMIT


class StorageError(AdvisorError):
    """Something could not be written or kept."""

    exit_code = ExitCode.STORAGE


class EngineError(AdvisorError):
    """The rule engine failed, or two readings of the rules disagree."""

    exit_code = ExitCode.ENGINE
