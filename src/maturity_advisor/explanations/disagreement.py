"""Disagreement: where models contradict each other on this organisation, both sides, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advice.asking import questions_of
from maturity_advisor.advice.recounting import rule_data
from maturity_advisor.advice.selecting import Conflict
from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.knowledge.ordering import rule_reads


@dataclass(frozen=True, slots=True)
class View:
    """One side: a rule with its reason and sources, what it advises, and the answers it rests on."""

    rule: Mapping[str, Any]
    model: str
    action: str
    rests_on: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it comes down to: the action, or the rule itself where it advises none."""
        return self.action or str(self.rule["title"])

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return {"rule": dict(self.rule), "model": self.model, "title": self.title, "rests_on": list(self.rests_on)}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two rules that both hold here and contradict each other; `waiting` are open questions that both rest on."""

    place: str
    unit: str
    sides: tuple[View, View]
    settled_by: str
    waiting: tuple[str, ...]

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "place": self.place,
            "unit": self.unit,
            "sides": [side.to_data() for side in self.sides],
            "settled_by": self.settled_by,
            "waiting": list(self.waiting),
        }


def disagreements(advice: Advice) -> tuple[Disagreement, ...]:
    """Every contradiction among what is advised, by the ids of its rules."""
    return tuple(_disagreement(advice, conflict) for conflict in advice.selection.conflicts)


def _disagreement(advice: Advice, conflict: Conflict) -> Disagreement:
    rules, place, speaker = (conflict.rule, conflict.other), conflict.place, advice.speaker
    units = advice.situation.organisation.units
    settled = [speaker.text(rule.written.settled_by, rule.pack) for rule in rules]
    both = [questions_of(advice.base, advice.derived, rule_reads(rule), place) for rule in rules]
    waiting = [key for key in both[0] if key in both[1]]
    return Disagreement(
        place,
        next((unit.title for unit in units if unit.id == place), ""),
        (_view(advice, conflict.rule, place), _view(advice, conflict.other, place)),
        settled[0] or settled[1],
        tuple(speaker.name_of(advice.base.definitions[fact]) for _, fact in waiting),
    )


def _view(advice: Advice, rule: RuleDefinition, place: str) -> View:
    base, speaker = advice.base, advice.speaker
    model = base.models.get(rule.pack)
    action = base.actions.get(rule.action or "")
    trace = Tracer(speaker).rule(rule, place)
    hidden = advice.settings.audience == "client"
    said = (test["says"] for test in _true(trace["when"]) if not (hidden and test.get("visibility") == "advisor"))
    return View(
        rule_data(advice, rule, place),
        speaker.text(model.written.title, model.pack) if model else "",
        speaker.text(action.written.title, action.pack) if action else "",
        tuple(dict.fromkeys(said)),
    )


def _true(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The tests of answers that make a condition true."""
    if tree["truth"] != "true":
        return
    if tree.get("kind") == "asked":
        yield tree
    for key in ("all", "any", "count"):
        for part in tree.get(key, ()):
            yield from _true(part)
