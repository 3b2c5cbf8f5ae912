"""Binding: conditions as written become conditions over known facts with typed values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maturity_advisor.knowledge.conditions import (
    KNOWLEDGE,
    AllOf,
    AnyOf,
    Condition,
    Count,
    FactReference,
    Not,
    Test,
)
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import (
    Unfit,
    check_comparison,
    check_operator,
    read_operand,
)
from maturity_advisor.knowledge.findings import Findings, Where

Lookup = Callable[[str, Where, tuple[str | int, ...]], Definition | None]
PLACES = ("organisation", "process", "initiative")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a fact: the kinds of place a condition is evaluated in."""

    per: frozenset[str]

    def may_read(self, definition: Definition) -> bool:
        """Whether the fact exists where it is read; units also read the organisation's facts."""
        return all(
            kind in definition.per or (kind != "organisation" and "organisation" in definition.per) for kind in self.per
        )


class Inert(Exception):
    """The condition rests on a pack that is not loaded."""


@dataclass(frozen=True, slots=True)
class Binder:
    """Types the conditions of one pack; what does not fit goes to `findings`."""

    lookup: Lookup
    findings: Findings

    def bind(self, condition: Condition, where: Where, per: frozenset[str]) -> Condition | None:
        """The typed condition; None if it is wrong (a finding says so) or rests on a pack that is not loaded."""
        before = len(self.findings.problems)
        try:
            bound = self._bind(condition, where, Reader(per))
        except Inert:
            return None
        return bound if len(self.findings.problems) == before else None

    def _bind(self, condition: Condition, where: Where, reader: Reader) -> Condition:
        match condition:
            case Test():
                return self._test(condition, where, reader)
            case Not(part):
                return Not(self._bind(part, where, reader))
            case Count(at_least, parts):
                return Count(at_least, tuple(self._bind(part, where, reader) for part in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self._bind(part, where, reader) for part in parts))
            case AllOf(parts):
                return AllOf(tuple(self._bind(part, where, reader) for part in parts))

    def _test(self, test: Test, where: Where, reader: Reader) -> Test:
        left = self._fact(test.fact, where, test.path, reader)
        if left is None:
            return test
        try:
            check_operator(left.domain, test.fact, test.operator)
            if isinstance(test.value, FactReference):
                right = self._fact(test.value.fact, where, test.path, reader)
                if right is None:
                    return test
                check_comparison(left.domain, right.domain, test.operator)
                return Test(left.id, test.operator, FactReference(right.id), test.path)
            return Test(left.id, test.operator, read_operand(left.domain, test.operator, test.value), test.path)
        except Unfit as unfit:
            self.findings.problem(where, unfit.message, unfit.remedy, "operand", test.path)
            return test

    def _fact(self, name: str, where: Where, path: tuple[str | int, ...], reader: Reader) -> Definition | None:
        definition = self.lookup(name, where, path)
        if definition is not None and not reader.may_read(definition):
            places = ", ".join(sorted(definition.per))
            remedy = "Use a roll-up to carry it to the organisation"
            message = f"'{name}' exists only per {places} and cannot be read here"
            self.findings.problem(where, message, remedy, "wrong-place", path)
        return definition


def is_closed_world(test: Test) -> bool:
    """Whether a test asks what is known rather than what holds."""
    return test.operator in KNOWLEDGE
