"""Tables: the workload's organisations as columns, and workloads that grow in one direction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa

from benchmarks.pack import fact_of, option_of
from benchmarks.workload import KINDS, OPTIONS, Condition, Rule, Workload, make_workload

UNKNOWN = 0.1


def make_table(workload: Workload, many: int, seed: int = 3) -> pa.Table:
    """So many organisations; a tenth of all answers is missing, choices are numbers of words."""
    rng = np.random.default_rng(seed)
    return pa.table({fact_of(name): _column(rng, kind, many) for name, kind in workload.attributes.items()})


def _column(rng: np.random.Generator, kind: str, many: int) -> pa.Array:
    missing = rng.random(many) < UNKNOWN
    if kind == "boolean":
        return pa.array(rng.random(many) < 0.5, mask=missing)
    if kind == "integer":
        return pa.array(rng.integers(0, 101, many), mask=missing)
    if kind == "number":
        return pa.array(np.round(rng.random(many) * 10, 2), mask=missing)
    codes = pa.array(rng.integers(0, len(OPTIONS), many).astype(np.int32), mask=missing)
    return pa.DictionaryArray.from_arrays(codes, [option_of(option) for option in OPTIONS])


def rows_of(table: pa.Table, workload: Workload) -> list[dict[str, object]]:
    """The same organisations as the other engines are given them."""
    words = {option_of(option): option for option in OPTIONS}
    names = {fact_of(name): name for name in workload.attributes}
    return [
        {names[fact]: words.get(value, value) if isinstance(value, str) else value for fact, value in row.items()}
        for row in table.to_pylist()
    ]


def of_facts(size: int, facts: int) -> Workload:
    """So many rules over so many attributes, by giving rules to further or fewer of them."""
    workload = make_workload(size)
    attributes = {f"a{number}": KINDS[number % len(KINDS)] for number in range(facts)}
    names = list(attributes)

    def moved(rule: Rule) -> Rule:
        # Attributes repeat their kinds every len(KINDS), so a condition fits the one so many further on.
        shift = len(KINDS) * (int(rule.id[1:]) % (facts // len(KINDS)))
        return replace(rule, conditions=tuple(_on(condition, shift, names) for condition in rule.conditions))

    return Workload(attributes, tuple(map(moved, workload.first)), tuple(map(moved, workload.second)))


def _on(condition: Condition, shift: int, names: list[str]) -> Condition:
    number = int(condition.attribute[1:])
    span = len(names) // len(KINDS) * len(KINDS)
    return replace(condition, attribute=names[(number % len(KINDS) + shift + number // len(KINDS) * len(KINDS)) % span])


def of_depth(size: int, depth: int) -> Workload:
    """So many rules in so many layers: each needs a conclusion of the layer below and draws one for that above."""
    workload = make_workload(size)
    layered = []
    width = max(1, size // depth)
    for number, rule in enumerate(workload.rules):
        layer = min(number // width, depth - 1)
        needs = (f"c{(layer - 1) * width + number % width}",) if layer else ()
        concludes = f"c{layer * width + number % width}"
        conditions = rule.conditions or workload.first[number % len(workload.first)].conditions
        layered.append(replace(rule, needs=needs, concludes=concludes, conditions=conditions[:3]))
    first = tuple(rule for rule in layered if not rule.needs)
    return Workload(workload.attributes, first, tuple(rule for rule in layered if rule.needs))
