"""The nearest known name is the one somebody probably meant, whatever the order of what is known."""

from itertools import permutations

import pytest

from maturity_advisor.documents import near

KNOWN = ["because", "recommend", "unless", "when", "title", "ask_if", "culture.sharing"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("becuase", "because"),
        ("Because", "because"),
        ("recomend", "recommend"),
        ("ask-if", "ask_if"),
        ("ask if", "ask_if"),
        ("titel", "title"),
        ("culture.shairng", "culture.sharing"),
        ("something else", None),
        ("", None),
        ("b" * 1_000_000, None),
    ],
)
def test_a_slip_is_recognised_and_anything_else_is_not(name: str, meant: str | None) -> None:
    assert near(name, KNOWN) == meant


def test_the_order_of_what_is_known_does_not_matter() -> None:
    found = {near("rul", order) for order in permutations(["rule", "rul1", "RUL2", "rul3", "rul-e"])}

    assert len(found) == 1


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert near("because", []) is None
