"""The trace: why a rule fired and a fact is what it is, down to answers, criteria and published sources, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from maturity_advisor.advice.wording import Speaker
from maturity_advisor.documents import canonical
from maturity_advisor.knowledge.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    FactReference,
    Not,
    Test,
    facts_in,
)
from maturity_advisor.knowledge.definitions import (
    BoundCriterion,
    DecisionBody,
    Definition,
    RollupBody,
    RuleDefinition,
    ScopeBody,
    criteria_of,
)
from maturity_advisor.knowledge.domains import NUMERIC
from maturity_advisor.knowledge.ordering import conditions_of, members_of
from maturity_advisor.organisation.answers import Answer, Response
from maturity_advisor.reasoning.derived import STATUSES
from maturity_advisor.reasoning.truth import Truth, counted, every, excepted, negated, pair_truth, some, test_truth

Data = dict[str, Any]
TRUTHS = {
    Truth.TRUE: "true",
    Truth.FALSE: "false",
    Truth.UNKNOWN: "unknown",
    Truth.NOT_APPLICABLE: "not_applicable",
}


@dataclass(frozen=True, slots=True)
class Tracer:
    """Shows conditions and derived facts of one result; sentences come from the speaker."""

    speaker: Speaker

    def truth(self, condition: Condition, place: str) -> Truth:
        """The truth of a condition in a place, read step by step."""
        match condition:
            case Test():
                return self._test(condition, place)
            case Not(part):
                return negated(self.truth(part, place))
            case AllOf(parts):
                return every(self.truth(part, place) for part in parts)
            case AnyOf(parts):
                return some(self.truth(part, place) for part in parts)
            case Count(at_least, parts):
                return counted(at_least, (self.truth(part, place) for part in parts))

    def _test(self, test: Test, place: str) -> Truth:
        definition = self.speaker.base.definitions[test.fact]
        state = self.speaker.derived.state(place, test.fact)
        if isinstance(test.value, FactReference):
            other = self.speaker.base.definitions[test.value.fact]
            right = self.speaker.derived.state(place, other.id)
            return pair_truth(test.operator, (state, definition.domain), (right, other.domain))
        return test_truth(test, definition.domain, state)

    def rule(self, rule: RuleDefinition, place: str) -> Data:
        """A rule with its status and all its conditions."""
        when = self.condition(rule.when, place)
        status = self.truth(rule.when, place)
        data: Data = {"when": when}
        if rule.unless is not None:
            data["unless"] = self.condition(rule.unless, place)
            status = every((status, excepted(self.truth(rule.unless, place))))
        return {"status": STATUSES[status], **data, "closed_world": rule.closed_world}

    def condition(self, condition: Condition, place: str) -> Data:
        """A condition as a tree; each test with its truth and the answer it rests on."""
        truth = TRUTHS[self.truth(condition, place)]
        match condition:
            case Test():
                return {"test": condition.fact, "truth": truth, **self._tested(condition, place)}
            case Not(part):
                return {"not": self.condition(part, place), "truth": truth}
            case Count(at_least, parts):
                return {"count": self._parts(parts, place), "at_least": at_least, "truth": truth}
            case AllOf(parts):
                return {"all": self._parts(parts, place), "truth": truth}
            case AnyOf(parts):
                return {"any": self._parts(parts, place), "truth": truth}

    def _parts(self, parts: Iterable[Condition], place: str) -> list[Data]:
        return [self.condition(part, place) for part in parts]

    def _tested(self, test: Test, place: str) -> Data:
        home = self.speaker.derived.home(place, test.fact)
        definition = self.speaker.base.definitions[test.fact]
        data: Data = {
            "operator": test.operator,
            "value": self._operand(test, definition),
            "place": home,
            "says": self.speaker.fact(place, test.fact),
            "kind": definition.role,
        }
        answer = self.speaker.situation.answers.get((home, test.fact))
        if answer is not None and (home, test.fact) not in self.speaker.derived.moot:
            data["answers"] = [evidence_of(response, definition) for response in answer.responses]
            data["visibility"] = answer.visibility
        return data

    def _operand(self, test: Test, definition: Definition) -> Any:
        if isinstance(test.value, FactReference):
            return {"fact": test.value.fact}
        return plain(test.value)

    def derived(self, definition: Definition, place: str) -> Data:
        """A derived fact with what it rests on directly."""
        data: Data = {
            "fact": definition.id,
            "place": place,
            "kind": definition.role,
            "says": self.speaker.fact(place, definition.id),
            "closed_world": definition.closed_world,
        }
        return data | self._because(definition, place)

    def _because(self, definition: Definition, place: str) -> Data:
        match definition.body:
            case ScopeBody() if criteria_of(definition):
                return {"criteria": self._criteria(definition, place)}
            case DecisionBody(lines):
                return {"lines": [self.condition(when, place) for when, _ in lines]}
            case RollupBody(of=kind, where=where):
                units = [unit.id for unit in self.speaker.derived.places if unit.kind == kind]
                return {"units": [{"place": unit, **self.condition(where, unit)} for unit in units]}
        if definition.role == "conclusion":
            return {"rules": self._concluders(definition, place)}
        members = members_of(definition)
        return (
            {"members": [{"fact": name, "says": self.speaker.fact(place, name)} for name in members]} if members else {}
        )

    def _concluders(self, definition: Definition, place: str) -> list[Data]:
        rules = self.speaker.base.concluders(definition.id)
        statuses = self.speaker.derived.statuses
        return [{"rule": rule.id, "status": statuses[place, rule.id]} for rule in rules if (place, rule.id) in statuses]

    def _criteria(self, definition: Definition, place: str) -> list[Data]:
        names = definition.domain.options
        first = 1 if definition.domain.kind == "stage" else 0
        return [
            {"stage": names[row + first] if definition.domain.kind != "boolean" else "", **self._criterion(item, place)}
            for row, criteria in enumerate(criteria_of(definition))
            for item in criteria
        ]

    def _criterion(self, criterion: BoundCriterion, place: str) -> Data:
        return {
            **self.condition(criterion.when, place),
            "origin": criterion.written.origin,
            "source": criterion.written.source or "",
        }


def facts_below(speaker: Speaker, conditions: Iterable[Condition | None], place: str) -> list[tuple[str, str]]:
    """All derived facts that conditions rest on, through any number of steps, by place and id."""
    found: dict[tuple[str, str], None] = {}
    frontier = [(place, name) for condition in conditions for name in sorted(facts_in(condition))]
    while frontier:
        where, name = frontier.pop()
        definition = speaker.base.definitions[name]
        home = speaker.derived.home(where, name)
        if definition.role == "asked" or (home, name) in found:
            continue
        found[home, name] = None
        frontier += _read_by(speaker, definition, home)
    return sorted(found)


def _read_by(speaker: Speaker, definition: Definition, home: str) -> list[tuple[str, str]]:
    places = [home]
    if isinstance(definition.body, RollupBody):
        places = [unit.id for unit in speaker.derived.places if unit.kind == definition.body.of]
    names = set(members_of(definition))
    for condition in conditions_of(definition):
        names |= facts_in(condition)
    for rule in speaker.base.concluders(definition.id):
        if speaker.derived.statuses.get((home, rule.id)) == "fired":
            names |= facts_in(rule.when) | facts_in(rule.unless)
    return [(place, name) for place in places for name in sorted(names)]


def evidence_of(response: Response, definition: Definition) -> Data:
    """What one respondent said, with who, whence and when, as far as it is known."""
    data: Data = {"standing": response.standing, "value": _said(response.value, definition)}
    for key in ("why", "by", "source", "date", "evidence", "confidence", "note"):
        value = getattr(response, key)
        if value:
            data[key] = value
    return data


def _said(value: Any, definition: Definition) -> Any:
    """A value as it is meant: an option that looks like a number is a text."""
    if isinstance(value, tuple):
        return [_said(item, definition) for item in value]
    if definition.domain.kind in NUMERIC:
        return plain(value)
    return str(getattr(value, "text", value)) if _is_number(value) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def plain(value: Any) -> Any:
    """A typed value as JSON can hold it; exact fractions stay exact."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, bool | str) or value is None:
        return value
    text = canonical(value).decode() if isinstance(value, Decimal) else str(value)
    return int(text) if text.lstrip("-").isdigit() else text


def answer_data(answer: Answer, definition: Definition) -> Data:
    """An answer with all its responses."""
    responses = [evidence_of(item, definition) for item in answer.responses]
    return {"responses": responses, "visibility": answer.visibility}
