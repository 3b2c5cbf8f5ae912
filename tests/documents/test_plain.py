"""Data handed over by a program is taken as if it had been read from a file."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from maturity_advisor.documents import DecimalNumber, WholeNumber, document_of
from maturity_advisor.errors import AdvisorError, LimitError, Place


@pytest.mark.parametrize(
    ("data", "read"),
    [
        (None, None),
        (True, True),
        ("a", "a"),
        (3, WholeNumber(3)),
        (0.1, DecimalNumber("0.1")),
        (Decimal("1.50"), DecimalNumber("1.50")),
        (Fraction(4, 2), WholeNumber(2)),
        (Fraction(1, 3), Fraction(1, 3)),
        (date(2026, 11, 22), "2026-11-22"),
        ({True: [], "b": {}}, {"true": [], "b": {}}),
        ({2009: ("a",)}, {"2009": ["a"]}),
    ],
)
def test_data_is_as_the_reader_would_have_read_it(data: Any, read: Any) -> None:
    document = document_of(data, "t")

    assert (document.data, type(document.data)) == (read, type(read))
    assert getattr(document.data, "text", None) == getattr(read, "text", None)
    assert document.place(("b", 1)) == Place("t", 1, 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([{1}], "<data>: set is no plain data. Give texts, numbers, lists and mappings."),
        (float("nan"), "<data>: nan is no number. Leave it out if it is not known."),
        (Decimal("Infinity"), "<data>: Infinity is no number. Leave it out if it is not known."),
    ],
)
def test_what_no_file_could_say_is_refused(data: Any, message: str) -> None:
    with pytest.raises(AdvisorError) as caught:
        document_of(data)

    assert str(caught.value) == message


def test_data_that_contains_itself_is_refused() -> None:
    data: list[Any] = []
    data.append({"again": data})

    with pytest.raises(LimitError, match="nests too deeply"):
        document_of(data)
