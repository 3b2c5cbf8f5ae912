"""What a program asks about one organisation: the same as the verbs say, typed and as data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from maturity_advisor import Advisor, Inquiry, UsageError, change, questions, why_not
from maturity_advisor.reasoning.solve import is_available
from tests.examples.files import EXAMPLES

RETAILER = EXAMPLES / "retailer.yaml"

pytestmark = pytest.mark.skipif(not is_available(), reason="clingo is not installed")


def ask(advisor: Advisor, organisation: Any) -> list[Inquiry[Any]]:
    return [
        why_not(advisor, organisation, "steering-group"),
        change(advisor, organisation, to="forrester=coordinating", limit=1),
        questions(advisor, organisation, trials=20),
    ]


def test_an_organisation_and_the_advice_on_it_are_asked_alike(everything: Advisor) -> None:
    for of_organisation, of_advice in zip(
        ask(everything, RETAILER), ask(everything, everything.advise(RETAILER)), strict=True
    ):
        assert of_organisation.to_data() == of_advice.to_data()


def test_all_that_is_found_is_plain_data(everything: Advisor) -> None:
    for asked in ask(everything, RETAILER):
        data = asked.to_data()
        assert json.loads(json.dumps(data)) == data
        assert data["complete"] == asked.complete


def test_a_change_reaches_what_was_wished_for(everything: Advisor) -> None:
    found = change(everything, RETAILER, to="forrester=coordinating", limit=1).found

    assert found.outcome == "found"
    assert all(way.moves for way in found.sets)


def test_answers_that_are_to_stay_do_not_move(everything: Advisor) -> None:
    free = change(everything, RETAILER, to="forrester=coordinating", limit=1).found.sets[0]
    kept = free.moves[0].thing[1]

    for way in change(everything, RETAILER, to="forrester=coordinating", limit=1, keep=[kept]).found.sets:
        assert kept not in {move.thing[1] for move in way.moves}


@pytest.mark.parametrize("wish", [{}, {"to": "esm3=facilitating", "drop": "forrester/sponsor-needed"}])
def test_one_thing_is_wished_for_at_a_time(everything: Advisor, wish: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="say one thing"):
        change(everything, RETAILER, **wish)


def test_a_clients_copy_answers_none_of_it(everything: Advisor) -> None:
    with pytest.raises(UsageError):
        questions(everything, everything.advise(RETAILER, audience="client"))
