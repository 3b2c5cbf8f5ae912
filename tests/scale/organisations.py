"""Random organisations for given packs: answers of every form, wishes, targets, refusals, some KPIs and units."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition

HEADED = ("organisation.employees", "organisation.sector")


def organisations(base: KnowledgeBase, seed: int, *, plain: bool = False) -> Iterator[dict[str, Any]]:
    """One after the other without end; `plain` ones have nothing but single values."""
    rng = random.Random(f"organisations {seed}")
    asked = [item for item in base.definitions.values() if item.role == "asked" and item.id not in HEADED]
    while True:
        answers = {
            item.id: _answer(rng, item, plain)
            for item in asked
            if "organisation" in item.per and rng.random() < 0.75 and not (plain and item.domain.kind == "text")
        }
        found: dict[str, Any] = {"organisation": _head(rng, base), "answers": answers}
        yield found if plain else {**found, **_wants(rng, base), **_units(rng, asked)}


def _head(rng: random.Random, base: KnowledgeBase) -> dict[str, Any]:
    found: dict[str, Any] = {"id": f"o{rng.randrange(10**9)}", "name": "An organisation"}
    if rng.random() < 0.7:
        found["employees"] = rng.choice([1, 5, 49, 50, 120, 250, 900])
    sectors = base.definitions.get("organisation.sector")
    if sectors is not None and rng.random() < 0.7:
        found["sector"] = rng.choice(sectors.domain.options or ("trade",))
    return found


def _answer(rng: random.Random, item: Definition, plain: bool) -> Any:
    form = 99 if plain else rng.randrange(100)
    if form < 4:
        return "unknown"
    if form < 8:
        return {"not_applicable": "it does not arise here"}
    if form < 14:
        return [{"value": _value(rng, item), "by": "director"}, {"value": _value(rng, item), "by": "staff"}]
    if form < 17 and item.domain.kind == "choices":
        return {option: rng.choice(["yes", "no", "unknown"]) for option in _others(item)}
    return {"value": _value(rng, item), "source": "interview"} if form < 25 else _value(rng, item)


def _value(rng: random.Random, item: Definition) -> Any:
    domain = item.domain
    match domain.kind:
        case "boolean":
            return rng.random() < 0.5
        case "choice" | "scale":
            return rng.choice(domain.options)
        case "choices":
            others = _others(item)
            return rng.sample(others, rng.randint(0, min(4, len(others))))
        case "integer" | "number":
            low, high = int(domain.minimum or 0), int(domain.maximum or 400)
            return rng.randint(low, min(high, low + 400))
        case "date":
            return f"2026-{rng.randint(1, 12):02}-11"
    return "some words"


def _others(item: Definition) -> list[str]:
    return [option for option in item.domain.options if option != item.domain.exclusive]


def _wants(rng: random.Random, base: KnowledgeBase) -> dict[str, Any]:
    found: dict[str, Any] = {"wishes": rng.sample(sorted(base.outcomes), rng.randint(0, min(3, len(base.outcomes))))}
    targets = [item for item in base.definitions.values() if item.role == "target" and "organisation" in item.per]
    chosen = rng.sample(targets, rng.choice([0, 0, 1, 3]))
    found["targets"] = {it.id.removeprefix("target."): rng.choice(it.domain.options[1:]) for it in chosen}
    if rng.random() < 0.3:
        found["constraints"] = {"will_not": rng.sample(sorted(base.actions), 4)}
    if rng.random() < 0.1:
        found["as_of"] = "2026-11-22"
        found["motivation"] = _motivation(rng, base)
    return {key: value for key, value in found.items() if value}


def _motivation(rng: random.Random, base: KnowledgeBase) -> dict[str, Any]:
    kpi = {"id": "orders", "outcome": rng.choice(sorted(base.outcomes)), "baseline": 10, "target": 50}
    goal = {"id": "grow", "statement": "We grow", "weight": rng.randint(1, 5)}
    objective = {"id": "more", "goal": "grow", "statement": "More orders", "kpi": "orders", "deadline": "2027-03-01"}
    found: dict[str, Any] = {"mission": {"statement": "We bake"}, "goals": [goal]}
    if rng.random() < 0.7:
        found |= {"objectives": [objective], "kpis": [{**kpi, "current": rng.randint(5, 60)}]}
    return found


def _units(rng: random.Random, asked: list[Definition]) -> dict[str, Any]:
    if rng.random() > 0.1:
        return {}
    found = []
    for kind in ("process", "initiative"):
        for number in range(rng.randint(0, 2)):
            own = [item for item in asked if kind in item.per and rng.random() < 0.6]
            answers = {item.id: _answer(rng, item, False) for item in own}
            found.append({"id": f"{kind}-{number}", "kind": kind, "title": f"A {kind}", "answers": answers})
    return {"units": found} if found else {}
