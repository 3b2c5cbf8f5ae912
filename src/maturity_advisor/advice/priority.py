"""Priority: an exact number from 0 to 1 over named parts, by a formula that is itself a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm, prod
from operator import mul
from typing import Literal, TypeAlias, get_args

PartName: TypeAlias = Literal["benefit", "alignment", "urgency", "unlocks", "horizon", "effort"]
PARTS: tuple[str, ...] = get_args(PartName)
NEUTRAL = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Part:
    """One named part as it is."""

    name: PartName


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left up to 1: turns effort into ease."""

    of: Formula


@dataclass(frozen=True, slots=True)
class Weighted:
    """The weighted mean of several formulas; weights are above 0."""

    terms: tuple[tuple[Fraction, Formula], ...]
    weights: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note the weights as whole numbers in the same proportion."""
        object.__setattr__(self, "weights", tuple(whole([weight for weight, _ in self.terms])))


@dataclass(frozen=True, slots=True)
class Product:
    """All factors multiplied."""

    factors: tuple[Formula, ...]


Formula: TypeAlias = Part | Remaining | Weighted | Product


@dataclass(frozen=True, slots=True)
class PriorityScheme:
    """How recommendations are weighed: a formula over the named parts that stays within 0 and 1 whatever they are."""

    id: str
    title: Mapping[str, str]
    formula: Formula


def value_of(formula: Formula, parts: Mapping[str, Fraction]) -> Fraction:
    """The formula's value; every part is from 0 to 1, and so is the result."""
    return Fraction(*ratio_of(formula, parts))


def ratio_of(formula: Formula, parts: Mapping[str, Fraction]) -> tuple[int, int]:
    """The formula's value as two whole numbers, not in lowest terms: several times faster than with fractions."""
    match formula:
        case Part(name):
            return parts[name].as_integer_ratio()
        case Remaining(inner):
            upper, lower = ratio_of(inner, parts)
            return lower - upper, lower
        case Weighted(terms):
            values, scale = in_proportion([ratio_of(inner, parts) for _, inner in terms])
            return sum(map(mul, formula.weights, values)), sum(formula.weights) * scale
        case Product(factors):
            ratios = [ratio_of(factor, parts) for factor in factors]
            return prod(upper for upper, _ in ratios), prod(lower for _, lower in ratios)


def in_proportion(ratios: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """Exact numbers as whole ones in the same proportion, which compare much faster, and which of them stands for 1."""
    scale = lcm(*[lower for _, lower in ratios])
    return [upper * (scale // lower) for upper, lower in ratios], scale


def whole(values: Sequence[Fraction]) -> list[int]:
    """Fractions as whole numbers in the same proportion."""
    return in_proportion([value.as_integer_ratio() for value in values])[0]


def faults_of(formula: object) -> list[str]:
    """What is wrong with a formula that came from a plugin."""
    match formula:
        case Part(name):
            return [] if name in PARTS else [f"there is no part '{name}'"]
        case Remaining(inner):
            return faults_of(inner)
        case Weighted(terms):
            wrong = [] if terms and all(weight > 0 for weight, _ in terms) else ["weights must be above 0"]
            return wrong + [fault for _, inner in terms for fault in faults_of(inner)]
        case Product(factors):
            return [fault for factor in factors for fault in faults_of(factor)]
    return [f"{type(formula).__name__} is no formula"]
