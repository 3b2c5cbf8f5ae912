"""Plants conditions that can never or must always hold, lines that never apply, and options that never matter."""

from __future__ import annotations

from typing import Any

from tests.planting.planted import Planted, fires, silent, values
from tests.planting.sound import Sound, words

Data = dict[str, Any]


def contradiction(made: Sound) -> Data:
    """Tests of which each can hold, and which cannot together."""
    rng, scale, flag = made.rng, made.rng.choice(made.scales), made.rng.choice(made.flags)
    levels = made.levels(scale)
    number = rng.randint(1, 11)
    return rng.choice(
        [
            {"all": [{scale: {"at_least": levels[-1]}}, {scale: {"at_most": levels[-2]}}]},
            {"all": [{made.count: {"at_least": number}}, {made.count: {"below": number}}]},
            {"all": [{made.way: "alone"}, {made.way: ["pairs", "teams"]}]},
            {"all": [{flag: True}, {"not": {flag: True}}]},
            {"all": [{made.tools: {"includes": "nothing_yet"}}, {made.tools: {"includes": "chat"}}]},
            {"all": [{flag: True}, {"any": [{flag: False}, {"all": [{made.way: "alone"}, {made.way: "pairs"}]}]}]},
            {"all": [{"own.decision.size": "few"}, {made.count: {"at_least": 11}}]},
            {"all": [{"own.cat0": "lead"}, {made.scales[0]: {"at_most": made.levels(made.scales[0])[-2]}}]},
            {made.count: {"above": 12}},
            {"own.score.total": {"above": made.own["scores"][0]["range"][1]}},
            {"count": {"at_least": 2, "of": [{flag: True}, {flag: False}]}},
        ]
    )


def certainty(made: Sound) -> Data:
    """A test that no answer fails, or several of which one always holds."""
    rng, scale, flag = made.rng, made.rng.choice(made.scales), made.rng.choice(made.flags)
    levels = made.levels(scale)
    number = rng.randint(1, 11)
    return rng.choice(
        [
            {scale: {"at_least": levels[0]}},
            {scale: levels},
            {made.count: {"at_least": 0}},
            {made.count: {"between": [0, 12]}},
            {"any": [{made.count: {"at_least": number}}, {made.count: {"below": number + 1}}]},
            {"any": [{flag: True}, {flag: False}]},
            {"any": [{made.way: "alone"}, {made.way: {"is_not": "alone"}}]},
            {"own.score.total": {"at_least": 0}},
            {"any": [{scale: {"at_most": levels[1]}}, {scale: {"above": levels[0]}}]},
        ]
    )


def never_holds(made: Sound) -> Planted:
    """In a rule, an exception that swallows it, a criterion, a line, or the gate of a question."""
    where = made.rng.choice(["rule", "rule", "rule", "exception", "criterion", "line", "gate"])
    if where == "exception":
        rule = made.rule("r2")
        rule["unless"] = rule["when"]
        return Planted(made.packs, "never-holds", "own/r2", fires("r2"))
    wrong = contradiction(made)
    if where == "rule":
        made.rule("r2")["when"] = (
            {"all": [wrong, {made.way: {"is_not": "teams"}}]} if made.rng.random() < 0.5 else wrong
        )
        return Planted(made.packs, "never-holds", "own/r2", fires("r2"))
    if where == "line":
        made.own["decisions"].append({"id": "odd", "lines": [{"when": wrong, "is": "odd"}], "otherwise": "even"})
        return Planted(
            made.packs, "never-holds", "own.decision.odd", lambda result: values(result, "own.decision.odd") == {"odd"}
        )
    if "own.cat0" in str(wrong) or where == "gate":
        wrong = {"all": [{made.way: "alone"}, {made.way: "pairs"}]}
    if where == "gate":
        made.own["facts"]["own.late"] = {"type": "boolean", "ask": words("Late?"), "ask_if": wrong}
        made.new_rule("late", {"own.late": True}, verdict={"use": "inside", "is": "limits"})
        return Planted(made.packs, "never-holds", "own.late", lambda result: result.states["", "own.late"].na == "no")
    made.category("cat1")["stages"]["lead"]["criteria"].append(wrong)
    made.new_rule(
        "probe", wrong, verdict={"use": "inside", "is": "limits"}
    )  # a criterion that does not apply is left out
    return Planted(made.packs, "never-holds", "own.cat1", fires("probe"))


