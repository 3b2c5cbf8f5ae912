"""A situation: an organisation among what the packs know."""

from __future__ import annotations

import copy
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from maturity_advisor.documents import document_of
from maturity_advisor.errors import OrganisationError
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.organisation.known import Finite, Numeric, Several
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.organisation.situation import ORGANISATION, Place, Situation, read_organisation, situate
from tests.knowledge.good import base_of, good_packs, pack_of
from tests.organisation.acme import ACME

HEAD = {"organisation": {"id": "acme", "name": "Acme"}}


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return base_of()


def situation(base: KnowledgeBase, data: dict[str, Any], as_of: date | None = None) -> Situation:
    document = document_of({**HEAD, **data})
    return situate(base, read_organisation(document), document, as_of)


def test_an_organisation_that_says_everything_is_taken(base: KnowledgeBase) -> None:
    found = situation(base, ACME)

    assert found.places == (ORGANISATION, Place("counter", "process"), Place("shop", "initiative"))
    assert found.as_of == date(2026, 11, 22)
    assert found.notices == ()
    assert found.stated["", "team.mood"] == Finite(0b101)
    assert found.stated["counter", "task.owner"] == Finite(0b10)
    assert found.stated["", "team.tools"] == Several(("yes", "no", "na"))
    assert found.targets["shop", "growth"][0].stage == "grow"


def test_all_but_the_head_may_be_missing(base: KnowledgeBase) -> None:
    found = situation(base, {})

    assert (found.places, found.stated, found.targets, found.as_of) == ((ORGANISATION,), {}, {}, None)


def test_the_head_answers_what_it_says(base: KnowledgeBase) -> None:
    found = situation(base, {"organisation": {"id": "acme", "name": "Acme", "employees": 12, "sector": "care"}})

    assert found.stated["", "organisation.employees"] == Numeric(Fraction(12), Fraction(12))
    assert found.stated["", "organisation.sector"] == Finite(0b10)


@pytest.mark.parametrize("name", ["organisation.employees", "own.staff"])
def test_an_answer_goes_before_the_head(name: str) -> None:
    own = pack_of('facts:\n  own.staff: {ask: "How many?", type: integer, same_as: organisation.employees}\n')
    base = assemble([*good_packs(), own])
    data = {"organisation": {"id": "acme", "name": "Acme", "employees": 12}, "answers": {name: 14}}

    found = situation(base, data)

    assert found.stated["", "organisation.employees"] == Numeric(Fraction(14), Fraction(14))


def test_without_facts_for_it_the_head_is_just_a_head() -> None:
    own = pack_of('facts:\n  own.f: {ask: "What?", type: integer}\n')

    found = situation(assemble([own]), {"organisation": {"id": "acme", "name": "Acme", "employees": 12}})

    assert found.stated == {}


def test_units_come_in_the_order_of_their_ids(base: KnowledgeBase) -> None:
    units = [{"id": name, "kind": "process", "title": name} for name in ("b", "a")]

    assert [place.id for place in situation(base, {"units": units}).places] == ["", "a", "b"]


def test_the_day_is_the_one_that_is_given_or_the_one_that_is_written(base: KnowledgeBase) -> None:
    data = {"as_of": "2026-11-22"}

    assert situation(base, data).as_of == date(2026, 11, 22)
    assert situation(base, data, date(2027, 1, 1)).as_of == date(2027, 1, 1)


def test_dated_targets_come_in_the_order_of_their_days(base: KnowledgeBase) -> None:
    steps = [{"by": "2028-01-01", "stage": "lead"}, {"by": "2027-01-01", "stage": "grow"}]

    found = situation(base, {"targets": {"growth": steps, "growth@2010.skills": {"by": "2027-01-01", "stage": "lead"}}})

    assert [item.stage for item in found.targets["", "growth"]] == ["grow", "lead"]
    assert [item.stage for item in found.targets["", "growth.skills"]] == ["lead"]


def test_an_answer_under_another_name_is_the_answer(base: KnowledgeBase) -> None:
    own = pack_of('facts:\n  own.size: {ask: "How many?", type: integer, same_as: team.size}\n')

    found = situation(assemble([*good_packs(), own]), {"answers": {"own.size": 3, "growth@2010.plan": "written"}})

    assert {name for _, name in found.answers} == {"team.size", "growth.plan"}


def test_what_no_loaded_pack_knows_is_noticed_and_has_no_effect(base: KnowledgeBase) -> None:
    data = {
        "answers": {"cafe.size": 3},
        "targets": {"cafe": "high"},
        "models": {"cafe": "1"},
        "constraints": {"will_not": ["cafe/bake"]},
    }

    found = situation(base, data)

    assert (found.stated, found.targets) == ({}, {})
    assert [notice.code for notice in found.notices] == ["inert"] * 4


def test_advice_of_a_vocabulary_that_is_not_loaded_is_noticed() -> None:
    own = pack_of('facts:\n  own.f: {ask: "What?", type: integer}\n')

    found = situation(assemble([own]), {"constraints": {"will_not": ["ask-people"]}})

    assert [notice.code for notice in found.notices] == ["inert"]


def test_a_shelved_edition_is_known() -> None:
    growth = good_packs()[1]
    text = 'pack: {id: growth, format: 1, version: "1", licence: "CC0"}\nmodel: growth\nedition: "2001"\ntitle: "Old"\n'
    old = pack_of(f'{text}stages: [{{id: low, title: "Low"}}]\ndimensions: [{{id: d, categories: [{{id: c}}]}}]\n')
    base = assemble([good_packs()[0], growth, old])

    assert situation(base, {"models": {"growth": "2010"}}).notices == ()
    assert situation(base, {"models": {"growth": "2001"}}).notices == ()
    with pytest.raises(OrganisationError, match="unknown edition 'growth@2002'"):
        situation(base, {"models": {"growth": "2002"}})


def test_an_organisation_without_its_document_is_checked_too(base: KnowledgeBase) -> None:
    organisation = Organisation.model_validate({**HEAD, "answers": {"team.sise": 3}})

    with pytest.raises(OrganisationError, match=r"<organisation>:1:1: unknown fact 'team\.sise'"):
        situate(base, organisation)


def test_all_faults_of_a_file_are_said_at_once(base: KnowledgeBase) -> None:
    data = copy.deepcopy(ACME)
    data["wishes"] = ["servce"]
    data["answers"]["team.mood"] = [{"value": "lo"}, {"value": "fair"}, {"value": "hi"}]
    data["units"][0]["targets"] = {"growth": "grow"}
    data["motivation"]["objectives"][0]["kpi"] = "sale"

    with pytest.raises(OrganisationError) as caught:
        situation(base, data)

    assert sorted(problem.code for problem in caught.value.problems) == [
        "unknown-KPI",
        "unknown-outcome",
        "value",
        "value",
        "wrong-place",
    ]


def test_links_are_written_in_one_way_whatever_their_spaces(base: KnowledgeBase) -> None:
    data = {
        "motivation": {
            "vision": {"statement": "V"},
            "goals": [{"id": "grow", "statement": "G"}, {"id": "sell", "statement": "S", "amplifies": "grow"}],
            "confirmed": [{"link": "grow->vision", "fits": False}],
        }
    }

    assert situation(base, data).organisation.motivation.confirmed[0].link == "grow -> vision"
