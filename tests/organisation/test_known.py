"""States: what is possible of a fact, and whether exactly one thing is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from maturity_advisor.knowledge.domains import BOOLEAN, COUNT, Domain, Literal_
from maturity_advisor.organisation.known import (
    FALSE,
    NOT_APPLICABLE,
    TRUE,
    UNDECIDED,
    Finite,
    NotApplicable,
    Numeric,
    Several,
    State,
    Words,
    between,
    everything,
    inapplicable,
    is_known,
    levels,
    one_of,
    values_of,
)

MOOD = Domain("scale", ("low", "fair", "high"))
TOOLS = Domain("choices", ("mail", "chat"))
HOURS = Domain("number", minimum=Fraction(0), maximum=Fraction(40))
TEXT = Domain("text")
MAYBE, YES = NotApplicable.MAYBE, NotApplicable.YES
ONE, TWO = Fraction(1), Fraction(2)


@pytest.mark.parametrize(
    ("domain", "state", "values"),
    [
        (BOOLEAN, Finite(0b11, blank=True), (False, True)),
        (MOOD, Finite(0b111, blank=True), ("low", "fair", "high")),
        (HOURS, Numeric(Fraction(0), Fraction(40), blank=True), ()),
        (COUNT, Numeric(Fraction(0), None, blank=True), ()),
        (Domain("date"), Numeric(None, None, blank=True), ()),
        (TOOLS, Several(("open", "open"), blank=True), ()),
        (TEXT, Words(None, blank=True), ()),
    ],
)
def test_of_what_nobody_answered_everything_is_possible(
    domain: Domain, state: State, values: tuple[Literal_, ...]
) -> None:
    assert everything(domain) == state
    assert values_of(state, domain) == values
    assert not is_known(state)


def test_what_may_not_apply_is_not_known_whatever_its_values() -> None:
    assert everything(BOOLEAN, MAYBE, blank=False) == UNDECIDED
    assert not is_known(one_of(BOOLEAN, (True,), MAYBE))


@pytest.mark.parametrize(
    ("domain", "state"),
    [
        (BOOLEAN, NOT_APPLICABLE),
        (HOURS, Numeric(None, None, na=YES)),
        (TOOLS, Several(("na", "na"), YES)),
        (TEXT, Words(None, YES)),
    ],
)
def test_what_does_not_apply_has_no_values(domain: Domain, state: State) -> None:
    assert inapplicable(domain) == state
    assert not is_known(state)


@pytest.mark.parametrize(
    ("domain", "values", "state", "known"),
    [
        (BOOLEAN, (True,), TRUE, True),
        (BOOLEAN, (False,), FALSE, True),
        (MOOD, ("low", "high", "low"), Finite(0b101), False),
        (HOURS, (ONE, ONE), Numeric(ONE, ONE), True),
        (HOURS, (TWO, ONE), Numeric(ONE, TWO, (ONE, TWO)), False),
        (TEXT, ("us",), Words("us"), True),
        (TEXT, ("us", "them"), Words("us / them"), True),
    ],
)
def test_of_what_was_named_just_that_is_possible(
    domain: Domain, values: tuple[Literal_, ...], state: State, known: bool
) -> None:
    assert one_of(domain, values) == state
    assert is_known(state) is known


def test_possible_values_are_listed_where_they_can_be() -> None:
    assert values_of(Finite(0b101), MOOD) == ("low", "high")
    assert values_of(Numeric(ONE, ONE), HOURS) == (ONE,)
    assert values_of(Numeric(ONE, TWO, (ONE, TWO)), HOURS) == (ONE, TWO)
    assert values_of(between(ONE, TWO), HOURS) == ()
    assert values_of(Several(("yes", "no")), TOOLS) == ("mail",)
    assert values_of(Words("us"), TEXT) == ("us",)


def test_a_several_choice_is_known_when_nothing_is_open() -> None:
    assert is_known(Several(("yes", "na")))
    assert not is_known(Several(("yes", "open")))


def test_a_number_without_end_is_not_known() -> None:
    assert not is_known(between(None, None))
    assert not is_known(between(ONE, None, NotApplicable.NO))


def test_levels_are_consecutive() -> None:
    assert levels(1, 3) == Finite(0b1110)
    assert levels(0, 0, MAYBE) == Finite(0b1, MAYBE)
