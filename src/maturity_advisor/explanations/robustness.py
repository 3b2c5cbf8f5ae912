"""Robustness: how firm each place in the order is when weights and priority parts are somewhat different."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from random import Random
from typing import Any, TypeAlias

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advice.arranging import Item, queue_of
from maturity_advisor.advice.priority import PARTS, Formula, Part, Product, Remaining, Weighted, whole
from maturity_advisor.errors import Problem, UsageError

FIRST = 5
RUNS = 1000
MOST_RUNS = 10_000
SEED = 1
# Thousandths: every weight and every part is multiplied by 0.700 to 1.300.
LOWEST, CHOICES, THOUSAND = 700, 601, 1000

Value: TypeAlias = Callable[[Sequence[int], Sequence[int]], int]


@dataclass(frozen=True, slots=True)
class Steadiness:
    """In how many variations a recommendation is among the first five, and between which ranks it moves."""

    id: str
    rank: int
    in_first: int
    highest: int
    lowest: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """What a number of seeded variations did to the order; the same for the same advice and seed."""

    runs: int
    seed: int
    recommendations: tuple[Steadiness, ...]

    def to_data(self) -> dict[str, Any]:
        """As it stands under `robustness` in `advice.json`."""
        return {
            "runs": self.runs,
            "seed": self.seed,
            "first": FIRST,
            "spread": str(Fraction(THOUSAND - LOWEST, THOUSAND)),
            "recommendations": [
                {
                    "id": item.id,
                    "rank": item.rank,
                    "in_first": item.in_first,
                    "highest": item.highest,
                    "lowest": item.lowest,
                }
                for item in self.recommendations
            ],
        }


def robustness(advice: Advice, runs: int = RUNS, seed: int = SEED) -> Robustness:
    """Vary all weights and parts by up to three tenths, each by itself, and order anew every time."""
    if not 1 <= runs <= MOST_RUNS:
        problem = Problem(f"{runs} variations cannot be tried", f"Ask for 1 to {MOST_RUNS}", None, "limit")
        raise UsageError(problem)
    items = sorted((arranged.item for arranged in advice.arranged), key=lambda item: item.key)
    queue = queue_of(items)
    ranks: list[list[int]] = [[] for _ in items]
    for values in _variations(advice.scheme.formula, items, runs, seed):
        for index, thing in enumerate(queue.order(values)):
            ranks[thing].append(index + 1)
    found = {item.id: tried for item, tried in zip(items, ranks, strict=True)}
    return Robustness(
        runs,
        seed,
        tuple(_steadiness(arranged.item.id, arranged.rank, found[arranged.item.id]) for arranged in advice.arranged),
    )


def _steadiness(name: str, rank: int, tried: list[int]) -> Steadiness:
    return Steadiness(name, rank, sum(one <= FIRST for one in tried), min(tried), max(tried))


def _variations(formula: Formula, items: Sequence[Item], runs: int, seed: int) -> Iterator[list[int]]:
    """The items' priorities in proportion, in whole numbers, once a run."""
    weights = whole(list(_weights(formula)) or [Fraction(1)])
    scale = lcm(*(item.parts[name].denominator for item in items for name in PARTS)) * THOUSAND
    rows = [[int(item.parts[name] * scale) for name in PARTS] for item in items]
    value = _value(formula, scale, iter(range(len(weights))), divided=False)
    chance = Random(seed).random  # no secret: it has to be the same everywhere
    for _ in range(runs):
        heavier = [weight * (LOWEST + int(chance() * CHOICES)) for weight in weights]
        yield [
            value([min(scale, part * (LOWEST + int(chance() * CHOICES)) // THOUSAND) for part in row], heavier)
            for row in rows
        ]


def _weights(formula: Formula) -> Iterator[Fraction]:
    """All weights of a formula, from the outside in."""
    match formula:
        case Remaining(inner):
            yield from _weights(inner)
        case Weighted(terms):
            for weight, inner in terms:
                yield weight
                yield from _weights(inner)
        case Product(factors):
            for factor in factors:
                yield from _weights(factor)


def _value(formula: Formula, scale: int, numbers: Iterator[int], *, divided: bool = True) -> Value:
    """The formula as a function of parts and weights in whole numbers; `scale` stands for 1.

    The outermost mean is not divided by the sum of its weights: it is the same for all that is compared.
    """
    match formula:
        case Part(name):
            place = PARTS.index(name)
            return lambda parts, weights: parts[place]
        case Remaining(inner):
            taken = _value(inner, scale, numbers)
            return lambda parts, weights: scale - taken(parts, weights)
        case Weighted(terms):
            return _mean([(next(numbers), _value(inner, scale, numbers)) for _, inner in terms], divided)
        case Product(factors):
            return _product([_value(factor, scale, numbers) for factor in factors], scale)


def _mean(terms: Sequence[tuple[int, Value]], divided: bool) -> Value:
    def mean(parts: Sequence[int], weights: Sequence[int]) -> int:
        total = sum([weights[number] * term(parts, weights) for number, term in terms])
        return total // sum(weights[number] for number, _ in terms) if divided else total

    return mean


def _product(factors: Sequence[Value], scale: int) -> Value:
    def product(parts: Sequence[int], weights: Sequence[int]) -> int:
        found = scale
        for factor in factors:
            found = found * factor(parts, weights) // scale
        return found

    return product
