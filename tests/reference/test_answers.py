"""Sections 4, 5 and 12 of docs/semantics.md, worked by hand."""

from __future__ import annotations

import pytest

from tests.reference import evaluate
from tests.reference.states import Interval, State
from tests.reference.worked import BOOLEAN, COUNT, GONE, NA, SCALE, meaning, options, rule, state

MANY = {"type": "choices", "options": options("a", "b", "none_of_these"), "exclusive": "none_of_these"}


def answered(fact: dict, *answer) -> State:
    """The state of a fact answered so, or not at all."""
    return meaning({"t.x": fact}, {"t.x": answer[0]} if answer else {}).states["", "t.x"]


def said(fact: dict, *answers) -> State:
    """The state of a fact that several answered."""
    return answered(fact, [one if isinstance(one, dict) and one is GONE else {"value": one} for one in answers])


@pytest.mark.parametrize(
    ("fact", "values"),
    [
        (BOOLEAN, frozenset({False, True})),
        (SCALE, frozenset({"low", "mid", "high"})),
        (COUNT, Interval(0, 10)),
        ({"type": "number", "maximum": 3}, Interval(None, 3)),
        ({"type": "date"}, Interval(None, None)),
        ({"type": "text"}, frozenset()),
        (MANY, (("a", "open"), ("b", "open"), ("none_of_these", "open"))),
    ],
)
def test_unanswered_and_unknown_leave_all_values_of_the_type(fact, values):
    assert answered(fact) == answered(fact, "unknown") == State(values, blank=True)
    assert said(fact, "unknown", "unknown") == State(values, blank=True)


def test_an_answer_is_exactly_its_value_with_whatever_is_told_about_it():
    assert answered(SCALE, "mid") == answered(SCALE, {"value": "mid", "source": "interview"}) == state("mid")
    assert answered({"type": "number"}, 2) == state(2)
    assert answered({"type": "date"}, "2026-01-02") == state(739618)  # 2,025 years and a day after 0001-01-01
    assert answered({"type": "text"}, "words") == State(frozenset())
    assert answered(SCALE, GONE) == NA


def test_respondents_who_disagree_leave_the_values_they_named():
    assert said(SCALE, "low", "high") == state("low", "high")
    assert said(SCALE, "low", "unknown") == state("low")
    assert said(SCALE, "low", GONE) == state("low", na="maybe")
    assert said(SCALE, GONE, "unknown") == NA
    assert said(COUNT, 1, 3, 1) == state(1, 3)
    assert said({"type": "text"}, "one", "other") == State(frozenset())


@pytest.mark.parametrize(
    ("answer", "statuses"),
    [
        (["a"], "yes no no"),
        ([], "no no no"),
        ({"a": "yes"}, "yes open open"),
        ({"a": "unknown", "b": GONE}, "open na open"),
        ({"none_of_these": "yes"}, "no no yes"),
        ([{"value": ["a"]}, {"value": ["a", "b"]}], "yes open no"),
        ([{"value": ["a"]}, {"value": {"a": "yes", "b": "yes"}}], "yes open no"),
        ([{"value": {"a": GONE}}, {"value": {"a": GONE, "b": "yes"}}], "na yes open"),
        ([{"value": ["none_of_these"]}, {"value": ["a"]}], "open no open"),
    ],
)
def test_several_choices_are_answered_each_on_its_own(answer, statuses):
    assert answered(MANY, answer) == State(tuple(zip(("a", "b", "none_of_these"), statuses.split(), strict=True)))


def test_several_choices_that_some_say_do_not_apply_are_perhaps_not_applicable():
    found = said(MANY, ["a"], GONE)
    assert found == State((("a", "yes"), ("b", "no"), ("none_of_these", "no")), "maybe")


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        (True, state("mid")),
        (False, NA),
        (GONE, NA),
        ("unknown", state("low", "mid", "high", na="maybe", blank=True)),
    ],
)
def test_an_answer_counts_only_if_its_gate_is_true(gate, expected):
    facts = {"t.gate": BOOLEAN, "t.x": {**SCALE, "ask_if": {"t.gate": True}}}
    assert meaning(facts, {"t.gate": gate, "t.x": "mid"}).states["", "t.x"] == expected


UNITS = (
    {"id": "web", "kind": "process", "answers": {"t.both": True}},
    {"id": "pilot", "kind": "initiative", "answers": {}},
)


def test_a_unit_reads_its_own_fact_or_else_the_organisations():
    facts = {
        "t.both": {**BOOLEAN, "per": ["organisation", "process"]},
        "t.own": {**BOOLEAN, "per": "process"},
    }
    rules = [{**rule({"t.both": True}, per=kind), "id": kind} for kind in ("organisation", "process", "initiative")]
    found = meaning(facts, {"t.both": False}, UNITS, rules=rules)
    assert found.statuses == {
        ("", "v/organisation"): "silent",
        ("web", "v/process"): "fired",
        ("pilot", "v/initiative"): "silent",  # no initiative has it, so the organisation's is read
    }
    assert set(found.states) == {("", "t.both"), ("web", "t.both"), ("web", "t.own")}


def test_a_units_answer_is_never_taken_from_the_organisation():
    units = ({"id": "web", "kind": "process", "answers": {}},)
    found = meaning({"t.both": {**BOOLEAN, "per": ["organisation", "process"]}}, {"t.both": True}, units)
    assert found.states["web", "t.both"] == state(False, True, blank=True)


def test_the_header_answers_how_large_the_organisation_is():
    facts = {"organisation.employees": COUNT}
    found = evaluate(
        [{"pack": {"id": "v", "shared": True}, "facts": facts}],
        {"organisation": {"id": "o", "name": "O", "employees": 7}},
    )
    assert found.states["", "organisation.employees"] == state(7)


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        (BOOLEAN, True, state(True)),
        (BOOLEAN, "yes", state(False, True, blank=True)),
        (BOOLEAN, None, state(False, True, blank=True)),
        (BOOLEAN, GONE, NA),
        (SCALE, "high", state("high")),
        (SCALE, "higher", state("low", "mid", "high", blank=True)),
        (COUNT, 3, state(3)),
        (COUNT, 11, State(Interval(0, 10), blank=True)),
        ({"type": "date"}, "soon", State(Interval(None, None), blank=True)),
        (MANY, ["a"], State((("a", "yes"), ("b", "no"), ("none_of_these", "no")))),
    ],
)
def test_a_plugins_fact_is_what_the_plugin_returned_if_it_is_of_the_type(fact, value, expected):
    packs = [{"pack": {"id": "v", "shared": True}, "facts": {"t.x": {**fact, "derived": True, "from": "plugin"}}}]
    found = evaluate(packs, {"organisation": {"id": "o", "name": "O"}}, {"t.x": value})
    assert found.states["", "t.x"] == expected
