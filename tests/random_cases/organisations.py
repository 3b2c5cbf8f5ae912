"""A random organisation: units, answers and targets for the facts of some packs."""

from __future__ import annotations

import datetime

from .cases import KINDS, Desk, Known
from .conditions import ordered, some


def organisation(desk: Desk) -> dict:
    """An organisation file; everything but its header may be missing."""
    rng = desk.rng
    found: dict = {"organisation": {"id": "acme", "name": "Acme", "language": "en"}}
    if "organisation.sector" in desk.packs[0]["facts"]:
        if desk.chance(60):
            found["organisation"]["sector"] = rng.choice(["trade", "care", "public"])
        if desk.chance(60):
            found["organisation"]["employees"] = rng.choice([1, 8, 45, 300])
    if desk.chance(70):
        found["as_of"] = date(desk)
    units = [unit(desk, kind, n) for kind in KINDS[1:] for n in range(1, rng.randint(1, 4))]
    found |= {"units": units} if units else {}
    return {**found, "answers": answers(desk, "organisation"), "targets": targets(desk, "organisation")}


def unit(desk: Desk, kind: str, n: int) -> dict:
    """A process or an initiative with its own answers and targets."""
    found = {"id": f"{kind}-{n}", "kind": kind, "title": f"The {kind} {n}", "answers": answers(desk, kind)}
    aims = targets(desk, kind) if kind == "initiative" else {}
    return {**found, "targets": aims} if aims else found


def date(desk: Desk) -> str:
    """A day in 2026."""
    return (datetime.date(2026, 1, 1) + datetime.timedelta(desk.rng.randrange(365))).isoformat()


def targets(desk: Desk, kind: str) -> dict:
    """Some stages to reach, some of them dated."""
    found: dict = {}
    for known in desk.pool:
        if known.type == "stage" and known.id.startswith("target.") and kind in known.per and desk.chance(35):
            stages = [desk.rng.choice(known.options[1:]) for _ in range(3)]
            dated = [
                {"by": by, "stage": stage}
                for by, stage in zip(dict.fromkeys(date(desk) for _ in range(3)), stages, strict=False)
            ]
            found[known.id.removeprefix("target.")] = sorted(dated, key=str) if desk.chance(35) else stages[0]
    return found


def answers(desk: Desk, kind: str) -> dict:
    """Answers to the facts asked of this kind of place; every third is missing."""
    pool = {known.id: known for known in desk.pool}
    facts = {id_: data for pack in desk.packs for id_, data in pack["facts"].items() if not data.get("derived")}
    own = [id_ for id_ in facts if kind in pool[id_].per and not id_.startswith("organisation.")]
    return {id_: answer(desk, pool[id_], facts[id_]) for id_ in own if desk.chance(65)}


def answer(desk: Desk, known: Known, data: dict):
    """An answer in one of the forms there are."""
    form = desk.rng.randrange(100)
    if form < 6:
        return "unknown"
    if form < 15:
        return {"not_applicable": "it does not arise here"}
    if form < 30:
        people = ["director", "staff", "client"][: desk.rng.randint(2, 3)]
        return [{**respondent(desk, known, data), "by": person} for person in people]
    if form < 45:
        return {"value": value(desk, known, data), "source": "interview", "evidence": "stated"}
    return value(desk, known, data)


def respondent(desk: Desk, known: Known, data: dict) -> dict:
    """What one of several said."""
    form = desk.rng.randrange(100)
    if form < 12:
        return {"value": "unknown"}
    return {"not_applicable": "not for us"} if form < 22 else {"value": value(desk, known, data)}


def value(desk: Desk, known: Known, data: dict):
    """A value of the fact's type; of several-choice facts a list or a mapping."""
    if known.type == "text":
        return desk.rng.choice(["some words", "other words"])
    if known.type != "choices":
        return ordered(desk, known, 1)[0]
    alone = data.get("exclusive")
    if desk.chance(50):
        return [alone] if alone and desk.chance(15) else some(desk, [one for one in known.options if one != alone])
    said = ["yes", "yes", "no", "no", "unknown", {"not_applicable": "not here"}]
    picked = some(desk, [one for one in known.options if one != alone])
    found = {option: desk.rng.choice(said) for option in picked}
    return {**found, alone: "no"} if alone and desk.chance(50) else found
