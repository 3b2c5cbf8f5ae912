"""What the packs declare, gathered: every fact there is, asked or derived, under its full id."""

from __future__ import annotations

from dataclasses import dataclass

from . import models
from .facts import Fact, kinds, prefix
from .states import number


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule under its full id, and the one kind of place it is evaluated in (§5)."""

    id: str
    per: str
    data: dict


class Knowledge:
    """All packs' facts by id, all rules, and which rules conclude a fact."""

    def __init__(self, packs: list[dict]) -> None:
        self.shared_scales: dict = {}
        for pack in packs:
            if pack["pack"].get("shared"):
                self.shared_scales.update(pack.get("scales", {}))
        self.facts: dict[str, Fact] = {}
        self.rules: list[Rule] = []
        for pack in packs:
            declared = [*self.declared(pack), *derived(pack), *models.facts(pack)]
            self.facts.update({fact.id: fact for fact in declared})
            self.rules += rules(pack)

    def declared(self, pack: dict) -> list[Fact]:
        """The facts under `facts:`: asked ones, conclusions and plugins' facts."""
        found = []
        for id_, data in pack.get("facts", {}).items():
            options = data.get("options", [])
            if isinstance(options, str):
                options = {**self.shared_scales, **pack.get("scales", {})}[options]
            derived = "conclusion" if data.get("derived") else "asked"
            origin = "plugin" if data.get("from") == "plugin" else derived
            points = {option["id"]: number(option["points"]) for option in options if "points" in option}
            ids = tuple(option["id"] for option in options)
            found.append(Fact(id_, data["type"], kinds(data.get("per")), origin, data, ids, points))
        return found

    def concluding(self, fact_id: str) -> list[Rule]:
        """The rules that conclude the fact, wherever."""
        return [rule for rule in self.rules if fact_id in rule.data.get("conclude", [])]

    def of_pack(self, prefix: str, kind: str, id_: str) -> str:
        """A score's id in full: as it is, or the bare id of a score of the same pack."""
        return f"{prefix}{kind}.{id_}" if f"{prefix}{kind}.{id_}" in self.facts else id_


def rules(pack: dict) -> list[Rule]:
    """The pack's rules; an unqualified id is completed with the pack's."""
    found = []
    for data in pack.get("rules", []):
        full = data["id"] if "/" in data["id"] else f"{pack['pack']['id']}/{data['id']}"
        found.append(Rule(full, data.get("per", "organisation"), data))
    return found + advising(pack)


def advising(pack: dict) -> list[Rule]:
    """Advice written beside options and criteria stands for a rule each (§11)."""
    found, own = [], pack["pack"]["id"]
    for fact, data in pack.get("facts", {}).items():
        options = data.get("options", [])
        operator = {"choices": "excludes", "scale": "below", "choice": "is_not"}.get(data["type"])
        for option in options if operator and not isinstance(options, str) else []:
            if "advice" in option:
                for place in kinds(data.get("per")):
                    name = "-".join(["advice", fact, option["id"], *([place] if place != "organisation" else [])])
                    when = {fact: {operator: option["id"]}}
                    found.append(Rule(f"{own}/{name.replace('.', '-')}", place, {"when": when}))
    categories = [item for dimension in pack.get("dimensions", []) for item in dimension["categories"]]
    for category in categories:
        rows = {"": category, **category.get("stages", {})}
        for stage, cell in rows.items():
            for number_, criterion in enumerate(cell.get("criteria", []), 1):
                if "advice" in criterion:
                    name = "-".join(part for part in ("advice", category["id"], stage, str(number_)) if part)
                    when = {"not": criterion["when"]}
                    found.append(Rule(f"{own}/{name.replace('.', '-')}", "organisation", {"when": when}))
    return found


def derived(pack: dict) -> list[Fact]:
    """The facts that scores, decisions and roll-ups are (§7, §8)."""
    start, found = prefix(pack), []
    for data in pack.get("scores", []):
        of_pack = {**data, "prefix": start}
        found.append(Fact(f"{start}score.{data['id']}", "number", kinds(data.get("per")), "score", of_pack))
    for data in pack.get("decisions", []):
        id_ = f"{start}decision.{data['id']}"
        type_ = data.get("type", "choice")
        found.append(Fact(id_, type_, kinds(data.get("per")), "decision", data, results(data)))
    for data in pack.get("rollups", []):
        type_ = {"any": "boolean", "every": "boolean", "count": "integer", "share": "number"}[data["combine"]]
        found.append(Fact(f"{start}rollup.{data['id']}", type_, ("organisation",), "rollup", data))
    return found


def results(decision: dict) -> tuple[str, ...]:
    """The options of a decision: as declared, or its results in order of appearance."""
    options = [option["id"] if isinstance(option, dict) else option for option in decision.get("options", [])]
    said = [line["is"] for line in decision["lines"]]
    said += [decision[key] for key in ("otherwise", "unanswered") if key in decision]
    return tuple(dict.fromkeys(options or said))
