"""Advice for the examples, made once."""

from functools import cache
from pathlib import Path

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.reports import view

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
LANGUAGES = ("en", "nl", "de")


@cache
def _advisor():
    return Advisor(engine="explain")


@cache
def _advised(name, lang, audience):
    return _advisor().advise(EXAMPLES / f"{name}.yaml", lang=lang, audience=audience)


@pytest.fixture
def advised():
    """`advised("bakery", "nl")`: the advice itself."""
    return lambda name, lang=None, audience="advisor": _advised(name, lang, audience)


@pytest.fixture
def viewed(advised):
    """The same as data, as renderers get it."""
    return lambda *args: view(advised(*args))
