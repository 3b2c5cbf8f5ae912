"""What all written things have in common: they are frozen, strict, and know their place in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticKnownError

from maturity_advisor.documents import WholeField, problems
from maturity_advisor.documents.wording import quoted

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
        raise PydanticKnownError("decimal_type")
    return Fraction(raw)


def text_of(raw: Any) -> str:
    """A short text such as an id or a year, also where it was written like a number."""
    text = getattr(raw, "text", raw)
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    if not text.strip():
        raise problems([((), "this text is empty", "Write it, or leave the key out", "text")])
    return text


def fault_of_id(name: str) -> tuple[str, str] | None:
    """What is wrong with an id, and the remedy: it is a letter, then letters, digits, '_' or '-'."""
    if name in RESERVED:
        return f"'{name}' means something else in conditions and answers", "Choose another id"
    if not IDENTIFIER.fullmatch(name):
        return f"{quoted(name)} is no id", "Use a letter, then letters, digits, '_' or '-'"
    return None


def fault_of_fact_id(name: str) -> tuple[str, str] | None:
    """What is wrong with the id of a fact, and the remedy: it is two or more ids joined by dots."""
    parts = name.split(".")
    if len(parts) < 2 or not all(IDENTIFIER.fullmatch(part) for part in parts):
        return f"{quoted(name)} is no id of a fact", "Write it with a dot, for example 'team.size'"
    return None


def identifier(raw: Any) -> str:
    """An id: a letter first, then letters, digits, '_' or '-'."""
    name = text_of(raw)
    fault = fault_of_id(name)
    if fault is not None:
        raise problems([((), *fault, "id")])
    return name


def _list_of_one(raw: Any) -> Any:
    return raw if isinstance(raw, list | tuple) else (raw,)


def keyed(raw: Any) -> Any:
    """A mapping from id to body as a mapping of bodies that carry their id; whoever joins files checks the ids."""
    if not isinstance(raw, Mapping):
        return raw
    return {key: {"id": key, **body} if isinstance(body, Mapping) else body for key, body in raw.items()}


Exact = Annotated[Fraction, PlainValidator(exact), WithJsonSchema({"type": "number"})]
Name = Annotated[str, PlainValidator(text_of), WithJsonSchema({"type": "string"})]
Id = Annotated[str, PlainValidator(identifier), WithJsonSchema({"type": "string"})]
Value = TypeVar("Value")
Keyed = Annotated[dict[str, Value], BeforeValidator(keyed)]
Several = Annotated[tuple[Value, ...], BeforeValidator(_list_of_one), Field(min_length=1)]
Rating = Annotated[WholeField, Field(ge=1, le=5)]
