"""Infer: a rule engine chains what holds and what certainly does not, and must agree with *explain* on what fired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

from maturity_advisor.errors import EngineError, Problem
from maturity_advisor.knowledge.conditions import FactReference
from maturity_advisor.organisation.known import FALSE, TRUE, State
from maturity_advisor.organisation.situation import Place, Situation
from maturity_advisor.reasoning.derived import Derived, FactSource
from maturity_advisor.reasoning.durable import NAME, REMEDY, Machine
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.network import ALWAYS, Flattening, spread
from maturity_advisor.reasoning.program import Layout, Program
from maturity_advisor.reasoning.propositions import OfConclusion, OfRule, Propositions, Rail, Stated
from maturity_advisor.reasoning.truth import pair_truth, test_truth

KEPT_CHAINS = 12
STATUSES = {Rail.TRUE: "fired", Rail.FALSE: "silent"}
STATES = {Rail.TRUE: TRUE, Rail.FALSE: FALSE}


@dataclass(slots=True)
class Chain:
    """The rules of one kind of place in the engine, and how to tell it what holds."""

    program: Program
    machine: Machine
    stated: dict[str, list[tuple[Stated, int]]]
    pairs: list[tuple[Stated, int]]
    rules: dict[tuple[str, Rail], int]
    conclusions: dict[tuple[str, Rail], int]
    memo: dict[tuple[str, State], list[int]] = field(default_factory=dict)

    def differences(self, derived: Derived, place: Place) -> Iterator[str]:
        """What the engine and *explain* do not agree on in a place."""
        known = self.machine.run(self._holding(derived, place))
        for (name, rail), number in self.rules.items():
            found, status = number in known, derived.statuses[place.id, name]
            if found != (status == STATUSES[rail]):
                yield f"the rule '{name}' is {status}, but {'' if found else 'not '}{STATUSES[rail]} to {NAME}"
        for (name, rail), number in self.conclusions.items():
            if (number in known) != (derived.states[place.id, name] == STATES[rail]):
                yield f"the conclusion '{name}' differs"

    def _holding(self, derived: Derived, place: Place) -> list[int]:
        found = [ALWAYS]
        for name in self.stated:
            found += self._told(name, derived.state(place.id, name))
        definitions = self.program.base.definitions
        for stated, number in self.pairs:
            assert isinstance(stated.test.value, FactReference)
            sides = [
                (derived.state(place.id, name), definitions[name].domain)
                for name in (stated.test.fact, stated.test.value.fact)
            ]
            if stated.rail.holds(pair_truth(stated.test.operator, sides[0], sides[1])):
                found.append(number)
        return found

    def _told(self, name: str, state: State) -> list[int]:
        key = (name, state)
        if key not in self.memo:
            domain = self.program.base.definitions[name].domain
            self.memo[key] = [
                number
                for stated, number in self.stated[name]
                if stated.rail.holds(test_truth(stated.test, domain, state))
            ]
        return self.memo[key]


def compile_chain(program: Program, layout: Layout) -> Chain:
    """The rules of one kind of place as the engine takes them."""
    flattening = Flattening(Propositions(program, layout))
    rules = {(rule.id, rail): flattening.number(OfRule(rule.id, rail)) for rule, _ in layout.rules for rail in STATES}
    conclusions = {
        (item.id, rail): flattening.number(OfConclusion(item.id, rail))
        for item in program.base.definitions.values()
        if item.role == "conclusion" and layout.kind in item.per
        for rail in STATES
    }
    network = flattening.network
    spread(network)
    stated: dict[str, list[tuple[Stated, int]]] = {}
    pairs = []
    for proposition, number in network.numbers.items():
        if isinstance(proposition, Stated):
            if isinstance(proposition.test.value, FactReference):
                pairs.append((proposition, number))
            else:
                stated.setdefault(proposition.test.fact, []).append((proposition, number))
    return Chain(program, Machine(network.follows), stated, pairs, rules, conclusions)


class Infer:
    """The reading whose firings are a rule engine's; states and statuses are *explain*'s, on which both agree."""

    name = NAME

    def __init__(self) -> None:
        self._chains: dict[tuple[int, str], Chain] = {}
        self._lock = Lock()

    def derive(self, program: Program, situation: Situation, source: FactSource) -> Derived:
        """States, statuses and profiles of all places; EngineError if the engine comes to something else."""
        derived = Explain().derive(program, situation, source)
        with self._lock:
            for place in derived.places:
                self._compare(program, derived, place)
        return derived

    def _compare(self, program: Program, derived: Derived, place: Place) -> None:
        key = (id(program), place.kind)
        chain = self._chains.get(key)
        if chain is None:
            while len(self._chains) >= KEPT_CHAINS:
                self._chains.pop(next(iter(self._chains)))
            chain = self._chains[key] = compile_chain(program, program.layouts[place.kind])
        differences = list(chain.differences(derived, place))
        if differences:
            raise EngineError(Problem("; ".join(differences), REMEDY))
