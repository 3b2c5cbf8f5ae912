"""What rests on a pack that is not loaded has no effect and is noticed; all else of the same pack stands."""

from __future__ import annotations

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import DecisionBody, Gated, ScopeBody, ScoreBody
from tests.knowledge.good import base_of

REST = 'because: "so", origin: published'
MODEL = """model: own
edition: "1"
title: "Own"
stages: [{id: low, title: "Low"}, {id: high, title: "High"}]
assess: {dimension: {bands_of: cafe.score.s, bands: [{stage: low}]}}
dimensions:
  - id: d
    categories:
      - {id: c, stages: {high: {criteria: [{cafe.size: 1}, {team.size: 3}]}}}
      - {id: e, assess: {bands_of: cafe.score.s, bands: [{stage: low}]}}
"""


def codes(base: KnowledgeBase) -> list[str]:
    return [notice.code for notice in base.notices]


def test_a_rule_whose_condition_cannot_be_read_is_left_out() -> None:
    base = base_of(
        "rules:\n"
        f'  - {{id: a, title: "A", when: {{cafe.size: 1, team.size: 1}}, recommend: {{action: ask-people}}, {REST}}}\n'
        '  - {id: b, title: "B", when: {team.size: 1}, unless: {cafe.size: 1},'
        f" recommend: {{action: ask-people}}, {REST}}}\n"
        f'  - {{id: c, title: "C", when: {{team.size: 1}}, recommend: {{action: ask-people}}, {REST}}}\n'
    )

    assert [rule.id for rule in base.rules if rule.pack == "own"] == ["own/c"]
    assert codes(base) == ["inert", "inert"]


def test_a_rule_keeps_what_can_be_read_of_its_references() -> None:
    base = base_of(
        "rules:\n"
        '  - {id: a, title: "A", when: {team.size: 1}, conclude: [risk.lonely, cafe.sad],'
        " recommend: {action: cafe/bake, towards: {cafe.all: high}}, opposes: [cafe/r, growth/talk],"
        f" overrides: [cafe/r], sources: [handbook], {REST}}}\n"
    )

    rule = base.rule("own/a")
    assert (rule.conclude, rule.action, rule.towards) == (("risk.lonely",), None, None)
    assert (rule.opposes, rule.overrides, rule.sources) == (("growth/talk",), (), ("common/handbook",))
    assert codes(base) == ["inert"] * 5


def test_derived_facts_do_without_what_is_not_there() -> None:
    base = base_of(
        'facts:\n  own.f: {ask: "What?", type: integer, ask_if: {cafe.size: 1}}\n'
        "scores:\n  - {id: s, combine: sum, of: [cafe.size, team.size]}\n"
        "decisions:\n  - {id: d, lines: [{when: {cafe.size: 1}, is: a}, {when: {team.size: 1}, is: b}]}\n"
        "rollups:\n  - {id: u, of: process, combine: any, where: {cafe.size: 1}}\n"
    )
    score, decision = base.definitions["own.score.s"].body, base.definitions["own.decision.d"].body

    assert base.definitions["own.f"].gate is None
    assert isinstance(score, ScoreBody)
    assert score.members == ("team.size",)
    assert isinstance(decision, DecisionBody)
    assert [result for _, result in decision.lines] == ["b"]
    assert base.definitions["own.rollup.u"].body is None


def test_a_model_does_without_the_criteria_and_scores_that_are_not_there() -> None:
    base = base_of(MODEL)
    bodies = {name: base.definitions[name].body for name in ("own.c", "own.d", "own.e")}

    methods = {name: body.method for name, body in bodies.items() if isinstance(body, ScopeBody)}
    assert methods["own.d"] == Gated(())
    assert methods["own.e"] == Gated(((), ()))
    assert isinstance(methods["own.c"], Gated)
    assert [len(row) for row in methods["own.c"].stages] == [0, 1]


def test_examples_may_speak_of_facts_that_are_not_there() -> None:
    base = base_of(
        "rules:\n"
        f'  - {{id: a, title: "A", when: {{team.size: 1}}, recommend: {{action: ask-people}}, {REST},'
        ' examples: [{name: "x", given: {cafe.size: 1}, assume: {cafe.sad: true}, expect: silent}]}\n'
    )

    assert codes(base) == ["inert", "inert"]


def test_references_of_an_action_are_left_out_too() -> None:
    base = base_of(
        "actions:\n"
        '  act: {title: "A", do: "Do.", improves: [{outcome: cafe/taste, how: direct}], horizon: now, owner: "you",'
        ' benefit: {value: 1, innovation: 1, impact: 1, reason: "so"}, seen_by: "eyes", requires: [cafe/bake],'
        ' investment: {small: 1, medium: 1, large: 1, reason: "so"}, helped_by: [cafe/bake, ask-people]}\n'
    )

    action = base.actions["own/act"]
    assert (action.improves, action.requires, action.helped_by) == ((), (), ("ask-people",))
