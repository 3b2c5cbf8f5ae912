"""Findings: what is wrong or worth a notice in packs, collected so that all of it is said at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from maturity_advisor.documents import Document, Path, near
from maturity_advisor.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a document."""

    document: Document
    path: Path = ()

    def __truediv__(self, step: str | int) -> Where:
        return Where(self.document, (*self.path, step))

    def place(self, below: Path = ()) -> Place:
        """The spot in the file; of the nearest thing above it if there is none."""
        return self.document.place((*self.path, *below))

    def holds(self, step: str | int) -> bool:
        """Whether there is something by this name here."""
        data = self.document.data
        for part in self.path:
            data = data[part]
        return isinstance(data, dict) and step in data


@dataclass(slots=True)
class Findings:
    """Problems stop a pack; notices are passed on with the advice."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def problem(self, where: Where | None, message: str, remedy: str, code: str, below: Path = ()) -> None:
        """Something that must be mended."""
        self.problems.append(Problem(message, remedy, where.place(below) if where else None, code))

    def notice(self, where: Where | None, message: str, remedy: str, code: str, below: Path = ()) -> None:
        """Something worth knowing."""
        self.notices.append(Problem(message, remedy, where.place(below) if where else None, code))

    def unknown(self, where: Where | None, kind: str, name: str, known: object, below: Path = ()) -> None:
        """A reference to something that does not exist."""
        names = [str(item) for item in known] if hasattr(known, "__iter__") else []
        close = near(name, names)
        remedy = f"Did you mean '{close}'?" if close else f"Declare it, or correct the {kind}"
        self.problem(where, f"unknown {kind} '{name}'", remedy, f"unknown-{kind}", below)
