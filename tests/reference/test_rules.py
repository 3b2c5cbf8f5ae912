"""Sections 11 and 13 of docs/semantics.md, worked by hand."""

from __future__ import annotations

import pytest

from tests.reference.worked import BOOLEAN, COUNT, GONE, NA, OPEN, meaning, rule, state, status


@pytest.mark.parametrize(
    ("when", "unless", "expected"),
    [
        (True, False, "fired"),
        (True, True, "silent"),
        (True, "unknown", "undetermined"),
        (True, GONE, "fired"),
        ("unknown", False, "undetermined"),
        ("unknown", True, "silent"),
        (False, "unknown", "silent"),
        (GONE, False, "not_applicable"),
        (GONE, "unknown", "undetermined"),
        (GONE, True, "silent"),
    ],
)
def test_a_rule_holds_if_when_holds_and_unless_does_not(when, unless, expected):
    facts = {"t.a": BOOLEAN, "t.b": BOOLEAN}
    assert status(facts, {"t.a": when, "t.b": unless}, {"t.a": True}, unless={"t.b": True}) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (True, "unknown", state(True)),
        (False, "unknown", OPEN),
        (GONE, "unknown", OPEN),
        (GONE, False, NA),
        (False, False, state(False)),
    ],
)
def test_a_conclusion_is_true_if_any_of_its_rules_fired(a, b, expected):
    facts = {"t.a": BOOLEAN, "t.b": BOOLEAN, "t.deep": {"derived": True, **BOOLEAN}}
    rules = [{**rule({id_: True}, conclude=["t.deep"]), "id": id_} for id_ in ("t.a", "t.b")]
    assert meaning(facts, {"t.a": a, "t.b": b}, rules=rules).states["", "t.deep"] == expected


def test_a_conclusion_holds_in_the_place_its_rule_fired_in():
    deep = {"derived": True, **BOOLEAN, "per": ["organisation", "process"]}
    facts = {"t.x": {**BOOLEAN, "per": "process"}, "t.deep": deep}
    units = ({"id": "web", "kind": "process", "answers": {"t.x": True}},)
    found = meaning(facts, {}, units, rules=[rule({"t.x": True}, per="process", conclude=["t.deep"])]).states
    assert (found["", "t.deep"], found["web", "t.deep"]) == (state(False), state(True))


FACTS = {
    "t.yes": BOOLEAN,
    "t.count": COUNT,
    "t.behind": {**BOOLEAN, "ask_if": {"t.yes": {"known": True}}},
    "t.deep": {"derived": True, **BOOLEAN},
}
RULES = {
    "plain": {"t.yes": True},
    "kept": {"score.kept": {"above": 1}},
    "known": {"t.yes": {"known": True}},
    "nested": {"any": [{"t.yes": True}, {"not": {"t.count": {"applicable": True}}}]},
    "gate": {"t.behind": True},
    "score": {"score.zero": {"above": 1}},
    "decision": {"decision.d": "one"},
    "chained": {"t.deep": True},
    "compared": {"t.count": {"above": {"fact": "score.zero"}}},
    "rolled": {"rollup.u": {"above": 1}},
    "assessed": {"m": "two"},
    "to_go": {"gap.m.d": {"above": 1}},
    "aimed": {"target.m": "two"},
}
DERIVED = {
    "scores": [
        {"id": "kept", "combine": "sum", "of": ["t.count"]},
        {"id": "zero", "combine": "sum", "of": ["t.count"], "open": "as_zero"},
    ],
    "decisions": [{"id": "d", "lines": [{"when": {"t.yes": True}, "is": "one"}], "unanswered": "ask"}],
    "rollups": [{"id": "u", "of": "process", "combine": "count", "where": {"t.behind": True}}],
    "model": "m",
    "kind": "ladder",
    "stages": [{"id": "one"}, {"id": "two"}],
    "dimensions": [{"id": "d", "categories": [{"id": "d", "stages": {"two": {"criteria": [{"t.behind": True}]}}}]}],
}


def test_what_rests_on_something_closed_world_says_so():
    unless = {
        "id": "unless",
        "when": {"t.yes": True},
        "unless": {"t.yes": {"known": False}},
        "conclude": ["t.deep"],
    }
    rules = [unless, *({"id": id_, "when": when} for id_, when in RULES.items())]
    result = meaning(FACTS, {}, rules=rules, **DERIVED)
    assert {id_ for _, id_ in result.statuses} - result.closed_world == {"v/plain", "v/kept", "v/aimed"}
