"""Runs the program within the tests' own process, with packs read once."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from maturity_advisor import advisor as pipeline
from maturity_advisor.cli.program import program

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ADVISED = ("advise", "assess", "explain")
_made = {}


def _remembered(make):
    def advisor(**options):
        key = repr(sorted(options.items()))
        if key not in _made:
            _made[key] = make(**options)
        return _made[key]

    return advisor


@pytest.fixture
def fresh(monkeypatch):
    """Let the advisor be made anew, for tests in which its making is what matters."""
    return lambda: monkeypatch.setattr(pipeline, "Advisor", _ORIGINAL)


_ORIGINAL = pipeline.Advisor


@pytest.fixture(autouse=True)
def _one_advisor(monkeypatch):
    monkeypatch.setattr(pipeline, "Advisor", _remembered(_ORIGINAL))


@pytest.fixture
def run():
    """`run("advise", path)`: what the command prints, and its exit code."""

    def call(*args, stdin=None):
        words = [str(arg) for arg in args]
        if words and words[0] in ADVISED and "--engine" not in words:
            words += ["--engine", "explain"]
        return CliRunner().invoke(program, words, input=stdin)

    return call


@pytest.fixture
def bakery():
    """The smallest example."""
    return EXAMPLES / "bakery.yaml"
