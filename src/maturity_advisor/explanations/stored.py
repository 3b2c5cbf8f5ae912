"""Stored advice, read back with as little trust as any other file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field

from maturity_advisor.advice.advice import SCHEMA
from maturity_advisor.advisor import Input
from maturity_advisor.documents import Document, document_of, read_file, shape
from maturity_advisor.documents.document import Spot
from maturity_advisor.errors import DocumentError, OrganisationError, Problem
from maturity_advisor.knowledge.shapes import Name
from maturity_advisor.organisation.answers import DateField

INPUT = "input"
LONGEST = 30


class _Lenient(BaseModel):
    """A part of stored advice; what it holds besides is compared, not read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Priority(_Lenient):
    id: Name


class _Settings(_Lenient):
    language: Name
    audience: Literal["advisor", "client"] = Field(alias="for")
    day: DateField | Literal[""] = Field(default="", alias="date")
    models: tuple[Name, ...] = ()
    without: tuple[Name, ...] = ()
    priority: _Priority


@dataclass(frozen=True, slots=True)
class Stored:
    """Advice as a file holds it: all of it as data, and what it takes to compute it again."""

    data: Mapping[str, Any]
    input: Document
    language: str
    day: date | None
    models: tuple[str, ...]
    without: tuple[str, ...]
    priority: str


def is_advice(document: Document) -> bool:
    """Whether a document says of itself that it is advice; OrganisationError if it is of a form not known here."""
    schema = str(document.data.get("schema", "")) if isinstance(document.data, Mapping) else ""
    if schema.startswith("advice/") and schema != SCHEMA:
        message = f"this advice is of the form '{schema[:LONGEST]}', not '{SCHEMA}'"
        _refuse(document, message, "Use the version of the program that wrote it", "schema")
    return schema == SCHEMA


def read_input(given: Input) -> Document:
    """A file, a mapping or a document as a document; OrganisationError if it cannot be read."""
    try:
        if isinstance(given, Document):
            return given
        return document_of(given) if isinstance(given, Mapping) else read_file(given)
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None


def read_advice(given: Input) -> Stored:
    """Advice that can be computed again; OrganisationError says why it is none."""
    document = read_input(given)
    if not is_advice(document):
        _refuse(document, "this is no advice", "Give what `advise --format json` wrote", "no-advice")
    if not isinstance(document.data.get(INPUT), Mapping):
        message = "this is a client's copy or a part of advice: the input it rests on is not in it"
        _refuse(document, message, "Use the advisor's own file, written without --for client", "no-input")
    try:
        settings = shape(document, _Settings, ("settings",)) if "settings" in document.data else None
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None
    if settings is None:
        _refuse(document, "there are no settings in this advice", "Use the file as it was written", "settings")
    return Stored(
        data=document.data,
        input=_part(document, INPUT),
        language=settings.language,
        day=settings.day or None,
        models=settings.models,
        without=settings.without,
        priority=settings.priority.id,
    )


def _part(document: Document, key: str) -> Document:
    """What stands under a key of the document, with its places."""
    number = list(document.data).index(key)
    spots = document.spots.parts[number] if isinstance(document.spots, Spot) else document.spots
    return Document(document.source, document.data[key], spots)


def _refuse(document: Document, message: str, remedy: str, code: str) -> NoReturn:
    raise OrganisationError(Problem(message, remedy, document.place(), code))
