"""What tests of the desk share with those of the command line."""

import pytest

from maturity_advisor.cli.session import advisor_of
from tests.cli.conftest import _one_advisor, bakery, fresh, run

__all__ = ["_one_advisor", "bakery", "fresh", "run"]


@pytest.fixture(autouse=True)
def _loaded(_one_advisor):
    """What a forked child finds loaded: the packs that these tests use."""
    for models in ((), ("forrester",)):
        advisor_of({"models": models})
