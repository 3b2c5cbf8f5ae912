"""Reports of all examples: complete, in one language, and in a client's words."""

import re

import pytest

from maturity_advisor.reports import JsonRenderer, MarkdownRenderer, TextRenderer
from maturity_advisor.reports.assessing import assessment_page
from maturity_advisor.reports.explaining import explanation_page
from maturity_advisor.reports.phrases import PHRASES
from maturity_advisor.reports.text import text_of

from .conftest import LANGUAGES, NAMES

FORBIDDEN = re.compile(
    r"\b(laggards?|nachzügler|dormant|undetermined|set aside|onbepaald|unbestimmt|closed.world|fired|stratum)\b", re.I
)
ENGINE_ROOM = re.compile(r"\b(true|false|rule|fact|operator|trace|test|kind|boolean|dict|null|n/a)\b")
PLACEHOLDER = re.compile(r"\{[\w.@-]+\}")


def without_citations(page, advised, name, lang):
    """On one line, without titles and addresses of publications, which stand as they were published."""
    flat = " ".join(re.sub(r"https?://\S+", "", page).replace("\\", "").split())
    speaker = advised(name, lang).speaker
    for key, source in speaker.base.sources.items():
        flat = flat.replace(speaker.text(source.citation, key.partition("/")[0]).rstrip("."), "")
    return flat


def pages(viewed, advised, name, lang, audience="client"):
    advice = viewed(name, lang, audience)
    yield TextRenderer().render(advice)
    yield MarkdownRenderer().render(advice)
    yield text_of(assessment_page(advice))
    for recommendation in advised(name, lang, audience).recommendations[:5]:
        yield text_of(explanation_page(recommendation))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_client_never_meets_a_word_that_is_not_for_clients(viewed, advised, name, lang):
    for page in pages(viewed, advised, name, lang):
        assert FORBIDDEN.findall(without_citations(page, advised, name, lang)) == []
        assert PLACEHOLDER.findall(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_client_sees_no_ids_of_rules_or_facts(viewed, advised, name, lang):
    base = advised(name).base
    ids = {rule.id for rule in base.rules} | {key for key in base.definitions if "." in key}
    for page in pages(viewed, advised, name, lang):
        words = set(re.split(r"[\s,;()\[\]*]+", page))
        assert words & ids == set()


@pytest.mark.parametrize("lang", ["nl", "de"])
@pytest.mark.parametrize("name", NAMES)
def test_none_of_our_english_words_stands_in_a_dutch_or_german_report(viewed, advised, name, lang):
    ours = {
        PHRASES["en"][key].lower()
        for key, text in PHRASES[lang].items()
        if "{" not in text and text != PHRASES["en"][key] and " " in PHRASES["en"][key]
    }
    for page in pages(viewed, advised, name, lang, "advisor"):
        flat = " ".join(page.lower().split())
        assert {phrase for phrase in ours if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", flat)} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_an_explanation_has_no_word_from_the_engine_room(advised, name, lang):
    for recommendation in advised(name, lang, "client").recommendations:
        page = without_citations(text_of(explanation_page(recommendation)), advised, name, lang)
        found = set(ENGINE_ROOM.findall(page))
        # An English sentence may be about a test or a rule in the client's own world.
        assert found <= ({"rule", "test", "kind", "false", "true", "fact"} if lang == "en" else {"test"}), page


@pytest.mark.parametrize("name", NAMES)
def test_the_report_has_every_recommendation_up_to_the_top_with_all_that_is_needed(viewed, name):
    advice = viewed(name, "en", "advisor")
    text = " ".join(TextRenderer().render(advice).split())
    for item in advice["recommendations"][:10]:
        action = item["action"]
        for part in (action["title"], item["because"], action["do"], action["owner"], action["seen_by"]):
            assert " ".join(part.split()) in text
    assert text.index("OUR ADVICE IN ONE SENTENCE") < text.index("WHAT YOU WANT") < text.index("WHERE YOU STAND TODAY")


def test_the_advisor_sees_which_rules_say_so_and_the_client_does_not(viewed):
    rule = viewed("bakery", "en", "advisor")["recommendations"][0]["rule"]

    assert f"[{rule}" in TextRenderer().render(viewed("bakery", "en", "advisor"))
    assert f"[{rule}" not in TextRenderer().render(viewed("bakery", "en", "client"))


def test_what_only_the_advisor_may_see_is_in_no_page_for_the_client(viewed, advised):
    hidden = "gedeeld wachtwoord"
    for page in pages(viewed, advised, "bakery", "nl", "client"):
        assert hidden not in page.lower()


def test_json_is_the_advice_itself(viewed, advised):
    assert JsonRenderer().render(viewed("bakery")) == advised("bakery").to_json()


def test_an_organisation_of_which_nothing_is_known_gets_a_page_all_the_same(advised):
    from maturity_advisor import Advisor
    from maturity_advisor.reports import view

    nobody = Advisor(engine="explain", models=["forrester"]).advise(
        {"organisation": {"id": "x", "name": "X"}}, lang="en"
    )

    assert "You have not said yet" in TextRenderer().render(view(nobody))
    assert "Nothing that is known so far calls for an action." in TextRenderer().render(view(nobody))
    assert "No model could be assessed." in text_of(assessment_page(view(nobody)))


@pytest.mark.parametrize("name", NAMES)
def test_the_chain_up_ends_at_the_mission_a_wish_or_the_sentence_that_nothing_shows_it(advised, name):
    for recommendation in advised(name, "en").recommendations:
        page = text_of(explanation_page(recommendation))
        above = page.partition("WHAT IT IS FOR")[2].partition("WHAT IT HANGS")[0]
        assert re.search(r"mission:|vision:|goal:|your wish|KPI:|yet", above), above
