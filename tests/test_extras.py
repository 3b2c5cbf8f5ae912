"""What is missing is named, with how to get it."""

import sys

import pytest

from maturity_advisor import Advisor, UsageError
from maturity_advisor.extras import lazily


def test_a_missing_library_is_named_with_the_extra_it_belongs_to(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("maturity_advisor.scale")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(UsageError, match=r"'pyarrow'.*pip install maturity-advisor\[portfolio\]"):
        Advisor(engine="explain").many()


def test_a_module_of_our_own_that_is_missing_is_a_bug():
    with pytest.raises(ModuleNotFoundError):
        lazily("no_such_room", "portfolio")
