"""What tests of the desk share with those of the command line."""

from tests.cli.conftest import _one_advisor, bakery, fresh, run

__all__ = ["_one_advisor", "bakery", "fresh", "run"]
