"""The scale reading says what `Advisor.advise` says; `python -m tests.scale.differential` compares far more."""

import pytest

from tests.scale.differential import Report, own_packs, random_base


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 5])
def test_a_table_of_random_organisations_follows_random_rules_as_each_would_by_itself(seed):
    report = Report()

    random_base(seed, 30, report)

    assert report.differences == []
    assert report.organisations == 30
    assert report.apart < 30


def test_a_table_is_advised_by_our_packs_as_each_organisation_by_itself():
    report = Report()

    own_packs(150, report)

    assert report.differences == []
    assert report.statuses.keys() == {"fired", "silent", "undetermined", "not_applicable"}
