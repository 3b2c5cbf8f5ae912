"""What an unquoted word means is YAML 1.2's core schema, except that a leading zero makes a text."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest

from maturity_advisor.documents import DecimalNumber, WholeNumber, read_text

TEXTS = [
    "no", "No", "NO", "yes", "on", "off", "y", "n", "tRUE", "nULL", "12:30", "1:2:3", "012", "-012", "00", "06.12",
    "1_000", "1,000", "2026-11-22", "1.2.3", "1e", "1e+", "e3", ".", "..", "--1", "+-1", "0b1", "0o8", "0xG",
    "0X1F", "0O7", "-0x1F", "+0o7", "1 000", "inf", "nan", "-.nan", ".Inff", "<", "=", "²", "٣", "½", "-.", "+.e3",
]  # fmt: skip
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
    **dict.fromkeys(["null", "Null", "NULL", "~", ""], None),
}
WHOLES = {
    "0": 0, "7": 7, "-7": -7, "+7": 7, "-0": 0, "2009": 2009, "0o17": 15, "0x1F": 31, "0xff": 255, "0o007": 7,
    "9" * 30: int("9" * 30), "-" + "9" * 30: -int("9" * 30),
}  # fmt: skip
DECIMALS = {
    "1.10": "1.1", "3.0": "3", "3.": "3", ".5": "0.5", "-.5": "-0.5", "+1.5": "1.5", "1e3": "1000", "1E-2": "0.01",
    "1.5e+3": "1500", "-0.0": "0", "0e30": "0", "1e-30": "1e-30", "0.1": "0.1", "1e030": "1e30",
    "0." + "3" * 30: "0." + "3" * 30,
}  # fmt: skip


def value_of(text: str) -> Any:
    return read_text(f"key: {text}\n", "t.yaml").data["key"]


@pytest.mark.parametrize("text", TEXTS)
def test_these_words_are_texts(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize(("text", "value"), WORDS.items())
def test_these_words_are_true_false_or_nothing(text: str, value: bool | None) -> None:
    assert value_of(text) is value


@pytest.mark.parametrize(("text", "value"), WHOLES.items())
def test_these_words_are_whole_numbers_and_keep_how_they_were_written(text: str, value: int) -> None:
    number = value_of(text)

    assert isinstance(number, WholeNumber)
    assert (number, number.text) == (value, text)


@pytest.mark.parametrize(("text", "value"), DECIMALS.items())
def test_these_words_are_exact_decimals_and_keep_how_they_were_written(text: str, value: str) -> None:
    number = value_of(text)

    assert isinstance(number, DecimalNumber)
    assert (number, number.text) == (Decimal(value), text)


@pytest.mark.parametrize("text", [*TEXTS[:9], *(word for word in WORDS if word), *WHOLES, *DECIMALS])
def test_a_word_in_quotes_is_a_text(text: str) -> None:
    assert (value_of(f'"{text}"'), value_of(f"'{text}'")) == (text, text)


@pytest.mark.parametrize("text", ["2009", "no", "1.10", "true", "~", "0x1F", ".nan", "1e999999999", "12:30"])
def test_a_key_is_the_text_that_was_written(text: str) -> None:
    assert read_text(f"{text}: 1\n", "t.yaml").data == {text: 1}


@pytest.mark.parametrize("text", ["7", "+7", "0x1F", "1.10", ".5", "1e3"])
def test_copies_of_a_number_keep_how_it_was_written(text: str) -> None:
    number = value_of(text)

    for twin in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):
        assert (twin, twin.text, isinstance(twin, WholeNumber | DecimalNumber)) == (number, text, True)


@pytest.mark.parametrize("text", ["0", "-1", "10", "1.50", "1e5", "1E+5", "-0", "0.0", "-1.5e-3"])
def test_a_number_of_json_is_the_same_in_yaml(text: str) -> None:
    number = read_text(f"[{text}]", "t.json").data[0]

    assert (number, number.text, type(number)) == (value_of(text), text, type(value_of(text)))


def test_a_decimal_that_was_never_written_says_itself() -> None:
    assert DecimalNumber(Decimal("2.50")).text == "2.50"
