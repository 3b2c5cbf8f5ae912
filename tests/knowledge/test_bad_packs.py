"""Each way in which a pack can be wrong has its own file in `tests/bad/packs`, and beside it what is said.

A file is a pack of its own, a folder holds several; they stand beside two good packs. What is no fault but noticed is
said there too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_advisor.errors import PackError, Problem
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.reading import read_pack
from tests.knowledge.good import good_packs

FOLDER = Path(__file__).parents[1] / "bad" / "packs"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("name", CASES)
def test_a_bad_pack_is_refused_in_these_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)

    said = "".join(f"{problem}\n" for problem in findings_in(name))

    assert said == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_each_problem_of_a_bad_pack_has_a_place_a_remedy_and_a_code(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)

    for problem in findings_in(name):
        assert problem.place is not None
        assert problem.place.source.startswith(name)
        assert problem.place.line is not None or problem.code == "empty-pack"
        assert problem.code


def findings_in(name: str) -> tuple[Problem, ...]:
    """What is wrong with the packs of a case, or else what is noticed."""
    path = Path(name)
    groups = sorted(path.iterdir()) if path.is_dir() else [path]
    try:
        packs = [read_pack([group]) for group in groups if group.suffix != ".txt"] or [read_pack([path])]
        return assemble([*good_packs(), *packs]).notices
    except PackError as error:
        return error.problems
