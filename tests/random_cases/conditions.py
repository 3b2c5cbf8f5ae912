"""Random conditions over the facts known so far: every operator, every combination."""

from __future__ import annotations

import datetime
from decimal import Decimal

from .cases import ORDERED, Desk, Known


def condition(desk: Desk, readable: list[Known], depth: int = 2):
    """A condition as an author could write it; most are short."""
    kind = desk.rng.randrange(100) if depth else 0
    if kind < 55:
        return joined([tested(desk, picked(desk, readable), readable) for _ in range(desk.rng.choice([1, 1, 2]))])
    parts = [condition(desk, readable, depth - 1) for _ in range(desk.rng.randint(2, 3))]
    if kind < 73:
        return {"any": parts}
    if kind < 81:
        return {"all": parts}
    if kind < 90:
        return {"not": parts[0]}
    if kind < 97:
        return {"count": {"at_least": desk.rng.randint(1, len(parts)), "of": parts}}
    return {"any": parts, **tested(desk, picked(desk, readable), readable)}


def picked(desk: Desk, readable: list[Known]) -> Known:
    """A fact to test; every third time one of the last made, so that long chains occur."""
    return desk.rng.choice(readable[-4:] if desk.chance(33) else readable)


def joined(parts: list[dict]):
    """Several tests in one mapping, or in a list if they are on the same fact."""
    ids = [id_ for part in parts for id_ in part]
    return {id_: test for part in parts for id_, test in part.items()} if len(set(ids)) == len(ids) else parts


def tested(desk: Desk, known: Known, readable: list[Known]) -> dict:
    """One fact with one or two tests."""
    kind = desk.rng.randrange(100)
    if (desk.closed_world and kind < 6) or known.type == "text":
        return {known.id: {desk.rng.choice(["known", "applicable"]): desk.chance(70)}}
    if known.type == "choices":
        listed = some(desk, known.options)
        return {known.id: {desk.rng.choice(["includes", "excludes"]): listed[0] if len(listed) == 1 else listed}}
    others = [other for other in readable if comparable(known, other)]
    if kind < 20 and others:
        operator = desk.rng.choice(["is", "is_not", "at_least", "at_most", "above", "below"])
        return {known.id: {operator: {"fact": desk.rng.choice(others).id}}}
    if kind < 30 and known.type in ORDERED:
        low, high = ordered(desk, known, 2)
        return {known.id: {"at_least": low, "at_most" if low == high else "below": high}}
    return {known.id: single(desk, known)}


def comparable(known: Known, other: Known) -> bool:
    """Whether `{fact: …}` may compare the two; different facts only."""
    if known.id == other.id or known.type not in ORDERED:
        return False
    numeric = ("integer", "number")
    if known.type in numeric:
        return other.type in numeric
    return known.type == other.type and known.options == other.options


def single(desk: Desk, known: Known):
    """One test by value, bare or with its operator."""
    rng, value = desk.rng, ordered(desk, known, 1)[0]
    operators = ["bare", "bare", "is", "is_not", "one_of", "none_of", "bare_list"]
    if known.type in ORDERED:
        operators += ["at_least", "at_least", "at_most", "above", "below", "between"]
    operator = rng.choice(operators)
    if operator in ("one_of", "none_of", "bare_list"):
        values = some(desk, list(dict.fromkeys(ordered(desk, known, 3))))
        return values if operator == "bare_list" else {operator: values}
    if operator == "between":
        return {operator: ordered(desk, known, 2)}
    return value if operator == "bare" else {operator: value}


def some(desk: Desk, values) -> list:
    """A few of the values, at least one, not all if there are more."""
    values = list(values)
    return desk.rng.sample(values, desk.rng.randint(1, max(1, min(3, len(values) - 1))))


def ordered(desk: Desk, known: Known, many: int) -> list:
    """So many values of the fact's type, in their order."""
    if known.type == "boolean":
        return [desk.chance(60) for _ in range(many)]
    if known.options:
        return sorted((desk.rng.choice(known.options) for _ in range(many)), key=known.options.index)
    return sorted(amount(desk, known) for _ in range(many))


def amount(desk: Desk, known: Known):
    """A date, or a number within what the fact allows."""
    if known.type == "date":
        return (datetime.date(2025, 6, 1) + datetime.timedelta(desk.rng.randrange(0, 900, 30))).isoformat()
    least = 0 if known.least is None else known.least
    whole = desk.rng.randint(least, least + 6 if known.most is None else known.most)
    return Decimal(whole) - Decimal("0.5") if known.type == "number" and whole > least and desk.chance(40) else whole
