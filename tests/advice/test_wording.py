"""What is known is said as a sentence, in each of its forms and in the reader's language."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from maturity_advisor.advice.asking import can_be, can_fire, next_questions, questions_of
from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.advice.wording import Speaker, plain_number
from maturity_advisor.knowledge.ordering import rule_reads
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import compile_program
from maturity_advisor.reasoning.truth import Truth
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

SIZES = [
    {"id": name, "label": {"en": name.title(), "nl": f"nl {name}"}, "points": index}
    for index, name in enumerate(("low", "high"))
]
STAGES = [
    {"id": "one", "title": {"en": "First", "nl": "Eerste"}},
    {"id": "two", "title": {"en": "Second", "nl": "Tweede"}},
]
PACK: dict[str, Any] = {
    "pack": {"id": "w", "format": 1, "version": "1", "language": "en", "licence": "CC0"},
    "facts": {
        "w.sure": {"type": "boolean", "ask": "Sure?"},
        "w.says": {"type": "boolean", "ask": "Said?", "says": {"true": "It is said.", "false": "It is not."}},
        "w.size": {"type": "scale", "ask": {"en": "How large?", "nl": "Hoe groot?"}, "options": SIZES},
        "w.kinds": {"type": "choices", "ask": "Which?", "options": SIZES, "ask_if": {"w.sure": True}},
        "w.hours": {"type": "number", "ask": "Hours?", "minimum": 0, "maximum": 40, "says": "{value} hours a week."},
        "w.day": {"type": "date", "ask": "When?"},
        "w.name": {"type": "text", "ask": "Called?"},
        "w.risk": {"type": "boolean", "derived": True, "per": ["organisation", "process"]},
        "w.local": {"type": "boolean", "ask": "Here?", "per": "process"},
        "w.plugged": {"type": "integer", "derived": True, "from": "plugin", "reads": ["w.sure"]},
    },
    "scores": [{"id": "sum", "title": "Sum", "combine": "sum", "of": ["w.size", "w.hours"]}],
    "decisions": [
        {"id": "way", "title": "Way", "lines": [{"when": {"w.size": "high"}, "is": "up"}], "otherwise": "down"}
    ],
    "rollups": [{"id": "here", "title": "Any", "of": "process", "combine": "any", "where": {"w.local": True}}],
    "model": "w",
    "edition": "1",
    "title": {"en": "Model", "nl": "Model"},
    "stages": STAGES,
    "dimensions": [
        {"id": "d", "title": "Dim", "categories": [{"id": "c", "stages": {"two": {"criteria": [{"w.size": "high"}]}}}]}
    ],
    "actions": {},
    "rules": [
        {
            "id": "r",
            "title": "R",
            "when": {"w.size": "high", "w.kinds": {"includes": "low"}},
            "unless": {"w.says": True},
            "conclude": ["w.risk"],
            "because": "B",
            "origin": "interpretation",
        },
        {
            "id": "p",
            "title": "P",
            "per": "process",
            "when": {"w.local": True},
            "conclude": ["w.risk"],
            "because": "B",
            "origin": "interpretation",
        },
        {
            "id": "s",
            "title": "S",
            "verdict": {"use": "inside", "is": "enough"},
            "because": "B",
            "origin": "interpretation",
            "when": {
                "any": [
                    {"w.risk": True},
                    {"w": "two"},
                    {"w.score.sum": {"above": 20}},
                    {"w.rollup.here": True},
                    {"w.decision.way": "up"},
                    {"count": {"at_least": 1, "of": [{"w.day": {"above": "2026-01-01"}}]}},
                    {"not": {"w.plugged": {"below": 3}}},
                ]
            },
        },
    ],
}
HEADER = {"id": "o", "name": "O"}


def speaker(answers: dict[str, Any], language: str = "en", **more: Any) -> Speaker:
    base = base_of([PACK])
    situation = situation_of(base, {"organisation": HEADER, "answers": answers, **more})
    return Speaker(base, situation, Explain().derive(compile_program(base), situation, NoPlugins()), language)


@pytest.mark.parametrize(
    ("fact", "answer", "said"),
    [
        ("w.sure", True, "Sure? Yes."),
        ("w.says", False, "It is not."),
        ("w.size", "high", "How large? High."),
        ("w.size", "unknown", "How large? Still open."),
        ("w.size", {"not_applicable": "no room"}, "How large? Does not apply (no room)."),
        (
            "w.size",
            [{"value": "low"}, {"value": "high"}],
            "How large? Opinions differ (How large? Low / How large? High).",
        ),
        ("w.hours", 7.5, "7.5 hours a week."),
        ("w.hours", [{"value": 4}, {"value": 6}], "4 / 6 hours a week."),
        ("w.day", "2026-11-22", "When? 2026-11-22."),
        ("w.name", "Ada", "Called? Ada."),
    ],
)
def test_an_answer_is_a_sentence(fact: str, answer: Any, said: str) -> None:
    assert speaker({fact: answer}).fact("", fact) == said


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ([], "Which? None of these."),
        (["low"], "Which? Low."),
        (["low", "high"], "Which? Low and High."),
    ],
)
def test_several_answers_are_listed(answer: list[str], said: str) -> None:
    assert speaker({"w.sure": True, "w.kinds": answer}).fact("", "w.kinds") == said
    assert speaker({"w.sure": False}).fact("", "w.kinds") == "Which? Does not apply."


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("w", "Model: between First and Second."),
        ("w.c", "Dim: between First and Second."),
        ("w.score.sum", "Sum: 0 – 41."),
        ("w.decision.way", "Way: opinions differ (Way: up / Way: down)."),
        ("w.rollup.here", "Any: does not apply."),
        ("w.risk", "w.risk: still open."),
        ("target.w", "Target for Model: does not apply."),
    ],
)
def test_a_derived_fact_is_a_sentence(fact: str, said: str) -> None:
    assert speaker({}).fact("", fact) == said


def test_the_readers_language_is_used_where_there_is_one() -> None:
    dutch = speaker({"w.size": "low"}, "nl")

    assert dutch.fact("", "w.size") == "Hoe groot? Nl low."
    assert dutch.fact("", "w") == "Model: Eerste."
    assert dutch.missing == set()
    assert dutch.fact("", "w.sure") == "Sure? Nog open."
    assert dutch.missing == {"w"}


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (Fraction(1, 3), "en", "0.33"),
        (Fraction(1, 3), "de", "0,33"),
        (Fraction(5, 2), "nl-BE", "2,5"),
        (Fraction(1200), "nl", "1200"),
    ],
)
def test_numbers_are_written_as_people_do(value: Fraction, language: str, text: str) -> None:
    assert plain_number(value, language) == text


def test_open_questions_lead_to_gates_first_and_through_derived_facts() -> None:
    found = speaker({})
    base, derived = found.base, found.derived

    assert questions_of(base, derived, ["w.kinds"], "") == (("", "w.sure"),)
    assert questions_of(base, derived, ["w", "w.score.sum"], "") == (("", "w.size"), ("", "w.hours"))
    assert questions_of(base, derived, rule_reads(base.rule("w/s")), "")[0] == ("", "w.sure")
    assert {question.fact for question in next_questions(base, derived, Tracer(found))} >= {"w.sure", "w.size", "w.day"}


def test_units_are_asked_their_own_questions() -> None:
    unit = {"id": "p1", "kind": "process", "title": "P"}
    found = speaker({}, units=[unit])

    assert ("p1", "w.local") in questions_of(found.base, found.derived, ["w.rollup.here"], "")
    assert ("p1", "w.local") in questions_of(found.base, found.derived, ["w.risk"], "p1")
    traced = Tracer(found).derived(found.base.definitions["w.rollup.here"], "")
    assert [item["place"] for item in traced["units"]] == ["p1"]


def test_a_rule_that_can_no_longer_fire_waits_for_nothing() -> None:
    found = speaker({"w.sure": False})
    tracer, rule = Tracer(found), found.base.rule("w/r")

    assert found.derived.statuses["", "w/r"] == "undetermined"
    assert not can_fire(rule, "", tracer)
    assert can_fire(found.base.rule("w/s"), "", tracer)
    assert can_be(rule.when, "", Truth.FALSE, tracer)
    # A roll-up over no units does not apply, and keeps `any` from ever being false.
    assert not can_be(found.base.rule("w/s").when, "", Truth.FALSE, tracer)


def test_every_way_to_combine_is_shown_in_a_trace() -> None:
    found = speaker({"w.day": "2026-02-01"})
    rule = Tracer(found).rule(found.base.rule("w/s"), "")

    kinds = {key for part in rule["when"]["any"] for key in part if key in ("test", "not", "count")}
    assert rule["status"] == "fired"
    assert kinds == {"test", "not", "count"}
