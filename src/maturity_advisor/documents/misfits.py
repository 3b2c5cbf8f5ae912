"""Turns what pydantic refused into problems, with their places and the nearest known names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from maturity_advisor.documents.document import Document, Path
from maturity_advisor.documents.expecting import below, known_keys
from maturity_advisor.documents.names import near
from maturity_advisor.documents.naming import subject
from maturity_advisor.documents.refusals import choices_of, noun_for, refusal, remedy_for
from maturity_advisor.documents.wording import described, either, quoted
from maturity_advisor.errors import Problem

_MOST_NAMED = 15


class Misfit(NamedTuple):
    """One refusal: where, of what kind, the key it is about, the value seen, and pydantic's details."""

    path: Path
    kind: str
    name: str
    value: Any
    details: dict[str, Any]


class Misfits:
    """All that was refused of one part of a document."""

    def __init__(self, document: Document, model: type[BaseModel], base: Path) -> None:
        self._document, self._model, self._base = document, model, base

    def problems(self, misfits: Iterable[Misfit]) -> Iterator[Problem]:
        """Each problem once."""
        by_path: dict[Path, list[Misfit]] = {}
        for misfit in misfits:
            by_path.setdefault(misfit.path, []).append(misfit)
        inner = {path[:end] for path in by_path for end in range(len(path))}
        for path, here in by_path.items():
            types = [misfit for misfit in here if noun_for(misfit.kind, misfit.details)]
            # If another member of a union got further, the types that others wanted are beside the point.
            if len(types) == len(here) and path not in inner:
                yield self._wrong_type(path, types)
            else:
                yield from dict.fromkeys(self._others(path, here))

    def _wrong_type(self, path: Path, types: list[Misfit]) -> Problem:
        nouns = dict.fromkeys(noun_for(misfit.kind, misfit.details) for misfit in types)
        value = types[-1].value
        choices = [choice for misfit in types for choice in choices_of(misfit.kind, misfit.details)]
        meant = near(value, choices) if isinstance(value, str) and value not in choices else None
        remedy = f"Did you mean {quoted(meant)}?" if meant else remedy_for(list(nouns), value)
        wrong = "is empty" if value is None else f"must be {either(nouns)}, not {described(value)}"
        return Problem(f"{self._subject(path)} {wrong}", remedy, self._document.place(path), "type")

    def _others(self, path: Path, here: list[Misfit]) -> Iterator[Problem]:
        keys = known_keys(below((self._model,), path[len(self._base) :]))
        unknown = [misfit.name for misfit in here if misfit.kind == "extra_forbidden"]
        meant = {name: near(name, keys) for name in unknown}
        for misfit in here:
            if misfit.kind == "extra_forbidden":
                yield self._unknown(misfit, meant[misfit.name], keys)
            elif misfit.kind == "missing" and misfit.name not in meant.values():
                message = f"{self._subject(path)} lacks {quoted(misfit.name)}"
                yield Problem(message, "Add it", self._document.place(path), "missing")
            elif misfit.kind == "problems":
                yield from self._own(misfit)
            elif misfit.kind != "missing" and not noun_for(misfit.kind, misfit.details):
                wrong, remedy = refusal(misfit.kind, {**misfit.details, "value": described(misfit.value)})
                place = self._document.place(path)
                yield Problem(f"{self._subject(path)} {wrong}", remedy, place, "value")

    def _unknown(self, misfit: Misfit, meant: str | None, keys: tuple[str, ...]) -> Problem:
        if meant:
            remedy = f"Did you mean {quoted(meant)}?"
        elif 0 < len(keys) <= _MOST_NAMED:
            remedy = f"Known here: {', '.join(keys)}"
        else:
            remedy = "Leave it out, or begin it with 'x-'"
        message = f"{self._subject(misfit.path)} has no {quoted(misfit.name)}"
        return Problem(message, remedy, self._document.key_place((*misfit.path, misfit.name)), "unknown-key")

    def _own(self, misfit: Misfit) -> Iterator[Problem]:
        for path, message, remedy, code in misfit.details["problems"]:
            yield Problem(message, remedy, self._document.place((*misfit.path, *path)), code)

    def _subject(self, path: Path) -> str:
        return subject(self._document.data, path, self._model, self._base)
