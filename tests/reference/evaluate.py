"""The whole meaning of packs and an organisation, by plain recursion (semantics §5, §6, §11)."""

from __future__ import annotations

from dataclasses import dataclass

from . import answers, assessments, conditions, scores
from .assessments import Profile
from .facts import Fact
from .knowledge import Knowledge, Rule
from .reads import ClosedWorld, bands
from .states import NOT_APPLICABLE, UNKNOWN_BOOLEAN, State
from .truth import all_of, except_

STATUS = {"T": "fired", "F": "silent", "U": "undetermined", "N": "not_applicable"}


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that follows; a place is "" (the organisation) or the id of a unit."""

    states: dict[tuple[str, str], State]  # (place, fact id)
    statuses: dict[tuple[str, str], str]  # (place, "pack/rule")
    profiles: dict[tuple[str, str], Profile]  # (place, scope of a gated category that is applicable)
    closed_world: set[str]  # ids of rules


def evaluate(packs: list[dict], organisation: dict, plugin_facts: dict | None = None) -> Result:
    """All states, statuses and profiles of an organisation under these packs."""
    world = World(Knowledge(packs), organisation, plugin_facts or {})
    facts, kinds = world.knowledge.facts.values(), world.places.items()
    exist = [(place, fact.id) for place, kind in kinds for fact in facts if kind in fact.per]
    states = {key: world.state(*key) for key in exist}
    rules = world.knowledge.rules
    asked = [(place, rule) for place, kind in kinds for rule in rules if kind == rule.per]
    statuses = {(place, rule.id): STATUS[world.rule(place, rule)] for place, rule in asked}
    profiles = {
        key: assessments.profile(world, key[0], fact)
        for key, state in states.items()
        if (fact := world.fact(key[1])).origin == "category"
        and fact.type == "stage"
        and not bands(fact)
        and state.na != "yes"
    }
    closed = ClosedWorld(world.knowledge)
    return Result(states, statuses, profiles, {rule.id for rule in rules if closed.rule(rule)})


class World:
    """One organisation under some packs; every state is worked out when first read, and kept (§6)."""

    def __init__(self, knowledge: Knowledge, organisation: dict, plugin_facts: dict) -> None:
        self.knowledge, self.plugin_facts = knowledge, plugin_facts
        self.as_of = organisation.get("as_of")
        units, header = organisation.get("units", []), organisation["organisation"]
        self.places = {"": "organisation"} | {unit["id"]: unit["kind"] for unit in units}
        own = {f"organisation.{key}": header[key] for key in ("employees", "sector") if key in header}
        said = own | organisation.get("answers", {})
        self.answers = {"": said} | {unit["id"]: unit.get("answers", {}) for unit in units}
        aims = organisation.get("targets", {})
        self.targets = {"": aims} | {unit["id"]: unit.get("targets", {}) for unit in units}
        self.memo: dict[tuple[str, str], State] = {}

    def fact(self, fact_id: str) -> Fact:
        """The fact of this id."""
        return self.knowledge.facts[fact_id]

    def home(self, place: str, fact_id: str) -> str:
        """§5: the unit itself if the fact is per its kind, else the organisation."""
        per = self.fact(fact_id).per
        home = place if self.places[place] in per else ""
        if self.places[home] not in per:
            raise LookupError(f"{fact_id} cannot be read in {place or 'the organisation'}")
        return home

    def state(self, place: str, fact_id: str) -> State:
        """What is known of the fact, read in the place."""
        key = (self.home(place, fact_id), fact_id)
        if key not in self.memo:
            self.memo[key] = DERIVED[self.fact(fact_id).origin](self, key[0], self.fact(fact_id))
        return self.memo[key]

    def truth(self, place: str, condition) -> str:
        """§1: the value of a condition read in the place."""
        return conditions.truth(self, place, condition)

    def rule(self, place: str, rule: Rule) -> str:
        """§11: `all` of `when` and `except` of `unless`."""
        parts = [self.truth(place, rule.data["when"])]
        if "unless" in rule.data:
            parts.append(except_(self.truth(place, rule.data["unless"])))
        return all_of(parts)

    def score_id(self, fact: Fact, name: str) -> str:
        """A score's member in full."""
        return self.knowledge.of_pack(fact.data["prefix"], "score", name)

    def in_force(self, place: str, fact_id: str) -> bool:
        """§8: an answer in force gave a value or n/a, and its gate is T."""
        gate = self.fact(fact_id).data.get("ask_if")
        return (gate is None or self.truth(place, gate) == "T") and not self.state(place, fact_id).blank


def conclusion(world: World, place: str, fact: Fact) -> State:
    """§11: true if a rule that concludes it there fired; else unknown, not applicable, false."""
    rules = [rule for rule in world.knowledge.concluding(fact.id) if rule.per == world.places[place]]
    found = {world.rule(place, rule) for rule in rules}
    if "T" in found:
        return State(frozenset({True}))
    return UNKNOWN_BOOLEAN if "U" in found else NOT_APPLICABLE if "N" in found else State(frozenset({False}))


DERIVED = {
    "asked": answers.asked,
    "plugin": answers.plugin,
    "conclusion": conclusion,
    "score": scores.score,
    "decision": scores.decision,
    "rollup": scores.rollup,
    "category": assessments.category,
    "aggregate": assessments.aggregate,
    "target": assessments.target,
    "gap": assessments.gap,
}
