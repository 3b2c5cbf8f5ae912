"""`check` on editions beside each other and on cases."""

import pytest

from maturity_advisor.authoring.checking import check
from tests.authoring.editions import EDITIONS
from tests.authoring.shop import shop

pytestmark = pytest.mark.usefixtures("plugins_once")


def problems(folder, **changes):
    """What is wrong after a change of each edition's text: what stands there, and what is to."""
    for path in EDITIONS[:2]:
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        (folder / path.name).write_text(text, encoding="utf-8")
    return [f"{problem.place.source.rpartition('/')[2]}: {problem.message}" for problem in check([folder]).problems]


def test_editions_that_fit_are_in_order(tmp_path):
    assert problems(tmp_path) == []


def test_an_older_edition_that_another_takes_the_place_of_is_checked_too(tmp_path):
    found = problems(tmp_path, **{"[{growth.mood: high}]": "[{growth.mood: highest}]"})

    assert found == ["growth-2010.yaml: there is no option 'highest'"]


def test_a_migration_that_leads_nowhere_is_found(tmp_path):
    found = problems(tmp_path, **{"to: growth.channels": "to: growth.chanels"})

    assert found == ["growth-2012.yaml: unknown fact 'growth.chanels'"]


def test_cases_that_cannot_be_read_are_found(tmp_path):
    home = shop(tmp_path, "cases: [{name: x}]\n")

    assert [problem.message for problem in check([home]).problems] == ["case 'x' lacks 'expect'"]
