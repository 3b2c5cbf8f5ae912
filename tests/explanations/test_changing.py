"""Changing: the sets that are found bring the wish about, none is larger than it must be."""

from __future__ import annotations

import pytest

from maturity_advisor.errors import UsageError
from maturity_advisor.explanations.changing import Changes, change
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.explanations.wishing import Wish, reach, rule_wish
from maturity_advisor.knowledge.conditions import Test
from maturity_advisor.organisation.known import Numeric
from maturity_advisor.reasoning.solve import is_available
from tests.explanations.small import small
from tests.explanations.trying_all import run

pytestmark = pytest.mark.skipif(not is_available(), reason="clingo is not installed")


def add(grounds: Grounds, rule: str, **more) -> Changes:
    return change(grounds, Wish("add", f"vocabulary/{rule}"), **more)


def moved(found: Changes) -> list[list[tuple]]:
    return [[(move.thing[1], move.thing[2], move.effort) for move in item.moves] for item in found.sets]


def tests_of(found: Changes) -> list[tuple]:
    assert found.contradiction is not None
    return [
        (need.condition.fact, need.condition.operator)
        for need in found.contradiction.needs
        if isinstance(need.condition, Test)
    ]


def test_trying_all_answers_finds_the_same_sets():
    report = run(25)
    assert report.differences == []
    assert report.outcomes["found"] > 15
    assert report.outcomes["impossible"] > 15
    assert max(report.sizes) > 1


def test_what_is_so_already_needs_no_change():
    assert add(small({"team.listens": "often"}, 80), "large-listeners").outcome == "already"


def test_the_effort_of_a_move_on_a_scale_is_its_steps():
    assert moved(add(small({"team.listens": "never"}, 80), "large-listeners")) == [[("team.listens", "", 2)]]
    assert moved(add(small({}, 80), "large-listeners")) == [[("team.listens", "", 1)]]


def test_conditions_that_contradict_each_other_are_the_proof():
    found = add(small({}), "contradicts")
    assert found.outcome == "impossible"
    assert tests_of(found) == [("team.listens", "at_least"), ("team.listens", "at_most")]
    assert found.contradiction is not None
    assert found.contradiction.fixed == ()


def test_what_cannot_change_is_named_beside_the_condition_it_contradicts():
    found = add(small({"team.listens": "never"}, 5), "large-listeners")
    assert tests_of(found) == [("organisation.employees", "at_least")]
    assert found.contradiction is not None
    assert found.contradiction.fixed == (("", "organisation.employees"),)
    old = add(small({"team.age": 2}), "old")
    assert old.contradiction is not None
    assert old.contradiction.fixed == (("", "team.age"),)


def test_whoever_asks_can_hold_further_answers():
    grounds = small({"team.listens": "never"}, 80)
    assert add(grounds, "large-listeners", fixed=["team.listens"]).outcome == "impossible"


def test_a_number_moves_to_where_tests_can_tell_the_difference():
    (only,) = add(small({"team.hours": 3}), "part-time").sets
    (state,) = [move.state for move in only.moves]
    assert isinstance(state, Numeric)
    assert state.low is not None
    assert 10 < state.low < 12


def test_of_several_choices_each_option_is_a_change():
    found = add(small({"team.channels": ["a"]}), "on-a-and-b")
    assert moved(found) == [[("team.channels", "b", 1)]]


def test_to_choose_none_of_these_is_one_change_that_takes_as_much_as_is_given_up():
    found = add(small({"team.channels": ["a", "b"]}), "nowhere")
    assert moved(found) == [[("team.channels", "nothing", 2)]]


def test_the_gate_of_a_question_is_changed_with_it():
    found = add(small({"team.shares": False}), "planned")
    assert moved(found) == [[("team.plan", "", 1), ("team.shares", "", 1)]]


def test_what_was_answered_as_not_applicable_stays_so():
    found = add(small({"team.shares": {"not_applicable": "There is one of us."}}), "planned")
    assert found.outcome == "impossible"


def test_a_rule_that_asks_what_is_known_is_treated_like_any_other():
    assert add(small({"team.shares": True}), "not-asked-yet").outcome == "impossible"
    found = change(small({}), Wish("drop", "vocabulary/not-asked-yet"))
    assert moved(found) == [[("team.shares", "", 1)]]


def test_numbers_compared_with_each_other_are_kept_and_named():
    found = add(small({"team.size": 3, "team.goal": 5}), "outgrown")
    assert found.outcome == "impossible"
    assert found.kept == {"team.goal": "number", "team.size": "number"}


def test_an_exception_is_lifted_and_a_conclusion_brought_about():
    found = add(small({"team.shares": True, "team.listens": "often"}), "alone-and-silent")
    assert moved(found) == [[("team.listens", "", 2), ("team.shares", "", 1)]]


def test_a_stage_is_reached_by_its_criteria_and_those_below():
    grounds = small({"team.shares": False, "team.listens": "never", "team.plan": True})
    found = change(grounds, reach(grounds.base, grounds.derived.places, "growth=third"))
    assert moved(found) == [[("team.listens", "", 2), ("team.shares", "", 1)]]
    assert all(item.derived.state("", "growth") != grounds.derived.state("", "growth") for item in found.sets)


def test_it_says_when_there_are_more_and_when_time_was_up():
    grounds = small({"team.shares": False, "team.listens": "never"})
    wish = Wish("drop", "vocabulary/alone-and-silent")
    assert len(change(grounds, wish).sets) == 2
    assert (len(change(grounds, wish, limit=1).sets), change(grounds, wish, limit=1).complete) == (1, False)
    stopped = change(grounds, wish, timeout=0)
    assert (stopped.outcome, stopped.complete) == ("stopped", False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("growth", "names no stage"),
        ("grwth=third", "Did you mean 'growth'"),
        ("growth=thrd", "Did you mean 'third'"),
        ("team.shares=true", "no model"),
        ("elsewhere:growth=third", "no unit"),
    ],
)
def test_a_wish_that_cannot_be_understood_is_refused_with_a_remedy(text, said):
    grounds = small({})
    with pytest.raises(UsageError, match=said):
        reach(grounds.base, grounds.derived.places, text)
    with pytest.raises(UsageError, match="no rule"):
        rule_wish(grounds.base, grounds.derived.places, "add", "vocabulary/nothing")
