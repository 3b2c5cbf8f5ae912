"""Cases: what authors expect of a whole organisation, from its answers to stages, scores and recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from maturity_advisor.documents import Document, Path, read_file, shape
from maturity_advisor.documents.document import START, Mark, Spot, at
from maturity_advisor.knowledge.derivations import Anything
from maturity_advisor.knowledge.rules import Expectation
from maturity_advisor.knowledge.shapes import Name, Written
from maturity_advisor.organisation.answers import AnswerField, DateField
from maturity_advisor.organisation.motivation import Motivation
from maturity_advisor.organisation.organisation import Constraints, Target, Unit

CASE_KEYS = frozenset({"cases", "pack"})
# What a case says of its organisation as an organisation file does, beside its answers.
OWN = ("as_of", "wishes", "motivation", "constraints", "units", "targets")


def _listed(raw: Any) -> Any:
    """A list alone means these and no others, in this order."""
    return {"exactly": raw} if isinstance(raw, list | tuple) else raw


class Recommended(Written):
    """Which actions the pack's own rules advise: just these in this order, or some that must and must not be there."""

    exactly: tuple[Name, ...] | None = None
    includes: tuple[Name, ...] = ()
    excludes: tuple[Name, ...] = ()
    first: Name | None = None


class ExpectedHere(Written):
    """What is expected in one place: a value, a list of what is still possible, `unknown`, or `not_applicable`."""

    stages: dict[str, Anything] = {}
    scores: dict[str, Anything] = {}
    facts: dict[str, Anything] = {}
    rules: dict[str, Expectation] = {}
    recommendations: Annotated[Recommended, BeforeValidator(_listed)] | None = None


class Expected(ExpectedHere):
    """What is expected of the organisation, and of each of its units."""

    units: dict[str, ExpectedHere] = {}


class Head(Written):
    """Who is advised, as far as it matters to a case."""

    employees: Anything = None
    sector: Anything = None
    language: Name = "en"


class Case(Written):
    """One organisation with its answers, and what the pack must make of it."""

    name: Name
    given: dict[str, AnswerField] = {}
    organisation: Head = Head()
    as_of: DateField | None = None
    wishes: tuple[Name, ...] = ()
    motivation: Motivation | None = None
    constraints: Constraints | None = None
    units: tuple[Unit, ...] = ()
    targets: dict[str, Target] = {}
    expect: Expected


class CaseFile(Written):
    """Cases that test one pack: the one they lie with, or the one that `pack` names by its id or its folder."""

    pack: Name | None = None
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class WrittenCase:
    """A case and where it was written."""

    case: Case
    document: Document
    index: int

    def path(self, *below: str | int) -> Path:
        """The way to a part of the case in its file."""
        return ("cases", self.index, *below)

    def organisation(self) -> Document:
        """The organisation the case describes, whose parts are found where the case has them."""
        raw = self.document.data["cases"][self.index]
        given = raw.get("organisation") or {}
        head = {"id": "case", "name": self.case.name, **given}
        parts: dict[str, tuple[Any, Path]] = {"organisation": (head, self.path("organisation"))}
        if "given" in raw:
            parts["answers"] = (raw["given"], self.path("given"))
        parts |= {key: (raw[key], self.path(key)) for key in OWN if key in raw}
        spots = tuple(_spot(self.document, path) for _, path in parts.values())
        keys = tuple(spot.mark if isinstance(spot, Spot) else spot for spot in spots)
        data = {key: value for key, (value, _) in parts.items()}
        return Document(self.document.source, data, Spot(_mark(self.document, self.path()), keys, spots))


def is_case_file(data: object) -> bool:
    """Whether a document holds cases and nothing of a pack."""
    if not isinstance(data, Mapping) or "cases" not in data:
        return False
    known = {key for key in data if not key.startswith("x-")}
    return known <= CASE_KEYS and not isinstance(data.get("pack"), Mapping)


def read_cases(source: Document | str) -> tuple[CaseFile, list[WrittenCase]]:
    """The cases of a file; DocumentError names all that is wrong with its form."""
    document = source if isinstance(source, Document) else read_file(source)
    if not is_case_file(document.data):
        document = _only_cases(document)
    file = shape(document, CaseFile)
    return file, [WrittenCase(case, document, index) for index, case in enumerate(file.cases)]


def _only_cases(document: Document) -> Document:
    """A pack's file without all that is no case."""
    path: Path = ("cases",)
    part, key = _spot(document, path), document.key_place(path)
    spots = Spot(_mark(document, ()), (at(key.line or 1, key.column or 1),), (part,))
    return Document(document.source, {"cases": document.data["cases"]}, spots)


def _spot(document: Document, path: Path) -> Spot | Mark:
    data, spot = document.data, document.spots
    for step in path:
        if not isinstance(spot, Spot) or (isinstance(data, Mapping) and step not in data):
            break
        number = step if isinstance(step, int) else list(data).index(step)
        data, spot = data[step], spot.parts[number]
    return spot


def _mark(document: Document, path: Path) -> Mark:
    spot = _spot(document, path)
    return spot.mark if isinstance(spot, Spot) else spot or START
