"""What all written things have in common: they are frozen, strict, and know their place in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from maturity_advisor.documents import WholeField, problems

Origin = Literal["published", "unverified", "interpretation"]
Place = Literal["organisation", "process", "initiative"]
Use = Literal["inside", "outside", "both"]

IDENTIFIER = re.compile(r"[^\W\d_][\w-]*")
RESERVED = frozenset({"all", "any", "not", "count", "unknown", "none"})


class Written(BaseModel):
    """Anything an author writes in YAML: unknown keys are refused, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def exact(raw: Any) -> Fraction:
    """A number as an exact rational."""
    if isinstance(raw, Fraction):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise problems([((), "a number is expected here", "Write it without quotes", "number")])
    return Fraction(raw)


def text_of(raw: Any) -> str:
    """A short text such as an id or a year, also where it was written like a number."""
    if hasattr(raw, "text"):
        raw = raw.text
    if not isinstance(raw, str) or not raw.strip():
        raise problems([((), "a text is expected here", 'Put it in quotes: "…"', "text")])
    return str(raw)


def identifier(raw: Any) -> str:
    """An id: a letter first, then letters, digits, '_' or '-'."""
    name = text_of(raw)
    if name in RESERVED:
        raise problems([((), f"'{name}' means something else in conditions", "Choose another id", "id")])
    if not IDENTIFIER.fullmatch(name):
        raise problems([((), f"'{name}' is no id", "Use a letter, then letters, digits, '_' or '-'", "id")])
    return name


def fact_identifier(raw: Any) -> str:
    """The id of a fact: two or more ids joined by dots."""
    name = text_of(raw)
    parts = name.split(".")
    if len(parts) < 2 or not all(IDENTIFIER.fullmatch(part) for part in parts):
        raise problems([((), f"'{name}' is no id of a fact", "Write it with a dot, for example 'team.size'", "id")])
    return name


def _list_of_one(raw: Any) -> Any:
    return raw if isinstance(raw, list | tuple) else (raw,)


def keyed(raw: Any) -> Any:
    """A mapping from id to body as a list of bodies that carry their id."""
    if not isinstance(raw, Mapping):
        return raw
    return {key: {"id": key, **body} if isinstance(body, Mapping) else body for key, body in raw.items()}


Exact = Annotated[Fraction, PlainValidator(exact), WithJsonSchema({"type": "number"})]
Name = Annotated[str, PlainValidator(text_of), WithJsonSchema({"type": "string"})]
Id = Annotated[str, PlainValidator(identifier), WithJsonSchema({"type": "string"})]
FactId = Annotated[str, PlainValidator(fact_identifier), WithJsonSchema({"type": "string"})]
Value = TypeVar("Value")
Keyed = Annotated[dict[str, Value], BeforeValidator(keyed)]
Several = Annotated[tuple[Value, ...], BeforeValidator(_list_of_one)]
Rating = Annotated[WholeField, Field(ge=1, le=5)]
