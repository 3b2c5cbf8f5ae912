"""Texts: what is said in which language, and where a statement comes from."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError, PydanticKnownError

from maturity_advisor.documents import DecimalNumber
from maturity_advisor.knowledge.text import Text, parse_text


def test_a_string_is_a_text_in_the_language_of_its_pack() -> None:
    text = parse_text("Goed zo")

    assert text == Text((("", "Goed zo"),))
    assert text.say("en", "nl") == "Goed zo"


def test_a_number_is_a_text_as_it_was_written() -> None:
    assert parse_text(DecimalNumber("1.10")).say("en", "en") == "1.10"


def test_a_text_stays_what_it_is() -> None:
    text = parse_text("x")

    assert parse_text(text) is text


def test_languages_have_no_order() -> None:
    assert parse_text({"nl": "ja", "en": "yes"}) == parse_text({"en": "yes", "nl": "ja"})


def test_a_statement_may_say_where_it_comes_from() -> None:
    text = parse_text({"en": "yes", "origin": "published"})

    assert (text.by, text.origin) == ((("en", "yes"),), "published")


@pytest.mark.parametrize(
    ("by", "language", "fallback", "said"),
    [
        ({"en": "yes", "nl": "ja", "de": "ja!"}, "nl", "en", "ja"),
        ({"en": "yes", "nl": "ja"}, "nl-BE", "en", "ja"),
        ({"en": "yes", "nl": "ja", "nl-BE": "joa"}, "nl-BE", "en", "joa"),
        ({"en": "yes", "nl": "ja"}, "de", "nl", "ja"),
        ({"en": "yes", "fr": "oui"}, "de", "nl", "yes"),
        ({"fr": "oui", "it": "sì"}, "de", "nl", "oui"),
    ],
)
def test_what_is_missing_in_a_language_is_said_in_the_nearest(
    by: dict[str, str], language: str, fallback: str, said: str
) -> None:
    assert parse_text(by).say(language, fallback) == said


def test_a_text_knows_the_languages_it_speaks() -> None:
    text = parse_text({"en": "yes", "nl": "ja"})

    assert [text.speaks(language, "en") for language in ("en", "nl", "nl-BE", "de")] == [True, True, True, False]
    assert parse_text("ja").speaks("nl", "nl")
    assert not parse_text("ja").speaks("en", "nl")


def test_all_that_is_wrong_with_a_text_is_said_at_once() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_text({"english": "yes", "nl": 3, "de": True, "fr": None, "origin": "guess"})

    assert [(path, code) for path, _, _, code in (caught.value.context or {})["problems"]] == [
        (("english",), "text"),
        (("nl",), "text"),
        (("de",), "text"),
        (("fr",), "text"),
        (("origin",), "text"),
    ]


@pytest.mark.parametrize("raw", [None, True, ["a"], 3])
def test_what_is_no_text_at_all_is_refused_by_its_type(raw: object) -> None:
    with pytest.raises(PydanticKnownError):
        parse_text(raw)
