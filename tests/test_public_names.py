"""The root of the package: every public name is there, and none is loaded before it is used."""

import subprocess
import sys

import pytest

import maturity_advisor


@pytest.mark.parametrize("name", maturity_advisor.__all__)
def test_every_public_name_leads_to_its_object(name):
    assert getattr(maturity_advisor, name) is not None
    assert name in dir(maturity_advisor)


def test_every_public_class_and_function_says_what_it_means():
    documented = [getattr(maturity_advisor, name) for name in maturity_advisor.__all__ if name != "__version__"]

    assert [thing for thing in documented if not thing.__doc__] == []


def test_a_name_that_is_not_public_is_no_attribute():
    with pytest.raises(AttributeError, match="has no attribute 'Advice_'"):
        _ = maturity_advisor.Advice_


def test_importing_the_package_loads_neither_pydantic_nor_yaml():
    look = "import sys, maturity_advisor; print(*{'pydantic', 'yaml'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout

    assert found.strip() == ""
