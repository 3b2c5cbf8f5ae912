"""A sample of planted defects: every kind is found and shown truly; `python -m tests.planting` is the whole."""

import pytest

from tests.planting.__main__ import PLANTS, one

SAMPLE = range(4)


@pytest.mark.parametrize("kind", PLANTS)
def test_every_planted_defect_is_found_and_shown(kind: str) -> None:
    for number in SAMPLE:
        report = one(kind, number)

        assert (report.missed, report.refuted, report.false) == ([], [], [])
        assert report.found[kind] == 1
