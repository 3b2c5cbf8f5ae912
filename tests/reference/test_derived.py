"""Sections 7 and 8 of docs/semantics.md, worked by hand."""

from __future__ import annotations

from fractions import Fraction as Fr

import pytest

from tests.reference.states import Interval, State
from tests.reference.worked import (
    BOOLEAN,
    COUNT,
    GONE,
    NA,
    OPEN,
    meaning,
    options,
    rule,
    state,
)

FACTS = {
    "t.yes": BOOLEAN,
    "t.open": BOOLEAN,
    "t.gone": BOOLEAN,
    "t.choice": {"type": "choice", "options": options(a=1, b=3)},
    "t.many": {"type": "choices", "options": options("z", a=2, b=-1, c=4)},
    "t.count": COUNT,
    "t.free": {"type": "integer"},
    "t.perhaps": {**COUNT, "ask_if": {"t.open": True}},
    "t.unsure": COUNT,
}
ANSWERS = {"t.yes": True, "t.gone": GONE, "t.choice": "b", "t.count": 4, "t.unsure": [{"value": 8}, GONE]}


def score(of: list[str], combine: str = "sum", answers: dict | None = None, **keys) -> State:
    """The state of one score over the facts above."""
    scores = [{"id": "s", "combine": combine, "of": of, **keys}]
    return meaning(FACTS, {**ANSWERS, **(answers or {})}, scores=scores).states["", "score.s"]


@pytest.mark.parametrize(
    ("combine", "expected"),
    [
        # over 1, 3 and 4 with weights 1, 2 and 1, highest 1, 3 and 10
        ("sum", 11),  # 1 + 6 + 4
        ("mean", Fr(8, 3)),
        ("weighted_mean", Fr(11, 4)),
        ("lowest", 1),
        ("highest", 4),
        ("median", 3),
        ("share", Fr(11, 17)),  # 11 of 1 + 6 + 10
    ],
)
def test_a_score_combines_its_members(combine, expected):
    assert score(["t.yes", "t.choice", "t.count"], combine, weights={"t.choice": 2}) == state(expected)


def test_the_median_of_two_is_the_lower():
    assert score(["t.yes", "t.choice"], "median") == state(1)


@pytest.mark.parametrize(
    ("of", "answers", "values"),
    [
        ("t.open", {}, Interval(0, 1)),
        ("t.choice", {"t.choice": "unknown"}, Interval(1, 3)),
        ("t.many", {"t.many": ["a", "b"]}, frozenset({1})),  # 2 - 1
        ("t.many", {"t.many": {"a": "yes", "b": "unknown"}}, Interval(1, 6)),  # 2, with -1 and 4 open
        ("t.many", {"t.many": {"a": GONE, "b": "no", "c": "no"}}, frozenset({0})),
        ("t.count", {"t.count": [{"value": 2}, {"value": 5}]}, Interval(2, 5)),
        ("t.free", {}, Interval(None, None)),
    ],
)
def test_a_member_gives_its_points_from_the_least_to_the_most(of, answers, values):
    assert score([of], answers=answers) == State(values)


def test_a_share_of_choices_is_of_the_options_that_apply():
    assert score(["t.many"], "share", {"t.many": {"z": "no", "a": "yes", "b": "no", "c": GONE}}) == state(1)
    assert score(["t.many"], "share", {"t.many": ["a"]}) == state(Fr(1, 3))  # 2 of 2 + 4
    assert score(["t.many"], "share", {"t.many": {"a": GONE, "c": GONE}}) == NA  # highest is 0, so it is out


def test_what_is_not_applicable_leaves_and_what_perhaps_is_counts_both_ways():
    assert score(["t.gone"]) == NA
    assert score(["t.gone", "t.count"]) == state(4)
    assert score(["t.unsure"]) == state(8, na="maybe")
    assert score(["t.count", "t.unsure"]) == State(Interval(4, 12))  # without it or with it
    assert score(["t.count", "t.unsure"], "mean") == State(Interval(4, 6))
    assert score(["t.count", "t.unsure"], "lowest") == state(4)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("keep", State(Interval(4, 5))),
        ("as_zero", state(4)),
        ("leave_out", state(4)),
        ("empties_group", NA),
    ],
)
def test_open_says_what_becomes_of_a_blank_member(how, expected):
    assert score(["t.open", "t.count"], open=how) == expected


def test_open_reads_also_a_member_that_is_perhaps_not_applicable_but_no_answer():
    assert score(["t.count", "t.perhaps"], "mean") == State(Interval(2, 7))  # 4, or with 0 to 10
    assert score(["t.count", "t.perhaps"], "mean", open="as_zero") == state(2)
    assert score(["t.count", "t.perhaps"], "mean", open="leave_out") == state(4)
    assert score(["t.count", "t.gone"], open="empties_group") == state(4)  # n/a is an answer


def test_a_score_of_scores_has_its_own_highest():
    scores = [
        {"id": "part", "combine": "sum", "of": ["t.yes", "t.choice"], "weights": {"t.choice": 2}},  # 7 of 7
        {"id": "mean", "combine": "mean", "of": ["t.yes", "t.choice"]},  # 2 of 3
        {"id": "all", "combine": "share", "of": ["part", "score.mean"]},
    ]
    assert meaning(FACTS, ANSWERS, scores=scores).states["", "score.all"] == state(Fr(9, 10))


