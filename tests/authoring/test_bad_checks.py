"""What `check` says beyond the form of packs and the linter: each has a bad folder, with the exact words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity_advisor.authoring.attainable import unattainable
from maturity_advisor.authoring.coverage import coverage
from maturity_advisor.authoring.examples import Examples
from maturity_advisor.documents import read_file
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.organisation.situation import read_organisation, situate

FOLDER = Path(__file__).parents[1] / "bad" / "checks"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def problems_in(folder: Path) -> Iterator[Problem]:
    """What the examples, the targets and the coverage of a folder give."""
    base = assemble([read_pack([folder / "pack.yaml"])])
    yield from Examples(base).problems()
    if (folder / "organisation.yaml").exists():
        document = read_file(folder / "organisation.yaml")
        yield from unattainable(base, situate(base, read_organisation(document), document), document)
    yield from (hole for pack in coverage(base) for hole in pack.holes if hole.code == "no-rule-leads-there")


@pytest.mark.parametrize("case", CASES)
def test_a_bad_folder_is_told_in_these_words(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)

    said = "".join(f"{problem} [{problem.code}]\n" for problem in problems_in(Path(case)))

    assert said == (FOLDER / f"{case}.txt").read_text(encoding="utf-8")
    assert said
