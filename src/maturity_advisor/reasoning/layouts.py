"""Layouts: where in one kind of place each condition has its slot, and what is settled there level by level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import FactReference, Test
from maturity_advisor.knowledge.definitions import (
    BoundCriterion,
    DecisionBody,
    Definition,
    Gated,
    Listed,
    RollupBody,
    RuleDefinition,
    ScopeBody,
    Typed,
)
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.organisation.known import State
from maturity_advisor.reasoning.concluding import Conclusions, conclusions_of
from maturity_advisor.reasoning.slots import Node, Part, Plan, bits
from maturity_advisor.reasoning.truth import test_truth

MEMO_LIMIT = 2048


@dataclass(slots=True)
class Table:
    """What the states of one fact mean to the slots that test it; remembered by state."""

    domain: Domain
    tests: tuple[tuple[Test, tuple[Part, ...]], ...]
    memo: dict[State, int] = field(default_factory=dict)

    def marks(self, state: State) -> int:
        """The bits that a state sets."""
        found = self.memo.get(state)
        if found is None:
            found = self._marks(state)
            if len(self.memo) >= MEMO_LIMIT:
                self.memo.clear()
            self.memo[state] = found
        return found

    def _marks(self, state: State) -> int:
        found = 0
        for test, parts in self.tests:
            truth = test_truth(test, self.domain, state)
            for part in parts:
                found |= bits(part, truth)
        return found


@dataclass(frozen=True, slots=True)
class Pair:
    """A test that compares two facts, and the parts it contributes."""

    test: Test
    other: str
    domains: tuple[Domain, Domain]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One fact: to be settled if it is this kind of place's own, then told to the slots that test it."""

    definition: Definition
    own: bool
    table: Table | None
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """Facts that rest only on earlier levels; those that rules conclude are settled together, after the others."""

    steps: tuple[Step, ...]
    conclusions: Conclusions | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of one kind of place; the rules have the first ones, in their order.

    `criteria` has a row of slots a stage. `nodes` holds the inner nodes of those roots that have any.
    """

    kind: str
    size: int
    rules: tuple[RuleDefinition, ...]
    nodes: Mapping[int, list[Node]]
    gates: Mapping[str, int]
    lines: Mapping[str, tuple[int, ...]]
    criteria: Mapping[str, tuple[tuple[int, ...], ...]]
    wheres: Mapping[str, int]
    levels: tuple[Level, ...]


def criteria_of(definition: Definition) -> tuple[tuple[BoundCriterion, ...], ...]:
    """The criteria of a scope by stage (a checklist has one row), else nothing."""
    match definition.body:
        case ScopeBody(method=Gated(stages=rows) | Typed(types=rows)):
            return rows
        case ScopeBody(method=Listed(criteria)):
            return (criteria,)
    return ()


@dataclass(slots=True)
class Laying:
    """A layout in the making: rules first, then the conditions of facts, then the levels."""

    kind: str
    base: KnowledgeBase
    plan: Plan = field(default_factory=Plan)
    rules: tuple[RuleDefinition, ...] = ()
    gates: dict[str, int] = field(default_factory=dict)
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    criteria: dict[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    wheres: dict[str, int] = field(default_factory=dict)

    def layout(self, levels: tuple[tuple[Definition, ...], ...]) -> Layout:
        """The layout, with these facts in each level."""
        self._add_rules()
        for level in levels:
            for definition in level:
                self._add_definition(definition)
        tables, pairs = self._tables()
        return Layout(
            kind=self.kind,
            size=self.plan.size,
            rules=self.rules,
            nodes=self.plan.nodes,
            gates=self.gates,
            lines=self.lines,
            criteria=self.criteria,
            wheres=self.wheres,
            levels=tuple(self._level(level, tables, pairs) for level in levels),
        )

    def _add_rules(self) -> None:
        self.rules = tuple(rule for rule in self.base.rules if rule.per == self.kind)
        slots = [self.plan.new() for _ in self.rules]
        for slot, rule in zip(slots, self.rules, strict=True):
            self.plan.fill(slot, rule.when, rule.unless)

    def _add_definition(self, definition: Definition) -> None:
        name = definition.id
        if isinstance(definition.body, RollupBody):
            if definition.body.of == self.kind:
                self.wheres[name] = self.plan.root(definition.body.where)
            return
        if self.kind not in definition.per:
            return
        if definition.gate is not None:
            self.gates[name] = self.plan.root(definition.gate)
        if isinstance(definition.body, DecisionBody):
            self.lines[name] = tuple(self.plan.root(when) for when, _ in definition.body.lines)
        rows = criteria_of(definition)
        if rows:
            self.criteria[name] = tuple(tuple(self.plan.root(item.when) for item in row) for row in rows)

    def _tables(self) -> tuple[dict[str, Table], dict[str, list[Pair]]]:
        order = {name: index for index, name in enumerate(self.base.order)}
        tests: dict[str, list[tuple[Test, tuple[Part, ...]]]] = {}
        pairs: dict[str, list[Pair]] = {}
        for test, parts in self.plan.tests.items():
            if isinstance(test.value, FactReference):
                other = test.value.fact
                later = max(test.fact, other, key=order.__getitem__)
                domains = (self.base.definitions[test.fact].domain, self.base.definitions[other].domain)
                pairs.setdefault(later, []).append(Pair(test, other, domains, tuple(parts)))
            else:
                tests.setdefault(test.fact, []).append((test, tuple(parts)))
        tables = {name: Table(self.base.definitions[name].domain, tuple(rows)) for name, rows in tests.items()}
        return tables, pairs

    def _level(
        self, level: tuple[Definition, ...], tables: Mapping[str, Table], pairs: Mapping[str, list[Pair]]
    ) -> Level:
        steps, drawn = [], []
        for definition in level:
            name = definition.id
            step = Step(definition, self.kind in definition.per, tables.get(name), tuple(pairs.get(name, ())))
            if step.own and definition.role == "conclusion":
                drawn.append(step)
            elif step.own or step.table or step.pairs:
                steps.append(step)
        marks = {step.definition.id: step.table.marks if step.table else None for step in drawn}
        return Level(tuple(steps), conclusions_of(marks, self.rules, self.plan) if marks else None)
