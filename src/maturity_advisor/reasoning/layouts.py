"""Layouts: where in one kind of place each condition has its slot, and what is settled there level by level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import Condition, FactReference, Test
from maturity_advisor.knowledge.definitions import (
    DecisionBody,
    Definition,
    RollupBody,
    RuleDefinition,
    ScopeBody,
    criteria_of,
)
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.organisation.known import State, everything, inapplicable
from maturity_advisor.reasoning.concluding import Conclusions, conclusions_of
from maturity_advisor.reasoning.slots import Node, Part, Plan, bits
from maturity_advisor.reasoning.truth import test_truth

MEMO_LIMIT = 2048
Row: TypeAlias = "tuple[int, ...] | range"


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
    """One fact: to be settled if it is this kind of place's own, then told to the slots that test it.

    `way` says how it is settled: its role if it is not computed from other facts, else the type of its body or method.
    `blank` is its state while nothing is known, `moot` while it does not apply.
    """

    definition: Definition
    own: bool
    table: Table | None
    pairs: tuple[Pair, ...]
    way: object
    blank: State
    moot: State


def step_of(definition: Definition, kind: str, table: Table | None, pairs: tuple[Pair, ...]) -> Step:
    """The step of a fact in one kind of place."""
    blank, moot = everything(definition.domain), inapplicable(definition.domain)
    return Step(definition, kind in definition.per, table, pairs, _way_of(definition), blank, moot)


def _way_of(definition: Definition) -> object:
    body = definition.body
    if definition.role in ("asked", "plugin", "target", "gap"):
        return definition.role
    return type(body.method) if isinstance(body, ScopeBody) else type(body)


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
    lines: Mapping[str, Row]
    criteria: Mapping[str, tuple[Row, ...]]
    wheres: Mapping[str, int]
    levels: tuple[Level, ...]


@dataclass(slots=True)
class Laying:
    """A layout in the making: rules first, then the conditions of facts, then the levels."""

    kind: str
    base: KnowledgeBase
    plan: Plan = field(default_factory=Plan)
    rules: tuple[RuleDefinition, ...] = ()
    gates: dict[str, int] = field(default_factory=dict)
    lines: dict[str, Row] = field(default_factory=dict)
    criteria: dict[str, tuple[Row, ...]] = field(default_factory=dict)
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
            self.lines[name] = self._row(when for when, _ in definition.body.lines)
        rows = criteria_of(definition)
        if rows:
            self.criteria[name] = tuple(self._row(item.when for item in row) for row in rows)

    def _row(self, conditions: Iterable[Condition]) -> Row:
        """Slots for conditions that are read together: side by side, unless one of them takes further slots."""
        row = tuple(map(self.plan.root, conditions))
        alone = self.plan.nodes.keys().isdisjoint(row)
        return range(row[0], row[0] + len(row)) if row and alone else row

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
        steps: list[Step] = []
        drawn: list[Step] = []
        for definition in level:
            table, compared = tables.get(definition.id), tuple(pairs.get(definition.id, ()))
            own = self.kind in definition.per
            if own or table or compared:
                step = step_of(definition, self.kind, table, compared)
                (drawn if own and definition.role == "conclusion" else steps).append(step)
        marks = {step.definition.id: step.table.marks if step.table else None for step in drawn}
        return Level(tuple(steps), conclusions_of(marks, self.rules, self.plan) if marks else None)
