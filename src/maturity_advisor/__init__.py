"""Prioritised, traceable advice on social media maturity: from mission to KPIs, and down to the answers."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maturity_advisor.errors import (
        AdvisorError,
        DocumentError,
        EngineError,
        ExitCode,
        LimitError,
        OrganisationError,
        PackError,
        Place,
        Problem,
        StorageError,
        UsageError,
    )

__version__ = "0.1.0"

__all__ = [
    "AdvisorError",
    "DocumentError",
    "EngineError",
    "ExitCode",
    "LimitError",
    "OrganisationError",
    "PackError",
    "Place",
    "Problem",
    "StorageError",
    "UsageError",
    "__version__",
]

# Names that live elsewhere than in `errors` say where.
_HOMES: dict[str, str] = {}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562): `--help` needs neither pydantic nor yaml."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Tell what is public, loaded or not."""
    return sorted(__all__)
