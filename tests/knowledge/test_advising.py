"""Advice beside an option or a criterion is a rule that gives it where they are not met."""

from __future__ import annotations

import pytest

from maturity_advisor.knowledge.conditions import Not, Test
from maturity_advisor.knowledge.definitions import RuleDefinition
from tests.knowledge.good import base_of

OPTIONS = 'options: [{id: none_yet}, {id: some, label: "some of it", advice: ask-people}]'


def rules_of(text: str) -> list[RuleDefinition]:
    return [rule for rule in base_of(text).rules if rule.pack == "own"]


@pytest.mark.parametrize(
    ("type_", "operator", "value", "given"),
    [
        ("choice", "is_not", "some", [("fires", "none_yet"), ("silent", "some")]),
        ("scale", "below", "some", [("fires", "none_yet"), ("silent", "some")]),
        ("choices", "excludes", ("some",), [("fires", []), ("silent", ["some"])]),
    ],
)
def test_an_option_advises_where_it_is_not_chosen(
    type_: str, operator: str, value: object, given: list[tuple[str, object]]
) -> None:
    (rule,) = rules_of(f'facts:\n  own.f: {{ask: "What?", type: {type_}, {OPTIONS}}}\n')

    assert (rule.id, rule.action, rule.towards) == ("own/advice-own-f-some", "ask-people", None)
    assert rule.when == Test("own.f", operator, value)
    assert rule.written.title.say("en", "en") == "some of it"
    assert rule.written.because.say("en", "en") == "{own.f}"
    assert [(item.expect, item.given["own.f"]) for item in rule.written.examples] == given


def test_the_lowest_option_of_a_scale_has_no_case_in_which_it_advises() -> None:
    (rule,) = rules_of(
        'facts:\n  own.f: {ask: "What?", type: scale, options: [{id: low, advice: ask-people}, {id: high}]}\n'
    )

    assert [item.expect for item in rule.written.examples] == ["silent"]


@pytest.mark.parametrize("rest", ["ask_if: {team.size: 3}", "options: [{id: some, advice: ask-people}]"])
def test_where_one_answer_does_not_make_a_case_there_are_no_examples(rest: str) -> None:
    options = "" if rest.startswith("options") else f"{OPTIONS}, "
    (rule,) = rules_of(f'facts:\n  own.f: {{ask: "What?", type: choice, {options}{rest}}}\n')

    assert rule.written.examples == ()
    assert rule.written.title.say("en", "en") in ("some", "some of it")


def test_there_is_one_rule_for_each_kind_of_place_the_fact_is_asked_in() -> None:
    rules = rules_of(f'facts:\n  own.f: {{ask: "What?", type: choice, per: [organisation, process], {OPTIONS}}}\n')

    assert [(rule.id, rule.per) for rule in rules] == [
        ("own/advice-own-f-some", "organisation"),
        ("own/advice-own-f-some-process", "process"),
    ]


MODEL = """model: own
edition: "1"
title: "Own"
{rest}
sources: [{{id: book, citation: "B"}}]
dimensions:
  - id: d
    categories:
      - id: c
        title: "C"
        description: "About C"
"""


def test_a_criterion_advises_towards_its_stage_where_it_does_not_hold() -> None:
    (rule,) = rules_of(
        MODEL.format(rest='stages: [{id: low, title: "Low"}, {id: high, title: "High"}]')
        + "        stages:\n          high:\n            description: 'How C is high'\n"
        + "            criteria:\n              - {team.size: 1}\n"
        + "              - {when: {team.mood: low}, origin: published, source: book, advice: ask-people}\n"
    )

    assert (rule.id, rule.action, rule.towards) == ("own/advice-c-high-2", "ask-people", ("own.c", "high"))
    assert rule.when == Not(Test("team.mood", "is", "low", ("team.mood",)))
    assert (rule.written.origin, rule.sources) == ("published", ("own/book",))
    assert rule.written.because.say("en", "en") == "How C is high"


@pytest.mark.parametrize(("text", "said"), [('text: "Be calm.", ', "Be calm."), ("", "About C")])
def test_a_criterion_of_a_checklist_leads_to_no_stage_and_says_why_as_well_as_it_can(text: str, said: str) -> None:
    (rule,) = rules_of(
        MODEL.format(rest="kind: checklist")
        + f"        criteria: [{{{text}when: {{team.mood: low}}, advice: ask-people}}]\n"
    )

    assert (rule.id, rule.towards) == ("own/advice-c-1", None)
    assert rule.written.because.say("en", "en") == said
    assert rule.written.title.say("en", "en") == "C"


def test_advice_of_a_pack_that_is_not_loaded_is_noticed() -> None:
    base = base_of('facts:\n  own.f: {ask: "What?", type: choice, options: [{id: a}, {id: b, advice: cafe/bake}]}\n')

    assert [rule.action for rule in base.rules if rule.pack == "own"] == [None]
    assert [notice.code for notice in base.notices] == ["inert"]


def test_advice_beside_a_criterion_that_rests_on_no_loaded_pack_has_no_effect_and_is_noticed_once() -> None:
    base = base_of(
        MODEL.format(rest="kind: checklist") + "        criteria: [{when: {cafe.size: 1}, advice: ask-people}]\n"
    )

    assert [rule for rule in base.rules if rule.pack == "own"] == []
    assert [notice.code for notice in base.notices] == ["inert"]
