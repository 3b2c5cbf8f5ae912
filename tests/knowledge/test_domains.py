"""Domains: which values a fact can have, how they are read, and what may be asked of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from maturity_advisor.documents import DecimalNumber, WholeNumber
from maturity_advisor.knowledge.domains import (
    BOOLEAN,
    COUNT,
    NUMBER,
    Domain,
    Unfit,
    check_comparison,
    check_operator,
    day_of,
    number_text,
    position,
    read_operand,
    read_value,
    within_bounds,
)

SCALE = Domain("scale", ("low", "fair", "3", "true"))
STAGE = Domain("stage", ("not_yet", "begin"))
CHOICES = Domain("choices", ("mail", "chat"))
DATE, TEXT = Domain("date"), Domain("text")


@pytest.mark.parametrize(
    ("domain", "raw", "value"),
    [
        (BOOLEAN, True, True),
        (SCALE, "low", "low"),
        (SCALE, WholeNumber(3), "3"),
        (SCALE, True, "true"),
        (COUNT, WholeNumber(3), Fraction(3)),
        (COUNT, Decimal("3.0"), Fraction(3)),
        (NUMBER, DecimalNumber("0.10"), Fraction(1, 10)),
        (NUMBER, Fraction(1, 3), Fraction(1, 3)),
        (DATE, "0001-01-02", Fraction(2)),
        (TEXT, "us", "us"),
        (TEXT, DecimalNumber("1.10"), "1.10"),
    ],
)
def test_a_value_is_read_as_its_fact_wants_it(domain: Domain, raw: Any, value: Any) -> None:
    found = read_value(domain, raw)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("domain", "raw"),
    [
        (BOOLEAN, "yes"),
        (BOOLEAN, 1),
        (SCALE, "lo"),
        (SCALE, None),
        (SCALE, ("low",)),
        (COUNT, True),
        (COUNT, "3"),
        (COUNT, Decimal("0.5")),
        (DATE, "2026-1-1"),
        (DATE, "20260101"),
        (DATE, "2026-W01-1"),
        (DATE, "2026-02-30"),
        (DATE, WholeNumber(20260101)),
        (TEXT, True),
        (TEXT, {"a": "b"}),
    ],
)
def test_what_is_no_value_of_a_fact_is_refused_with_a_remedy(domain: Domain, raw: Any) -> None:
    with pytest.raises(Unfit) as caught:
        read_value(domain, raw)

    assert caught.value.message
    assert caught.value.remedy


def test_bounds_are_for_numbers_and_their_ends_are_within() -> None:
    domain = Domain("number", minimum=Fraction(0), maximum=Fraction(5, 2))

    within_bounds(domain, Fraction(0))
    within_bounds(domain, Fraction(5, 2))
    within_bounds(SCALE, "low")
    within_bounds(NUMBER, Fraction(10**9))
    with pytest.raises(Unfit, match=r"2\.6 is more than 2\.5"):
        within_bounds(domain, Fraction(13, 5))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(100), "100"),
        (Fraction(1, 4), "0.25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-3), "-3"),
        (Fraction(0), "0"),
    ],
)
def test_exact_numbers_are_written_as_people_write_them(number: Fraction, text: str) -> None:
    assert number_text(number) == text


def test_each_type_has_the_operators_of_the_semantics() -> None:
    equality = ("is", "is_not", "one_of", "none_of")
    order = ("at_least", "at_most", "above", "below", "between")
    known = ("known", "applicable")

    assert BOOLEAN.operators == Domain("choice", ("a",)).operators == equality + known
    assert {item.operators for item in (SCALE, STAGE, COUNT, NUMBER, DATE)} == {equality + order + known}
    assert CHOICES.operators == ("includes", "excludes", *known)
    assert TEXT.operators == known
    check_operator(SCALE, "team.mood", "at_least")
    with pytest.raises(Unfit):
        check_operator(BOOLEAN, "team.remote", "at_least")


def test_facts_are_compared_with_their_like() -> None:
    same, other = Domain("scale", SCALE.options), Domain("scale", ("fair", "low"))

    assert COUNT.comparable(NUMBER)
    assert SCALE.comparable(same)
    assert DATE.comparable(DATE)
    assert STAGE.comparable(STAGE)
    assert not SCALE.comparable(other)
    assert not SCALE.comparable(Domain("stage", SCALE.options))
    assert not BOOLEAN.comparable(BOOLEAN)
    assert not DATE.comparable(NUMBER)
    check_comparison(COUNT, NUMBER, "below")
    with pytest.raises(Unfit):
        check_comparison(COUNT, NUMBER, "one_of")
    with pytest.raises(Unfit):
        check_comparison(COUNT, DATE, "is")


@pytest.mark.parametrize(
    ("domain", "operator", "raw", "value"),
    [
        (SCALE, "is", "low", "low"),
        (SCALE, "one_of", ("low", "fair"), ("low", "fair")),
        (SCALE, "none_of", "low", ("low",)),
        (SCALE, "between", ("low", "fair"), ("low", "fair")),
        (NUMBER, "between", (1, 1), (Fraction(1), Fraction(1))),
        (CHOICES, "includes", "mail", ("mail",)),
        (CHOICES, "excludes", ("mail", "chat"), ("mail", "chat")),
        (TEXT, "known", True, True),
        (TEXT, "applicable", False, False),
    ],
)
def test_the_right_hand_side_is_typed(domain: Domain, operator: str, raw: Any, value: Any) -> None:
    assert read_operand(domain, operator, raw) == value


@pytest.mark.parametrize(
    ("operator", "raw", "path"),
    [
        ("is", ("low",), ()),
        ("one_of", (), ()),
        ("one_of", ("low", "hihg"), (1,)),
        ("between", "low", ()),
        ("between", ("low", "fair", "low"), ()),
        ("between", ("fair", "low"), ()),
        ("between", ("low", "x"), (1,)),
        ("known", "yes", ()),
    ],
)
def test_a_right_hand_side_that_does_not_fit_says_where(operator: str, raw: Any, path: tuple[int, ...]) -> None:
    with pytest.raises(Unfit) as caught:
        read_operand(SCALE, operator, raw)

    assert caught.value.path == path


def test_values_stand_in_the_order_of_their_domain() -> None:
    assert [position(SCALE, value) for value in SCALE.values] == [0, 1, 2, 3]
    assert position(NUMBER, Fraction(7)) == 7
    assert BOOLEAN.values == (False, True)


def test_a_day_is_written_in_one_way() -> None:
    assert str(day_of("2026-11-22")) == "2026-11-22"
    assert [day_of(raw) for raw in ("22-11-2026", "2026-13-01", "\uff12026-01-01", 3, None)] == [None] * 5
