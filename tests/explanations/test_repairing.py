"""Why not: the tests that stand in the way, what set it aside, and a repair that works."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advisor import Advisor
from maturity_advisor.errors import UsageError
from maturity_advisor.explanations.grounds import Grounds, grounds_of
from maturity_advisor.explanations.repairing import WhyNot, why_not, why_not_data
from maturity_advisor.reasoning.solve import is_available

pytestmark = pytest.mark.skipif(not is_available(), reason="clingo is not installed")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.fixture(scope="module")
def advisor(everything: Advisor) -> Advisor:
    return everything


def asked(advisor: Advisor, example: Path, lang: str = "en") -> tuple[Advice, Grounds]:
    advice = advisor.advise(str(example), lang=lang)
    return advice, grounds_of(advisor, advice)


def some_rules(advice: Advice, status: str) -> list[str]:
    found = [name for (_, name), its in sorted(advice.derived.statuses.items()) if its == status]
    return found[:: max(1, len(found) // 4)]


@pytest.mark.parametrize("example", EXAMPLES[::3], ids=lambda path: path.stem)
@pytest.mark.parametrize("status", ["silent", "undetermined", "not_applicable"])
def test_the_repair_makes_the_rule_fire(advisor, example, status):
    advice, grounds = asked(advisor, example)
    for name in some_rules(advice, status):
        for item in why_not(advice, grounds, name).hindrances:
            if item.status == "fired":
                continue
            assert item.repair is not None
            assert item.leaves
            assert item.repair.outcome in ("found", "impossible")
            for found in item.repair.sets:
                assert grounds.with_moves(found.moves).statuses[item.place, name] == "fired"
            assert item.repair.sets or item.repair.contradiction is not None


@pytest.mark.parametrize("example", EXAMPLES[::3], ids=lambda path: path.stem)
def test_what_fired_and_waits_says_what_set_it_aside(advisor, example):
    advice, grounds = asked(advisor, example)
    for aside in advice.selection.set_aside[:5]:
        found = why_not(advice, grounds, aside.firing.rule.id)
        (item,) = [one for one in found.hindrances if one.place == aside.firing.place]
        if aside.firing.rule.action is not None:
            assert item.cause == "set_aside"
            assert item.because


def test_what_is_advised_says_at_which_rank(advisor):
    advice, grounds = asked(advisor, EXAMPLES[0])
    first = advice.arranged[0]
    assert why_not(advice, grounds, first.item.action.id).hindrances[0].rank == 1


def all_texts(found: WhyNot, advice: Advice, grounds: Grounds) -> str:
    return str(why_not_data(advice, grounds, found))


def test_it_is_said_in_the_reader_s_language(advisor):
    name = "find-a-sponsor"
    said = set()
    for lang in ("en", "nl", "de"):
        advice, grounds = asked(advisor, EXAMPLES[0], lang)
        said.add(all_texts(why_not(advice, grounds, name), advice, grounds))
    assert len(said) == 3


def test_an_unknown_name_is_refused_with_the_nearest(advisor):
    advice, grounds = asked(advisor, EXAMPLES[0])
    with pytest.raises(UsageError, match="Did you mean 'find-a-sponsor'"):
        why_not(advice, grounds, "find-a-sponser")
