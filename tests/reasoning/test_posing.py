"""Posing: what cannot be encoded exactly stays as it is, is named, and spoils nothing else."""

from __future__ import annotations

import time

import pytest

from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.combining import MOST_UNITS
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.posing import Poser, poser
from maturity_advisor.reasoning.program import compile_program
from maturity_advisor.reasoning.solve import TRUE, is_available
from tests.random_cases.generate import header
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

pytestmark = pytest.mark.skipif(not is_available(), reason="clingo is not installed")
SCALE = [{"id": f"o{number}", "label": f"{number}", "points": number} for number in range(8)]
LETTERS = "abcdef"


def said(id_: str, when: object) -> dict:
    texts = {"title": id_, "because": "So.", "origin": "interpretation"}
    return {"id": id_, "when": when, "verdict": {"use": "inside", "is": "do"}, **texts}


def posed(answers: dict, units: int = 0) -> tuple[Poser, Situation]:
    """Six scales that add up to a score of too many combinations, two that do not, and a count over units."""
    pack = header("vocabulary")
    pack["pack"]["shared"] = True
    facts = {f"each.{letter}": {"ask": "How?", "type": "scale", "options": SCALE} for letter in LETTERS}
    facts["unit.good"] = {"ask": "Good?", "type": "boolean", "per": "process"}
    pack |= {
        "facts": facts,
        "scores": [
            {"id": "whole", "title": "Whole", "combine": "sum", "of": [f"each.{letter}" for letter in LETTERS]},
            {"id": "two", "title": "Two", "combine": "sum", "of": ["each.a", "each.b"]},
        ],
        "rollups": [{"id": "good", "title": "Good", "of": "process", "combine": "count", "where": {"unit.good": True}}],
        "rules": [
            said("high", {"score.whole": {"at_least": 40}}),
            said("two", {"score.two": {"at_least": 14}}),
            said("many", {"rollup.good": {"at_least": 2}}),
        ],
    }
    base = base_of([pack])
    places = [{"id": f"u{number}", "kind": "process", "title": "Unit"} for number in range(units)]
    organisation = {"organisation": {"id": "x", "name": "X"}, "answers": answers, "units": places}
    situation = situation_of(base, organisation)
    derived = Explain().derive(compile_program(base), situation, NoPlugins())
    return poser(base, situation, derived), situation


def possible(found: Poser, rule: str) -> tuple[bool, dict]:
    asked = found.pose("change", (), lambda encoding: encoding.rule(encoding.base.rule(rule), ""))
    circuit = asked.encoding.circuit
    fires = circuit.possible([asked.asked.true], [TRUE], time.monotonic() + 20) is not None
    return fires, dict(asked.kept)


def test_a_score_of_few_combinations_is_searched_and_nothing_is_kept():
    found, _ = posed({})
    assert possible(found, "vocabulary/two") == (True, {})


def test_a_score_of_too_many_combinations_keeps_what_it_rests_on():
    found, _ = posed({"each.a": "o1"})
    assert possible(found, "vocabulary/high") == (False, {f"each.{letter}": "large" for letter in LETTERS})


def test_what_is_kept_for_one_fact_is_kept_for_all_that_read_it():
    found, _ = posed({"each.a": "o7"})

    def both(encoding):
        return [encoding.rule(encoding.base.rule(name), "") for name in ("vocabulary/high", "vocabulary/two")]

    kept = found.pose("change", (), both).kept
    assert kept == {f"each.{letter}": "large" for letter in LETTERS}


@pytest.mark.parametrize(("units", "fires"), [(1, False), (2, True), (MOST_UNITS, True), (MOST_UNITS + 1, False)])
def test_a_count_over_more_units_than_can_be_told_apart_is_kept(units, fires):
    found, _ = posed({}, units)
    assert possible(found, "vocabulary/many")[0] is fires
