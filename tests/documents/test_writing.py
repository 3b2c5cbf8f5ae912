"""What is written as JSON reads back as the same, number by number."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_advisor.documents import read_text
from maturity_advisor.documents.writing import ExactNumber, json_of, number_of

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
DATA = st.recursive(LEAVES, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=20)


@given(DATA)
def test_it_is_what_the_standard_library_would_write(data: Any) -> None:
    assert json_of(data) == json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize(
    "text", ["0", "-3", "1.8", "13.50", "0.1", "1e-7", "0.12345678901234567890123456789", "9007199254740993", "1e30"]
)
def test_every_number_reads_back_as_the_same(text: str) -> None:
    number = number_of(Decimal(text))

    assert Decimal(read_text(json_of([number]), "t.json").data[0]) == Decimal(text)


def test_a_number_no_float_holds_still_reckons() -> None:
    number = number_of(Decimal("0.1000000000000000000001"))

    assert isinstance(number, ExactNumber)
    assert number == 0.1
    assert repr(number) == "0.1000000000000000000001"
