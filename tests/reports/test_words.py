"""Words: the same in every language, numbers and days as people write them."""

import re

import pytest

from maturity_advisor.reports import (
    change_phrases,
    dutch,
    dutch_catalogue,
    dutch_changes,
    dutch_report,
    english,
    english_catalogue,
    english_changes,
    english_report,
    german,
    german_catalogue,
    german_changes,
    german_report,
)
from maturity_advisor.reports.phrases import PHRASES, TERMS
from maturity_advisor.reports.words import Words

PLACEHOLDER = re.compile(r"\{\w+\}")
TABLES = {
    "TERMS": (english.TERMS, dutch.TERMS, german.TERMS),
    "OWN": (english.OWN, dutch.OWN, german.OWN),
    "CHANGES": (english_changes.CHANGES, dutch_changes.CHANGES, german_changes.CHANGES),
    "CHANGE": (change_phrases.ENGLISH, change_phrases.DUTCH, change_phrases.GERMAN),
    "REPORT": (english_report.REPORT, dutch_report.REPORT, german_report.REPORT),
    "CATALOGUE": (english_catalogue.CATALOGUE, dutch_catalogue.CATALOGUE, german_catalogue.CATALOGUE),
}


@pytest.mark.parametrize("tables", TABLES.values(), ids=TABLES)
def test_every_phrase_is_there_in_every_language_with_the_same_values_to_put_in(tables):
    first = {key: sorted(PLACEHOLDER.findall(text)) for key, text in tables[0].items()}

    assert [{key: sorted(PLACEHOLDER.findall(text)) for key, text in table.items()} for table in tables] == [first] * 3


def test_no_phrase_is_said_twice_in_two_tables():
    sizes = [sum(len(tables[index]) for tables in TABLES.values()) for index in range(3)]

    assert sizes == [len(PHRASES[lang]) for lang in ("en", "nl", "de")]


def test_the_packs_terms_go_before_our_own_words():
    words = Words("nl", {"owner": "wie trekt", "listed": "never"})

    assert words("owner") == "wie trekt"
    assert words.listed(["a", "b", "c"]) == "a, b en c"
    assert words.heading("why") == "Waarom"


def test_terms_are_no_more_than_what_the_vocabulary_declares(advised):
    assert {key for key in TERMS if key not in advised("bakery").base.terms} == set()


@pytest.mark.parametrize(("lang", "known"), [("nl-BE", "nl"), ("de-AT", "de"), ("fr", "en"), ("en-GB", "en")])
def test_a_language_that_we_do_not_speak_is_said_in_the_nearest(lang, known):
    assert Words(lang).known == known


@pytest.mark.parametrize(
    ("lang", "day", "number"),
    [
        ("en", "22 November 2026", "1,234,567.5"),
        ("nl", "22 november 2026", "1.234.567,5"),
        ("de", "22. November 2026", "1.234.567,5"),
    ],
)
def test_days_and_numbers_have_the_languages_form(lang, day, number):
    words = Words(lang)

    assert words.day("2026-11-22") == day
    assert words.number("1234567.50") == number
    assert words.number(2026) == "2026"
    assert words.number(-0.25).startswith("-0")


def test_what_is_no_day_is_left_as_it_is():
    assert Words("en").day("soon") == "soon"
    assert Words("en").listed([]) == ""
