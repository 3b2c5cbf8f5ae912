"""A small knowledge base to ask for changes in: a ladder, contradictions, numbers, and what is closed-world."""

from __future__ import annotations

from typing import Any

from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import compile_program
from tests.random_cases.generate import header
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

STEPS = ["never", "rarely", "often", "always"]
CHANNELS = ["a", "b", "nothing"]


def asked(type_: str, **more: Any) -> dict[str, Any]:
    return {"ask": "What of it?", "type": type_, **more}


def rule(id_: str, when: object, **more: Any) -> dict[str, Any]:
    texts = {"title": id_, "because": f"Because of {id_}.", "origin": "interpretation"}
    return {
        "id": id_,
        "when": when,
        **({} if "conclude" in more else {"verdict": {"use": "inside", "is": "do"}}),
        **texts,
        **more,
    }


FACTS = {
    "organisation.employees": asked("integer", minimum=0),
    "team.listens": asked("scale", options=[{"id": id_, "label": id_} for id_ in STEPS]),
    "team.shares": asked("boolean"),
    "team.age": asked("integer", minimum=0, unchangeable=True),
    "team.hours": asked("number", minimum=0, maximum=40),
    "team.channels": asked("choices", options=[{"id": id_, "label": id_} for id_ in CHANNELS], exclusive="nothing"),
    "team.plan": asked("boolean", ask_if={"team.shares": True}),
    "team.size": asked("integer"),
    "team.goal": asked("integer"),
    "risk.alone": {"derived": True, "type": "boolean", "says": {"true": "Alone.", "false": "Not alone."}},
}
RULES = [
    rule("contradicts", {"all": [{"team.listens": {"at_least": "often"}}, {"team.listens": {"at_most": "rarely"}}]}),
    rule("large-listeners", {"organisation.employees": {"at_least": 50}, "team.listens": "often"}),
    rule("old", {"team.age": {"at_least": 5}}),
    rule("part-time", {"team.hours": {"above": 10, "below": 12}}),
    rule("on-a-and-b", {"team.channels": {"includes": ["a", "b"]}}),
    rule("nowhere", {"team.channels": {"includes": "nothing"}}),
    rule("planned", {"team.plan": True}),
    rule("not-asked-yet", {"team.shares": {"known": False}}),
    rule("outgrown", {"team.size": {"above": {"fact": "team.goal"}}}),
    rule("alone", {"team.shares": False}, conclude=["risk.alone"]),
    rule("alone-and-silent", {"risk.alone": True}, unless={"team.listens": {"at_least": "rarely"}}),
]  # fmt: skip
MODEL = {
    "model": "growth",
    "edition": "1",
    "title": "Growth",
    "kind": "ladder",
    "use": "inside",
    "rates": "organising",
    "authors": ["Nobody"],
    "sources": [{"id": "nobody", "citation": "Nobody, nowhere"}],
    "cite": "Nobody",
    "rights": "None",
    "stages": [{"id": id_, "title": id_} for id_ in ("first", "second", "third")],
    "dimensions": [
        {
            "id": "people",
            "title": "People",
            "categories": [
                {
                    "id": "people",
                    "title": "People",
                    "stages": {
                        "first": {"description": "First."},
                        "second": {"description": "Second.", "criteria": [{"team.shares": True}]},
                        "third": {
                            "description": "Third.",
                            "criteria": [{"team.listens": {"at_least": "often"}}, {"team.plan": True}],
                        },
                    },
                }
            ],
        }
    ],
}


def small(answers: dict[str, Any], employees: int | None = None) -> Grounds:
    """The grounds of an organisation with these answers."""
    shared = {**header("vocabulary"), "facts": FACTS, "rules": RULES}
    shared["pack"]["shared"] = True
    program = compile_program(base_of([shared, {**header("growth"), **MODEL, "facts": {}, "rules": []}]))

    def derive(situation: Situation) -> Derived:
        return Explain().derive(program, situation, NoPlugins())

    head = {"id": "small", "name": "Small", **({} if employees is None else {"employees": employees})}
    situation = situation_of(program.base, {"organisation": head, "answers": answers})
    return Grounds(program.base, situation, derive(situation), derive)
