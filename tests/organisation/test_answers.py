"""Answers as written: every form they may take, and everything that is wrong with one at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from maturity_advisor.documents import Flaw, WholeNumber
from maturity_advisor.organisation.answers import (
    KEYS,
    Answer,
    DateField,
    MonthField,
    Response,
    parse_answer,
)


@pytest.mark.parametrize(
    ("raw", "response"),
    [
        ("high", Response("value", "high")),
        (True, Response("value", True)),
        (3, Response("value", 3)),
        (["a", "b"], Response("value", ("a", "b"))),
        ([], Response("value", ())),
        ("unknown", Response("unknown")),
        ({"value": "unknown", "by": "her"}, Response("unknown", by="her")),
        ({"value": ["a"]}, Response("value", ("a",))),
        ({"not_applicable": "too small"}, Response("not_applicable", why="too small")),
        ({"not_applicable": WholeNumber(3), "by": "him"}, Response("not_applicable", why="3", by="him")),
        (
            {"a": True, "b": "no", "c": "unknown", "d": {"not_applicable": "why not"}},
            Response(
                "value", (("a", "yes", ""), ("b", "no", ""), ("c", "unknown", ""), ("d", "not_applicable", "why not"))
            ),
        ),
        ({"b": False, "a": "yes"}, Response("value", (("a", "yes", ""), ("b", "no", "")))),
        ({"value": {"a": "yes"}, "by": "her"}, Response("value", (("a", "yes", ""),), by="her")),
        ({"a": "unknown", "b": "unknown"}, Response("unknown")),
        ({"note": True, "by": "no"}, Response("value", (("by", "no", ""), ("note", "yes", "")))),
    ],
)
def test_an_answer_of_one_respondent(raw: Any, response: Response) -> None:
    assert parse_answer(raw) == Answer((response,))


def test_an_answer_says_where_it_comes_from_and_who_may_see_it() -> None:
    raw = {
        "value": 3,
        "by": "the director",
        "source": "interview",
        "date": "2026-11-03",
        "evidence": "documented",
        "visibility": "advisor",
        "confidence": "low",
        "note": "a guess",
    }

    answer = parse_answer(raw)

    assert answer == Answer((Response("value", **raw),))
    assert answer.visibility == "advisor"
    assert parse_answer(3).visibility == "client"


def test_several_respondents_may_answer_in_any_form() -> None:
    answer = parse_answer([{"value": "a", "by": "him"}, "b", {"not_applicable": "no"}, ["c"], {"a": "yes"}])

    assert [item.standing for item in answer.responses] == ["value", "value", "not_applicable", "value", "value"]
    assert [item.path for item in answer.responses] == [(0, "value"), (1,), (2,), (3,), (4,)]


def test_an_answer_stays_what_it_is() -> None:
    answer = parse_answer(3)

    assert parse_answer(answer) is answer


def test_all_that_is_wrong_with_an_answer_is_said_at_once() -> None:
    raw = [{"by": True, "date": "soon"}, None, {"a": "often", "b": "never"}, {"value": 1, "not_applicable": " "}]

    with pytest.raises(PydanticCustomError) as caught:
        parse_answer(raw)

    assert [path for path, _, _, _ in (caught.value.context or {})["problems"]] == [
        (0,),
        (0, "by"),
        (0, "date"),
        (1,),
        (2, "a"),
        (2, "b"),
        (3, "not_applicable"),
        (3, "not_applicable"),
    ]


STATES = (
    st.sampled_from(["yes", "no", "unknown", "high", "", "2026-11-22"]) | st.booleans() | st.none() | st.integers(0, 3)
)
PLAIN = st.recursive(
    STATES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "a", "vlaue"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(PLAIN)
def test_any_plain_data_is_an_answer_or_refused_with_places(raw: Any) -> None:
    flaws: list[Flaw] = []
    standings: set[str] = set()
    try:
        standings = {item.standing for item in parse_answer(raw).responses}
    except PydanticCustomError as error:
        flaws = (error.context or {})["problems"]

    assert bool(flaws) != bool(standings & {"value", "unknown", "not_applicable"})
    assert all(message and remedy and code for _, message, remedy, code in flaws)


def test_days_and_months_are_dates() -> None:
    assert TypeAdapter(DateField).validate_python("2026-11-22") == date(2026, 11, 22)
    assert TypeAdapter(DateField).validate_python(date(2026, 11, 22)) == date(2026, 11, 22)
    assert TypeAdapter(MonthField).validate_python("2026-11") == date(2026, 11, 1)
    assert TypeAdapter(MonthField).validate_python("2026-11-22") == date(2026, 11, 22)
