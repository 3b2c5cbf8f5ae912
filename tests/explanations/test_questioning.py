"""Questions: those that can change most first, none that matters called irrelevant, nothing unsure called certain."""

from __future__ import annotations

import random
import time
from fractions import Fraction

import pytest

from maturity_advisor.advice.asking import Question
from maturity_advisor.advice.probing import Probe
from maturity_advisor.advisor import Advisor
from maturity_advisor.explanations.grounds import Grounds, grounds_of
from maturity_advisor.explanations.questioning import irrelevant, questions, questions_data
from maturity_advisor.reasoning.answering import Key
from maturity_advisor.reasoning.solve import is_available
from tests.explanations.completing import EXAMPLES, run
from tests.explanations.trying_all import grounds_in
from tests.reasoning.solving import chosen, every_rule, stated_in, watched

pytestmark = pytest.mark.skipif(not is_available(), reason="clingo is not installed")


@pytest.fixture(scope="module")
def advisor(everything: Advisor) -> Advisor:
    return everything


def test_what_is_certain_stays_and_the_solver_advises_what_the_pipeline_does():
    report = run(8)
    assert report.differences == []
    assert report.certain > 50
    assert report.removable > 5


def outcomes(grounds: Grounds, stated: dict) -> tuple:
    derived = grounds.with_stated(stated)
    scopes = {key: state for key, state in derived.states.items() if grounds.base.definitions[key[1]].role == "scope"}
    return derived.statuses, scopes


def completion(grounds: Grounds, rng: random.Random) -> dict | None:
    """All open answers settled at random, as far as rules read them."""
    posed = grounds.poser().pose("complete", (), every_rule)
    answers = posed.encoding.answers
    wanted = [*dict.fromkeys(chosen(answers, rng))]
    holding = answers.circuit.possible(wanted, watched(answers), time.monotonic() + 60)
    return None if holding is None else stated_in(answers, holding)


def variants(grounds: Grounds, key: Key) -> list:
    probe = Probe(grounds.base, grounds.situation, grounds.derive, grounds.points)
    return [{key: state} for state in probe.possible(Question(key[1], key[0], 0))]


def test_an_irrelevant_question_changes_nothing_under_any_completion():
    tried = 0
    for seed in range(80):
        grounds, rng = grounds_in(seed, "medium" if seed % 8 == 0 else "small"), random.Random(seed)
        for key in irrelevant(grounds)[:4]:
            for _ in range(3):
                others = completion(grounds, rng) or {}
                others.pop(key, None)
                found = [outcomes(grounds, {**others, **one}) for one in variants(grounds, key)]
                assert all(each == found[0] for each in found)
                tried += 1
    assert tried > 50


@pytest.mark.parametrize("example", EXAMPLES[::4], ids=lambda path: path.stem)
def test_the_first_question_is_the_one_that_can_change_most(advisor, example):
    advice = advisor.advise(str(example))
    found = questions(advice, grounds_of(advisor, advice))
    expected = [impact.expected for impact in found.impacts]
    assert expected == sorted(expected, reverse=True)
    assert expected[0] > 0
    asked = [impact.question for impact in found.impacts]
    assert list(advisor.next_questions(str(example))) == asked


def test_the_expected_change_is_that_of_advising_anew(advisor):
    advice = advisor.advise(str(EXAMPLES[2]))
    found = questions(advice, grounds_of(advisor, advice))
    probe = Probe(advice.base, advice.situation, advisor.rederive, grounds_of(advisor, advice).points)
    assert probe.outlook(advice.derived).advised == {item.item.key for item in advice.arranged}
    first = found.impacts[0]
    changes = [len(trial.comes) + len(trial.goes) + Fraction(len(trial.stages), 4) for trial in first.trials]
    assert first.expected == sum(changes) / len(changes)


def test_after_so_many_trials_it_says_that_not_all_was_tried(advisor):
    advice = advisor.advise(str(EXAMPLES[2]))
    found = questions(advice, grounds_of(advisor, advice), most=10)
    assert not found.complete
    assert sum(len(impact.trials) for impact in found.impacts) <= 10


def test_it_is_said_in_the_reader_s_language(advisor):
    said = set()
    for lang in ("en", "nl", "de"):
        advice = advisor.advise(str(EXAMPLES[2]), lang=lang)
        grounds = grounds_of(advisor, advice)
        said.add(str(questions_data(advice, grounds, questions(advice, grounds, most=20))))
    assert len(said) == 3
