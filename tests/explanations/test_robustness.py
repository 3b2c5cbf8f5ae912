"""How firm an order is: counted over seeded variations, the same everywhere."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from maturity_advisor.advice.priority import PARTS, Part, PriorityScheme, Product, Remaining, Weighted
from maturity_advisor.advisor import Advisor
from maturity_advisor.errors import UsageError
from maturity_advisor.explanations import robustness as module
from maturity_advisor.explanations.robustness import FIRST, robustness
from maturity_advisor.reasoning.explain import Explain


def test_without_variation_every_recommendation_keeps_its_rank(
    everything: Advisor, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOWEST", 1000)
    monkeypatch.setattr(module, "CHOICES", 1)

    found = robustness(everything.advise(example), 3)

    assert [(item.highest, item.lowest) for item in found.recommendations] == [
        (item.rank, item.rank) for item in found.recommendations
    ]
    assert [item.in_first for item in found.recommendations] == [
        3 if item.rank <= FIRST else 0 for item in found.recommendations
    ]


def test_the_same_seed_gives_the_same_and_another_another(everything: Advisor, largest: Path) -> None:
    advice = everything.advise(largest)

    assert robustness(advice, 50, 1) == robustness(advice, 50, 1)
    assert robustness(advice, 50, 1) != robustness(advice, 50, 2)


def test_ranks_and_counts_stay_within_what_is_possible(everything: Advisor, largest: Path) -> None:
    found = robustness(everything.advise(largest), 100)

    count = len(found.recommendations)
    assert all(1 <= item.highest <= item.lowest <= count for item in found.recommendations)
    assert sum(item.in_first for item in found.recommendations) == FIRST * 100
    assert found.to_data()["spread"] == "3/10"


def test_what_is_needed_stays_before_what_needs_it(everything: Advisor, largest: Path) -> None:
    advice = everything.advise(largest)
    found = {item.id: item for item in robustness(advice, 200).recommendations}
    pairs = [
        (need["recommendation"], item["id"])
        for item in advice.data["recommendations"]
        for need in item["requires"]
        if need["state"] == "advised"
    ]

    assert pairs
    assert all(found[first].highest < found[second].lowest for first, second in pairs)


def test_any_formula_can_be_varied(everything: Advisor, small: Path) -> None:
    advice = everything.advise(small)
    inner = Weighted(tuple((Fraction(1, 3), Part(name)) for name in PARTS))  # type: ignore[arg-type]
    formula = Product((inner, Remaining(Weighted(((Fraction(2), Part("effort")), (Fraction(1), Part("horizon")))))))
    object.__setattr__(advice, "scheme", PriorityScheme("other", {"en": "Other"}, formula))

    assert len(robustness(advice, 20).recommendations) == len(advice.arranged)


def test_advice_without_recommendations_is_firm(everything: Advisor) -> None:
    advice = everything.advise({"organisation": {"id": "x", "name": "X"}})
    object.__setattr__(advice, "arranged", ())

    assert robustness(advice, 5).recommendations == ()


@pytest.mark.parametrize("runs", [0, -1, 10_001])
def test_absurd_numbers_of_runs_are_refused(everything: Advisor, small: Path, runs: int) -> None:
    with pytest.raises(UsageError, match="Ask for"):
        robustness(everything.advise(small), runs)


def test_however_many_variations_nothing_is_derived_again(
    everything: Advisor, largest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = everything.advise(largest)
    monkeypatch.setattr(Explain, "derive", lambda *_: pytest.fail("derived again"))

    assert robustness(advice, 100).runs == 100
