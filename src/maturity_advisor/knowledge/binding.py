"""Binding: conditions as written become conditions over known facts with typed values."""

from __future__ import annotations

from dataclasses import dataclass, field

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.conditions import KNOWLEDGE, AllOf, AnyOf, Condition, Count, FactReference, Not, Test
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import Unfit, check_comparison, check_operator, read_operand
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.resolving import Inert, Resolver

ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Binder:
    """Finds facts and types conditions; what does not fit goes to `findings`."""

    resolver: Resolver
    findings: Findings

    def fact(self, name: str, where: Where, below: Path, per: frozenset[str]) -> Definition | None:
        """The fact by this id, if it exists wherever it is read; None if a finding or a notice says why not."""
        try:
            return self._readable(self.resolver.fact(name, where, below), name, where, below, per)
        except Inert:
            return None

    def bind(self, condition: Condition, where: Where, per: frozenset[str]) -> Condition | None:
        """The typed condition; None if it is wrong (a finding says so) or rests on a pack that is not loaded."""
        binding = _Binding(self, where, per)
        bound = binding.bind(condition)
        return bound if binding.sound else None

    def _readable(
        self, definition: Definition | None, name: str, where: Where, below: Path, per: frozenset[str]
    ) -> Definition | None:
        if definition is None or may_read(per, definition):
            return definition
        if per == {ORGANISATION}:
            remedy = "Use a roll-up to carry it to the organisation"
        else:
            remedy = f"Say 'per: {sorted(definition.per)[0]}' here, or ask the fact of the organisation"
        message = f"'{name}' exists only per {' and '.join(sorted(definition.per))} and cannot be read here"
        self.findings.problem(where, message, remedy, "wrong-place", below, at_key=True)
        return None


def may_read(per: frozenset[str], definition: Definition) -> bool:
    """Whether a fact exists wherever it is read; units also read the organisation's facts."""
    return all(kind in definition.per or (kind != ORGANISATION and ORGANISATION in definition.per) for kind in per)


@dataclass(slots=True)
class _Binding:
    """One condition on its way: all its tests are looked at, whatever is wrong with the first."""

    binder: Binder
    where: Where
    per: frozenset[str]
    sound: bool = field(default=True)

    def bind(self, condition: Condition) -> Condition:
        match condition:
            case Test():
                return self._test(condition)
            case Not(part):
                return Not(self.bind(part))
            case Count(at_least, parts):
                return Count(at_least, self._all(parts))
            case AnyOf(parts):
                return AnyOf(self._all(parts))
            case AllOf(parts):
                return AllOf(self._all(parts))

    def _all(self, parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return tuple(self.bind(part) for part in parts)

    def _test(self, test: Test) -> Test:
        left = self.binder.fact(test.fact, self.where, test.fact_path, self.per)
        reference = test.value if isinstance(test.value, FactReference) else None
        right = self.binder.fact(reference.fact, self.where, test.path, self.per) if reference else None
        if left is None or (reference and right is None):
            self.sound = False
            return test
        try:
            check_operator(left.domain, test.fact, test.operator)
            if right is not None:
                check_comparison(left.domain, right.domain, test.operator)
                return Test(left.id, test.operator, FactReference(right.id), test.path)
            return Test(left.id, test.operator, read_operand(left.domain, test.operator, test.value), test.path)
        except Unfit as unfit:
            below = (*test.path, *unfit.path)
            self.binder.findings.problem(self.where, unfit.message, unfit.remedy, "operand", below)
            self.sound = False
            return test


def is_closed_world(test: Test) -> bool:
    """Whether a test asks what is known rather than what holds."""
    return test.operator in KNOWLEDGE
