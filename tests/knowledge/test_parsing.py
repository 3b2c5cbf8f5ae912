"""Conditions as written: which small expressions they stand for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from maturity_advisor.knowledge.conditions import (
    COMBINATIONS,
    OPERATORS,
    AllOf,
    AnyOf,
    Count,
    FactReference,
    Not,
    Test,
    facts_in,
    parts_of,
    tests_in,
)
from maturity_advisor.knowledge.parsing import parse_condition

MOOD = Test("team.mood", "is", "low")
SIZE = Test("team.size", "at_least", 3)
LOW, THREE = {"team.mood": "low"}, {"team.size": {"at_least": 3}}


def bare(condition: Any) -> Any:
    """A condition without the places of its tests."""
    match condition:
        case Test(fact, operator, value):
            return Test(fact, operator, value)
        case Not(part):
            return Not(bare(part))
        case Count(at_least, parts):
            return Count(at_least, tuple(map(bare, parts)))
    return type(condition)(tuple(map(bare, condition.parts)))


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        (LOW, MOOD),
        (THREE, SIZE),
        ({"team.mood": ["low", "fair"]}, Test("team.mood", "one_of", ("low", "fair"))),
        ({"team.size": {"between": [1, 3]}}, Test("team.size", "between", (1, 3))),
        ({"team.size": {"fact": "team.ideas"}}, Test("team.size", "is", FactReference("team.ideas"))),
        ({"team.size": {"below": {"fact": "team.ideas"}}}, Test("team.size", "below", FactReference("team.ideas"))),
        ({"team.remote": {"known": True}}, Test("team.remote", "known", True)),
        ({**LOW, **THREE}, AllOf((MOOD, SIZE))),
        ([LOW, THREE], AllOf((MOOD, SIZE))),
        ([LOW], MOOD),
        ({"all": [LOW]}, AllOf((MOOD,))),
        ({"any": [LOW, [THREE, LOW]]}, AnyOf((MOOD, AllOf((SIZE, MOOD))))),
        ({"not": {**LOW, **THREE}}, Not(AllOf((MOOD, SIZE)))),
        ({"not": [LOW]}, Not(MOOD)),
        ({"count": {"at_least": 2, "of": [LOW, THREE]}}, Count(2, (MOOD, SIZE))),
        (
            {"team.size": {"at_least": 3, "below": 9}},
            AllOf((SIZE, Test("team.size", "below", 9))),
        ),
    ],
)
def test_a_condition_means(raw: Any, meant: Any) -> None:
    assert bare(parse_condition(raw)) == meant


def test_a_condition_stays_what_it_is() -> None:
    assert parse_condition(SIZE) is SIZE


def test_a_test_knows_its_place_and_that_of_its_fact() -> None:
    found = list(tests_in(parse_condition({"any": [LOW, {"not": THREE}], "team.size": {"fact": "team.ideas"}})))

    assert [(test.path, test.fact_path) for test in found] == [
        (("any", 0, "team.mood"), ("any", 0, "team.mood")),
        (("any", 1, "not", "team.size", "at_least"), ("any", 1, "not", "team.size")),
        (("team.size", "fact"), ("team.size",)),
    ]


def test_a_condition_reads_the_facts_on_both_sides() -> None:
    condition = parse_condition({"any": [LOW, {"team.size": {"above": {"fact": "team.ideas"}}}]})

    assert facts_in(condition) == {"team.mood", "team.size", "team.ideas"}
    assert facts_in(None) == frozenset()


def test_a_condition_has_the_parts_directly_inside_it() -> None:
    assert parts_of(MOOD) == ()
    assert parts_of(Not(MOOD)) == (MOOD,)
    assert parts_of(Count(1, (MOOD, SIZE))) == (MOOD, SIZE)


def test_all_that_is_wrong_with_a_condition_is_said_at_once() -> None:
    raw = {"any": [{"team.size": {"at_leest": 3}}, 3], "count": {"at_least": 5, "of": [{"team.mood": None}]}}

    with pytest.raises(PydanticCustomError) as caught:
        parse_condition(raw)

    assert [path for path, _, _, _ in (caught.value.context or {})["problems"]] == [
        ("any", 0, "team.size", "at_leest"),
        ("any", 1),
        ("count", "of", 0, "team.mood"),
        ("count", "at_least"),
    ]


WORDS = st.sampled_from([*OPERATORS, *COMBINATIONS, "fact", "of", "team.size", "esm3", "", "al"])
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 5) | st.decimals(0, 1, places=1) | WORDS | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_any_plain_data_is_a_condition_or_refused_with_places_that_exist(raw: Any) -> None:
    try:
        condition = parse_condition(raw)
    except PydanticCustomError as error:
        flaws = (error.context or {})["problems"]
        assert flaws
        for path, message, remedy, code in flaws:
            assert message
            assert remedy
            assert code in ("condition", "operator")
            assert leads_somewhere(raw, path)
    else:
        assert all(leads_somewhere(raw, test.path) for test in tests_in(condition))


def leads_somewhere(data: Any, path: tuple[str | int, ...]) -> bool:
    for step in path:
        data = data[step]
    return True
