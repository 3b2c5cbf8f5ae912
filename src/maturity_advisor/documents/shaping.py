"""Gives plain data its type, and says everything that does not fit, in the users' words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from maturity_advisor.documents.document import Document, Path
from maturity_advisor.documents.misfits import Misfit, Misfits
from maturity_advisor.errors import DocumentError, Problem

Shape = TypeVar("Shape", bound=BaseModel)
STRAY = "extra_forbidden"
_MOST_WAYS = 50


def shape(document: Document, model: type[Shape], path: Path = (), *, bare: bool = False) -> Shape:
    """The part of `document` at `path` as a `model`; a DocumentError names all that is wrong with it.

    Keys that begin with `x-` are left alone, at every level; a `bare` document is known to have none.
    """
    data = document.data
    for step in path:
        data = data[step]
    data = data if bare else without_extras(data)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = [_misfit(data, path, item) for item in error.errors(include_url=False)]
    raise Misshapen(found, Misfits(document, model, path).problems(found))


class Misshapen(DocumentError):
    """A document has not the form it should have; `paths` lead to what has a wrong one, or lacks something.

    Some of them, the `strays`, lead to keys that mean nothing.
    """

    def __init__(self, misfits: Iterable[Misfit], problems: Iterable[Problem]) -> None:
        super().__init__(*problems)
        found = {_culprit(misfit): misfit.kind == STRAY for misfit in misfits}
        self.paths = tuple(found)
        self.strays = frozenset(path for path, stray in found.items() if stray)


def _culprit(misfit: Misfit) -> Path:
    return (*misfit.path, misfit.name) if misfit.kind == STRAY else misfit.path


def without_extras(data: Any) -> Any:
    """Plain data without what stands under keys that begin with `x-`."""
    # Most of what a document holds are texts and numbers, for which a call would take longer than the work.
    if isinstance(data, dict):
        return {
            key: without_extras(value) if isinstance(value, dict | list) else value
            for key, value in data.items()
            if not key.startswith("x-")
        }
    if isinstance(data, list):
        return [without_extras(value) if isinstance(value, dict | list) else value for value in data]
    return data


def _misfit(data: Any, base: Path, item: Any) -> Misfit:
    loc: Path = item["loc"]
    name = loc[-1] if loc else ""
    path = _real_path(data, loc[:-1] if item["type"] == "missing" else loc, item["input"])
    if item["type"] == STRAY and path[-1:] == (name,):
        path = path[:-1]
    details = {"message": item["msg"], **item.get("ctx", {})}
    return _plainer(Misfit((*base, *path), item["type"], str(name), item["input"], details))


def _plainer(misfit: Misfit) -> Misfit:
    """What only pydantic tells apart is the same to users, and a choice of a union member is one of a word."""
    if isinstance(misfit.value, str) and misfit.kind in ("too_short", "too_long"):
        return misfit._replace(kind=f"string_{misfit.kind}")
    key = str(misfit.details.get("discriminator", "")).strip("'")
    if misfit.kind == "union_tag_not_found" and not isinstance(misfit.value, dict):
        return misfit._replace(kind="model_type")
    if misfit.kind == "union_tag_invalid" and key in misfit.value:
        details = {"expected": misfit.details["expected_tags"]}
        return misfit._replace(path=(*misfit.path, key), kind="literal_error", value=misfit.value[key], details=details)
    return misfit


def _real_path(data: Any, loc: Path, value: Any) -> Path:
    """The steps of `loc` that lead through the document: pydantic puts names of union members between them.

    Where such a name is a key of the document too, that way is right which ends at the value pydantic saw.
    """
    ways = list(islice(_ways(data, loc), _MOST_WAYS))
    return next((path for path, end in ways if end is value), ways[0][0])


def _ways(data: Any, loc: Path) -> Iterator[tuple[Path, Any]]:
    if not loc:
        yield (), data
        return
    step = loc[0]
    if _leads_on(data, step):
        yield from (((step, *path), end) for path, end in _ways(data[step], loc[1:]))
    yield from _ways(data, loc[1:])


def _leads_on(data: Any, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data
