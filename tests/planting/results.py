"""Plants stages nobody reaches or everybody skips, scores beside their range, and results that better answers spoil."""

from __future__ import annotations

from typing import Any

from tests.planting.planted import Planted, at, values
from tests.planting.sound import STAGES, Sound, words
from tests.reference.evaluate import Result

Data = dict[str, Any]


def unreachable_stage(made: Sound) -> Planted:
    """Criteria against those below, a band above all scores, or a whole of which a part stops earlier."""
    kind = made.rng.choice(["criteria", "band", "between"])
    if kind == "criteria":
        fact = made.scales[0]
        made.category("cat0")["stages"]["lead"]["criteria"] = [{fact: made.levels(fact)[0]}]
        return Planted(made.packs, "unreachable-stage", "'lead' of 'own.cat0'", at("own.cat0", "lead"))
    most = made.own["scores"][0]["range"][1]
    bands: list[Data] = [
        {"stage": "begin"},
        {"stage": "grow", "at_least": most * 0.5},
        {"stage": "lead", "at_least": most},
    ]
    if kind == "band":
        bands[2]["at_least"] = most + 1
        stage = "lead"
    else:
        bands[1]["at_least"], bands[2]["at_least"] = -2, -1
        stage = "grow" if made.rng.random() < 0.5 else "begin"
    category = made.category("cat1")
    category["stages"] = {name: {"description": words(name)} for name in STAGES}
    category["assess"] = {"bands_of": "own.score.total", "bands": bands}
    return Planted(made.packs, "unreachable-stage", f"'{stage}' of 'own.cat1'", at("own.cat1", stage))


def skipped_stage(made: Sound) -> Planted:
    """A stage that rests on questions which some are not asked, below one that does not."""
    gate = made.rng.choice([{made.way: {"is_not": "alone"}}, {made.count: {"at_least": made.rng.randint(2, 9)}}])
    made.own["facts"]["own.inner"] = {"type": "boolean", "ask": words("Inner?"), "ask_if": gate}
    cells = made.category("cat1")["stages"]
    cells["grow"]["criteria"] = [{"own.inner": True}]
    return Planted(
        made.packs,
        "skipped-stage",
        "'own.cat1' can be reached without 'grow'",
        lambda result: at("own.cat1", "lead")(result) and result.states["", "own.inner"].na == "yes",
    )


def non_monotone(made: Sound) -> Planted:
    """A criterion that asks for the middle or for little, points that fall, or a question opened by a better answer."""
    rng, fact = made.rng, made.scales[1]
    levels = made.levels(fact)
    kind = rng.choice(["middle", "little", "not", "points", "gate"])
    if kind == "points":
        made.own["facts"][fact]["options"][-1]["points"] = 0
        made.own["scores"][0].pop("range")
        made.own["scores"][0]["combine"] = "mean"
        made.own["scores"][0].pop("weights", None)
        made.own["scores"][0].pop("weights_total", None)
        return Planted(made.packs, "non-monotone", "own.score.total", compares=_falls_of_score)
    cells = made.category("cat1")["stages"]
    if kind == "gate":
        gate = {fact: {"at_least": levels[-1]}}
        made.own["facts"]["own.inner"] = {"type": "boolean", "ask": words("Inner?"), "ask_if": gate}
        cells["begin"]["criteria"] = [
            {made.scales[0]: {"at_least": made.levels(made.scales[0])[1]}},
            {"own.inner": True},
        ]
        cells["grow"]["criteria"] = [{made.flags[0]: True}]
        cells["lead"]["criteria"] = [{made.flags[1]: True}]
    else:
        test = {"middle": levels[1], "little": {"at_most": levels[1]}, "not": {"below": levels[-1]}}[kind]
        cells["begin"]["criteria"] = [{made.flags[0]: True}]
        cells["grow"]["criteria"] = [{fact: test}]
        cells["lead"]["criteria"] = [{made.flags[1]: True}]
    return Planted(made.packs, "non-monotone", "'own.cat1' falls", compares=_falls_of_stage)


def _falls_of_score(before: Result, after: Result) -> bool:
    first, second = values(before, "own.score.total"), values(after, "own.score.total")
    return bool(first and second) and max(second) < min(first)


def _falls_of_stage(before: Result, after: Result) -> bool:
    order = ("not_yet", *STAGES)
    first, second = values(before, "own.cat1"), values(after, "own.cat1")
    known = len(first) == len(second) == 1
    return known and order.index(*second) < order.index(*first)


def score_out_of_range(made: Sound) -> Planted:
    """A range that is too narrow above or below, or a member that brings more than its author thought."""
    rng, score = made.rng, made.own["scores"][0]
    low, high = score["range"]
    kind = rng.choice(["above", "below", "points"])
    if kind == "points" and score["combine"] != "share":
        made.own["facts"][made.scales[0]]["options"][-1]["points"] += 10
        score["combine"] = "highest"
        low, high = score["range"] = [0, 9]
        score.pop("weights", None)
        score.pop("weights_total", None)
    elif kind == "below":
        score["range"] = [low + 0.1, high]
        low += 0.1
    else:
        score["range"] = [low, high - 0.1]
        high -= 0.1
    return Planted(
        made.packs,
        "score-out-of-range",
        "own.score.total",
        lambda result: any(not low <= value <= high for value in values(result, "own.score.total")),
    )


def weights_total(made: Sound) -> Planted:
    """One weight changed, or the total."""
    score = made.own["scores"][0]
    members = made.scales[:2]
    weights = {name: made.rng.randint(1, 50) for name in members}
    total = sum(weights.values())
    wrong = total + made.rng.choice([-1, 1, 10])
    score |= {"combine": "weighted_mean", "weights": weights, "weights_total": wrong}
    score["range"] = [0, max(len(made.levels(name)) for name in members)]
    return Planted(made.packs, "weights-total", "own.score.total", counts=lambda said: f"= {total}" in said)


def unattainable(made: Sound) -> Planted:
    """A rule that leads, or an organisation that aims, where the sum of the parts never comes."""
    if made.rng.random() < 0.5:
        for name in ("cat0", "cat1", "cat2"):
            del made.category(name)["stages"]["lead"]
        made.rule("r3")["recommend"]["towards"] = {"own": "lead"}
        return Planted(made.packs, "unattainable", "own/r3", at("own", "lead"))
    target = made.rng.choice(STAGES[1:])
    part = made.rng.choice(STAGES[: STAGES.index(target)])
    organisation = {"organisation": {"id": "o", "name": "O"}, "targets": {"own": target, "own.second": part}}

    def goes_further(result: Result) -> bool:
        return (
            _level(result, "own") >= STAGES.index(target) + 1
            and 0 <= _level(result, "own.second") <= STAGES.index(part) + 1
        )

    names, facts = f"the target '{target}' of 'own'", (*made.scales[:3], *made.flags[:2])
    return Planted(made.packs, "unattainable", names, goes_further, organisation=organisation, facts=facts)


def _level(result: Result, scope: str) -> int:
    """The level that is certain; below all levels if there is none."""
    found = values(result, scope)
    return ("not_yet", *STAGES).index(*found) if len(found) == 1 else -1
