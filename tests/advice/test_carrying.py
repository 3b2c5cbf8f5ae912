"""What the hours of an organisation can carry, and when."""

from __future__ import annotations

from fractions import Fraction

from maturity_advisor.advice.arranging import Item, arrange
from maturity_advisor.plugins import find_plugins
from tests.advice.cases import HALF, action, pack

NAMES = ("a", "b", "c", "d", "e")


def horizons(hours: int | None, investment: int = 1) -> list[str]:
    base = pack({name: action() for name in NAMES})
    items = [Item(base.actions[name], "", (), dict.fromkeys(PARTS, HALF), HALF, investment) for name in NAMES]
    limit = None if hours is None else Fraction(hours)
    return [arranged.horizon for arranged in arrange(items, FORMULA, limit, None)]


PARTS = ("benefit", "alignment", "urgency", "unlocks", "horizon", "effort")
FORMULA = find_plugins(()).priority(None).formula


def test_without_a_limit_everything_stays_where_it_was() -> None:
    assert horizons(None) == ["now"] * 5


def test_the_year_after_the_first_quarter_carries_three_times_as_much() -> None:
    assert horizons(1) == ["now", "next", "next", "next", "later"]


def test_what_nothing_carries_ends_up_later() -> None:
    assert horizons(1, investment=4) == ["later"] * 5
