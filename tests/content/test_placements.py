"""Public placements: what a model's authors placed themselves, and what our pack makes of the public answers."""

from functools import cache
from pathlib import Path

import pytest

from maturity_advisor import Advisor

FOLDER = Path(__file__).parent / "placements"
# file, place, scope, the published stage, and the lowest and highest stage that the public answers leave possible
PLACED = [
    ("eileen-fisher-2011", "", "forrester", "dormant", "dormant", "dormant"),
    ("zappos-2011", "", "forrester", "empowering", "dormant", "empowering"),
    ("dell-2006", "", "altimeter.initiatives", "planning", "planning", "planning"),
    ("dell-2006", "", "altimeter", "planning", "planning", "presence"),
    ("lee-kwak-2012", "cms-dashboard", "open-government.focus", *["initial_conditions"] * 3),
    ("lee-kwak-2012", "fda-transparency", "open-government.focus", *["initial_conditions"] * 3),
    ("lee-kwak-2012", "fda-track", "open-government.focus", *["initial_conditions"] * 3),
    ("lee-kwak-2012", "hhs-portal", "open-government.focus", *["data_transparency"] * 3),
    ("lee-kwak-2012", "community-health-data", "open-government.focus", *["open_participation"] * 3),
]


@cache
def advisor():
    """One advisor for all placements."""
    return Advisor(engine="explain")


@cache
def standing(name):
    """Every rated scope of a file: lowest and highest stage, by place and id."""
    data = advisor().advise(FOLDER / f"{name}.yaml").data
    return {
        (assessment["place"], scope["id"]): (scope["lowest"]["id"], scope["highest"]["id"])
        for assessment in data["assessments"]
        for scope in assessment["scopes"]
        if scope.get("lowest")
    }


@pytest.mark.parametrize(("name", "place", "scope", "published", "lowest", "highest"), PLACED)
def test_a_public_placement_lies_in_what_the_public_answers_leave_possible(
    knowledge, name, place, scope, published, lowest, highest
):
    stages = knowledge.definitions[scope].domain.options

    assert standing(name)[place, scope] == (lowest, highest)
    assert stages.index(lowest) <= stages.index(published) <= stages.index(highest)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_placement_says_what_is_published_where_and_how_it_was_coded(file):
    head = file.read_text(encoding="utf-8")

    assert all(word in head for word in ("# Published: ", "# Source: ", "# Coded: "))
