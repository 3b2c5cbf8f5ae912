"""Editions: of several the newest, or the one that is asked for; what is asked of the others has no effect."""

from __future__ import annotations

import itertools

import pytest

from maturity_advisor.errors import PackError
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.joining import Pack
from tests.knowledge.good import good_packs, joined, pack_of

MODEL = """pack: {{id: own, format: 1, version: "{version}", licence: "CC0"}}
model: own
edition: "{edition}"
title: "Own"
stages: [{{id: low, title: "Low"}}, {{id: high{edition}, title: "High"}}]
dimensions: [{{id: d, categories: [{{id: c, stages: {{high{edition}: {{criteria: [{{team.size: 3}}]}}}}}}]}}]
"""
READER = """rules:
  - {{id: r, title: "R", when: {{{name}: low}}, recommend: {{action: ask-people}}, because: "so", origin: published}}
"""


def edition(name: str, version: str = "1") -> Pack:
    return joined({f"{name}.yaml": MODEL.format(edition=name, version=version)})


def reader(name: str) -> Pack:
    header = 'pack: {id: reader, format: 1, version: "1", licence: "CC0"}\n'
    return pack_of(header + READER.format(name=name))


def test_of_two_editions_the_newest_is_used_and_the_other_shelved() -> None:
    base = assemble([*good_packs(), edition("2009"), edition("2012"), edition("999")])

    assert base.packs["own"].edition == "2012"
    assert base.definitions["own"].domain.options == ("not_yet", "low", "high2012")
    assert base.shelved == ("own@999", "own@2009")


def test_an_edition_can_be_asked_for() -> None:
    base = assemble([*good_packs(), edition("2009"), edition("2012")], {"own": "2009", "cafe": "1"})

    assert base.packs["own"].edition == "2009"
    assert base.shelved == ("own@2012",)


def test_one_that_is_not_there_is_left_to_whoever_asked() -> None:
    assert assemble([*good_packs(), edition("2009")], {"own": "2010"}).packs["own"].edition == "2009"


def test_of_one_edition_in_two_versions_neither_is_taken_silently() -> None:
    with pytest.raises(PackError, match="two packs are called 'own@2009'"):
        assemble([*good_packs(), edition("2009", "1"), edition("2009", "1.1")])


def test_the_same_pack_twice_does_no_harm() -> None:
    assert assemble([*good_packs(), edition("2009"), edition("2009")]).packs["own"].edition == "2009"


def test_a_reference_may_name_the_edition_in_use() -> None:
    base = assemble([*good_packs(), edition("2009"), edition("2012"), reader("own@2012.c")])

    assert (
        base.rule("reader/r").when
        == assemble([*good_packs(), edition("2012"), reader("own@2012.c")]).rule("reader/r").when
    )
    assert base.notices == ()


def test_a_reference_to_another_edition_has_no_effect_and_is_noticed() -> None:
    base = assemble([*good_packs(), edition("2009"), edition("2012"), reader("own@2009.c")])

    assert [rule.id for rule in base.rules if rule.pack == "reader"] == []
    assert [notice.code for notice in base.notices] == ["inert"]


def test_the_order_of_editions_never_matters() -> None:
    packs = [edition("2009"), edition("2012"), edition("2010")]

    bases = [assemble([*good_packs(), *order]) for order in itertools.permutations(packs)]

    assert all(base == bases[0] for base in bases)
