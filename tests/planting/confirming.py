"""Confirms what shows a defect: answers by the reference evaluator, proofs by trying all answers, or many of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice, pairwise, product
from math import prod
from typing import Any

from maturity_advisor.authoring.linting.evidence import Case, Count, Evidence, Proof
from tests.planting.planted import Data, Planted
from tests.reference import evaluate
from tests.reference.evaluate import Result

ALL = 160  # so many combinations are tried one by one; of more, so many at random
HEAD = {"organisation": {"id": "o", "name": "O"}}
UNANSWERED = object()


def confirmed(planted: Planted, evidence: Evidence | None, message: str, rng: random.Random) -> str:
    """How the evidence was confirmed; empty if it was not."""
    if isinstance(evidence, Case):
        return "answers" if _is_shown(planted, evidence) else ""
    if planted.code == "idle-option":
        return "exhausted" if _makes_no_difference(planted, rng) else ""
    if isinstance(evidence, Proof) or planted.organisation is not None:
        return _tried(planted, evidence, rng)
    if isinstance(evidence, Count):
        return "counted" if planted.counts is not None and planted.counts(evidence.what) else ""
    return "read" if planted.code != "circle" or _is_circle(planted.packs, message) else ""


def _is_shown(planted: Planted, case: Case) -> bool:
    before = evaluate(planted.packs, case.organisation())
    if planted.compares is not None:
        return planted.compares(before, evaluate(planted.packs, case.organisation(changed=True)))
    return planted.happens is not None and planted.happens(before)


def _tried(planted: Planted, evidence: Evidence | None, rng: random.Random) -> str:
    """Whether no answers to what the proof names bring about what it says cannot be; others are drawn at random."""
    assert planted.happens is not None
    facts = evidence.facts if isinstance(evidence, Proof) else planted.facts
    columns = {name: able(planted.packs, name) for name in facts}
    size = prod(map(len, columns.values()))
    others = {name: able(planted.packs, name) for name in _asked(planted.packs) if name not in columns}
    for row in _rows(columns, size, rng):
        rest = {name: rng.choice(values) for name, values in others.items()}
        if planted.happens(result_of(planted.packs, {**rest, **row})):
            return ""
    return "exhausted" if size <= ALL else "sampled"


def _rows(columns: dict[str, list[Any]], size: int, rng: random.Random) -> Iterator[Data]:
    if size <= ALL:
        yield from (dict(zip(columns, row, strict=True)) for row in product(*columns.values()))
        return
    drawn = iter(lambda: {name: rng.choice(values) for name, values in columns.items()}, None)
    yield from islice(drawn, ALL)


def result_of(packs: list[Data], answers: Data) -> Result:
    """What follows from answers by the reference."""
    return evaluate(
        packs, {**HEAD, "answers": {name: value for name, value in answers.items() if value is not UNANSWERED}}
    )


def able(packs: list[Data], name: str) -> list[Any]:
    """All that can be answered to a question: nothing, that it does not apply, and every value."""
    fact = packs[-1]["facts"][name]
    return [UNANSWERED, {"not_applicable": "so"}, *_values(fact)]


def _values(fact: Data) -> list[Any]:
    if fact["type"] == "boolean":
        return [False, True]
    if fact["type"] == "integer":
        return list(range(fact["minimum"], fact["maximum"] + 1))
    options = [option["id"] for option in fact["options"]]
    if fact["type"] == "choices":
        free = [option for option in options if option != fact.get("exclusive")]
        chosen = [
            [one for one, is_in in zip(free, row, strict=True) if is_in] for row in product((0, 1), repeat=len(free))
        ]
        return [*chosen, [fact["exclusive"]]]
    return options


def _asked(packs: list[Data]) -> list[str]:
    return [name for name, fact in packs[-1]["facts"].items() if not fact.get("derived")]


def _makes_no_difference(planted: Planted, rng: random.Random) -> bool:
    """Whatever else is answered, nothing differs between the spare option and the one it is taken for."""
    (name,) = planted.facts
    options = [option["id"] for option in planted.packs[-1]["facts"][name]["options"]]
    several = planted.packs[-1]["facts"][name]["type"] == "choices"
    spare = options.index("spare")
    like = options[spare - 1] if options[0] != "spare" else options[1]
    pairs = [(["chat"], ["chat", "spare"]), ([], ["spare"])] if several else [("spare", like)]
    others = [other for other in _asked(planted.packs) if other != name]
    for _ in range(ALL // 4):
        rest = {other: rng.choice(able(planted.packs, other)) for other in others}
        for one, other in pairs:
            first, second = (result_of(planted.packs, {**rest, name: value}) for value in (one, other))
            if first.statuses != second.statuses or _without(first, name) != _without(second, name):
                return False
    return True


def _without(result: Result, name: str) -> Data:
    return {key: state for key, state in result.states.items() if key[1] != name}


def _is_circle(packs: list[Data], message: str) -> bool:
    """Whether the path that is named leads from action to action, back to the first."""
    path = message.rsplit(": ", 1)[-1].rstrip(".").split(" → ")
    requires = {_full(pack, name): item.get("requires", []) for pack in packs for name, item in pack["actions"].items()}
    steps = pairwise(path)
    return path[0] == path[-1] and all(
        other in {*requires[one], *(f"own/{name}" for name in requires[one])} for one, other in steps
    )


def _full(pack: Data, name: str) -> str:
    return name if pack["pack"].get("shared") else f"{pack['pack']['id']}/{name}"
