"""Field types for documents: what may be written under a key, whatever YAML takes it for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError, PydanticKnownError

from maturity_advisor.documents.document import Path
from maturity_advisor.documents.numbers import DecimalNumber, WholeNumber

Flaw: TypeAlias = tuple[Path, str, str, str]
"""Path below the value, message, remedy and code of one problem."""


def problems(flaws: Iterable[Flaw]) -> PydanticCustomError:
    """What a validator raises to name several problems of its value at once."""
    return PydanticCustomError("problems", "problems", {"problems": tuple(flaws)})


def _as_written(value: Any) -> Any:
    return value.text if isinstance(value, WholeNumber | DecimalNumber) else value


def _whole(value: Any) -> Any:
    if isinstance(value, bool | str):
        raise PydanticKnownError("int_type")
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


TextField = Annotated[str, BeforeValidator(_as_written)]
"""A text; a number is taken as it was written, so that 1.10 stays 1.10."""

WholeField = Annotated[int, BeforeValidator(_whole)]
"""A whole number, also if written as 3.0; but no text that looks like one."""

FlagField = Annotated[bool, Field(strict=True)]
"""True or false, and nothing that could be taken for it."""
