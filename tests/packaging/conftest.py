"""What the packaging tests share: a clean copy of the tree, and a way to run commands in it."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "src", "models", "plugins", "rules")


@pytest.fixture(scope="session", autouse=True)
def _without_our_options() -> Iterator[None]:
    """Others' pytest, in environments of their own, knows neither our plugins nor their options."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_ADDOPTS", raising=False)
        yield


@pytest.fixture(scope="session")
def copy_of_the_tree() -> Callable[[Path], Path]:
    """Copies what a build reads: what an earlier build left beside it, setuptools would pick up again."""

    def copy(to: Path) -> Path:
        to.mkdir()
        for name in BUILT_FROM:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
            else:
                shutil.copy(ROOT / name, to / name)
        return to

    return copy


@pytest.fixture(scope="session")
def run() -> Callable[..., str]:
    """Runs a command that must succeed, and gives what it printed."""

    def run(*command: str | Path, **how: object) -> str:
        done = subprocess.run(command, capture_output=True, text=True, check=False, **how)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
