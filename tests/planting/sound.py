"""Sound: random small packs in which nothing is wrong, as plain data; whoever plants a defect knows what it breaks."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

Data = dict[str, Any]
STAGES = ("begin", "grow", "lead")
OUTCOMES = ("orders", "staff", "calm", "name")
HEADER = {"format": 1, "version": "1.0.0", "language": "en", "licence": "CC0"}


def words(text: str) -> Data:
    """A text in the two languages of all these packs."""
    return {"en": text, "nl": f"{text} (nl)"}


@dataclass(slots=True)
class Sound:
    """A shared vocabulary, a pack with a model, and what the pack is made of, by what can be broken."""

    rng: random.Random
    shared: Data = field(default_factory=dict)
    own: Data = field(default_factory=dict)
    scales: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    count: str = "own.count"
    tools: str = "own.tools"
    way: str = "own.way"

    @property
    def packs(self) -> list[Data]:
        """Both."""
        return [self.shared, self.own]

    def levels(self, fact: str) -> list[str]:
        """A scale's options, lowest first."""
        return [option["id"] for option in self.own["facts"][fact]["options"]]

    def rule(self, name: str) -> Data:
        """A rule by its id."""
        return next(rule for rule in self.own["rules"] if rule["id"] == name)

    def category(self, name: str) -> Data:
        """A category by its id."""
        categories = [item for dimension in self.own["dimensions"] for item in dimension["categories"]]
        return next(item for item in categories if item["id"] == name)

    def new_rule(self, name: str, when: Any, **more: Any) -> Data:
        """One more rule, complete with examples and a source; what follows from it is in `more`."""
        rule = {
            "id": name,
            "title": words(f"Rule {name}"),
            "when": when,
            "because": words(f"So says {name}."),
            "origin": "published",
            "sources": ["book"],
            "examples": [{"name": "yes", "expect": "fires"}, {"name": "no", "expect": "silent"}],
            **more,
        }
        self.own["rules"].append(rule)
        return rule

    def new_action(self, name: str, **more: Any) -> Data:
        """One more action that can be advised."""
        self.own["actions"][name] = action(self.rng, **more)
        return self.own["actions"][name]


def sound(seed: str) -> Sound:
    """The packs of a seed: the same every time."""
    made = Sound(random.Random(seed))
    made.shared = vocabulary(made.rng)
    made.own = {"pack": {"id": "own", **HEADER}, "facts": {}, "actions": {}, "rules": [], "scores": [], "decisions": []}
    made.own["sources"] = [{"id": "book", "citation": "The book"}]
    _facts(made)
    _derived(made)
    _model(made)
    for number in range(made.rng.randint(4, 6)):
        made.new_action(f"act-{number}")
    _rules(made)
    return made


def vocabulary(rng: random.Random) -> Data:
    """Outcomes, and actions of somebody else's with ordinary ratings."""
    return {
        "pack": {"id": "common", "shared": True, **HEADER},
        "outcomes": [{"id": name, "title": words(name.title())} for name in OUTCOMES],
        "actions": {f"common-{number}": action(rng) for number in range(12)},
    }


def action(rng: random.Random, **more: Any) -> Data:
    """An action with middling ratings."""
    rated = {name: rng.choice([3, 4]) for name in ("value", "innovation", "impact")}
    costs = {name: rng.choice([2, 3, 3]) for name in ("small", "medium", "large")}
    return {
        "title": words("Act"),
        "do": words("Act."),
        "improves": [{"outcome": rng.choice(OUTCOMES), "how": "direct"}],
        "benefit": {**rated, "reason": words("It helps.")},
        "investment": {**costs, "reason": words("It takes time.")},
        "horizon": "next",
        "owner": words("You"),
        "seen_by": words("It is done."),
        **more,
    }


def _facts(made: Sound) -> None:
    facts, rng = made.own["facts"], made.rng
    for number in range(rng.randint(3, 4)):
        name = f"own.level{number}"
        made.scales.append(name)
        options = [
            {"id": f"l{step}", "label": words(f"Level {step}"), "points": step} for step in range(rng.randint(3, 4))
        ]
        facts[name] = {"type": "scale", "ask": words(f"How good is {name}?"), "options": options}
    for number in range(3):
        name = f"own.flag{number}"
        made.flags.append(name)
        facts[name] = {"type": "boolean", "ask": words(f"Is it {name}?")}
    facts[made.count] = {"type": "integer", "ask": words("How many?"), "minimum": 0, "maximum": 12}
    tools = [{"id": name, "label": words(name)} for name in ("chat", "wiki", "nothing_yet")]
    facts[made.tools] = {"type": "choices", "ask": words("Which?"), "options": tools, "exclusive": "nothing_yet"}
    ways = [{"id": name, "label": words(name)} for name in ("alone", "pairs", "teams")]
    facts[made.way] = {"type": "choice", "ask": words("How do you work?"), "options": ways}


