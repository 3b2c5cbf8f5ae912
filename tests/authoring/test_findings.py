"""Every kind of finding has a bad file that gives it, in exactly these words, and a good one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_advisor.authoring.checking import Checked
from maturity_advisor.authoring.examples import Examples
from maturity_advisor.authoring.linting.kinds import KINDS, Severity
from maturity_advisor.authoring.linting.linter import Linted, lint
from maturity_advisor.cli.check_formats import text
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.reading import read_pack

TESTS = Path(__file__).parents[1]
BAD, GOOD = TESTS / "bad" / "findings", TESTS / "good" / "findings"


def base_at(path: Path) -> KnowledgeBase:
    """A file is a pack; a folder holds several."""
    return assemble([read_pack([file]) for file in (sorted(path.iterdir()) if path.is_dir() else [path])])


def linted(path: Path) -> Linted:
    base = base_at(path)
    return lint(base, base.packs.keys())


def path_of(code: str) -> Path:
    return Path(code) if Path(code).is_dir() else Path(f"{code}.yaml")


def said_of(code: str) -> str:
    """What is printed of a case from within its folder; hints only where it is about one."""
    least: Severity = "hint" if KINDS[code].severity == "hint" else "warning"
    return text(Checked(linted=linted(path_of(code))), least, quiet=True)


@pytest.mark.parametrize("code", KINDS)
def test_a_bad_pack_gives_the_finding_in_these_words(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)

    assert code in {finding.code for finding in linted(path_of(code)).findings}
    assert said_of(code) == (BAD / f"{code}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", KINDS)
def test_a_good_pack_does_not_give_it_nor_anything_grave(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOOD)

    found = {finding.code for finding in linted(path_of(code)).findings}

    assert code not in found
    assert {KINDS[name].severity for name in found} <= {"hint"}


@pytest.mark.parametrize("code", KINDS)
def test_the_examples_of_a_good_pack_come_out(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOOD)

    assert [str(problem) for problem in Examples(base_at(path_of(code))).problems()] == []


def test_there_is_no_file_for_anything_else() -> None:
    assert {path.stem for folder in (BAD, GOOD) for path in folder.iterdir()} == set(KINDS)


def test_every_kind_has_its_page() -> None:
    pages = TESTS.parent / "docs" / "reference" / "checks"
    listed = (pages / "README.md").read_text(encoding="utf-8")

    for code, kind in KINDS.items():
        assert f"# {code}\n\n**{kind.title}**" in (pages / f"{code}.md").read_text(encoding="utf-8")
        assert f"[{code}]({code}.md)" in listed
