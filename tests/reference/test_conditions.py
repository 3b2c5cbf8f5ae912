"""Sections 1 to 3 of docs/semantics.md, worked by hand."""

from __future__ import annotations

import pytest

from tests.reference.truth import all_of, any_of, at_least, criteria, except_, not_
from tests.reference.worked import BOOLEAN, COUNT, GONE, SCALE, options, truth

# For every pair of parts, in the order T F U N of the first (line) and the second (column).
PAIRS = [
    (all_of, "TFUN FFFF UFUU NFUN"),
    (any_of, "TTTT TFUN TUUU TNUN"),
    (criteria, "TFUT FFFF UFUU TFUN"),
]


@pytest.mark.parametrize(("combine", "table"), PAIRS)
def test_parts_combine_as_the_table_says(combine, table):
    lines = table.split()
    found = {a + b: combine([a, b]) for a in "TFUN" for b in "TFUN"}
    assert found == {a + b: lines["TFUN".index(a)]["TFUN".index(b)] for a in "TFUN" for b in "TFUN"}


def test_not_keeps_what_is_open_and_except_takes_not_applicable_for_no_exception():
    assert [not_(part) for part in "TFUN"] == list("FTUN")
    assert [except_(part) for part in "TFUN"] == list("FTUT")


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ("TTF", "T"),  # two of three hold
        ("TFF", "F"),  # one holds and no other can
        ("TUF", "U"),  # the open one decides
        ("TNF", "N"),  # nothing is open, and two would need the one that is not applicable
        ("TUN", "U"),
        ("UNF", "U"),  # two are left, one of them open
        ("NNF", "N"),
        ("TTU", "T"),
    ],
)
def test_a_count_of_at_least_two(parts, value):
    assert at_least(2, list(parts)) == value


FACTS = {
    "t.yes": BOOLEAN,
    "t.open": BOOLEAN,
    "t.gone": BOOLEAN,
    "t.scale": SCALE,
    "t.same": SCALE,
    "t.count": COUNT,
    "t.free": {"type": "integer"},
    "t.amount": {"type": "number", "minimum": 0},
    "t.day": {"type": "date"},
    "t.words": {"type": "text"},
    "t.many": {"type": "choices", "options": options("a", "b", "c", "d")},
    "t.maybe": SCALE,
}
ANSWERS = {
    "t.yes": True,
    "t.gone": GONE,
    "t.scale": [{"value": "mid"}, {"value": "high"}],
    "t.same": "mid",
    "t.free": 4,
    "t.day": "2026-03-01",
    "t.many": {"a": "yes", "b": "no", "c": GONE},
    "t.maybe": [{"value": "low"}, GONE],
}


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ({"t.yes": True}, "T"),
        ({"t.yes": False}, "F"),
        ({"t.open": True}, "U"),
        ({"t.gone": True}, "N"),
        ({"t.open": [True, False]}, "T"),  # holds whatever the answer will be
        ({"t.open": {"none_of": [True, False]}}, "F"),
        ({"t.scale": {"at_least": "mid"}}, "T"),
        ({"t.scale": {"above": "mid"}}, "U"),
        ({"t.scale": {"at_most": "low"}}, "F"),
        ({"t.scale": {"below": "high"}}, "U"),
        ({"t.scale": {"between": ["mid", "high"]}}, "T"),
        ({"t.scale": {"is_not": "low"}}, "T"),
        ({"t.scale": "mid"}, "U"),
        ({"t.scale": {"above": "low", "below": "high"}}, "U"),  # all of T and U
        ({"t.count": {"at_least": 0}}, "T"),  # unanswered, yet never below its minimum
        ({"t.count": {"above": 10}}, "F"),
        ({"t.count": {"is": 3}}, "U"),
        ({"t.count": {"between": [-1, 11]}}, "T"),
        ({"t.count": {"one_of": [3, 4]}}, "U"),
        ({"t.count": {"one_of": list(range(11))}}, "T"),  # whole numbers only: all of them are listed
        ({"t.count": {"is_not": 20}}, "T"),
        ({"t.amount": {"one_of": [0, 1]}}, "U"),
        ({"t.amount": {"at_least": 0}}, "T"),
        ({"t.amount": {"below": 1000000}}, "U"),  # no maximum
        ({"t.day": {"above": "2026-02-28"}}, "T"),
        ({"t.day": "2026-03-02"}, "F"),
        ({"t.many": {"includes": "a"}}, "T"),
        ({"t.many": {"includes": ["a", "b"]}}, "F"),
        ({"t.many": {"includes": ["a", "c"]}}, "N"),
        ({"t.many": {"includes": ["a", "d"]}}, "U"),  # d was not mentioned
        ({"t.many": {"excludes": "b"}}, "T"),
        ({"t.many": {"excludes": ["a", "d"]}}, "F"),
        ({"t.many": {"excludes": ["b", "c"]}}, "N"),
        ({"t.maybe": "low"}, "U"),  # low is the only value, but one respondent says not applicable
        ({"t.maybe": {"at_least": "low"}}, "U"),
    ],
)
def test_a_test_holds_for_all_values_for_none_or_is_open(when, value):
    assert truth(FACTS, ANSWERS, when) == value


