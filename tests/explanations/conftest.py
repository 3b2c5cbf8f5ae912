"""What tests of explanations share: one advisor with all packs, and the examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_advisor.advisor import Advisor

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.fixture(scope="session")
def everything() -> Advisor:
    """An advisor with all installed packs."""
    return Advisor(engine="explain")


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Path:
    """Every example organisation in turn."""
    path: Path = request.param
    return path


@pytest.fixture
def largest() -> Path:
    """The example with the longest list of recommendations."""
    return next(path for path in EXAMPLES if path.stem == "machine-builder")


@pytest.fixture
def small() -> Path:
    """A small example."""
    return next(path for path in EXAMPLES if path.stem == "bakery")
