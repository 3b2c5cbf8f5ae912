"""Findings: what is wrong or worth a notice in packs, collected so that all of it is said at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.documents import Document, Path, near
from maturity_advisor.documents.wording import quoted
from maturity_advisor.errors import Place, Problem

_MOST_NAMED = 15


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a document."""

    document: Document
    path: Path = ()

    def __truediv__(self, step: str | int) -> Where:
        return Where(self.document, (*self.path, step))

    def place(self, below: Path = (), *, at_key: bool = False) -> Place:
        """The spot in the file; of the nearest thing above it if there is none.

        What has a name of its own is pointed at by its name, since its body may begin on another line.
        """
        path, data = self._known((*self.path, *below))
        named = at_key or isinstance(data, dict | list)
        return self.document.key_place(path) if named and path else self.document.place(path)

    def holds(self, step: str | int) -> bool:
        """Whether there is something by this name here."""
        path = (*self.path, step)
        return self._known(path)[0] == path

    def _known(self, path: Path) -> tuple[Path, Any]:
        """As much of a path as leads somewhere, and what is there."""
        data = self.document.data
        for index, step in enumerate(path):
            if isinstance(data, dict):
                there = step in data
            else:
                there = isinstance(data, list) and isinstance(step, int) and step < len(data)
            if not there:
                return path[:index], data
            data = data[step]
        return path, data


@dataclass(slots=True)
class Findings:
    """Problems stop a pack; notices are passed on with the advice."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def problem(
        self, where: Where, message: str, remedy: str, code: str, below: Path = (), *, at_key: bool = False
    ) -> None:
        """Something that must be mended."""
        self.problems.append(Problem(message, remedy, where.place(below, at_key=at_key), code))

    def notice(self, where: Where, message: str, remedy: str, code: str, below: Path = ()) -> None:
        """Something worth knowing."""
        self.notices.append(Problem(message, remedy, where.place(below, at_key=True), code))

    def unknown(
        self, where: Where, kind: str, name: str, known: Iterable[str], below: Path = (), *, at_key: bool = False
    ) -> None:
        """A reference to something that does not exist."""
        names = list(known)
        close = near(name, names)
        if close:
            remedy = f"Did you mean '{close}'?"
        elif 0 < len(names) <= _MOST_NAMED:
            remedy = f"Known here: {', '.join(names)}"
        else:
            remedy = "Correct it, or declare it in a pack"
        code = f"unknown-{kind.replace(' ', '-')}"
        self.problem(where, f"unknown {kind} {quoted(name)}", remedy, code, below, at_key=at_key)
