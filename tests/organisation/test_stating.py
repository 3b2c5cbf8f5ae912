"""Answers become states, as the semantics say (§4)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import BOOLEAN, Domain, Unfit
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.known import (
    NOT_APPLICABLE,
    TRUE,
    Finite,
    NotApplicable,
    Numeric,
    Several,
    State,
    Words,
    everything,
)
from maturity_advisor.organisation.stating import state_of

MOOD = Domain("scale", ("low", "fair", "high"))
TOOLS = Domain("choices", ("mail", "chat", "nothing"), exclusive="nothing")
SIZE = Domain("integer", minimum=Fraction(1), maximum=Fraction(50))
DATE, TEXT = Domain("date"), Domain("text")
MAYBE = NotApplicable.MAYBE
NA = {"not_applicable": "why"}


def stated(domain: Domain, raw: Any) -> State:
    return state_of(Definition("team.x", "asked", domain, "common"), parse_answer(raw))


@pytest.mark.parametrize(
    ("domain", "raw", "state"),
    [
        (BOOLEAN, True, TRUE),
        (BOOLEAN, NA, NOT_APPLICABLE),
        (BOOLEAN, [NA, {**NA, "by": "her"}], NOT_APPLICABLE),
        (MOOD, "fair", Finite(0b010)),
        (MOOD, [{"value": "low"}, {"value": "high"}, {"value": "low"}], Finite(0b101)),
        (MOOD, [{"value": "low"}, {"value": "unknown"}], Finite(0b001)),
        (MOOD, [{"value": "low"}, NA], Finite(0b001, MAYBE)),
        (MOOD, [{"value": "unknown"}, NA], Finite(0, NotApplicable.YES)),
        (SIZE, 3, Numeric(Fraction(3), Fraction(3))),
        (SIZE, [{"value": 5}, {"value": 3}], Numeric(Fraction(3), Fraction(5), (Fraction(3), Fraction(5)))),
        (DATE, "0001-01-01", Numeric(Fraction(1), Fraction(1))),
        (TEXT, [{"value": "us"}, {"value": "them"}], Words("us / them")),
        (TOOLS, ["mail"], Several(("yes", "no", "no"))),
        (TOOLS, [], Several(("no", "no", "no"))),
        (TOOLS, ["nothing"], Several(("no", "no", "yes"))),
        (TOOLS, {"mail": "yes", "chat": "unknown"}, Several(("yes", "open", "open"))),
        (TOOLS, {"mail": "no", "chat": NA}, Several(("no", "na", "open"))),
        (TOOLS, {"nothing": "yes", "chat": "unknown"}, Several(("no", "no", "yes"))),
        (TOOLS, [{"value": ["mail"]}, {"value": ["mail", "chat"]}], Several(("yes", "open", "no"))),
        (TOOLS, [{"value": ["mail"]}, {"mail": "yes"}], Several(("yes", "no", "no"))),
        (TOOLS, [{"value": ["mail"]}, {"chat": "yes"}], Several(("yes", "open", "no"))),
        (TOOLS, [{"value": ["mail"]}, NA], Several(("yes", "no", "no"), MAYBE)),
        (TOOLS, NA, Several(("na", "na", "na"), NotApplicable.YES)),
    ],
)
def test_an_answer_says_what_is_possible(domain: Domain, raw: Any, state: State) -> None:
    assert stated(domain, raw) == state


@pytest.mark.parametrize("domain", [BOOLEAN, MOOD, TOOLS, SIZE, DATE, TEXT])
@pytest.mark.parametrize("raw", ["unknown", [{"value": "unknown"}, {"value": "unknown", "by": "her"}]])
def test_who_does_not_know_leaves_everything_possible(domain: Domain, raw: Any) -> None:
    assert stated(domain, raw) == everything(domain)


@pytest.mark.parametrize(
    ("domain", "raw", "path"),
    [
        (BOOLEAN, "yes", ()),
        (MOOD, ["low"], ()),
        (MOOD, {"low": "yes"}, ()),
        (SIZE, 0, ()),
        (SIZE, 51, ()),
        (TOOLS, "mail", ()),
        (TOOLS, ["mail", "fax"], (1,)),
        (TOOLS, {"mail": "yes", "fax": "no"}, ("fax",)),
        (TOOLS, ["nothing", "mail"], ()),
        (TOOLS, {"nothing": "yes", "mail": "yes"}, ()),
    ],
)
def test_an_answer_that_does_not_fit_its_fact_is_refused(domain: Domain, raw: Any, path: tuple[str | int, ...]) -> None:
    with pytest.raises(Unfit) as caught:
        stated(domain, raw)

    assert caught.value.path == path