def decision(answers: dict, **keys) -> State:
    """The state of a decision with two lines."""
    lines = [{"when": {"t.a": True}, "is": "one"}, {"when": {"t.b": True}, "is": "two"}]
    facts = {"t.a": BOOLEAN, "t.b": BOOLEAN}
    return meaning(facts, answers, decisions=[{"id": "d", "lines": lines, **keys}]).states["", "decision.d"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (True, True, state("one")),
        (False, True, state("two")),
        (False, False, state("else")),
        (GONE, False, state("else")),
        ("unknown", True, state("one", "two")),
        ("unknown", False, state("one", "else")),
        ("unknown", "unknown", state("one", "two", "else")),
    ],
)
def test_a_decision_is_what_can_still_come_out(a, b, expected):
    assert decision({"t.a": a, "t.b": b}, otherwise="else") == expected


def test_a_decision_without_otherwise_may_come_to_nothing():
    assert decision({"t.a": "unknown", "t.b": False}) == state("one", na="maybe")
    assert decision({"t.a": False, "t.b": GONE}) == NA


def test_a_decision_names_what_holds_while_nothing_it_reads_is_answered():
    assert decision({}, unanswered="ask") == state("ask")
    assert decision({"t.b": "unknown"}, unanswered="ask") == state("ask")
    assert decision({"t.b": GONE}, unanswered="ask") == state("one", na="maybe")
    assert decision({"t.b": False}, unanswered="ask", otherwise="else") == state("one", "else")


def test_an_answer_behind_a_closed_gate_is_not_in_force_and_gates_are_not_read():
    facts = {"t.gate": BOOLEAN, "t.x": {**BOOLEAN, "ask_if": {"t.gate": True}}}
    decisions = [{"id": "d", "lines": [{"when": {"t.x": True}, "is": "one"}], "unanswered": "ask"}]
    for gate, expected in ((False, state("ask")), ("unknown", state("ask")), (True, state("one"))):
        found = meaning(facts, {"t.gate": gate, "t.x": True}, decisions=decisions)
        assert found.states["", "decision.d"] == expected


def test_a_decision_reads_answers_through_scores_conclusions_and_roll_ups():
    facts = {**FACTS, "t.deep": {"derived": True, **BOOLEAN}, "t.unit": {**BOOLEAN, "per": "process"}}
    through = ({"t.deep": True}, {"rollup.u": True}, {"score.s": {"above": 0}})
    found = {}
    for n, when in enumerate(through):
        decisions = [{"id": "d", "lines": [{"when": when, "is": "one"}], "otherwise": "else", "unanswered": "ask"}]
        result = meaning(
            facts,
            {"t.yes": False} if n == 0 else {},
            ({"id": "web", "kind": "process", "answers": {"t.unit": False}},),
            scores=[{"id": "s", "combine": "sum", "of": ["t.count"]}],
            rollups=[{"id": "u", "of": "process", "combine": "any", "where": {"t.unit": True}}],
            rules=[rule({"t.yes": True}, conclude=["t.deep"])],
            decisions=decisions,
        )
        found[next(iter(when))] = result.states["", "decision.d"]
    assert found == {"t.deep": state("else"), "rollup.u": state("else"), "score.s": state("ask")}


def test_a_decision_that_reads_no_asked_fact_is_never_unanswered_but_one_about_missing_units_is():
    facts = {"t.x": {**BOOLEAN, "per": "process"}, "t.deep": {"derived": True, **BOOLEAN}}
    rollups = [{"id": "u", "of": "process", "combine": "any", "where": {"t.x": True}}]
    found = {}
    for id_ in ("t.deep", "rollup.u"):
        decisions = [{"id": "d", "lines": [{"when": {id_: True}, "is": "one"}], "otherwise": "else"}]
        decisions[0]["unanswered"] = "ask"
        found[id_] = meaning(facts, {}, rollups=rollups, decisions=decisions).states["", "decision.d"]
    assert found == {"t.deep": state("else"), "rollup.u": state("ask")}


@pytest.mark.parametrize(
    ("units", "any_", "every", "count", "share"),
    [
        ([], NA, NA, NA, NA),
        ([GONE, GONE], NA, NA, NA, NA),
        ([True, False], state(True), state(False), state(1), state(Fr(1, 2))),
        ([True, GONE], state(True), state(True), state(1), state(1)),
        ([True, "unknown"], state(True), OPEN, State(Interval(1, 2)), State(Interval(Fr(1, 2), 1))),
        ([False, "unknown"], OPEN, state(False), State(Interval(0, 1)), State(Interval(0, Fr(1, 2)))),
        (["unknown", GONE], OPEN, OPEN, State(Interval(0, 1), "maybe"), State(Interval(0, 1), "maybe")),
        ([False], state(False), state(False), state(0), state(0)),
    ],
)
def test_a_roll_up_carries_what_holds_in_units_to_the_organisation(units, any_, every, count, share):
    places = tuple({"id": f"u{n}", "kind": "process", "answers": {"t.x": one}} for n, one in enumerate(units))
    how = ("any", "every", "count", "share")
    rollups = [{"id": one, "of": "process", "combine": one, "where": {"t.x": True}} for one in how]
    found = meaning({"t.x": {**BOOLEAN, "per": "process"}}, {}, places, rollups=rollups).states
    assert [found["", f"rollup.{one}"] for one in how] == [any_, every, count, share]
