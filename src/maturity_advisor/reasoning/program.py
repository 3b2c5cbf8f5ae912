"""The compiled rules: slots for every kind of place, and the order in which facts are settled."""

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
from maturity_advisor.knowledge.ordering import dependencies
from maturity_advisor.organisation.known import State
from maturity_advisor.reasoning.slots import Node, Part, Plan, bits
from maturity_advisor.reasoning.truth import test_truth

KINDS = ("organisation", "process", "initiative")
MEMO_LIMIT = 2048


@dataclass(slots=True)
class Table:
    """What the states of one fact mean to the slots that test it; remembered by state."""

    domain: Domain
    tests: tuple[tuple[Test, tuple[Part, ...]], ...]
    size: int
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
                found |= bits(part, truth, self.size)
        return found


@dataclass(frozen=True, slots=True)
class Pair:
    """A test that compares two facts, and the parts it contributes."""

    test: Test
    other: str
    domains: tuple[Domain, Domain]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of one kind of place."""

    kind: str
    size: int
    tables: Mapping[str, Table]
    pairs: Mapping[str, tuple[Pair, ...]]
    nodes: Mapping[int, list[Node]]
    roots: Mapping[tuple[str, ...], int]
    rules: tuple[tuple[RuleDefinition, int], ...]
    concluding: Mapping[str, tuple[int, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Program:
    """A knowledge base compiled for reasoning.

    `levels` group the facts so that each rests only on facts of earlier levels.
    """

    base: KnowledgeBase
    layouts: Mapping[str, Layout]
    levels: tuple[tuple[Definition, ...], ...]


def compile_program(base: KnowledgeBase) -> Program:
    """Lay out all conditions of a knowledge base."""
    plans = {kind: _Laying(kind, base) for kind in KINDS}
    for name in base.order:
        definition = base.definitions[name]
        for kind in KINDS:
            plans[kind].add_definition(definition)
    for rule in base.rules:
        plans[rule.per].add_rule(rule)
    layouts = {kind: laying.layout() for kind, laying in plans.items()}
    return Program(base, layouts, _levels(base))


def criteria_of(definition: Definition) -> tuple[tuple[BoundCriterion, ...], ...]:
    """The criteria of a scope by stage (a checklist has one row), else nothing."""
    match definition.body:
        case ScopeBody(method=Gated(stages=rows) | Typed(types=rows)):
            return rows
        case ScopeBody(method=Listed(criteria)):
            return (criteria,)
    return ()


@dataclass(slots=True)
class _Laying:
    kind: str
    base: KnowledgeBase
    plan: Plan = field(default_factory=Plan)
    roots: dict[tuple[str, ...], int] = field(default_factory=dict)
    rules: list[tuple[RuleDefinition, int]] = field(default_factory=list)

    def add_definition(self, definition: Definition) -> None:
        name = definition.id
        if isinstance(definition.body, RollupBody):
            if definition.body.of == self.kind:
                self.roots["where", name] = self.plan.root(definition.body.where)
            return
        if self.kind not in definition.per:
            return
        if definition.gate is not None:
            self.roots["gate", name] = self.plan.root(definition.gate)
        if isinstance(definition.body, DecisionBody):
            for index, (when, _) in enumerate(definition.body.lines):
                self.roots["line", name, str(index)] = self.plan.root(when)
        for row, criteria in enumerate(criteria_of(definition)):
            for index, criterion in enumerate(criteria):
                self.roots["criterion", name, str(row), str(index)] = self.plan.root(criterion.when)

    def add_rule(self, rule: RuleDefinition) -> None:
        self.rules.append((rule, self.plan.root(rule.when, rule.unless)))

    def layout(self) -> Layout:
        size = self.plan.size
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
        tables = {
            name: Table(self.base.definitions[name].domain, tuple(rows), size) for name, rows in tests.items()
        }
        return Layout(
            kind=self.kind,
            size=size,
            tables=tables,
            pairs={name: tuple(found) for name, found in pairs.items()},
            nodes=self.plan.nodes,
            roots=self.roots,
            rules=tuple(self.rules),
            concluding=self._concluding(),
        )

    def _concluding(self) -> dict[str, tuple[int, tuple[int, ...]]]:
        found: dict[str, list[int]] = {}
        for rule, slot in self.rules:
            for name in rule.conclude:
                found.setdefault(name, []).append(slot)
        return {
            name: (sum(1 << slot for slot in slots), tuple(slot for slot in slots if self.plan.nodes[slot]))
            for name, slots in found.items()
        }


def _levels(base: KnowledgeBase) -> tuple[tuple[Definition, ...], ...]:
    reads = dependencies(base.definitions, base.rules)
    level: dict[str, int] = {}
    for name in base.order:
        level[name] = 1 + max((level[other] for other in reads[name]), default=-1)
    grouped: dict[int, list[Definition]] = {}
    for name in base.order:
        grouped.setdefault(level[name], []).append(base.definitions[name])
    return tuple(tuple(grouped[index]) for index in sorted(grouped))