def always_holds(made: Sound) -> Planted:
    """In a rule, alone or as a part."""
    free = certainty(made)
    if made.rng.random() < 0.5:
        made.rule("r2")["when"] = free
        return Planted(made.packs, "always-holds", "own/r2", silent("r2"))
    made.new_rule("free", free, verdict={"use": "inside", "is": "limits"})
    made.rule("r2")["when"] = {"all": [free, {made.way: "pairs"}]}
    return Planted(made.packs, "always-holds", "own/r2", silent("free"))


def idle_line(made: Sound) -> Planted:
    """Behind a line that holds wherever it does, or behind two that leave nothing over."""
    rng = made.rng
    lines = made.own["decisions"][0]["lines"]
    low, high = lines[0]["when"][made.count]["below"], lines[1]["when"][made.count]["below"]
    flag = rng.choice(made.flags)
    before, when = rng.choice(
        [
            ([], {made.count: {"below": low - 1}}),
            ([], {made.count: {"at_most": high - 1}}),
            ([], {made.count: {"between": [low - 1, high - 1]}}),
            ([], {"all": [{made.way: "teams"}, {flag: True}]}),
            (
                [
                    {"when": {flag: True}, "is": "x"},
                    {"when": {"any": [{flag: False}, {flag: {"applicable": False}}]}, "is": "y"},
                ],
                {made.way: "pairs"},
            ),
        ]
    )
    lines += [*before, {"when": when, "is": "idle"}]
    return Planted(made.packs, "idle-line", "('idle')", lambda result: values(result, "own.decision.size") == {"idle"})


def idle_option(made: Sound) -> Planted:
    """One option more, which everything takes for another, or nothing asks for."""
    rng = made.rng
    kind = rng.choice(["scale", "choice", "choices"])
    if kind == "choices":
        made.own["facts"][made.tools]["options"].insert(1, {"id": "spare", "label": words("Spare")})
        made.new_rule("tools", {made.tools: {"includes": "chat"}}, verdict={"use": "inside", "is": "limits"})
        return Planted(made.packs, "idle-option", "'spare'", facts=(made.tools,))
    fact = made.way if kind == "choice" else rng.choice(made.scales[:2])
    options = made.own["facts"][fact]["options"]
    if kind == "choice":
        made.new_rule("ways", {fact: "alone"}, verdict={"use": "inside", "is": "limits"})
        made.new_rule("pairs", {fact: "pairs"}, verdict={"use": "inside", "is": "limits"})
        options.append({"id": "spare", "label": words("Spare")})
        for rule in made.own["rules"]:
            rule["when"] = _without_negation(rule["when"], made)
        made.own["rules"].append(_twin_of_teams(made))
    else:
        options.insert(1, {"id": "spare", "label": words("Spare"), "points": options[0]["points"]})
        _blind(made, fact, options[0]["id"])
    return Planted(made.packs, "idle-option", "'spare'", facts=(fact,))


def _without_negation(when: Any, made: Sound) -> Any:
    """Where somebody asks for anything but teams, the new option must be meant too, as teams is."""
    if isinstance(when, list):
        return [_without_negation(item, made) for item in when]
    if not isinstance(when, dict):
        return when
    return {
        key: (
            ["alone", "pairs"] if key == made.way and value == {"is_not": "teams"} else _without_negation(value, made)
        )
        if key in ("all", "any", "not", made.way)
        else value
        for key, value in when.items()
    }


def _twin_of_teams(made: Sound) -> Data:
    """Wherever teams counts, the new option counts as well."""
    for rule in made.own["rules"]:
        for part in _parts(rule["when"]):
            if part.get(made.way) == "teams":
                part[made.way] = ["teams", "spare"]
            elif part.get(made.way) == ["pairs", "teams"]:
                part[made.way] = ["pairs", "teams", "spare"]
    for line in made.own["decisions"][0]["lines"]:
        if line["when"].get(made.way) == "teams":
            line["when"][made.way] = ["teams", "spare"]
    return made.own["rules"].pop()


def _blind(made: Sound, fact: str, lowest: str) -> None:
    """Whoever asks for just the lowest level, or for more or less, means the new one with it."""
    for rule in made.own["rules"]:
        for part in _parts(rule["when"]):
            test = part.get(fact)
            if test == lowest:
                part[fact] = {"at_most": "spare"}
    for category in ("cat0", "cat1", "cat2"):
        for cell in made.category(category)["stages"].values():
            for part in cell["criteria"]:
                if part.get(fact) == {"at_least": "spare"}:
                    part[fact] = {"above": "spare"}


def _parts(when: Any) -> list[Data]:
    if isinstance(when, list):
        return [part for item in when for part in _parts(item)]
    inner = [part for key in ("all", "any") for part in _parts(when.get(key, []))]
    return [when, *inner]
