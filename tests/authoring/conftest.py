"""What tests of the authors' tools share: the installed plugins, found once."""

import pytest

from maturity_advisor import advisor, plugins
from maturity_advisor.authoring import checking, trials

_found = {}


def _remembered(without=(), *, strict=False, pins=None):
    key = (tuple(without), strict)
    if key not in _found:
        _found[key] = plugins.find_plugins(without, strict=strict)
    return _found[key]


@pytest.fixture
def plugins_once(monkeypatch):
    """Reading all installed packs takes half a second, and nothing here changes them."""
    monkeypatch.setattr(advisor, "find_plugins", _remembered)
    monkeypatch.setattr(checking, "find_plugins", _remembered)
    monkeypatch.setattr(trials, "find_plugins", _remembered)
