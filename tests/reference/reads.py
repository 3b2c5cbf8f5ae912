"""What a fact reads: for a decision's `unanswered` (semantics §8), and for what is closed-world (§13)."""

from __future__ import annotations

from .conditions import mentions


def conditions(knowledge, fact, kind: str | None = None) -> list:
    """The conditions a derived fact is made of; of a conclusion its rules' (of one kind of place)."""
    data = fact.data
    if fact.origin == "conclusion":
        rules = [rule for rule in knowledge.concluding(fact.id) if kind in (None, rule.per)]
        return [rule.data[part] for rule in rules for part in ("when", "unless") if part in rule.data]
    if fact.origin == "decision":
        return [line["when"] for line in data["lines"]]
    if fact.origin == "rollup":
        return [data["where"]]
    if fact.origin == "category":
        return [part for stage in stage_criteria(fact) for part in stage]
    return []


def stage_criteria(fact) -> list[list]:
    """A category's criteria stage by stage (of a checklist: one list), each as a condition."""
    category = fact.data["category"]
    cells = (
        [category]
        if fact.data["kind"] == "checklist"
        else [category.get("stages", {}).get(stage, {}) for stage in fact.data["stages"]]
    )
    return [[condition_of(part) for part in cell.get("criteria", [])] for cell in cells]


def condition_of(criterion):
    """A criterion is a condition, or says it under `when`."""
    return criterion["when"] if isinstance(criterion, dict) and "when" in criterion else criterion


def bands(fact) -> dict | None:
    """What a category is read off, if not off its criteria: `bands_of` a score (§9)."""
    how = fact.data["pack"].get("assess", {}).get("category", "gated")
    if "bands_of" in fact.data["category"]:
        return fact.data["category"]
    return how if isinstance(how, dict) else None


def members(knowledge, fact) -> list[str]:
    """The facts a derived fact reads without a condition."""
    data = fact.data
    if fact.origin == "score":
        return [knowledge.of_pack(data["prefix"], "score", name) for name in data["of"]]
    if fact.origin == "aggregate":
        return data["members"]
    if fact.origin == "category" and bands(fact):
        return [knowledge.of_pack(data["prefix"], "score", bands(fact)["bands_of"])]
    if fact.origin == "gap":
        return [data["id"]]
    return data.get("reads", []) if fact.origin == "plugin" else []


def direct(knowledge, fact, kind: str | None = None) -> set[str]:
    """The ids of all facts a derived fact reads."""
    read = [id_ for part in conditions(knowledge, fact, kind) for id_, _ in mentions(part)]
    return {*members(knowledge, fact), *read}


def nothing_answered(world, place: str, fact_id: str) -> bool:
    """§8: asked facts are read (by id, also where there are no units), and none has an answer in force."""
    return reads_asked(world.knowledge, fact_id) and not any(
        world.in_force(*one) for one in asked_below(world, place, fact_id)
    )


def reads_asked(knowledge, fact_id: str) -> bool:
    """Whether there is an asked fact among what a fact reads."""
    fact = knowledge.facts[fact_id]
    return fact.origin == "asked" or any(reads_asked(knowledge, id_) for id_ in direct(knowledge, fact))


def asked_below(world, place: str, fact_id: str) -> set[tuple[str, str]]:
    """§8: the asked facts a fact reads, through derived ones, not through gates; a roll-up in all units."""
    fact, place = world.fact(fact_id), world.home(place, fact_id)
    if fact.origin == "asked":
        return {(place, fact_id)}
    places = [place]
    if fact.origin == "rollup":
        places = [unit for unit, kind in world.places.items() if kind == fact.data["of"]]
    read = direct(world.knowledge, fact, world.places[place])
    return {one for there in places for id_ in read for one in asked_below(world, there, id_)}


class ClosedWorld:
    """§13: what rests, through any number of steps, on something closed-world; by id, whatever the place."""

    def __init__(self, knowledge) -> None:
        self.knowledge = knowledge
        self.memo: dict[str, bool] = {}

    def rule(self, rule) -> bool:
        """Whether a rule rests on it."""
        return any(self.condition(rule.data[part]) for part in ("when", "unless") if part in rule.data)

    def condition(self, condition) -> bool:
        """A condition rests on what it reads, and on the gates of what it reads."""
        read = mentions(condition)
        return any(operator in ("known", "applicable") or self.fact(id_) for id_, operator in read)

    def fact(self, fact_id: str) -> bool:
        """Whether a fact rests on it."""
        if fact_id not in self.memo:
            fact = self.knowledge.facts[fact_id]
            parts = [*conditions(self.knowledge, fact), fact.data.get("ask_if", [])]
            self.memo[fact_id] = (
                (fact.origin == "score" and fact.data.get("open", "keep") != "keep")
                or (fact.origin == "decision" and "unanswered" in fact.data)
                or any(self.condition(part) for part in parts)
                or any(self.fact(id_) for id_ in members(self.knowledge, fact))
            )
        return self.memo[fact_id]
