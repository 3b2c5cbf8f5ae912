"""Mutants: every small change of a rule that its author's examples should notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.conditions import (
    COMPARABLE,
    EQUALITY,
    KNOWLEDGE,
    ORDER,
    SEVERAL,
    AllOf,
    AnyOf,
    Condition,
    Count,
    FactReference,
    Not,
    Test,
    tests_in,
)
from maturity_advisor.knowledge.definitions import Definition, RuleDefinition
from maturity_advisor.knowledge.domains import FINITE, NUMERIC, Domain
from maturity_advisor.reasoning.truth import accepted

NOTHING = AllOf(())
SETS = ("one_of", "none_of")
Variant = tuple[Condition, str, Path]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one change: what was changed, and where in the rule."""

    when: Condition
    unless: Condition | None
    what: str
    path: Path


def mutants_of(rule: RuleDefinition, definitions: Mapping[str, Definition]) -> Iterator[Mutant]:
    """All mutants of a rule."""
    if isinstance(rule.when, Test):
        yield Mutant(NOTHING, rule.unless, "the condition dropped", ("when", *rule.when.path))
    for when, what, path in _variants(rule.when, definitions):
        yield Mutant(when, rule.unless, what, ("when", *path))
    if rule.unless is not None:
        yield Mutant(rule.when, None, "'unless' dropped", ("unless",))
        for unless, what, path in _variants(rule.unless, definitions):
            yield Mutant(rule.when, unless, what, ("unless", *path))


def _variants(condition: Condition, definitions: Mapping[str, Definition]) -> Iterator[Variant]:
    match condition:
        case Test():
            yield from _of_test(condition, definitions[condition.fact].domain)
        case Not(part):
            yield part, "'not' dropped", path_of(part)
            for variant, what, path in _variants(part, definitions):
                yield Not(variant), what, path
        case AllOf(parts):
            yield AnyOf(parts), "'all' to 'any'", path_of(condition)
            yield from _of_parts(condition, parts, definitions)
        case AnyOf(parts):
            yield AllOf(parts), "'any' to 'all'", path_of(condition)
            yield from _of_parts(condition, parts, definitions)
        case Count(at_least, parts):
            for number in (at_least - 1, at_least + 1):
                if 1 <= number <= len(parts):
                    yield Count(number, parts), f"'at_least: {at_least}' to {number}", path_of(condition)
            yield from _of_parts(condition, parts, definitions)


def _of_parts(
    condition: AllOf | AnyOf | Count, parts: tuple[Condition, ...], definitions: Mapping[str, Definition]
) -> Iterator[Variant]:
    for index, part in enumerate(parts):
        before, after = parts[:index], parts[index + 1 :]
        if len(parts) > 1 and not (isinstance(condition, Count) and condition.at_least == len(parts)):
            yield replace(condition, parts=before + after), f"{_named(part)} dropped", path_of(part)
        for variant, what, path in _variants(part, definitions):
            yield replace(condition, parts=(*before, variant, *after)), what, path


def _of_test(test: Test, domain: Domain) -> Iterator[Variant]:
    """The changes of one test, each meaning once."""
    seen: set[Any] = set()
    for operator, value in (*_operators(test, domain), *_values(test, domain)):
        changed = replace(test, operator=operator, value=value)
        meaning = _meaning(changed, domain)
        if meaning not in seen:
            seen.add(meaning)
            yield changed, f"'{said_of(test)}' to '{said_of(changed)}'", test.path


def _operators(test: Test, domain: Domain) -> Iterator[tuple[str, Any]]:
    if isinstance(test.value, FactReference):
        fitting: tuple[str, ...] = COMPARABLE
    elif test.operator in SEVERAL:
        fitting = SEVERAL
    elif isinstance(test.value, tuple):
        fitting = SETS + (("between",) if _is_range(test.value, domain) else ())
    elif isinstance(test.value, bool):
        fitting = KNOWLEDGE + (("is", "is_not") if domain.kind == "boolean" else ())
    else:
        fitting = tuple(name for name in EQUALITY + ORDER if name not in (*SETS, "between"))
    for operator in fitting:
        if operator != test.operator and operator in domain.operators:
            yield operator, test.value


def _is_range(value: tuple[Any, ...], domain: Domain) -> bool:
    return "between" in domain.operators and len(value) == 2 and _index(domain, value[0]) <= _index(domain, value[1])


def _index(domain: Domain, value: Any) -> Fraction | int:
    return value if isinstance(value, Fraction) else domain.values.index(value)


def _values(test: Test, domain: Domain) -> Iterator[tuple[str, Any]]:
    """The same operator with another value: each option by each other, each number one step up and down."""
    if isinstance(test.value, FactReference):
        return
    if isinstance(test.value, bool):
        yield test.operator, not test.value
    elif not isinstance(test.value, tuple):
        for value in _others(test.value, domain, thresholds=test.operator in ORDER):
            yield test.operator, value
    else:
        for index, member in enumerate(test.value):
            for other in _others(member, domain, thresholds=test.operator in ORDER):
                value = (*test.value[:index], other, *test.value[index + 1 :])
                if other not in test.value and (test.operator != "between" or _is_range(value, domain)):
                    yield test.operator, value


def _others(value: Any, domain: Domain, *, thresholds: bool) -> Iterator[Any]:
    if domain.kind in NUMERIC:
        step = step_of(value, domain)
        yield from (value - step, value + step)
    elif thresholds:
        index = domain.values.index(value)
        yield from (domain.values[near] for near in (index - 1, index + 1) if 0 <= near < len(domain.values))
    else:
        options = domain.options if domain.kind == "choices" else domain.values
        yield from (option for option in options if option != value)


def step_of(value: Fraction, domain: Domain) -> Fraction:
    """The smallest step beside a threshold: 1, or one in its last decimal."""
    step = Fraction(1)
    while domain.kind == "number" and (value / step).denominator != 1:
        step /= 10
    return step


def _meaning(test: Test, domain: Domain) -> Any:
    if domain.kind in FINITE and test.operator not in KNOWLEDGE and not isinstance(test.value, FactReference):
        return accepted(test, domain)
    return test.operator, test.value


def path_of(condition: Condition) -> Path:
    """Where a condition begins: what its first test has in common with its last."""
    paths = [test.path for test in tests_in(condition)]
    shared = 0
    while all(len(path) > shared and path[shared] == paths[0][shared] for path in paths):
        shared += 1
    return paths[0][:shared]


def _named(condition: Condition) -> str:
    if isinstance(condition, Test):
        return f"'{said_of(condition)}'"
    return {"AllOf": "'all'", "AnyOf": "'any'", "Not": "'not'", "Count": "'count'"}[type(condition).__name__]


def said_of(test: Test) -> str:
    """A test in words, as short as in the file."""
    value = test.value
    if isinstance(value, FactReference):
        text = f"fact {value.fact}"
    elif isinstance(value, tuple):
        text = "[" + ", ".join(str(item) for item in value) + "]"
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"{test.fact} {test.operator} {text}"
