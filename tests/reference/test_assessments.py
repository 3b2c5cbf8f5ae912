"""Section 9 of docs/semantics.md, worked by hand."""

from __future__ import annotations

import pytest

from tests.reference import Profile, evaluate
from tests.reference.states import State
from tests.reference.worked import (
    BOOLEAN,
    COUNT,
    GONE,
    NA,
    OPEN,
    SPELT,
    STAGES,
    cells,
    ladder,
    meaning,
    stage,
    state,
)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("-TT", stage("three")),
        ("-TF", stage("two")),
        ("-FT", stage("one")),
        ("FTT", stage("not_yet")),
        ("-UT", stage("one", "two", "three")),
        ("-TU", stage("two", "three")),
        ("-UF", stage("one", "two")),
        ("UUU", State(frozenset({"not_yet", "one", "two", "three"}), "maybe")),
        ("T-T", stage("one")),  # the second stage is not rated and blocks
        ("-NT", stage("three")),  # the second stage is skipped
        ("-NF", stage("one")),
        ("-NU", State(frozenset({"one", "three"}) | {"two"}, "maybe")),  # levels 1 to 3
        ("-TN", stage("two")),
        ("NNN", NA),
        ("-NN", NA),
        ("---", NA),
        ("NFT", stage("not_yet")),
        ("-N-", NA),
    ],
)
def test_a_category_stands_at_the_highest_stage_that_holds_with_all_below(marks, expected):
    assert ladder([[marks]]).states["", "m.d0c0"] == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("-TF", Profile("three", 1, 0, 1, 0)),  # stands at two, all criteria up to three are counted
        ("-UF", Profile("two", 0, 1, 0, 0)),
        ("-NU", Profile("three", 0, 1, 0, 1)),  # two is skipped, not the next
        ("-TT", Profile(None, 2, 0, 0, 0)),  # no next stage
        ("FTT", Profile("one", 0, 0, 1, 0)),
        ("T-T", Profile("two", 1, 0, 0, 0)),
    ],
)
def test_a_profile_counts_the_criteria_up_to_the_next_stage(marks, expected):
    assert ladder([[marks]]).profiles["", "m.d0c0"] == expected


def test_there_is_no_profile_of_what_is_not_applicable():
    assert ladder([["NNN"]]).profiles == {}


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        # categories at 0, 2, 3 and 3
        ("lowest", "not_yet"),
        ("median", "two"),  # the lower middle of 0 2 3 3
        ("mean", "two"),  # 8 / 4
        ("balanced", "one"),  # the larger of 0 and 2 - 1
    ],
)
def test_a_dimension_puts_its_categories_together(how, expected):
    found = ladder([["FTT", "-TF", "-TT", "-TT"]], dimension=how).states
    assert found["", "m.d0"] == stage(expected)
    assert found["", "m"] == stage(expected)


def test_a_mean_is_rounded_down():
    assert ladder([["-FF", "-TF"]], dimension="mean").states["", "m.d0"] == stage("one")  # 3 / 2


def test_members_that_are_not_applicable_leave_the_aggregate():
    assert ladder([["NNN", "-TT"]]).states["", "m.d0"] == stage("three")
    assert ladder([["NNN"]]).states["", "m.d0"] == NA
    found = ladder([["-TT", "UUU"]], dimension="mean").states["", "m.d0"]
    assert found == stage("one", "two", "three")  # 3 alone, or with 0 to 3: from 3 / 2
    assert ladder([["UUU"]]).states["", "m.d0"] == stage("not_yet", "one", "two", "three", na="maybe")


def test_a_model_aggregates_its_dimensions_or_all_categories_if_these_have_none():
    parts = [["-FF", "-FF", "-FF"], ["-TT"]]
    assert ladder(parts, dimension="median", model="mean").states["", "m"] == stage("two")  # 1 and 3
    found = ladder(parts, dimension="none", model="mean").states
    assert found["", "m"] == stage("one")  # 1, 1, 1 and 3: 6 / 4
    assert ("", "m.d0") not in found
    assert ("", "m") not in ladder(parts, model="none").states


def test_a_dimension_that_is_its_only_category_is_one_scope():
    dimensions = [{"id": "d", "categories": [{"id": "d", "stages": {}}]}]
    found = meaning({}, {}, model="m", kind="ladder", stages=STAGES, dimensions=dimensions).states
    assert {id_ for _, id_ in found} == {"m.d", "target.m.d", "gap.m.d", "m", "target.m", "gap.m"}


