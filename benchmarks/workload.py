"""A neutral workload: rules in two layers over attributes of four types, a tenth of which are unknown.

A condition on an unknown attribute does not hold. A rule of the first layer concludes something, one of the second
needs one or two such conclusions. Nothing here favours an engine: no nesting, no negation, no arithmetic.
"""

from __future__ import annotations

import operator
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

ATTRIBUTES = 100
UNKNOWN = 0.1
OPTIONS = ("none", "basic", "developing", "advanced", "optimised")
KINDS = ("choice", "integer", "number", "boolean", "choice", "integer", "choice", "number", "boolean", "integer")
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
TESTS = {**ORDER, "==": operator.eq, "!=": operator.ne, "in": lambda value, options: value in options}

Value: TypeAlias = str | int | float | bool
Answers: TypeAlias = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of one attribute; the operand of `in` is a tuple of options."""

    attribute: str
    operator: str
    operand: Any


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds if all conditions do and everything it needs is concluded."""

    id: str
    conditions: tuple[Condition, ...]
    needs: tuple[str, ...] = ()
    concludes: str = ""


@dataclass(frozen=True, slots=True)
class Workload:
    """Attributes by name with their kinds, and the rules of both layers."""

    attributes: Mapping[str, str]
    first: tuple[Rule, ...]
    second: tuple[Rule, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules."""
        return self.first + self.second

    @property
    def conclusions(self) -> tuple[str, ...]:
        """Everything that may be concluded."""
        return tuple(dict.fromkeys(rule.concludes for rule in self.rules if rule.concludes))


def make_workload(size: int, seed: int = 7) -> Workload:
    """So many rules, the same ones every time; four fifths of them in the first layer."""
    rng = random.Random(f"{seed} rules {size}")
    attributes = {f"a{number}": KINDS[number % len(KINDS)] for number in range(ATTRIBUTES)}
    concluded = [f"c{number}" for number in range(max(1, size // 5))]
    early = size * 4 // 5
    first = tuple(
        Rule(f"r{number:04}", _conditions(rng, attributes, 0), concludes=concluded[number % len(concluded)])
        for number in range(early)
    )
    second = []
    for number in range(early, size):
        needs = tuple(sorted(rng.sample(concluded, min(len(concluded), rng.randint(1, 2)))))
        second.append(Rule(f"r{number:04}", _conditions(rng, attributes, len(needs)), needs))
    return Workload(attributes, first, tuple(second))


def _conditions(rng: random.Random, attributes: Mapping[str, str], needs: int) -> tuple[Condition, ...]:
    """Three to five conditions, what is needed counted among them, on different attributes."""
    chosen = rng.sample(list(attributes), rng.randint(3, 5) - needs)
    return tuple(_condition(rng, name, attributes[name]) for name in chosen)


def _condition(rng: random.Random, name: str, kind: str) -> Condition:
    if kind == "boolean":
        return Condition(name, "==", rng.random() < 0.5)
    if kind == "integer":
        return Condition(name, rng.choice(list(ORDER)), rng.randint(25, 75))
    if kind == "number":
        return Condition(name, rng.choice(list(ORDER)), round(rng.uniform(2.5, 7.5), 2))
    how = rng.choices(["==", "!=", "in"], [35, 20, 45])[0]
    if how == "in":
        return Condition(name, how, tuple(sorted(rng.sample(OPTIONS, rng.randint(2, 4)))))
    return Condition(name, how, rng.choice(OPTIONS))


def make_organisations(workload: Workload, number: int, seed: int = 3) -> list[Answers]:
    """Organisations with an answer, or None, for every attribute."""
    rng = random.Random(f"{seed} organisations")
    return [{name: _answer(rng, kind) for name, kind in workload.attributes.items()} for _ in range(number)]


def _answer(rng: random.Random, kind: str) -> Value | None:
    if rng.random() < UNKNOWN:
        return None
    values: dict[str, Callable[[], Value]] = {
        "boolean": lambda: rng.random() < 0.5,
        "integer": lambda: rng.randint(0, 100),
        "number": lambda: round(rng.uniform(0, 10), 2),
        "choice": lambda: rng.choice(OPTIONS),
    }
    return values[kind]()


def fired_by(workload: Workload, answers: Answers) -> frozenset[str]:
    """The rules that fire, found in the most obvious way: what every engine must agree with."""
    fired = {rule.id for rule in workload.first if _hold(rule.conditions, answers)}
    concluded = {rule.concludes for rule in workload.first if rule.id in fired}
    return frozenset(
        fired
        | {rule.id for rule in workload.second if concluded.issuperset(rule.needs) and _hold(rule.conditions, answers)}
    )


def _hold(conditions: tuple[Condition, ...], answers: Answers) -> bool:
    return all(
        answers[item.attribute] is not None and TESTS[item.operator](answers[item.attribute], item.operand)
        for item in conditions
    )
