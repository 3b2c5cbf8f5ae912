"""Ids: editions in order, what looks alike, and what was probably meant."""

from __future__ import annotations

import pytest

from maturity_advisor.knowledge.editions import satisfies
from maturity_advisor.knowledge.ids import head_of, in_order, look_alikes, nearest_fact, numbers_of, without_edition


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("esm3", "esm3"),
        ("esm3.culture", "esm3"),
        ("target.esm3.culture", "esm3"),
        ("gap.esm3", "esm3"),
        ("team.size", "team"),
    ],
)
def test_an_id_begins_with_its_pack_or_subject(name: str, head: str) -> None:
    assert head_of(name) == head


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("esm3@2009.culture", "esm3.culture"),
        ("esm3@2009", "esm3"),
        ("esm3@2009/no-sponsor", "esm3/no-sponsor"),
        ("target.esm3@2009.culture", "target.esm3.culture"),
        ("esm3@2012.culture", "esm3@2012.culture"),
        ("esm3@20091.culture", "esm3@20091.culture"),
        ("other@2009.culture", "other@2009.culture"),
        ("dotted@1.2.culture", "dotted.culture"),
        ("esm3.culture", "esm3.culture"),
    ],
)
def test_the_edition_in_use_may_be_named_or_not(name: str, plain: str) -> None:
    assert without_edition(name, {"esm3": "2009", "dotted": "1.2"}) == plain


def test_versions_and_editions_are_ordered_as_people_count() -> None:
    assert sorted(["1.10", "1.9", "1"], key=numbers_of) == ["1", "1.9", "1.10"]
    assert numbers_of("1.0.0") == numbers_of("1")
    assert sorted(["2009-10", "2009-9", "2012", "", "²", "draft"], key=in_order) == [
        "",
        "2009-9",
        "2009-10",
        "2012",
        "draft",
        "²",
    ]


@pytest.mark.parametrize(
    ("version", "demand", "met"),
    [
        ("1.4", ">=1", True),
        ("1.4", ">=1.4", True),
        ("1.4", ">=1.5", False),
        ("1.4", "<1.4", False),
        ("1.4", "<2", True),
        ("1.10", ">= 1.9, <2", True),
        ("2.0", ">=1,<2", False),
    ],
)
def test_a_version_lies_in_a_range_or_does_not(version: str, demand: str, met: bool) -> None:
    assert satisfies(version, demand) is met


def test_ids_look_alike_in_case_width_and_composition() -> None:
    assert look_alikes(["Team", "team", "\uff54eam", "other"]) == [("team", "Team"), ("\uff54eam", "Team")]
    assert look_alikes(["caf\u00e9", "cafe\u0301", "STRASSE", "straße"]) == [
        ("café", "cafe\u0301"),
        ("straße", "STRASSE"),
    ]
    assert look_alikes(["one", "two", "one"]) == []


def test_an_unloaded_id_reminds_of_one_that_begins_almost_the_same() -> None:
    known = ["team.size", "team.mood", "esm3.culture"]

    assert nearest_fact("tean.size", known) == "team.size"
    assert nearest_fact("cafe.size", known) is None
    assert nearest_fact("esm3@2012.culture", known) is None
