"""Conditions: small typed expressions over facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from maturity_advisor.documents import Path

EQUALITY = ("is", "is_not", "one_of", "none_of")
ORDER = ("at_least", "at_most", "above", "below", "between")
SEVERAL = ("includes", "excludes")
KNOWLEDGE = ("known", "applicable")
OPERATORS = EQUALITY + ORDER + SEVERAL + KNOWLEDGE
COMPARABLE = ("is", "is_not", "at_least", "at_most", "above", "below")
COMBINATIONS = ("all", "any", "not", "count")


@dataclass(frozen=True, slots=True)
class FactReference:
    """The other fact on the right-hand side of a test."""

    fact: str


@dataclass(frozen=True, slots=True)
class Test:
    """One operator on one fact, the smallest condition; `path` is its place within the condition it stands in."""

    __test__ = False  # not a case for pytest

    fact: str
    operator: str
    value: Any
    path: Path = ()

    @property
    def fact_path(self) -> Path:
        """The place of the fact itself, within the condition."""
        return self.path if self.path[-1:] == (self.fact,) else self.path[:-1]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds if every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds if at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds if its part does not."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Count:
    """Holds if at least so many parts hold."""

    at_least: int
    parts: tuple[Condition, ...]


Condition: TypeAlias = Test | AllOf | AnyOf | Not | Count


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside this one."""
    match condition:
        case Test():
            return ()
        case Not(part):
            return (part,)
        case AllOf(parts) | AnyOf(parts) | Count(_, parts):
            return parts


def tests_in(condition: Condition) -> Iterator[Test]:
    """All tests of a condition, in the order written."""
    if isinstance(condition, Test):
        yield condition
    for part in parts_of(condition):
        yield from tests_in(part)


def facts_in(condition: Condition | None) -> frozenset[str]:
    """Ids of all facts a condition reads, on either side of its tests."""
    found: set[str] = set()
    for test in tests_in(condition) if condition is not None else ():
        found.add(test.fact)
        if isinstance(test.value, FactReference):
            found.add(test.value.fact)
    return frozenset(found)
