"""Mutation: every small change is made, noticed by sharp examples, and excused only where nothing could notice it."""

import pytest

from maturity_advisor.authoring.mutants import mutants_of
from maturity_advisor.authoring.mutation import mutate
from tests.reasoning.bridge import base_of

HEADER = {"id": "small", "format": 1, "version": "1.0.0", "language": "en", "licence": "CC0", "shared": True}
LEVELS = [{"id": "low"}, {"id": "middle"}, {"id": "high"}]
FACTS = {
    "team.busy": {"type": "boolean", "ask": "Busy?"},
    "team.size": {"type": "integer", "ask": "How many?", "minimum": 0},
    "team.share": {"type": "number", "ask": "Which share?", "minimum": 0, "maximum": 1},
    "team.level": {"type": "scale", "ask": "How good?", "options": LEVELS},
    "team.goal": {"type": "scale", "ask": "How good in a year?", "options": LEVELS},
    "team.tools": {"type": "choices", "ask": "Which?", "options": [{"id": "chat"}, {"id": "wiki"}]},
    "team.habit": {"type": "boolean", "ask": "A habit?", "ask_if": {"team.busy": True}},
    "risk.dust": {"type": "boolean", "derived": True},
}


def base_with(when, examples=(), **more):
    rule = {"id": "dusty", "title": "Dusty", "because": "So.", "origin": "interpretation", "conclude": ["risk.dust"]}
    rule |= {"when": when, **more}
    rule["examples"] = [{"name": str(given), "given": given, "expect": expect} for given, expect in examples]
    return base_of([{"pack": HEADER, "facts": FACTS, "rules": [rule]}])


def changes(when, **more):
    base = base_with(when, **more)
    return [mutant.what for mutant in mutants_of(base.rules[0], base.definitions)]


@pytest.mark.parametrize(
    ("when", "change"),
    [
        ({"team.level": {"at_least": "middle"}}, "'team.level at_least middle' to 'team.level is middle'"),
        ({"team.level": {"at_least": "middle"}}, "'team.level at_least middle' to 'team.level above middle'"),
        ({"team.level": {"at_least": "middle"}}, "'team.level at_least middle' to 'team.level at_least low'"),
        ({"team.size": {"below": 5}}, "'team.size below 5' to 'team.size above 5'"),
        ({"team.size": {"below": 5}}, "'team.size below 5' to 'team.size below 6'"),
        ({"team.share": {"above": 0.5}}, "'team.share above 1/2' to 'team.share above 3/5'"),
        ({"team.size": {"between": [2, 5]}}, "'team.size between [2, 5]' to 'team.size between [3, 5]'"),
        ({"team.level": ["low", "middle"]}, "'team.level one_of [low, middle]' to 'team.level none_of [low, middle]'"),
        ({"team.level": ["low", "middle"]}, "'team.level one_of [low, middle]' to 'team.level one_of [high, middle]'"),
        ({"team.tools": {"includes": "chat"}}, "'team.tools includes [chat]' to 'team.tools excludes [chat]'"),
        ({"team.tools": {"includes": "chat"}}, "'team.tools includes [chat]' to 'team.tools includes [wiki]'"),
        ({"team.busy": {"known": True}}, "'team.busy known true' to 'team.busy applicable true'"),
        ({"team.busy": True}, "'team.busy is true' to 'team.busy is_not true'"),
        ({"team.busy": True}, "the condition dropped"),
        (
            {"team.level": {"below": {"fact": "team.goal"}}},
            "'team.level below fact team.goal' to 'team.level is fact team.goal'",
        ),
        ({"team.busy": True, "team.size": 3}, "'all' to 'any'"),
        ({"team.busy": True, "team.size": 3}, "'team.busy is true' dropped"),
        ({"any": [{"team.busy": True}, {"team.size": 3}]}, "'any' to 'all'"),
        ({"not": {"team.size": 3}}, "'not' dropped"),
        ({"count": {"at_least": 1, "of": [{"team.busy": True}, {"team.size": 3}]}}, "'at_least: 1' to 2"),
    ],
)  # fmt: skip
def test_every_kind_of_change_is_made(when, change):
    assert change in changes(when)


def test_an_exception_is_changed_and_dropped_too():
    found = changes({"team.busy": True}, unless={"team.size": {"at_least": 3}})

    assert "'unless' dropped" in found
    assert "'team.size at_least 3' to 'team.size at_least 2'" in found


def test_no_change_says_the_same_as_another():
    found = changes({"team.level": {"at_least": "middle"}})

    assert len(found) == len(set(found))
    assert "'team.level at_least middle' to 'team.level above low'" not in found


def test_sharp_examples_catch_all_that_can_be_told_apart():
    examples = [
        ({"team.level": "low"}, "silent"),
        ({"team.level": "middle"}, "fires"),
        ({"team.level": "high"}, "fires"),
    ]

    (tally,) = mutate(base_with({"team.level": {"at_least": "middle"}}, examples))

    assert tally.survivors == []
    assert tally.caught == tally.mutants > 4


def test_what_dull_examples_miss_survives_with_its_place():
    examples = [({"team.size": 1}, "silent"), ({"team.size": 100}, "fires")]

    (tally,) = mutate(base_with({"team.size": {"at_least": 10}}, examples))

    said = [survivor.message for survivor in tally.survivors]
    assert "no example of 'small/dusty' notices 'team.size at_least 10' to 'team.size at_least 11'" in said
    assert not tally.enough
    assert all(survivor.place is not None for survivor in tally.survivors)


def test_a_change_that_no_answers_can_show_is_excused():
    examples = [
        ({"team.level": "middle"}, "silent"),
        ({"team.level": "high"}, "fires"),
        ({"team.level": "low"}, "silent"),
    ]

    (tally,) = mutate(base_with({"team.level": "high"}, examples))

    assert tally.equivalent == 1  # at least the highest
    assert tally.survivors == []


def test_a_gate_excuses_what_it_keeps_from_being_asked():
    """While nobody is busy, habits are not asked for, and the rule is silent either way."""
    when = {"all": [{"team.busy": True}, {"team.habit": {"applicable": True}}, {"team.habit": True}]}
    examples = [
        ({"team.busy": True, "team.habit": True}, "fires"),
        ({"team.busy": True, "team.habit": False}, "silent"),
        ({"team.busy": True, "team.habit": {"not_applicable": "no"}}, "silent"),
    ]

    (tally,) = mutate(base_with(when, examples))

    assert not any("'team.busy is true' dropped" in survivor.message for survivor in tally.survivors)


def test_packs_can_be_chosen():
    assert mutate(base_with({"team.busy": True}), packs=["other"]) == ()
