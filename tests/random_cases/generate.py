"""From a seed to a case: a shared vocabulary, one or two packs with a model, and an organisation."""

from __future__ import annotations

import random
from collections.abc import Iterator

from .cases import Case, Desk, Known
from .declared import asked, conclusion, decision, rollup, rule, score
from .models import model
from .organisations import organisation

# How many of each: in the vocabulary, in a pack before its model, rules, and whatever reads the model.
SIZES = {
    "small": (
        {asked: (4, 6), score: (0, 1), rollup: (0, 1), conclusion: (0, 1)},
        {asked: (1, 3), score: (0, 2), decision: (0, 1), rollup: (0, 1), conclusion: (0, 1)},
        {rule: (2, 3)},
        (0, 2),
    ),
    "medium": (
        {asked: (10, 13), score: (1, 2), decision: (0, 2), rollup: (1, 2), conclusion: (1, 2)},
        {asked: (5, 8), score: (1, 3), decision: (1, 2), rollup: (0, 2), conclusion: (1, 3)},
        {rule: (5, 7)},
        (2, 4),
    ),
}

CLOSED_WORLD = 0.6  # the share of cases in which anything closed-world is used


def random_case(seed: int, size: str = "small") -> Case:
    """The case of this seed; the same one every time."""
    return next(random_cases(seed, size))


def random_cases(seed: int, size: str = "small") -> Iterator[Case]:
    """The packs of this seed with one organisation after another, without end; the same ones every time."""
    rng = random.Random(f"{size} {seed}")
    desk = Desk(rng, closed_world=rng.random() < CLOSED_WORLD)
    shared, own, rules, after = SIZES[size]
    vocabulary(desk)
    asked(desk, ("organisation",))  # what can be read everywhere
    steps(desk, shared)
    for name in ["alpha", "beta"][: 1 + desk.chance(40)]:
        desk.packs.append({**header(name), "facts": {}, "rules": []})
        steps(desk, own)
        model(desk)
        for _ in range(desk.rng.randint(*after)):
            desk.rng.choice([score, decision, rollup, conclusion])(desk)
        steps(desk, rules)
    while True:
        yield Case(desk.packs, organisation(desk))


def steps(desk: Desk, many: dict) -> None:
    """So many of each, in random order."""
    todo = [step for step, limits in many.items() for _ in range(desk.rng.randint(*limits))]
    desk.rng.shuffle(todo)
    for step in todo:
        step(desk)


def header(name: str) -> dict:
    """A pack's header."""
    others = {"vocabulary": [], "beta": ["vocabulary", "alpha"]}.get(name, ["vocabulary"])
    needs = {"needs": dict.fromkeys(others, ">=1")} if others else {}
    return {
        "pack": {
            "id": name,
            "format": 1,
            "version": "1.0.0",
            "language": "en",
            "licence": "CC BY 4.0",
            **needs,
        }
    }


def vocabulary(desk: Desk) -> None:
    """The shared pack: a scale, three actions, and two facts from the organisation's header."""
    pack = {**header("vocabulary"), "facts": {}, "rules": []}
    pack["pack"]["shared"] = True
    labels = enumerate(["never", "rarely", "often", "always"])
    pack["scales"] = {"agree": [{"id": id_, "label": id_.title(), "points": n} for n, id_ in labels]}
    pack["actions"] = {id_: action(id_) for id_ in ("act-one", "act-two", "act-three")}
    desk.packs.append(pack)
    if desk.chance(50):
        sectors = ["trade", "care", "public"]
        options = [{"id": id_, "label": id_.title()} for id_ in sectors]
        pack["facts"]["organisation.employees"] = {"ask": "How many people?", "type": "integer", "minimum": 0}
        pack["facts"]["organisation.sector"] = {"ask": "Which sector?", "type": "choice", "options": options}
        desk.pool.append(Known("organisation.employees", "integer", least=0, most=60, topped=False))
        desk.pool.append(Known("organisation.sector", "choice", options=tuple(sectors)))


def action(id_: str) -> dict:
    """An action with all it must have."""
    found = {
        "title": f"Do {id_}",
        "do": f"Do {id_} now.",
        "horizon": "now",
        "owner": "director",
        "seen_by": "It is done.",
    }
    found["benefit"] = {"value": 3, "innovation": 2, "impact": 3, "reason": "It helps."}
    found["investment"] = {"small": 1, "medium": 2, "large": 3, "reason": "It takes time."}
    return found
