"""Following the tutorial to the letter, in a fresh environment, ends in a published pack; and prints what it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.packaging.literal import follow

pytestmark = pytest.mark.packaging

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "from-an-empty-folder-to-a-published-pack.md"


@pytest.fixture(scope="module")
def offered(copy_of_the_tree, run, tmp_path_factory):
    """A folder in which pip finds our wheel."""
    tree = copy_of_the_tree(tmp_path_factory.mktemp("built") / "tree")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", tree)
    return tree / "dist"


@pytest.fixture(scope="module")
def followed(offered, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    python = folder / "python"
    python.mkdir()
    (python / "python3").symlink_to(sys.executable)
    environment = {
        "PIP_FIND_LINKS": str(offered),
        "PATH": f"{python}{os.pathsep}{os.environ['PATH']}",
        "MATURITY_ADVISOR_CACHE": str(folder / "cache"),
    }
    found = list(follow(PAGE.read_text(encoding="utf-8"), folder, environment))
    return folder, found


def test_every_command_prints_what_the_tutorial_says(followed):
    _, found = followed

    assert "".join(item.came for item in found) == "".join(item.body for item in found)


def test_it_ends_in_a_wheel_that_passes_where_nothing_else_is(followed):
    folder, _ = followed
    elsewhere = folder / "elsewhere"
    command = [elsewhere / "bin" / "maturity-advisor", "test", "front-door"]

    done = subprocess.run(command, capture_output=True, text=True, cwd=elsewhere, check=False)

    assert (done.returncode, done.stdout) == (0, "front-door: 14 examples, no cases: all as expected.\n")
