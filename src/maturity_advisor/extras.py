"""Extras: heavy libraries that are loaded when they are needed, and named politely where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from maturity_advisor.errors import Problem, UsageError


def lazily(module: str, extra: str) -> Any:
    """A module of this program that needs the libraries of an extra; UsageError says how to get them."""
    return foreign(f"maturity_advisor.{module}", extra)


def foreign(module: str, extra: str) -> Any:
    """A module that is there if an extra is installed; UsageError says how to get it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("maturity_advisor"):
            raise
        what = f"this needs '{error.name}', which is not installed"
        raise UsageError(Problem(what, f"Run `pip install maturity-advisor[{extra}]`", None, "extra")) from None
