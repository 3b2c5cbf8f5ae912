"""Somebody else's distribution, written from the public docs: built, installed beside ours, and tested there."""

import os
import shutil
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging

SOURCE = Path(__file__).parents[1] / "third_party"


@pytest.fixture(scope="module")
def beside(copy_of_the_tree, run, tmp_path_factory):
    """A fresh environment with both wheels, and a copy of the distribution's own tests."""
    home = tmp_path_factory.mktemp("third_party")
    tree = copy_of_the_tree(home / "tree")
    theirs = shutil.copytree(
        SOURCE, home / "library-presence", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    for project in (tree, theirs):
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", home / "dist", project)
    run(sys.executable, "-m", "venv", home / "venv")
    environment = {**os.environ, "PIP_FIND_LINKS": str(home / "dist")}
    run(home / "venv" / "bin" / "pip", "install", "--quiet", "library-presence[test]", env=environment)
    return home


def test_it_is_found_and_in_order_beside_ours(beside, run):
    program = beside / "venv" / "bin" / "maturity-advisor"

    assert "library_presence" in run(program, "plugins", cwd=beside / "dist")
    assert run(program, "check", "library-presence", cwd=beside / "dist").splitlines()[-1].endswith("no problems.")


def test_its_own_tests_pass_there(beside, run):
    (beside / "away").mkdir()
    shutil.copytree(beside / "library-presence" / "src", beside / "away" / "src")
    shutil.copytree(beside / "library-presence" / "tests", beside / "away" / "tests")
    shutil.copy(beside / "library-presence" / "pyproject.toml", beside / "away")

    printed = run(beside / "venv" / "bin" / "python", "-m", "pytest", "-q", cwd=beside / "away")

    assert "11 passed" in printed


def test_it_can_be_pinned_and_is_refused_when_it_changes(beside, run):
    program = beside / "venv" / "bin" / "maturity-advisor"
    shown = run(program, "plugins", "show", "library_presence", cwd=beside / "dist")
    pin = next(line.partition(": ")[2] for line in shown.splitlines() if line.startswith("Pin"))
    environment = {**os.environ, "MATURITY_ADVISOR_PIN": pin}

    assert run(program, "models", "--quiet", cwd=beside / "dist", env=environment)
    (module,) = (beside / "venv" / "lib").glob("python*/site-packages/library_presence/__init__.py")
    module.write_text(module.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="is not the code it is pinned to"):
        run(program, "models", "--quiet", cwd=beside / "dist", env=environment)