def _derived(made: Sound) -> None:
    rng, members = made.rng, made.scales[:2]
    tops = [len(made.levels(name)) - 1 for name in members]
    kind = rng.choice(["sum", "weighted_mean", "mean", "share"])
    score: Data = {"id": "total", "combine": kind, "of": members}
    weights = [rng.randint(1, 3) for _ in members]
    if kind in ("sum", "weighted_mean"):
        score |= {"weights": dict(zip(members, weights, strict=True)), "weights_total": sum(weights)}
    most = {"sum": sum(top * weight for top, weight in zip(tops, weights, strict=True)), "share": 1}
    made.own["scores"] = [{**score, "range": [0, most.get(kind, max(tops))]}]
    low, high = rng.randint(2, 5), rng.randint(7, 10)
    lines = [
        {"when": {made.count: {"below": low}}, "is": "few"},
        {"when": {made.count: {"below": high}}, "is": "some"},
        {"when": {made.way: "teams"}, "is": "grouped"},
    ]
    made.own["decisions"] = [{"id": "size", "lines": lines, "otherwise": "many"}]


def _model(made: Sound) -> None:
    """Criteria that ask for more from stage to stage, and never for less."""
    made.own |= {
        "model": "own",
        "edition": "1",
        "kind": "ladder",
        "title": words("Own"),
        "assess": {"dimension": "lowest", "model": "lowest"},
    }
    made.own["stages"] = [{"id": stage, "title": words(stage.title())} for stage in STAGES]
    categories = []
    for number, fact in enumerate(made.scales[:3]):
        levels = made.levels(fact)
        criteria = [[{fact: {"at_least": levels[1]}}], [{fact: {"at_least": levels[1]}}], [{fact: levels[-1]}]]
        criteria[1].append({made.flags[number % 2]: True})
        cells = {
            stage: {"description": words(f"{stage} {number}"), "criteria": row}
            for stage, row in zip(STAGES, criteria, strict=True)
        }
        categories.append({"id": f"cat{number}", "title": words(f"Category {number}"), "stages": cells})
    made.own["dimensions"] = [
        {"id": "first", "title": words("First"), "categories": categories[:2]},
        {"id": "second", "title": words("Second"), "categories": categories[2:]},
    ]


def _rules(made: Sound) -> None:
    rng = made.rng
    actions = list(made.own["actions"])
    for number, name in enumerate(actions):
        made.new_rule(
            f"r{number}", {"all": some_tests(made, rng.randint(1, 3))}, recommend={"action": name}, use="inside"
        )
    made.new_rule("go", {made.way: "teams", made.flags[2]: True}, verdict={"use": "outside", "is": "do"})
    made.new_rule("stop", {made.way: "alone"}, verdict={"use": "outside", "is": "not_now"})
    made.rule("r1")["overrides"] = ["r0"]
    made.rule("r1")["when"] = {"all": [{made.flags[0]: True}, {made.way: "pairs"}]}
    made.rule("r0")["when"] = {"all": some_tests(made, 2, among=made.scales)}


def some_tests(made: Sound, many: int, among: list[str] | None = None) -> list[Data]:
    """Tests of different facts, each of which sorts some answers out and no others."""
    rng = made.rng
    facts = rng.sample(among or [*made.scales, *made.flags, made.count, made.tools, made.way], many)
    return [{fact: some_test(made, fact)} for fact in facts]


def some_test(made: Sound, fact: str) -> Any:
    """What one fact may be asked for."""
    rng = made.rng
    if fact in made.scales:
        levels = made.levels(fact)
        return rng.choice([{"at_least": levels[1]}, {"at_most": levels[-2]}, levels[0], {"is_not": levels[1]}])
    if fact in made.flags:
        return rng.choice([True, False])
    if fact == made.count:
        return rng.choice([{"at_least": rng.randint(1, 12)}, {"below": rng.randint(1, 12)}, {"between": [3, 7]}])
    if fact == made.tools:
        return {rng.choice(["includes", "excludes"]): rng.choice(["chat", "wiki"])}
    return rng.choice(["alone", ["pairs", "teams"], {"is_not": "teams"}])