@pytest.mark.parametrize(
    ("fact", "known", "applicable"),
    [
        ("t.yes", "T", "T"),
        ("t.open", "F", "T"),
        ("t.gone", "F", "F"),
        ("t.scale", "F", "T"),  # two values
        ("t.maybe", "F", "T"),  # one value, but perhaps not applicable
        ("t.count", "F", "T"),
        ("t.free", "T", "T"),
        ("t.words", "F", "T"),
        ("t.many", "F", "T"),  # d is open
    ],
)
def test_known_and_applicable_are_always_decided(fact, known, applicable):
    opposite = {"T": "F", "F": "T"}
    assert truth(FACTS, ANSWERS, {fact: {"known": True}}) == known
    assert truth(FACTS, ANSWERS, {fact: {"known": False}}) == opposite[known]
    assert truth(FACTS, ANSWERS, {fact: {"applicable": True}}) == applicable
    assert truth(FACTS, ANSWERS, {fact: {"applicable": False}}) == opposite[applicable]


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ({"t.scale": {"at_least": {"fact": "t.same"}}}, "T"),  # mid or high against mid
        ({"t.scale": {"is": {"fact": "t.same"}}}, "U"),
        ({"t.same": {"above": {"fact": "t.scale"}}}, "F"),
        ({"t.same": {"is": {"fact": "t.same"}}}, "T"),
        ({"t.scale": {"is": {"fact": "t.scale"}}}, "U"),  # the two sides are taken as independent
        ({"t.count": {"at_most": {"fact": "t.free"}}}, "U"),  # 0 to 10 against 4
        ({"t.free": {"below": {"fact": "t.amount"}}}, "U"),
        ({"t.scale": {"is": {"fact": "t.maybe"}}}, "U"),
        ({"t.free": {"is_not": {"fact": "t.amount"}}}, "U"),
        ({"t.day": {"is": {"fact": "t.day"}}}, "T"),
    ],
)
def test_a_fact_is_compared_with_another_over_all_pairs_of_values(when, value):
    assert truth(FACTS, ANSWERS, when) == value


def test_a_comparison_with_what_is_not_applicable_is_not_applicable():
    answers = {**ANSWERS, "t.same": GONE}
    assert truth(FACTS, answers, {"t.maybe": {"is": {"fact": "t.same"}}}) == "N"
    assert truth(FACTS, answers, {"t.same": {"is": {"fact": "t.maybe"}}}) == "N"


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ([{"t.yes": True}, {"t.open": True}], "U"),
        ({"t.yes": True, "t.gone": True}, "N"),
        ({"any": [{"t.gone": True}, {"t.yes": True}]}, "T"),
        ({"any": [{"t.gone": True}, {"t.yes": False}]}, "N"),
        ({"not": {"t.yes": True, "t.open": True}}, "U"),  # not of their all
        ({"not": {"t.yes": False, "t.open": True}}, "T"),
        ({"not": {"t.gone": True}}, "N"),
        ({"all": [{"t.yes": True}], "t.open": True}, "U"),
        ({"count": {"at_least": 1, "of": [{"t.gone": True}, {"t.yes": False}]}}, "N"),
        ({"count": {"at_least": 1, "of": [{"t.yes": True, "t.open": True}, {"t.yes": False}]}}, "U"),
    ],
)
def test_conditions_nest(when, value):
    assert truth(FACTS, ANSWERS, when) == value
