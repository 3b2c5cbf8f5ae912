"""Conditions as authors write them: mappings of facts and what must hold of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from maturity_advisor.documents import Flaw, Path, near, problems
from maturity_advisor.documents.wording import quoted
from maturity_advisor.knowledge.conditions import (
    COMBINATIONS,
    OPERATORS,
    AllOf,
    AnyOf,
    Condition,
    Count,
    FactReference,
    Not,
    Test,
)

_TEST = "Write for example 'team.size: {at_least: 2}'"
_COUNT = "Write 'count: {at_least: 2, of: [{…}, {…}]}'"


def parse_condition(raw: Any) -> Condition:
    """Read a condition as written; all its errors are reported at once."""
    if isinstance(raw, Test | AllOf | AnyOf | Not | Count):
        return raw
    found: list[Flaw] = []
    condition = _parse(raw, (), found)
    if found or condition is None:
        raise problems(found)
    return condition


def _parse(raw: Any, path: Path, found: list[Flaw]) -> Condition | None:
    if isinstance(raw, Mapping):
        parts = [part for key, value in raw.items() for part in _parse_entry(key, value, (*path, key), found)]
    elif isinstance(raw, list):
        parts = list(_parse_all(raw, path, found))
    else:
        found.append((path, "a condition is a mapping of facts", _TEST, "condition"))
        return None
    if not raw:
        found.append((path, "this condition is empty", "Say what must hold, or leave the key out", "condition"))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _parse_all(raw: list[Any], path: Path, found: list[Flaw]) -> tuple[Condition, ...]:
    parts = [_parse(item, (*path, index), found) for index, item in enumerate(raw)]
    return tuple(part for part in parts if part is not None)


def _parse_entry(key: str, raw: Any, path: Path, found: list[Flaw]) -> Iterator[Condition]:
    match key:
        case "all":
            yield AllOf(_parse_list(key, raw, path, found))
        case "any":
            yield AnyOf(_parse_list(key, raw, path, found))
        case "not":
            part = _parse(raw, path, found)
            yield from () if part is None else (Not(part),)
        case "count":
            yield from _parse_count(raw, path, found)
        case _:
            yield from _parse_tests(key, raw, path, found)


def _parse_list(key: str, raw: Any, path: Path, found: list[Flaw]) -> tuple[Condition, ...]:
    if not isinstance(raw, list) or not raw:
        found.append((path, f"'{key}' needs a list of conditions", f"Write '{key}: [{{…}}, {{…}}]'", "condition"))
        return ()
    return _parse_all(raw, path, found)


def _parse_count(raw: Any, path: Path, found: list[Flaw]) -> Iterator[Condition]:
    if not isinstance(raw, Mapping) or set(raw) != {"at_least", "of"}:
        found.append((path, "'count' needs 'at_least' and 'of', and nothing else", _COUNT, "condition"))
        return
    parts, number = _parse_list("of", raw["of"], (*path, "of"), found), raw["at_least"]
    most = len(raw["of"]) if isinstance(raw["of"], list) else 0
    if most and (isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= most):
        remedy = f"Give a whole number from 1 to {most}, as many as there are"
        found.append(((*path, "at_least"), "so many conditions cannot hold", remedy, "condition"))
        return
    yield from (Count(int(number), parts),) if parts else ()


def _parse_tests(fact: str, raw: Any, path: Path, found: list[Flaw]) -> Iterator[Test]:
    if fact in OPERATORS or fact == "fact":
        found.append((path, f"'{fact}' stands here without a fact", _TEST, "condition"))
    elif raw is None or raw == {} or raw == []:
        found.append((path, f"it is not said what must hold of {quoted(fact)}", _TEST, "condition"))
    elif isinstance(raw, list) and any(isinstance(item, Mapping | list) for item in raw):
        remedy = _meant(fact, COMBINATIONS) or "Put conditions under all, any, not or count"
        found.append((path, f"{quoted(fact)} takes values, no conditions", remedy, "condition"))
    elif isinstance(raw, list):
        yield Test(fact, "one_of", tuple(raw), path)
    elif not isinstance(raw, Mapping):
        yield Test(fact, "is", raw, path)
    else:
        for operator, value in raw.items():
            yield from _parse_operator(fact, operator, value, (*path, operator), found)


def _parse_operator(fact: str, operator: str, raw: Any, path: Path, found: list[Flaw]) -> Iterator[Test]:
    if operator != "fact" and operator not in OPERATORS:
        found.append(_strange_operator(fact, operator, path))
    elif raw is None:
        found.append((path, f"'{operator}' has no value", _TEST, "operator"))
    elif operator == "fact":
        yield from _parse_reference(fact, "is", {"fact": raw}, path, found)
    elif isinstance(raw, Mapping):
        yield from _parse_reference(fact, operator, raw, path, found)
    else:
        yield Test(fact, operator, tuple(raw) if isinstance(raw, list) else raw, path)


def _strange_operator(fact: str, operator: str, path: Path) -> Flaw:
    if "." not in operator:
        remedy = _meant(operator, OPERATORS) or f"Known are {', '.join(OPERATORS)}"
        return (path, f"unknown operator {quoted(operator)}", remedy, "operator")
    remedy = _meant(fact, COMBINATIONS) or "Write one fact beside the other"
    return (path, f"{quoted(operator)} cannot stand below {quoted(fact)}", remedy, "operator")


def _parse_reference(fact: str, operator: str, raw: Mapping[str, Any], path: Path, found: list[Flaw]) -> Iterator[Test]:
    if set(raw) == {"fact"} and isinstance(raw["fact"], str):
        yield Test(fact, operator, FactReference(raw["fact"]), path)
    else:
        remedy = "Write for example '{at_least: {fact: team.size}}'"
        found.append((path, "a fact is compared with a value, or with {fact: …}", remedy, "operator"))


def _meant(name: str, words: tuple[str, ...]) -> str:
    close = near(name, words)
    return f"Did you mean '{close}'?" if close else ""


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
