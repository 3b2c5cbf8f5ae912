"""Possible: all that answers can make of a rule's tests, so that two versions of it can be compared exhaustively."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import TypeAlias

from maturity_advisor.authoring.mutants import step_of
from maturity_advisor.knowledge.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    FactReference,
    Not,
    Test,
    facts_in,
    tests_in,
)
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import FINITE, NUMERIC, Domain
from maturity_advisor.organisation.known import (
    NotApplicable,
    Several,
    State,
    everything,
    inapplicable,
    one_of,
)
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.truth import (
    F,
    T,
    Truth,
    U,
    counted,
    every,
    excepted,
    negated,
    pair_truth,
    some,
    test_truth,
)

LIMIT = 200_000
Truths: TypeAlias = tuple[Truth, ...]
Reader: TypeAlias = Callable[[Sequence[Truth]], Truth]
FITTING = {T: (NotApplicable.NO, NotApplicable.YES), U: (NotApplicable.MAYBE,), F: (NotApplicable.YES,)}


class Unprovable(Exception):
    """There are too many combinations, or a test compares two facts."""


@dataclass(frozen=True, slots=True)
class Space:
    """Every combination of what the tests can say, in one list of tests; gates let only fitting ones pass."""

    index: Mapping[Test, int]
    choices: tuple[tuple[tuple[NotApplicable, Truths], ...], ...]
    gates: tuple[tuple[int, Reader], ...]

    def combinations(self) -> Iterator[Truths]:
        """The truths of all tests, combination by combination."""
        for chosen in product(*self.choices):
            truths = tuple(truth for _, row in chosen for truth in row)
            if all(chosen[place][0] in FITTING.get(gate(truths), FITTING[F]) for place, gate in self.gates):
                yield truths

    def reader(self, when: Condition, unless: Condition | None) -> Reader:
        """How a rule of these conditions comes out."""
        holds = reader(when, self.index)
        if unless is None:
            return holds
        excepts = reader(unless, self.index)
        return lambda truths: every((holds(truths), excepted(excepts(truths))))


def plain(test: Test) -> Test:
    """A test wherever it stands."""
    return Test(test.fact, test.operator, test.value)


def space_of(conditions: Iterable[Condition], definitions: Mapping[str, Definition]) -> Space:
    """All combinations for the facts of these conditions and of their gates; Unprovable if there are too many."""
    conditions = list(conditions)
    own = sorted(set().union(*map(facts_in, conditions)))
    for names in (_with_gates(own, definitions), own):
        space = _space(names, conditions, definitions)
        if prod(map(len, space.choices)) <= LIMIT:
            return space
    raise Unprovable


def _with_gates(names: Sequence[str], definitions: Mapping[str, Definition]) -> list[str]:
    found: dict[str, None] = {}
    frontier = list(names)
    while frontier:
        name = frontier.pop()
        if name not in found:
            found[name] = None
            frontier += sorted(facts_in(definitions[name].gate))
    return sorted(found)


def _space(names: Sequence[str], conditions: Iterable[Condition], definitions: Mapping[str, Definition]) -> Space:
    gates = {
        name: gate for name in names if (gate := definitions[name].gate) is not None and facts_in(gate) <= set(names)
    }
    tests = sorted({plain(test) for item in (*conditions, *gates.values()) for test in tests_in(item)}, key=repr)
    if any(isinstance(test.value, FactReference) for test in tests):
        raise Unprovable
    by_fact = {name: [test for test in tests if test.fact == name] for name in names}
    index = {test: place for place, test in enumerate(test for name in names for test in by_fact[name])}
    choices = tuple(tuple(_choices(by_fact[name], definitions[name])) for name in names)
    return Space(
        index, choices, tuple((names.index(name), reader(gate, index)) for name, gate in sorted(gates.items()))
    )


def _choices(tests: Sequence[Test], definition: Definition) -> Iterable[tuple[NotApplicable, Truths]]:
    """What a fact can say to its tests, each once, with whether it applies."""
    domain = definition.domain
    states = _states(tests, domain, gated=definition.gate is not None)
    return dict.fromkeys((state.na, tuple(test_truth(test, domain, state) for test in tests)) for state in states)


def _states(tests: Sequence[Test], domain: Domain, *, gated: bool) -> Iterator[State]:
    yield everything(domain)
    yield inapplicable(domain)
    if gated:
        yield everything(domain, NotApplicable.MAYBE)
    if domain.kind in FINITE:
        yield from (one_of(domain, (value,)) for value in domain.values)
    elif domain.kind in NUMERIC:
        yield from (one_of(domain, (value,)) for value in _numbers(tests, domain))
    elif domain.kind == "choices":
        yield from _several(tests, domain)
    else:
        yield one_of(domain, ("…",))


def _numbers(tests: Sequence[Test], domain: Domain) -> Iterator[Fraction]:
    """A number in every region between thresholds, and each threshold."""
    found = {domain.minimum or Fraction(0)} | ({domain.maximum} if domain.maximum is not None else set())
    for test in tests:
        for value in test.value if isinstance(test.value, tuple) else (test.value,):
            if isinstance(value, Fraction):
                step = step_of(value, domain) / (1 if domain.kind != "number" else 2)
                found |= {value - step, value, value + step}
    low, high = domain.minimum, domain.maximum
    return (item for item in sorted(found) if (low is None or item >= low) and (high is None or item <= high))


def _several(tests: Sequence[Test], domain: Domain) -> Iterator[State]:
    """Every answer as far as the options are tested; the exclusive one stands alone."""
    named = {option for test in tests if isinstance(test.value, tuple) for option in test.value}
    marks = ("yes", "no", "open", "na") if len(named) <= 5 else ("yes", "no")
    tested = sorted(named)
    for chosen in product(marks, repeat=len(tested)):
        answer = dict(zip(tested, chosen, strict=True))
        alone = answer.get(domain.exclusive or "") == "yes"
        if not (alone and list(chosen).count("yes") > 1):
            yield Several(tuple(answer.get(option, "no") for option in domain.options))


def reader(condition: Condition, index: Mapping[Test, int]) -> Reader:
    """A condition as a function of its tests' truths."""
    match condition:
        case Test():
            place = index[plain(condition)]
            return lambda truths: truths[place]
        case Not(part):
            inner = reader(part, index)
            return lambda truths: negated(inner(truths))
    parts = [reader(part, index) for part in condition.parts]
    match condition:
        case AllOf():
            return lambda truths: every(part(truths) for part in parts)
        case AnyOf():
            return lambda truths: some(part(truths) for part in parts)
        case Count(at_least=number):
            return lambda truths: counted(number, (part(truths) for part in parts))


def test_in(derived: Derived, place: str, test: Test) -> Truth:
    """What a test says in a place of what was derived."""
    definitions = derived.base.definitions
    domain = definitions[test.fact].domain
    state = derived.state(place, test.fact)
    if isinstance(test.value, FactReference):
        other = test.value.fact
        return pair_truth(test.operator, (state, domain), (derived.state(place, other), definitions[other].domain))
    return test_truth(test, domain, state)


def truth_in(derived: Derived, place: str, condition: Condition) -> Truth:
    """What a condition says in a place of what was derived."""
    tests = list(dict.fromkeys(plain(test) for test in tests_in(condition)))
    index = {test: number for number, test in enumerate(tests)}
    return reader(condition, index)([test_in(derived, place, test) for test in tests])
