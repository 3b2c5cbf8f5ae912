"""The knowledge base of two good packs: what of a definition an author does not write."""

from __future__ import annotations

from fractions import Fraction

import pytest

from maturity_advisor.errors import PackError
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.conditions import AllOf, FactReference, Test
from maturity_advisor.knowledge.definitions import DecisionBody, RollupBody, ScoreBody
from tests.knowledge.good import base_of, good_packs, pack_of

OTHER = 'pack: {id: other, format: 1, version: "1", licence: "CC0"}\n'


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return base_of()


def test_ids_are_full_and_shared_ones_go_by_their_name(base: KnowledgeBase) -> None:
    assert [rule.id for rule in base.rules if "advice" not in rule.id] == [
        "growth/alone",
        "growth/learn",
        "growth/talk",
    ]
    assert list(base.actions) == ["ask-people", "give-a-course"]
    assert list(base.outcomes) == ["service", "trust"]
    assert sorted(base.sources) == ["common/handbook", "growth/book"]
    assert base.rule("growth/talk").sources == ("growth/book",)
    assert base.rule("growth/learn").opposes == ("growth/talk",)


def test_an_action_knows_what_it_improves_and_requires(base: KnowledgeBase) -> None:
    course = base.actions["give-a-course"]

    assert (course.improves, course.requires, course.helped_by) == ((("service", "enabling"),), ("ask-people",), ())


def test_a_rule_takes_the_use_of_its_model(base: KnowledgeBase) -> None:
    rule = base.rule("growth/talk")

    assert (rule.use, rule.per, rule.action, rule.towards) == (
        "inside",
        "organisation",
        "ask-people",
        ("growth.people", "grow"),
    )


def test_a_score_has_full_members_and_their_weights(base: KnowledgeBase) -> None:
    body = base.definitions["growth.score.energy"].body

    assert body == ScoreBody(
        "share", ("team.mood", "team.trust", "growth.score.base"), (Fraction(1), Fraction(1), Fraction(2)), "keep"
    )


def test_a_decision_and_a_roll_up_have_typed_conditions(base: KnowledgeBase) -> None:
    decision, rollup = base.definitions["growth.decision.pace"], base.definitions["growth.rollup.owned"]

    assert isinstance(decision.body, DecisionBody)
    assert [(result, type(when)) for when, result in decision.body.lines] == [("fast", Test)]
    assert (decision.domain.kind, decision.domain.options) == ("scale", ("slow", "fast"))
    assert decision.body.otherwise == ("slow",)
    assert isinstance(rollup.body, RollupBody)
    assert (rollup.body.of, rollup.domain.maximum) == ("process", Fraction(1))


def test_a_decision_without_options_has_the_results_it_names() -> None:
    base = base_of(
        "decisions:\n"
        "  - {id: d, lines: [{when: {team.size: 1}, is: b}, {when: {team.size: 2}, is: true}], otherwise: 3}\n"
    )

    assert base.definitions["own.decision.d"].domain.options == ("b", "true", "3")
    assert base.options_of("own.decision.d") == ()


def test_facts_of_a_scale_have_its_options_and_others_their_own(base: KnowledgeBase) -> None:
    assert [option.id for option in base.options_of("team.trust")] == ["disagree", "partly", "agree"]
    assert [option.id for option in base.options_of("team.mood")] == ["low", "fair", "high"]
    assert [option.id for option in base.options_of("growth.decision.pace")] == ["slow", "fast"]
    assert base.options_of("growth.people") == ()


def test_two_packs_may_have_scales_of_one_name() -> None:
    fact = 'facts:\n  {0}.f: {{ask: "What?", type: scale, options: often}}\n'
    own = pack_of("scales:\n  often: [{id: never}, {id: daily}]\n" + fact.format("own"))
    other = pack_of(OTHER + "scales:\n  often: [{id: low}, {id: high}]\n" + fact.format("other"))

    base = assemble([*good_packs(), own, other])

    assert [option.id for option in base.options_of("own.f")] == ["never", "daily"]
    assert [option.id for option in base.options_of("other.f")] == ["low", "high"]


def test_a_fact_says_its_values_in_sentences(base: KnowledgeBase) -> None:
    said = {
        (name, value): fact.sentence(value)
        for name, value in (
            ("team.size", "3"),
            ("team.remote", "true"),
            ("team.mood", "low"),
            ("team.trust", "agree"),
            ("team.kind", "sales"),
        )
        if (fact := base.definitions[name].fact) is not None
    }

    assert {key: text.say("en", "en") if text else None for key, text in said.items()} == {
        ("team.size", "3"): "You are {value}.",
        ("team.remote", "true"): "People work from home.",
        ("team.mood", "low"): "The mood is low.",
        ("team.trust", "agree"): None,
        ("team.kind", "sales"): None,
    }
    assert base.definitions["growth.people"].fact is None


def test_the_base_knows_who_concludes_what_and_in_which_language(base: KnowledgeBase) -> None:
    assert [rule.id for rule in base.concluders("risk.lonely")] == ["growth/alone"]
    assert base.language_of("growth") == "en"
    assert base.models["growth"].scopes == (
        "growth",
        "growth.people",
        "growth.skills",
        "growth.spirit",
        "growth.tools",
    )


def test_a_condition_between_facts_is_bound_on_both_sides() -> None:
    base = base_of(
        "rules:\n"
        '  - {id: r, title: "R", when: {team.size: {above: {fact: team.ideas}}, growth@2010.people: lead},'
        ' recommend: {action: ask-people}, because: "so", origin: published}\n'
    )

    when = base.rule("own/r").when

    assert isinstance(when, AllOf)
    assert when.parts[0] == Test("team.size", "above", FactReference("team.ideas"), ("team.size", "above"))
    assert when.parts[1] == Test("growth.people", "is", "lead", ("growth@2010.people",))


def test_units_read_what_the_organisation_has_too() -> None:
    base = base_of(
        "rules:\n"
        '  - {id: r, title: "R", per: process, when: {team.size: 1, task.owner: true, growth: lead},'
        ' recommend: {action: ask-people}, because: "so", origin: published}\n'
    )

    assert base.rule("own/r").per == "process"


def test_the_parts_of_a_pack_may_stand_in_any_of_its_files() -> None:
    facts = 'facts:\n  own.f: {ask: "What?", type: integer}\n'
    score = "scores:\n  - {id: s, combine: sum, of: [own.f]}\n"

    apart, together = base_of(facts, score), base_of(facts + score)

    assert apart.definitions["own.score.s"].body == together.definitions["own.score.s"].body


def test_each_fault_is_said_once() -> None:
    pack = pack_of('facts:\n  own.f: {ask: "What?", type: scale, options: nowhere, ask_if: {own.g: 1}}\n')

    with pytest.raises(PackError) as caught:
        assemble([*good_packs(), pack])

    assert len(set(caught.value.problems)) == len(caught.value.problems)
