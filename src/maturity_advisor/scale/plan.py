"""The plan: what all batches of one knowledge base share, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import Condition, FactReference, Test, facts_in, tests_in
from maturity_advisor.knowledge.definitions import Definition, RuleDefinition
from maturity_advisor.knowledge.ordering import dependencies, order_of
from maturity_advisor.reasoning.candidates import all_conditions
from maturity_advisor.scale.in_step import Together, together
from maturity_advisor.scale.states import Table


@dataclass(frozen=True, slots=True)
class Layer:
    """Rules of one kind of place that rest on no conclusions but those of layers below.

    `numbers` are their rows among all rules of their kind, `guarded` those with an exception.
    """

    numbers: list[int]
    when: Together
    guarded: list[int]
    unless: Together


class Propositions:
    """Every distinct test of a knowledge base, numbered; `alone` are those of each fact that read no other."""

    def __init__(self, base: KnowledgeBase) -> None:
        distinct: dict[Test, int] = {}
        self._numbers: dict[int, int] = {}
        for condition in all_conditions(base):
            for test in tests_in(condition):
                self._numbers[id(test)] = distinct.setdefault(_bare(test), len(distinct))
        self.many = len(distinct)
        self.alone: dict[str, dict[int, Test]] = {}
        for test, number in distinct.items():
            if not isinstance(test.value, FactReference):
                self.alone.setdefault(test.fact, {})[number] = test

    def number(self, test: Test) -> int:
        """The number of a test of this base."""
        return self._numbers[id(test)]


def _bare(test: Test) -> Test:
    """A test without its place in the file: the same proposition is the same test."""
    return Test(test.fact, test.operator, test.value)


@dataclass
class Plan:
    """The tables of states, the propositions, the rules in their layers, and which conditions are read in step."""

    base: KnowledgeBase
    tables: dict[str, Table] = field(default_factory=dict)
    _together: dict[tuple[int, ...], Together] = field(default_factory=dict)

    def table(self, definition: Definition) -> Table:
        """The states of a fact."""
        found = self.tables.get(definition.id)
        if found is None:
            found = self.tables[definition.id] = Table(definition.domain)
        return found

    def together(self, conditions: Sequence[Condition]) -> Together:
        """Conditions of this base, to be read in step."""
        key = tuple(map(id, conditions))
        found = self._together.get(key)
        if found is None:
            found = self._together[key] = together(conditions, self.propositions.number)
        return found

    @cached_property
    def propositions(self) -> Propositions:
        """All tests."""
        return Propositions(self.base)

    @cached_property
    def rules(self) -> Mapping[str, tuple[RuleDefinition, ...]]:
        """The rules of each kind of place, in their order."""
        found: dict[str, list[RuleDefinition]] = {}
        for rule in self.base.rules:
            found.setdefault(rule.per, []).append(rule)
        return {kind: tuple(rules) for kind, rules in found.items()}

    @cached_property
    def place(self) -> Mapping[str, tuple[int, int]]:
        """For each rule its row among those of its kind, and the number of its layer."""
        depth = self._depths()
        return {
            rule.id: (number, max((depth[name] for name in _read_by(rule)), default=0))
            for rules in self.rules.values()
            for number, rule in enumerate(rules)
        }

    @cached_property
    def layers(self) -> Mapping[str, tuple[Layer, ...]]:
        """The layers of each kind of place, the lowest first."""
        return {kind: self._layered(rules) for kind, rules in self.rules.items()}

    def _layered(self, rules: Sequence[RuleDefinition]) -> tuple[Layer, ...]:
        by_layer: dict[int, list[int]] = {}
        for rule in rules:
            number, layer = self.place[rule.id]
            by_layer.setdefault(layer, []).append(number)
        return tuple(self._layer(rules, by_layer.get(layer, [])) for layer in range(max(by_layer) + 1))

    def _layer(self, rules: Sequence[RuleDefinition], numbers: list[int]) -> Layer:
        guarded = [number for number in numbers if rules[number].unless is not None]
        unless = [condition for number in guarded if (condition := rules[number].unless) is not None]
        return Layer(numbers, self.together([rules[number].when for number in numbers]), guarded, self.together(unless))

    def _depths(self) -> dict[str, int]:
        """For each fact on how many conclusions, one upon the other, it rests."""
        below = dependencies(self.base.definitions, self.base.rules)
        found: dict[str, int] = {}
        for name in order_of(below):
            own = self.base.definitions[name].role == "conclusion"
            found[name] = max((found[other] for other in below[name]), default=0) + own
        return found

    def concluders(self, fact: str, kind: str) -> tuple[RuleDefinition, ...]:
        """The rules that conclude a fact in a kind of place."""
        return tuple(rule for rule in self.base.concluders(fact) if rule.per == kind)


def _read_by(rule: RuleDefinition) -> frozenset[str]:
    return facts_in(rule.when) | facts_in(rule.unless)
