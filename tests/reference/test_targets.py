"""Section 10 of docs/semantics.md, worked by hand."""

from __future__ import annotations

import pytest

from tests.reference import evaluate
from tests.reference.states import Interval, State
from tests.reference.worked import NA, STAGES, ladder, stage, state


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ({"m": "two"}, "two"),
        ({"m": "two", "m.d0": "three"}, "three"),
        ({"m": "two", "m.d0": "three", "m.d0c0": "one"}, "one"),
    ],
)
def test_the_more_specific_target_wins(targets, expected):
    found = ladder([["-UF"]], targets=targets).states
    assert found["", "target.m.d0c0"] == stage(expected)
    assert found["", "target.m"] == stage("two")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-06-01", "one"), ("2026-06-02", "two"), ("2028-01-01", "two"), (None, "one")],
)
def test_of_dated_targets_the_next_counts(as_of, expected):
    dated = [{"by": "2026-12-31", "stage": "two"}, {"by": "2026-06-01", "stage": "one"}]
    pack = {"pack": {"id": "m"}, "model": "m", "kind": "ladder", "stages": STAGES}
    dimensions = [{"id": "d", "categories": [{"id": "d", "stages": {}}]}]
    organisation = {"organisation": {}, "targets": {"m": dated}} | ({"as_of": as_of} if as_of else {})
    assert evaluate([{**pack, "dimensions": dimensions}], organisation).states["", "target.m"] == stage(expected)


@pytest.mark.parametrize(
    ("marks", "target", "expected"),
    [
        ("-FF", "three", state(2)),
        ("-UF", "three", State(Interval(1, 2))),
        ("-TT", "two", state(0)),
        ("-FF", None, NA),
        ("NNN", "three", NA),
        ("UUU", "two", State(Interval(0, 2), "maybe")),
    ],
)
def test_a_gap_is_the_stages_to_go(marks, target, expected):
    found = ladder([[marks]], targets={"m": target} if target else {}).states
    assert found["", "gap.m.d0c0"] == expected
