"""Reading a batch: every fact as a column, every condition as rails, each settled once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, FactReference, Not, Test
from maturity_advisor.knowledge.definitions import Definition, RuleDefinition
from maturity_advisor.organisation.known import everything, inapplicable
from maturity_advisor.reasoning.truth import F, N, T, Truth, pair_truth
from maturity_advisor.scale.bits import flags_of, packed
from maturity_advisor.scale.columns import Column, Table, of_rails, uniform
from maturity_advisor.scale.distinct import combinations
from maturity_advisor.scale.gating import Gated
from maturity_advisor.scale.places import Places
from maturity_advisor.scale.rails import Rails, constant, counted, every, excepted, some

ORGANISATION = "organisation"
Supplying = Callable[["Batch", Definition], Column]


@dataclass(slots=True)
class Plan:
    """What the batches of one knowledge base share: the tables of states, and each distinct test once."""

    base: KnowledgeBase
    tables: dict[str, Table] = field(default_factory=dict)
    distinct: dict[Test, int] = field(default_factory=dict)
    numbers: dict[int, tuple[int, Test]] = field(default_factory=dict)
    conjunctions: dict[int, list[int]] = field(default_factory=dict)
    concluding: dict[tuple[str, str], tuple[RuleDefinition, ...]] = field(default_factory=dict)

    def table(self, definition: Definition) -> Table:
        """The states of a fact."""
        found = self.tables.get(definition.id)
        if found is None:
            found = self.tables[definition.id] = Table(definition.domain)
        return found

    def bare(self, test: Test) -> tuple[int, Test]:
        """A test without its place in the file, and its number: the same proposition has the same one."""
        found = self.numbers.get(id(test))
        if found is None:
            bare = Test(test.fact, test.operator, test.value)
            found = self.numbers[id(test)] = self.distinct.setdefault(bare, len(self.distinct)), bare
        return found

    def concluders(self, fact: str, kind: str) -> tuple[RuleDefinition, ...]:
        """The rules that conclude a fact in a kind of place."""
        key = fact, kind
        if key not in self.concluding:
            self.concluding[key] = tuple(rule for rule in self.base.concluders(fact) if rule.per == kind)
        return self.concluding[key]


@dataclass(slots=True)
class Batch:
    """Some organisations and their units, being read.

    `combine` derives a fact from what it rests on; `supply` asks plugins for theirs.
    """

    plan: Plan
    places: Mapping[str, Places]
    combine: Callable[[Batch, Definition, Places], Column]
    supply: Supplying

    def rule(self, rule: RuleDefinition, here: Places) -> Rails:
        """A rule's status in places of its kind."""
        found = here.truths.get(id(rule))
        if found is None:
            found = self.truth(rule.when, here)
            if rule.unless is not None:
                found = every([found, excepted(self.truth(rule.unless, here))])
            here.truths[id(rule)] = found
        return found

    def truths(self, conditions: Iterable[Condition], here: Places) -> list[Rails]:
        """The truths of several conditions."""
        return [self.truth(condition, here) for condition in conditions]

    def truth(self, condition: Condition, here: Places) -> Rails:
        """The truth of a condition in each place."""
        match condition:
            case Test():
                return self._test(condition, here)
            case Not(part):
                return self.truth(part, here).swapped()
            case AllOf(parts):
                return every(self._all_of(condition, parts, here))
            case AnyOf(parts):
                return some(self.truths(parts, here))
            case Count(number, parts):
                return counted(number, self.truths(parts, here), here.size)

    def _all_of(self, condition: AllOf, parts: tuple[Condition, ...], here: Places) -> list[Rails]:
        """The truths of parts, of which most are tests that were met before."""
        numbers = self.plan.conjunctions.get(id(condition))
        if numbers is None:
            tests = [self.plan.bare(part)[0] for part in parts if isinstance(part, Test)]
            numbers = self.plan.conjunctions[id(condition)] = tests if len(tests) == len(parts) else []
        met = here.tests
        if numbers:
            return [met.get(number) or self._test(parts[at], here) for at, number in enumerate(numbers)]  # type: ignore[arg-type]  # all parts are tests
        return self.truths(parts, here)

    def _test(self, test: Test, here: Places) -> Rails:
        number, bare = self.plan.bare(test)
        found = here.tests.get(number)
        if found is None:
            column = self.column(bare.fact, here)
            found = self._pair(bare, column, here) if isinstance(bare.value, FactReference) else column.rails(bare)
            here.tests[number] = found
        return found

    def _pair(self, test: Test, left: Column, here: Places) -> Rails:
        """A comparison of two facts, worked out for each pair of states that occurs."""
        right = self.column(test.value.fact, here)
        if not here.size:
            return constant(F, 0)
        index, first = combinations([(left.codes, len(left.table.states)), (right.codes, len(right.table.states))])
        sides = left.table.domain, right.table.domain
        truths = [pair_truth(test.operator, (left.state(row), sides[0]), (right.state(row), sides[1])) for row in first]
        return told(np.array(truths, np.uint8)[index])

    def column(self, name: str, here: Places) -> Column:
        """A fact as read in these places: their own, or their organisations'."""
        found = here.columns.get(name)
        if found is None:
            definition = self.plan.base.definitions[name]
            if here.kind in definition.per:
                found = self._own(definition, here)
            else:
                found = self.column(name, self.places[ORGANISATION])
                if here.parent is not None:
                    found = found.gathered(here.parent)
            here.columns[name] = found
        return found

    def _own(self, definition: Definition, here: Places) -> Column:
        match definition.role:
            case "asked":
                return self._asked(definition, here)
            case "plugin":
                return self.supply(self, definition) if here.parent is None else self._blank(definition, here)
            case "target":
                table = self.plan.table(definition)
                return here.stated.get(definition.id) or uniform(table, here.size, inapplicable(definition.domain))
            case "conclusion":
                rules = self.plan.concluders(definition.id, here.kind)
                truths = [self.rule(rule, here) for rule in rules] or [constant(F, here.size)]
                return of_rails(self.plan.table(definition), here.size, some(truths))
        return self.combine(self, definition, here)

    def _blank(self, definition: Definition, here: Places) -> Column:
        return uniform(self.plan.table(definition), here.size, everything(definition.domain))

    def _asked(self, definition: Definition, here: Places) -> Column:
        """What is stated where the question arises; where it may arise, nothing is known yet."""
        stated = here.stated.get(definition.id) or self._blank(definition, here)
        if definition.gate is None:
            return stated
        return Gated(stated, self.truth(definition.gate, here))


def told(truths: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Rails:
    """Rails from a truth for each place."""
    na = packed(truths == N)
    return Rails(packed(truths == T), packed(truths == F), na if na.any() else None)


def truths_of(rails: Rails, size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A truth for each place from rails."""
    found = np.full(size, Truth.UNKNOWN, np.uint8)
    found[flags_of(rails.true, size)] = T
    found[flags_of(rails.false, size)] = F
    if rails.na is not None:
        found[flags_of(rails.na, size)] = N
    return found
