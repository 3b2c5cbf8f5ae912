"""Field types for documents: what may be written under a key, whatever YAML takes it for."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from maturity_advisor.documents.document import Path
from maturity_advisor.documents.numbers import DecimalNumber, WholeNumber

Flaw = tuple[Path, str, str, str]


def problems(flaws: list[Flaw] | tuple[Flaw, ...]) -> PydanticCustomError:
    """What a validator raises to name several problems at once: (relative path, message, remedy, code) each."""
    return PydanticCustomError("problems", "{count} problems", {"count": len(flaws), "problems": tuple(flaws)})


def _written(value: Any) -> Any:
    return value.text if isinstance(value, WholeNumber | DecimalNumber) else value


TextField = Annotated[str, BeforeValidator(_written)]
"""A text; a number is taken as it was written."""
