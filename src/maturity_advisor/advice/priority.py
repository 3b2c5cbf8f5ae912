"""Priority: an exact number from 0 to 1 over named parts, by a formula that is itself a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
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
    match formula:
        case Part(name):
            return parts[name]
        case Remaining(inner):
            return 1 - value_of(inner, parts)
        case Weighted(terms):
            return _mean([(weight, value_of(inner, parts)) for weight, inner in terms])
        case Product(factors):
            result = Fraction(1)
            for factor in factors:
                result *= value_of(factor, parts)
            return result


def _mean(terms: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The weighted mean, summed in whole numbers over one denominator: several times faster than sums of fractions."""
    scale = lcm(*(weight.denominator * value.denominator for weight, value in terms))
    total = upper = 0
    for weight, value in terms:
        share = scale // (weight.denominator * value.denominator) * weight.numerator
        upper += share * value.numerator
        total += share * value.denominator
    return Fraction(upper, total)


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
