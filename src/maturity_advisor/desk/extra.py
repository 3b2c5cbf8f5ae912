"""Libraries that are only there if they were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from maturity_advisor.errors import Problem, UsageError


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Say politely how to get what is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != name:
            raise
        remedy = "Install it with `pip install maturity-advisor[sheets]`, or use CSV"
        raise UsageError(Problem(f"{name} is not installed", remedy, None, "extra")) from None
