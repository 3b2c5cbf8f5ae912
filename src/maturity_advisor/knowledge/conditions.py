"""Conditions: small typed expressions over facts, as written by authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import PlainValidator, WithJsonSchema

from maturity_advisor.documents import near, problems

EQUALITY = ("is", "is_not", "one_of", "none_of")
ORDER = ("at_least", "at_most", "above", "below", "between")
SEVERAL = ("includes", "excludes")
KNOWLEDGE = ("known", "applicable")
OPERATORS = EQUALITY + ORDER + SEVERAL + KNOWLEDGE
COMPARABLE = ("is", "is_not", "at_least", "at_most", "above", "below")
COMBINATIONS = ("all", "any", "not", "count")

Path: TypeAlias = tuple[str | int, ...]
Finding: TypeAlias = tuple[Path, str, str, str]


@dataclass(frozen=True, slots=True)
class FactReference:
    """The other fact on the right-hand side of a test."""

    fact: str


@dataclass(frozen=True, slots=True)
class Test:
    """One operator on one fact, the smallest condition; `path` is its place within the condition it stands in."""

    __test__ = False  # not a case for pytest

    fact: str
    operator: str
    value: Any
    path: Path = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds if every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds if at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds if its part does not."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Count:
    """Holds if at least so many parts hold."""

    at_least: int
    parts: tuple[Condition, ...]


Condition: TypeAlias = Test | AllOf | AnyOf | Not | Count


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside this one."""
    match condition:
        case Test():
            return ()
        case Not(part):
            return (part,)
        case AllOf(parts) | AnyOf(parts) | Count(_, parts):
            return parts


def tests_in(condition: Condition) -> Iterator[Test]:
    """All tests of a condition, in the order written."""
    if isinstance(condition, Test):
        yield condition
    for part in parts_of(condition):
        yield from tests_in(part)


def facts_in(condition: Condition | None) -> frozenset[str]:
    """Ids of all facts a condition reads, on either side of its tests."""
    found: set[str] = set()
    for test in tests_in(condition) if condition is not None else ():
        found.add(test.fact)
        if isinstance(test.value, FactReference):
            found.add(test.value.fact)
    return frozenset(found)


def parse_condition(raw: Any) -> Condition:
    """Read a condition as written; all its errors are reported at once."""
    if isinstance(raw, Test | AllOf | AnyOf | Not | Count):
        return raw
    found: list[Finding] = []
    condition = _parse(raw, (), found)
    if found or condition is None:
        raise problems(found)
    return condition


def _parse(raw: Any, path: Path, found: list[Finding]) -> Condition | None:
    if isinstance(raw, Mapping):
        pairs = [_parse_entry(key, value, (*path, key), found) for key, value in raw.items()]
        parts = [part for pair in pairs for part in pair]
    elif isinstance(raw, list):
        read = [_parse(item, (*path, index), found) for index, item in enumerate(raw)]
        parts = [part for part in read if part is not None]
    else:
        found.append(
            (
                path,
                "a condition is a mapping of facts",
                "Write for example 'team.size: {at_least: 2}'",
                "condition",
            )
        )
        return None
    if not raw:
        found.append((path, "this condition is empty", "Say what must hold, or leave the key out", "condition"))
        return None
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _parse_entry(key: str, raw: Any, path: Path, found: list[Finding]) -> list[Condition]:
    match key:
        case "all" | "any":
            parts = _parse_list(key, raw, path, found)
            return [AllOf(parts) if key == "all" else AnyOf(parts)] if parts else []
        case "not":
            part = _parse(raw, path, found)
            return [] if part is None else [Not(part)]
        case "count":
            return _parse_count(raw, path, found)
        case _:
            return list(_parse_tests(key, raw, path, found))


def _parse_list(key: str, raw: Any, path: Path, found: list[Finding]) -> tuple[Condition, ...]:
    if not isinstance(raw, list) or not raw:
        found.append((path, f"'{key}' needs a list of conditions", f"Write '{key}: [{{…}}, {{…}}]'", "condition"))
        return ()
    parts = [_parse(item, (*path, index), found) for index, item in enumerate(raw)]
    return tuple(part for part in parts if part is not None)


def _parse_count(raw: Any, path: Path, found: list[Finding]) -> list[Condition]:
    if not isinstance(raw, Mapping) or set(raw) != {"at_least", "of"}:
        found.append(
            (
                path,
                "'count' needs 'at_least' and 'of'",
                "Write 'count: {at_least: 2, of: [{…}, {…}]}'",
                "condition",
            )
        )
        return []
    parts = _parse_list("of", raw["of"], (*path, "of"), found)
    number = raw["at_least"]
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= max(len(parts), 1):
        remedy = f"Give a whole number from 1 to {len(parts)}"
        found.append(((*path, "at_least"), "'at_least' must be possible to reach", remedy, "condition"))
        return []
    return [Count(int(number), parts)] if parts else []


def _parse_tests(fact: str, raw: Any, path: Path, found: list[Finding]) -> Iterator[Condition]:
    if isinstance(raw, list):
        yield Test(fact, "one_of", tuple(raw), path)
    elif not isinstance(raw, Mapping):
        yield Test(fact, "is", raw, path)
    elif not raw:
        found.append((path, f"the test of '{fact}' is empty", "Give an operator and a value", "condition"))
    else:
        for operator, value in raw.items():
            yield from _parse_operator(fact, operator, value, path, found)


def _parse_operator(fact: str, operator: str, value: Any, path: Path, found: list[Finding]) -> Iterator[Condition]:
    place = (*path, operator)
    if operator == "fact" and isinstance(value, str):
        yield Test(fact, "is", FactReference(value), place)
    elif operator not in OPERATORS:
        close = near(operator, OPERATORS)
        remedy = f"Did you mean '{close}'?" if close else f"Known are {', '.join(OPERATORS)}"
        found.append((place, f"unknown operator '{operator}'", remedy, "operator"))
    elif isinstance(value, Mapping):
        if set(value) == {"fact"} and isinstance(value["fact"], str):
            yield Test(fact, operator, FactReference(value["fact"]), place)
        else:
            found.append(
                (
                    place,
                    f"'{operator}' takes a value or {{fact: …}}",
                    "Write for example '{fact: team.size}'",
                    "operator",
                )
            )
    else:
        yield Test(fact, operator, tuple(value) if isinstance(value, list) else value, place)


CONDITION_SCHEMA = {
    "anyOf": [
        {
            "type": "object",
            "minProperties": 1,
            "properties": {
                "all": {"type": "array", "minItems": 1},
                "any": {"type": "array", "minItems": 1},
                "not": {"type": ["object", "array"]},
                "count": {"type": "object", "required": ["at_least", "of"]},
            },
        },
        {"type": "array", "minItems": 1},
    ],
    "description": "Facts and what must hold of them; see docs/semantics.md.",
}

ConditionField = Annotated[Condition, PlainValidator(parse_condition), WithJsonSchema(CONDITION_SCHEMA)]
