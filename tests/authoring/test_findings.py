"""Every kind of finding has a bad file that gives it, in exactly these words, and a good one that does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maturity_advisor.authoring import linting
from maturity_advisor.authoring.checking import Checked
from maturity_advisor.authoring.examples import Examples
from maturity_advisor.authoring.linting.kinds import KINDS, REFUSALS, Severity
from maturity_advisor.authoring.linting.linter import lint
from maturity_advisor.cli.check_formats import text
from maturity_advisor.cli.check_found import told
from maturity_advisor.errors import PackError
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.reading import read_pack
from tests.knowledge.messages import messages_in

TESTS = Path(__file__).parents[1]
BAD, GOOD = TESTS / "bad" / "findings", TESTS / "good" / "findings"
ALL = {**KINDS, **REFUSALS}
# A file is called as its kind, with what is special about it after two hyphens.
CASES = sorted(path.stem for path in BAD.iterdir() if path.suffix != ".txt")


def base_at(path: Path) -> KnowledgeBase:
    """A file is a pack; a folder holds several."""
    return assemble([read_pack([file]) for file in (sorted(path.iterdir()) if path.is_dir() else [path])])


def checked(path: Path) -> Checked:
    """What is refused, or else found."""
    try:
        base = base_at(path)
    except PackError as error:
        return Checked(list(error.problems))
    return Checked(linted=lint(base, base.packs.keys()))


def codes_in(path: Path) -> set[str]:
    return {item.problem.code for item in told(checked(path))}


def path_of(case: str) -> Path:
    return Path(case) if Path(case).is_dir() else Path(f"{case}.yaml")


def code_of(case: str) -> str:
    return case.split("--")[0]


def said_of(case: str) -> str:
    """What is printed of a case from within its folder; hints only where it is about one."""
    least: Severity = "hint" if ALL[code_of(case)].severity == "hint" else "warning"
    return text(checked(path_of(case)), least, quiet=True)


@pytest.mark.parametrize("case", CASES)
def test_a_bad_pack_gives_the_finding_in_these_words(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)

    assert code_of(case) in codes_in(path_of(case))
    assert said_of(case) == (BAD / f"{case}.txt").read_text(encoding="utf-8")


def test_whatever_the_linter_can_say_some_bad_file_makes_it_say() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(BAD.glob("*.txt")))
    messages = messages_in(Path(linting.__file__).parent)

    missing = [item for item in messages if not re.search(rf": {item.pattern}[.?!]( |$)", said, re.MULTILINE)]

    assert len(messages) > 15
    assert missing == []


@pytest.mark.parametrize("code", ALL)
def test_a_good_pack_does_not_give_it_nor_anything_grave(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOOD)

    found = codes_in(path_of(code))

    assert code not in found
    assert {KINDS[name].severity for name in found} <= {"hint"}


@pytest.mark.parametrize("code", ALL)
def test_the_examples_of_a_good_pack_come_out(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOOD)

    assert [str(problem) for problem in Examples(base_at(path_of(code))).problems()] == []


def test_there_is_no_file_for_anything_else() -> None:
    assert {code_of(path.stem) for folder in (BAD, GOOD) for path in folder.iterdir()} == set(ALL)
    assert {path.stem for path in GOOD.iterdir()} == set(ALL)


def test_every_kind_has_its_page() -> None:
    pages = TESTS.parent / "docs" / "reference" / "checks"
    listed = (pages / "README.md").read_text(encoding="utf-8")

    for code, kind in ALL.items():
        assert f"# {code}\n\n**{kind.title}**" in (pages / f"{code}.md").read_text(encoding="utf-8")
        assert f"[{code}]({code}.md)" in listed
