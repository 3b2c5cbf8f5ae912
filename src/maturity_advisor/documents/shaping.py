"""Gives plain data its type, and says everything that does not fit, in the users' words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from maturity_advisor.documents.document import Document, Path
from maturity_advisor.documents.names import near
from maturity_advisor.errors import DocumentError, Problem

Shape = TypeVar("Shape", bound=BaseModel)


def shape(document: Document, model: type[Shape], path: Path = ()) -> Shape:
    """The part of `document` at `path` as a `model`; a DocumentError names all that is wrong with it."""
    data = document.data
    for step in path:
        data = data[step]
    data = _without_extras(data)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = [problem for item in error.errors() for problem in _explained(document, data, path, item, model)]
    raise DocumentError(*dict.fromkeys(found))


def _without_extras(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_extras(value) for key, value in data.items() if not key.startswith("x-")}
    return [_without_extras(value) for value in data] if isinstance(data, list) else data


def _explained(document: Document, data: Any, base: Path, item: Any, model: type[BaseModel]) -> Iterator[Problem]:
    path = base + _real_path(data, item["loc"])
    if item["type"] == "problems":
        for below, message, remedy, code in item["ctx"]["problems"]:
            yield Problem(message, remedy, document.place(path + tuple(below)), code)
    elif item["type"] == "extra_forbidden":
        meant = near(str(path[-1]), model.model_fields)
        remedy = f"Did you mean '{meant}'?" if meant else "Remove it"
        yield Problem(f"'{path[-1]}' is not known here", remedy, document.key_place(path), "unknown-key")
    elif item["type"] == "missing":
        yield Problem(f"'{item['loc'][-1]}' is missing", "Add it", document.place(path), "missing")
    else:
        yield Problem(item["msg"], "", document.place(path), item["type"])


def _real_path(data: Any, loc: Path) -> Path:
    """Pydantic puts names of union members between the steps; they are no part of the document."""
    path: list[str | int] = []
    for step in loc:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            data = data[step]
            path.append(step)
    return tuple(path)
