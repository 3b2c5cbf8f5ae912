"""Infer: a rule engine chains what holds and what certainly does not, and must agree with *explain* on what fired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from maturity_advisor.errors import EngineError, Problem
from maturity_advisor.knowledge.conditions import FactReference
from maturity_advisor.organisation.known import FALSE, TRUE, State
from maturity_advisor.organisation.situation import Place, Situation
from maturity_advisor.reasoning.derived import Derived, FactSource, Status
from maturity_advisor.reasoning.durable import NAME, REMEDY, Machine
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.network import ALWAYS, Flattening, Network
from maturity_advisor.reasoning.program import Program
from maturity_advisor.reasoning.propositions import OfConclusion, OfRule, Propositions, Rail, Stated
from maturity_advisor.reasoning.truth import Truth, pair_truth, test_truth

STATUSES: dict[Rail, Status] = {Rail.TRUE: "fired", Rail.FALSE: "silent"}
STATES: dict[Rail, State] = {Rail.TRUE: TRUE, Rail.FALSE: FALSE}
SHOWN = 10
MEMO_LIMIT = 4096


@dataclass(slots=True)
class Chain:
    """The rules of one kind of place in the engine, and how to tell it what holds there.

    `program` is kept so that what is found by its identity is its own. `rules` and `conclusions` say by which number
    the engine knows that one of them has a status or a state, `names` what a number is about.
    """

    program: Program
    machine: Machine
    rules: Mapping[str, Mapping[Status, int]]
    conclusions: Mapping[str, Mapping[State, int]]
    names: Mapping[int, str]
    stated: dict[str, list[tuple[Stated, int]]]
    pairs: list[tuple[Stated, int]]
    memo: dict[tuple[str, State], list[int]] = field(default_factory=dict)

    def differences(self, derived: Derived, place: Place) -> set[str]:
        """The rules and conclusions on which the engine and *explain* do not agree in a place."""
        known = self.machine.run(self.holding(derived, place))
        expected = {self.rules[name].get(derived.statuses[place.id, name]) for name in self.rules}
        expected |= {self.conclusions[name].get(derived.states[place.id, name]) for name in self.conclusions}
        different = (self.names.keys() & known) ^ (expected - {None})
        return {self.names[number] for number in different if number is not None}

    def holding(self, derived: Derived, place: Place) -> list[int]:
        """The leaf tests that hold in a place, each on the rails it stands on."""
        found = [ALWAYS]
        for name in self.stated:
            found += self._told(name, derived.state(place.id, name))
        for stated, number in self.pairs:
            if stated.rail.holds(self._pair_truth(stated, derived, place)):
                found.append(number)
        return found

    def _told(self, name: str, state: State) -> list[int]:
        key = (name, state)
        if key not in self.memo:
            if len(self.memo) >= MEMO_LIMIT:
                self.memo.clear()
            domain = self.program.base.definitions[name].domain
            self.memo[key] = [
                number
                for stated, number in self.stated[name]
                if stated.rail.holds(test_truth(stated.test, domain, state))
            ]
        return self.memo[key]

    def _pair_truth(self, stated: Stated, derived: Derived, place: Place) -> Truth:
        assert isinstance(stated.test.value, FactReference)
        definitions = self.program.base.definitions
        left, right = (
            (derived.state(place.id, name), definitions[name].domain)
            for name in (stated.test.fact, stated.test.value.fact)
        )
        return pair_truth(stated.test.operator, left, right)


def compile_chain(program: Program, kind: str) -> Chain:
    """The rules of one kind of place as the engine takes them."""
    layout = program.layouts[kind]
    flattening = Flattening(Propositions(program, layout))
    asked: list[OfRule | OfConclusion] = [OfRule(rule.id, rail) for rule in layout.rules for rail in STATUSES]
    for item in program.base.definitions.values():
        if item.role == "conclusion" and kind in item.per:
            asked += [OfConclusion(item.id, rail) for rail in STATES]
    numbers = flattening.lay_out(asked)
    rules: dict[str, dict[Status, int]] = {}
    conclusions: dict[str, dict[State, int]] = {}
    for proposition, number in numbers.items():
        if isinstance(proposition, OfRule):
            rules.setdefault(proposition.rule, {})[STATUSES[proposition.rail]] = number
        else:
            conclusions.setdefault(proposition.fact, {})[STATES[proposition.rail]] = number
    names = {number: item.rule if isinstance(item, OfRule) else item.fact for item, number in numbers.items()}
    stated, pairs = _leaves(flattening.network)
    return Chain(program, Machine(flattening.network.follows), rules, conclusions, names, stated, pairs)


def _leaves(network: Network) -> tuple[dict[str, list[tuple[Stated, int]]], list[tuple[Stated, int]]]:
    """The tests of single facts by fact, and those that compare two facts."""
    stated: dict[str, list[tuple[Stated, int]]] = {}
    pairs: list[tuple[Stated, int]] = []
    for proposition, number in network.numbers.items():
        if isinstance(proposition, Stated):
            two = isinstance(proposition.test.value, FactReference)
            (pairs if two else stated.setdefault(proposition.test.fact, [])).append((proposition, number))
    return stated, pairs


class Infer:
    """The reading whose firings are a rule engine's; states and statuses are *explain*'s, on which both agree.

    What is compiled is kept as long as the reading, since the engine does not give back what it takes.
    """

    name = NAME

    def __init__(self) -> None:
        self._chains: dict[tuple[int, str], Chain] = {}
        self._lock = Lock()

    def derive(self, program: Program, situation: Situation, source: FactSource) -> Derived:
        """States, statuses and profiles of all places; EngineError names the rules on which the two disagree."""
        derived = Explain().derive(program, situation, source)
        with self._lock:
            for place in derived.places:
                self._compare(program, derived, place)
        return derived

    def _compare(self, program: Program, derived: Derived, place: Place) -> None:
        """Run the engine over a place; without its rules when that fails, for then it still holds what it was told."""
        key = (id(program), place.kind)
        chain = self._chains.pop(key, None) or compile_chain(program, place.kind)
        differences = sorted(chain.differences(derived, place))
        self._chains[key] = chain
        if differences:
            names = ", ".join(differences[:SHOWN]) + (", …" if len(differences) > SHOWN else "")
            where = f" in '{place.id}'" if place.id else ""
            message = f"{NAME} and explain disagree on what follows{where}: {names}"
            raise EngineError(Problem(message, REMEDY, code="disagreement"))
