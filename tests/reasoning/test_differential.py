"""The program means what the reference says, whichever engine reads the rules."""

from __future__ import annotations

import pytest

from tests.reasoning.differential import Report, run

CASES = 20_000


@pytest.fixture(scope="module")
def report():
    whole = Report()
    for each in run(CASES, processes=2):
        whole.add(each)
    return whole


def test_reference_explain_and_infer_come_to_the_same_for_random_rules_and_organisations(report):
    assert report.differences == []
    assert report.cases >= CASES


def test_the_random_rules_come_to_every_status_often(report):
    assert set(report.statuses) == {"fired", "silent", "undetermined", "not_applicable"}
    assert min(report.statuses.values()) > report.cases / 2
