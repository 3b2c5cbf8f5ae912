"""Readings: which engine derives what follows, and what to do where it is not there."""

from __future__ import annotations

from typing import Literal, TypeAlias

from maturity_advisor.errors import Problem, UsageError
from maturity_advisor.reasoning.derived import Reading
from maturity_advisor.reasoning.durable import NAME, is_available
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.infer import Infer

EngineName: TypeAlias = Literal["auto", "durable-rules", "explain"]


def reading(engine: EngineName = "auto") -> Reading:
    """The reading of this name; `auto` is durable-rules where it is installed, else *explain* alone."""
    if engine == "explain" or (engine == "auto" and not is_available()):
        return Explain()
    if not is_available():
        remedy = "Install it with `pip install durable-rules` (Python below 3.13), or use `--engine explain`"
        raise UsageError(Problem(f"The engine {NAME} is not installed", remedy))
    return Infer()
