"""What a pydantic model expects at a path, by its annotations: pydantic's own errors do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from maturity_advisor.documents.document import Path


def below(annotations: Iterable[Any], path: Path) -> tuple[Any, ...]:
    """What may stand at `path` below something of one of these types."""
    found = tuple(annotations)
    for step in path:
        found = tuple(part for annotation in found for part in _parts(annotation, step))
    return found


def known_keys(annotations: Iterable[Any]) -> tuple[str, ...]:
    """The keys a mapping of one of these types may have, in their order."""
    kinds = (kind for annotation in annotations for kind in _kinds(annotation))
    fields = (field for kind in kinds if _is_model(kind) for field in kind.model_fields.items())
    return tuple(dict.fromkeys(_key(*field) for field in fields))


def is_table(annotations: Iterable[Any]) -> bool:
    """Whether its keys are names somebody chose, not words of the format."""
    return any(_is_mapping(kind) for annotation in annotations for kind in _kinds(annotation))


def _kinds(annotation: Any) -> Iterator[Any]:
    """The plain types an annotation stands for."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _kinds(member)
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from _kinds(annotation.model_fields["root"].annotation)
    else:
        yield annotation


def _parts(annotation: Any, step: str | int) -> Iterator[Any]:
    for kind in _kinds(annotation):
        if _is_model(kind):
            fields = kind.model_fields.items()
            yield from (field.annotation for name, field in fields if _key(name, field) == step)
        elif _is_mapping(kind):
            yield from get_args(kind)[1:]
        elif isinstance(step, int):
            yield from get_args(kind)[:1]


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)