BANDS = [{"stage": "one"}, {"stage": "two", "at_least": 3}, {"stage": "three", "at_least": 6}]


@pytest.mark.parametrize(
    ("answer", "bands", "expected"),
    [
        (2, BANDS, stage("one")),
        (3, BANDS, stage("two")),
        (10, BANDS, stage("three")),
        (2, BANDS[1:], stage("not_yet")),
        ("unknown", BANDS, stage("one", "two", "three")),
        ([{"value": 4}, {"value": 5}], BANDS, stage("two")),
        (GONE, BANDS, NA),
        ([{"value": 4}, GONE], BANDS, stage("two", na="maybe")),
    ],
)
def test_bands_read_a_level_off_a_score(answer, bands, expected):
    found = meaning(
        {"t.x": COUNT},
        {"t.x": answer},
        model="m",
        kind="ladder",
        stages=STAGES,
        scores=[{"id": "s", "combine": "sum", "of": ["t.x"]}],
        assess={
            "category": {"bands_of": "score.s", "bands": bands},
            "dimension": "lowest",
            "model": "lowest",
        },
        dimensions=[{"id": "d", "categories": [{"id": "c"}]}],
    )
    assert found.states["", "m.c"] == expected
    assert found.profiles == {}


def test_axes_have_their_own_stages_and_no_fact_for_the_model():
    dimensions = [{"id": "d", "stages": STAGES[:2], "categories": [{"id": "d", "stages": {}}]}]
    found = meaning({}, {}, model="m", kind="axes", dimensions=dimensions).states
    assert {id_ for _, id_ in found} == {"m.d", "target.m.d", "gap.m.d"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("TN", "T", (state(True), state(True), state(True))),
        ("TF", "U", (state(False), OPEN, state(False))),
        ("NN", "T", (NA, state(True), state(True))),
        ("NN", "N", (NA, NA, NA)),
        ("TT", "U", (state(True), OPEN, OPEN)),
    ],
)
def test_a_checklist_holds_if_all_its_criteria_do(first, second, expected):
    marks = {f"t.{n}": SPELT[mark] for n, mark in enumerate(first + second)}
    of = [[{f"t.{n}": True} for n in range(len(first))], [{f"t.{len(first)}": True}]]
    dimensions = [{"id": f"d{n}", "categories": [{"id": f"c{n}", "criteria": part}]} for n, part in enumerate(of)]
    found = meaning(dict.fromkeys(marks, BOOLEAN), marks, model="m", kind="checklist", dimensions=dimensions).states
    assert (found["", "m.c0"], found["", "m.d1"], found["", "m"]) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("TFF", state("one")),
        ("TUF", state("one", "two")),
        ("UFF", state("one", "none")),
        ("FNF", state("none")),
        ("---", state("none")),  # a type without criteria is never it
    ],
)
def test_a_typology_names_the_types_that_hold_or_may(marks, expected):
    category, answers = cells(marks, "c")
    dimensions = [{"id": "d", "categories": [category]}]
    facts = dict.fromkeys(answers, BOOLEAN)
    found = meaning(facts, answers, model="m", kind="typology", stages=STAGES, dimensions=dimensions).states
    assert found["", "m.c"] == found["", "m"] == expected
    assert ("", "target.m") not in found


def test_a_model_is_assessed_in_every_unit_of_its_kind():
    units = [
        {"id": "pilot", "kind": "initiative", "answers": {"t.x": True}},
        {"id": "web", "kind": "process"},
    ]
    dimensions = [{"id": "d", "categories": [{"id": "d", "stages": {"two": {"criteria": [{"when": {"t.x": True}}]}}}]}]
    pack = {"pack": {"id": "m"}, "model": "m", "kind": "ladder", "per": "initiative", "stages": STAGES}
    facts = {"t.x": {**BOOLEAN, "per": ["organisation", "initiative"]}}
    found = evaluate(
        [{**pack, "dimensions": dimensions, "facts": facts}],
        {"organisation": {}, "units": units, "answers": {"t.x": False}, "targets": {"m": "two"}},
    ).states
    assert (found["", "m.d"], found["pilot", "m.d"]) == (stage("one"), stage("two"))
    assert (found["", "gap.m"], found["pilot", "gap.m"]) == (state(1), NA)  # a unit has its own targets
    assert ("web", "m.d") not in found
