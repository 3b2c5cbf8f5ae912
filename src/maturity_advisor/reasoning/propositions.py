"""Propositions: a condition in four values as questions of yes or no, for an engine that knows only what holds.

A *rail* is a set of truths: a condition stands on it if its truth is one of them. Whatever is not certain stands on
none, so no question needs a "not": each is a monotone formula over the rails of the leaf tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import TypeAlias

from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, FactReference, Not, Test
from maturity_advisor.knowledge.definitions import Definition, RuleDefinition
from maturity_advisor.reasoning.layouts import Layout
from maturity_advisor.reasoning.program import Program
from maturity_advisor.reasoning.truth import Truth, accepted


class Rail(IntFlag):
    """The truths a condition may have, without unknown."""

    NOTHING = 0
    TRUE = 1
    FALSE = 2
    NOT_APPLICABLE = 4

    def holds(self, truth: Truth) -> bool:
        """Whether a condition of this truth stands on the rail."""
        return bool(self & OF_TRUTH[truth])


T, F, N, NOTHING = Rail.TRUE, Rail.FALSE, Rail.NOT_APPLICABLE, Rail.NOTHING
OF_TRUTH = {Truth.TRUE: T, Truth.FALSE: F, Truth.NOT_APPLICABLE: N, Truth.UNKNOWN: NOTHING}


@dataclass(frozen=True, slots=True)
class Stated:
    """A leaf: a test whose truth is handed to the engine."""

    test: Test
    rail: Rail


@dataclass(frozen=True, slots=True)
class OfRule:
    """Where a rule stands."""

    rule: str
    rail: Rail


@dataclass(frozen=True, slots=True)
class OfConclusion:
    """Where a fact that rules conclude stands in the place itself."""

    fact: str
    rail: Rail


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; without parts it always does."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of the parts holds; without parts it never does."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many of the parts hold."""

    number: int
    parts: tuple[Formula, ...]


Proposition: TypeAlias = Stated | OfRule | OfConclusion
Formula: TypeAlias = Proposition | Every | Some | AtLeast
Question: TypeAlias = Callable[[Rail], Formula]
NEVER = Some(())


def swapped(rail: Rail) -> Rail:
    """The rail of a negation."""
    return rail & N | (F if rail & T else NOTHING) | (T if rail & F else NOTHING)


def every(parts: Sequence[Question], rail: Rail) -> Formula:
    """`all`: false as soon as one part is; not applicable if a part is, and none is false or unknown."""
    found: list[Formula] = [part(F) for part in parts] if rail & F else []
    rest = rail & (T | N)
    if rest == N:
        found.append(Every((*(part(T | N) for part in parts), Some(tuple(part(N) for part in parts)))))
    elif rest:
        found.append(Every(tuple(part(rest) for part in parts)))
    return Some(tuple(found))


def some(parts: Sequence[Question], rail: Rail) -> Formula:
    """`any`, as the negation of `all` negated parts."""
    return every([negated(part) for part in parts], swapped(rail))


def counted(number: int, parts: Sequence[Question], rail: Rail) -> Formula:
    """`count`: not applicable if nothing is unknown, and those that do not apply could turn it either way."""
    against = len(parts) - number + 1
    found: list[Formula] = []
    if rail & T:
        found.append(AtLeast(number, tuple(part(T) for part in parts)))
    if rail & F:
        found.append(AtLeast(against, tuple(part(F) for part in parts)))
    if rail & N:
        limits: list[Formula] = [part(T | F | N) for part in parts]
        if not rail & F:
            limits.append(AtLeast(number, tuple(part(T | N) for part in parts)))
        if not rail & T:
            limits.append(AtLeast(against, tuple(part(F | N) for part in parts)))
        found.append(Every(tuple(limits)))
    return Some(tuple(found))


def negated(part: Question) -> Question:
    """`not`: swaps true and false."""
    return lambda rail: part(swapped(rail))


def excepted(part: Question) -> Question:
    """How a rule reads `unless`: what is not applicable is no exception."""

    def ask(rail: Rail) -> Formula:
        inner = (F | N if rail & T else NOTHING) | (T if rail & F else NOTHING)
        return part(inner) if inner else NEVER

    return ask


class Propositions:
    """The formulas of one kind of place."""

    def __init__(self, program: Program, layout: Layout) -> None:
        self._definitions = program.base.definitions
        self._kind = layout.kind
        self._rules = {rule.id: rule for rule in layout.rules}
        self._concluding: dict[str, list[Question]] = {}
        for rule in self._rules.values():
            for fact in rule.conclude:
                self._concluding.setdefault(fact, []).append(_standing(rule.id))

    def definition_of(self, proposition: OfRule | OfConclusion) -> Formula:
        """What a rule or a conclusion rests on."""
        if isinstance(proposition, OfConclusion):
            return some(self._concluding.get(proposition.fact, ()), proposition.rail)
        return every(self._parts(self._rules[proposition.rule]), proposition.rail)

    def _parts(self, rule: RuleDefinition) -> list[Question]:
        when = self._question(rule.when)
        return [when] if rule.unless is None else [when, excepted(self._question(rule.unless))]

    def _question(self, condition: Condition) -> Question:
        match condition:
            case Test():
                return self._test(condition)
            case Not(part):
                return negated(self._question(part))
            case AllOf(parts):
                asked = [self._question(part) for part in parts]
                return lambda rail: every(asked, rail)
            case AnyOf(parts):
                asked = [self._question(part) for part in parts]
                return lambda rail: some(asked, rail)
            case Count(number, parts):
                asked = [self._question(part) for part in parts]
                return lambda rail: counted(number, asked, rail)

    def _test(self, test: Test) -> Question:
        definition = self._definitions[test.fact]
        if self._is_chained(test, definition):
            return concluded(test.fact, accepted(test, definition.domain))
        bare = Test(test.fact, test.operator, test.value)
        return lambda rail: Stated(bare, rail)

    def _is_chained(self, test: Test, definition: Definition) -> bool:
        """Whether the engine itself derives what is tested: a conclusion, in the place where it is read."""
        return (
            definition.role == "conclusion"
            and self._kind in definition.per
            and test.operator not in ("known", "applicable")
            and not isinstance(test.value, FactReference)
        )


def _standing(rule: str) -> Question:
    return lambda rail: OfRule(rule, rail)


def concluded(fact: str, accepts: int) -> Question:
    """A test of a conclusion that accepts false (bit 0), true (bit 1), both or neither."""

    def ask(rail: Rail) -> Formula:
        inner = rail & N
        for value, bit in ((F, 0b01), (T, 0b10)):
            if rail & (T if accepts & bit else F):
                inner |= value
        return OfConclusion(fact, inner) if inner else NEVER

    return ask
