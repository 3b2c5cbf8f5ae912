"""Each question of yes or no that a condition is taken apart into has the answer its four-valued truth gives."""

from __future__ import annotations

import random
from itertools import product

import pytest

from maturity_advisor.knowledge.conditions import Test as Leaf
from maturity_advisor.reasoning.network import ALWAYS, Flattening
from maturity_advisor.reasoning.propositions import (
    AtLeast,
    Every,
    OfConclusion,
    OfRule,
    Rail,
    Some,
    Stated,
    concluded,
    counted,
    every,
    excepted,
    negated,
    some,
)
from maturity_advisor.reasoning.truth import Truth
from maturity_advisor.reasoning.truth import counted as truth_of_count
from maturity_advisor.reasoning.truth import every as truth_of_all
from maturity_advisor.reasoning.truth import excepted as truth_of_exception
from maturity_advisor.reasoning.truth import negated as truth_of_negation
from maturity_advisor.reasoning.truth import some as truth_of_any

RAILS = [Rail(bits) for bits in range(1, 8)]
NAMES = "abcd"


def leaf(name: str):
    return lambda rail: Stated(Leaf(name, "is", True), rail)


def holds(formula, truths) -> bool:
    """What a formula says, by its definition."""
    match formula:
        case Every(parts):
            return all(holds(part, truths) for part in parts)
        case Some(parts):
            return any(holds(part, truths) for part in parts)
        case AtLeast(number, parts):
            return sum(holds(part, truths) for part in parts) >= number
        case Stated(test, rail):
            return rail.holds(truths[test.fact])
        case OfConclusion(fact, rail):
            return rail.holds(truths[fact])
    raise AssertionError(formula)


def assignments(many: int):
    for found in product(Truth, repeat=many):
        yield dict(zip(NAMES, found, strict=False))


@pytest.mark.parametrize("many", [1, 2, 3, 4])
def test_all_any_and_every_count_stand_where_their_truth_is(many):
    parts = [leaf(name) for name in NAMES[:many]]
    combinations = [(every, truth_of_all), (some, truth_of_any)]
    combinations += [
        (lambda parts, rail, n=n: counted(n, parts, rail), lambda truths, n=n: truth_of_count(n, truths))
        for n in range(1, many + 1)
    ]
    for truths in assignments(many):
        for ask, truth_of in combinations:
            for rail in RAILS:
                assert holds(ask(parts, rail), truths) == rail.holds(truth_of(truths.values()))


def test_negations_and_exceptions_stand_where_their_truth_is():
    for truths in assignments(1):
        for ask, truth_of in ((negated, truth_of_negation), (excepted, truth_of_exception)):
            for rail in RAILS:
                assert holds(ask(leaf("a"))(rail), truths) == rail.holds(truth_of(truths["a"]))


@pytest.mark.parametrize("accepts", [0b00, 0b01, 0b10, 0b11])
def test_a_test_of_a_conclusion_stands_where_its_truth_is(accepts):
    of_value = {Truth.FALSE: accepts & 0b01, Truth.TRUE: accepts & 0b10}
    for truth in Truth:
        due = truth if truth not in of_value else Truth.TRUE if of_value[truth] else Truth.FALSE
        for rail in RAILS:
            assert holds(concluded("a", accepts)(rail), {"a": truth}) == rail.holds(due)


class OneRule:
    """In place of all propositions of a place: one rule, and what it rests on."""

    def __init__(self, formula):
        self.formula = formula

    def definition_of(self, _proposition):
        return self.formula


def nested(rng: random.Random, depth: int):
    """A random condition as a question."""
    if not depth or rng.random() < 0.2:
        return leaf(rng.choice(NAMES))
    parts = [nested(rng, depth - 1) for _ in range(rng.randint(1, 5))]
    number = rng.randint(1, len(parts))
    return rng.choice(
        [
            lambda rail: every(parts, rail),
            lambda rail: some(parts, rail),
            lambda rail: counted(number, parts, rail),
            negated(parts[0]),
            excepted(parts[0]),
        ]
    )


def test_flattening_to_conjunctions_keeps_the_meaning():
    rng = random.Random(3)
    asked = OfRule("rule", Rail.TRUE)
    for _ in range(150):
        formula = nested(rng, 3)(rng.choice(RAILS))
        flattening = Flattening(OneRule(formula))
        number = flattening.lay_out([asked])[asked]
        for truths in rng.sample(list(assignments(4)), 40):
            known = {ALWAYS} | {n for p, n in flattening.network.numbers.items() if p != asked and holds(p, truths)}
            assert (number in closed(flattening.network.follows, known)) == holds(formula, truths)


def closed(follows, known: set[int]) -> set[int]:
    """Everything that holds if these propositions do."""
    while True:
        more = {n for body, numbers in follows.items() if known.issuperset(body) for n in numbers} - known
        if not more:
            return known
        known |= more
