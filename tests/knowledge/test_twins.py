"""Facts of two packs that are one."""

from __future__ import annotations

import pytest

from maturity_advisor.errors import PackError
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.conditions import Test
from tests.knowledge.good import base_of, good_packs, pack_of

TWIN = '  {}: {{ask: "How many?", type: integer, same_as: {}}}\n'


def test_a_twin_stands_for_the_fact_it_is_the_same_as() -> None:
    base = base_of(
        "facts:\n" + TWIN.format("own.size", "team.size"),
        'rules:\n  - {id: r, title: "R", when: {own.size: 1}, recommend: {action: ask-people},'
        ' because: "so", origin: published}\n',
    )

    assert base.aliases["own.size"] == "team.size"
    assert base.meant("own.size") == "team.size"
    assert "own.size" not in base.definitions
    assert base.rule("own/r").when == Test("team.size", "is", 1, ("own.size",))


def test_twins_are_followed_through_any_number_of_steps() -> None:
    base = base_of(
        "facts:\n" + TWIN.format("own.a", "own.b") + TWIN.format("own.b", "own.c") + TWIN.format("own.c", "team.size")
    )

    assert {name: base.aliases[name] for name in ("own.a", "own.b", "own.c")} == dict.fromkeys(
        ("own.a", "own.b", "own.c"), "team.size"
    )


def test_a_twin_whose_pack_is_not_loaded_stands_for_itself() -> None:
    base = base_of("facts:\n" + TWIN.format("own.a", "cafe.size") + TWIN.format("own.b", "own.a"))

    assert base.definitions["own.a"].role == "asked"
    assert base.aliases["own.b"] == "own.a"
    assert [notice.code for notice in base.notices] == ["inert"]


def test_a_conclusion_of_two_packs_is_drawn_by_the_rules_of_both() -> None:
    base = base_of()

    assert base.aliases == {"growth.lonely": "risk.lonely"}
    assert base.rule("growth/alone").conclude == ("risk.lonely",)


def test_a_circle_of_twins_is_said_once_and_leaves_no_other_fault() -> None:
    pack = pack_of(
        "facts:\n" + "".join(TWIN.format(f"own.{one}", f"own.{other}") for one, other in ("ab", "bc", "ca", "da")),
        "scores:\n  - {id: s, combine: sum, of: [own.d]}\n",
    )

    with pytest.raises(PackError) as caught:
        assemble([*good_packs(), pack])

    (problem,) = caught.value.problems
    assert problem.message.endswith("in a circle: own.a → own.b → own.c → own.a")
