"""Plants rules that never stand or contradict each other, actions nobody gets, circles, and what is not written."""

from __future__ import annotations

from typing import Any

from tests.planting.conditions import contradiction
from tests.planting.planted import Planted, both, fires
from tests.planting.sound import OUTCOMES, Sound, some_test, some_tests

Data = dict[str, Any]


def unreachable_rule(made: Sound) -> Planted:
    """Overridden by one rule that asks for less, by two that leave nothing over, or stopped by a verdict."""
    rng, flag = made.rng, made.rng.choice(made.flags)
    parts = some_tests(made, 2, among=[*made.scales, made.count])
    made.rule("r2")["when"] = {"all": parts}
    kind = rng.choice(["one", "two", "verdict"])
    more: Data = {"verdict": {"use": "outside", "is": "limits"}}
    if kind == "one":
        made.new_rule("over", rng.choice([parts[0], {"any": [parts[1], {flag: True}]}]), overrides=["r2"], **more)
        over = ["over"]
    elif kind == "two":
        made.new_rule("over", {"all": [parts[0], {flag: True}]}, overrides=["r2"], **more)
        made.new_rule(
            "over2",
            {"any": [{flag: False}, {flag: {"applicable": False}}, {flag: {"known": False}}]},
            overrides=["r2"],
            **more,
        )
        over = ["over", "over2"]
    else:
        made.new_rule("over", parts[1], verdict={"use": "inside", "is": rng.choice(["not_now", "enough"])})
        over = ["over"]
    return Planted(
        made.packs,
        "unreachable-rule",
        "own/r2",
        lambda result: fires("r2")(result) and not any(fires(name)(result) for name in over),
    )


def unreachable_action(made: Sound) -> Planted:
    """Advised by rules that never fire, or whose advice is always set aside."""
    made.new_action("lost")
    if made.rng.random() < 0.5:
        made.new_rule("lost1", contradiction(made), recommend={"action": "lost"})
        made.new_rule("lost2", contradiction(made), recommend={"action": "lost"})
        return Planted(
            made.packs,
            "unreachable-action",
            "own/lost",
            lambda result: fires("lost1")(result) or fires("lost2")(result),
        )
    parts = some_tests(made, 2)
    made.new_rule("lost1", {"all": parts}, recommend={"action": "lost"})
    made.new_rule("over", parts[1], overrides=["lost1"], verdict={"use": "outside", "is": "limits"})
    return Planted(
        made.packs,
        "unreachable-action",
        "own/lost",
        lambda result: fires("lost1")(result) and not fires("over")(result),
    )


def contradicting(made: Sound) -> Planted:
    """One says do and another leave it, or two advise what excludes each other."""
    if made.rng.random() < 0.5:
        flag = made.rng.choice(made.flags[:2])
        made.new_rule(
            "no",
            {flag: True},
            verdict={"use": made.rng.choice(["outside", "both"]), "is": made.rng.choice(["not_now", "enough"])},
        )
        return Planted(made.packs, "contradiction", "'own/no'", both("go", "no"))
    fact, other = made.rng.sample([*made.scales, *made.flags, made.count, made.way], 2)
    made.new_action("left", excludes=["right"])
    made.new_action("right")
    made.new_rule("left", {fact: some_test(made, fact)}, recommend={"action": "left"}, use="inside")
    made.new_rule("right", {other: some_test(made, other)}, recommend={"action": "right"}, use="inside")
    return Planted(made.packs, "contradiction", "'own/right'", both("left", "right"))


def circle(made: Sound) -> Planted:
    """Actions of one pack that require each other, two or three of them."""
    names = made.rng.sample(list(made.own["actions"]), made.rng.choice([2, 3]))
    for one, other in zip(names, [*names[1:], names[0]], strict=True):
        made.own["actions"][one]["requires"] = [other]
    return Planted(made.packs, "circle", "actions require each other in a circle")


def circle_across_packs(made: Sound) -> Planted:
    """Actions of two packs that require each other."""
    theirs, ours = f"common-{made.rng.randint(0, 11)}", made.rng.choice(list(made.own["actions"]))
    made.shared["actions"][theirs]["requires"] = [f"own/{ours}"]
    made.own["actions"][ours]["requires"] = [theirs]
    return Planted(made.packs, "circle", "actions require each other in a circle")


def horizon(made: Sound) -> Planted:
    """An action that requires a later one, of this pack or of the other."""
    one, other = made.rng.sample(list(made.own["actions"]), 2)
    sooner, later = made.rng.choice([("now", "next"), ("next", "later"), ("now", "later")])
    made.own["actions"][one]["horizon"] = sooner
    if made.rng.random() < 0.5:
        other = f"common-{made.rng.randint(0, 11)}"
        made.shared["actions"][other]["horizon"] = later
    else:
        made.own["actions"][other]["horizon"] = later
    made.own["actions"][one]["requires"] = [other]
    return Planted(made.packs, "horizon", f"'own/{one}' ({sooner}) requires")


def outcomes(made: Sound) -> Planted:
    """More than two outcomes of one action."""
    name = made.rng.choice(list(made.own["actions"]))
    many = made.rng.sample(OUTCOMES, made.rng.choice([3, 4]))
    made.own["actions"][name]["improves"] = [{"outcome": item, "how": "enabling"} for item in many]
    return Planted(made.packs, "outcomes", f"'own/{name}' improves {len(many)} outcomes")


def rating_drift(made: Sound) -> Planted:
    """All actions of a pack rated at one end, by benefit or by effort."""
    part, rating = made.rng.choice(
        [("benefit", "value"), ("benefit", "impact"), ("investment", "small"), ("investment", "large")]
    )
    for item in made.own["actions"].values():
        item[part][rating] = 5 if part == "investment" else 1
    return Planted(
        made.packs,
        "rating-drift",
        f"'{part}.{rating}'",
        counts=lambda said: said.startswith("5.0" if part == "investment" else "1.0"),
    )


def untranslated(made: Sound) -> Planted:
    """A text in one of the two languages only."""
    texts = [(rule, key) for rule in made.own["rules"] for key in ("title", "because")]
    texts += [(item, key) for item in made.own["actions"].values() for key in ("title", "do", "owner", "seen_by")]
    texts += [(fact, "ask") for fact in made.own["facts"].values()]
    part, key = made.rng.choice(texts)
    part[key] = {"en": "Only said once."}
    return Planted(
        made.packs, "untranslated", "'Only said once.'", counts=lambda said: said == "the pack speaks en, nl"
    )


def no_source(made: Sound) -> Planted:
    """A rule that is published nowhere."""
    rule = made.rng.choice(made.own["rules"])
    rule.pop("sources")
    return Planted(made.packs, "no-source", f"'own/{rule['id']}'", counts=lambda said: said == "0 sources")


def no_example(made: Sound) -> Planted:
    """A rule without a case in which it fires, in which it is silent, or without any."""
    rule = made.rng.choice(made.own["rules"])
    left = made.rng.choice([[], rule["examples"][:1], rule["examples"][1:]])
    rule["examples"] = left
    return Planted(
        made.packs, "no-example", f"'own/{rule['id']}'", counts=lambda said: f"of {len(left)} examples" in said
    )
