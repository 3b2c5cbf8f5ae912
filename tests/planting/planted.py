"""What is known of a planted defect: its code, a name that is in the message, and what would refute what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.reference.evaluate import Result

Data = dict[str, Any]
Happens = Callable[[Result], bool]


@dataclass(frozen=True, slots=True)
class Planted:
    """One defect in packs; `happens` says of what follows from some answers whether the thing in question does.

    Of what is claimed to be impossible, no answers may make it happen; of what is shown by answers, these must.
    `compares` is given the result before and after a change of one answer, `counts` what was counted.
    """

    packs: list[Data]
    code: str
    names: str
    happens: Happens | None = None
    compares: Callable[[Result, Result], bool] | None = None
    counts: Callable[[str], bool] | None = None
    organisation: Data | None = None
    facts: tuple[str, ...] = field(default=())


def fires(rule: str) -> Happens:
    """The rule fires."""
    return lambda result: result.statuses["", f"own/{rule}"] == "fired"


def silent(rule: str) -> Happens:
    """The rule is silent."""
    return lambda result: result.statuses["", f"own/{rule}"] == "silent"


def both(*names: str) -> Happens:
    """All of these rules fire."""
    return lambda result: all(fires(name)(result) for name in names)


def at(scope: str, *stages: str) -> Happens:
    """A scope stands for certain at one of these stages."""
    return lambda result: len(values(result, scope)) == 1 and bool(values(result, scope) & set(stages))


def values(result: Result, fact: str) -> set[Any]:
    """The values that are possible; none while it may not apply."""
    state = result.states["", fact]
    return set(state.values) if state.na == "no" and isinstance(state.values, frozenset) else set()
