"""Each way in which an organisation can be wrong has a file in `tests/bad/organisations`, and beside it the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_advisor.documents import read_text
from maturity_advisor.errors import OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.situation import read_organisation, situate
from tests.knowledge.good import base_of

FOLDER = Path(__file__).parents[1] / "bad" / "organisations"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".txt")


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return base_of()


@pytest.mark.parametrize("name", CASES)
def test_a_bad_organisation_is_refused_in_these_words(name: str, base: KnowledgeBase) -> None:
    said = "".join(f"{problem}\n" for problem in findings_in(name, base))

    assert said == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_each_problem_of_a_bad_organisation_has_a_place_and_a_code(name: str, base: KnowledgeBase) -> None:
    for problem in findings_in(name, base):
        assert problem.place is not None
        assert (problem.place.source, problem.place.line is None) == (name, False)
        assert problem.code


def findings_in(name: str, base: KnowledgeBase) -> tuple[Problem, ...]:
    """What is wrong with an organisation, or else what is noticed."""
    document = read_text((FOLDER / name).read_bytes(), name)
    try:
        return situate(base, read_organisation(document, lambda _: base), document).notices
    except OrganisationError as error:
        return error.problems
