"""Two editions side by side, and hundreds of texts beside options without a rule written by hand."""

import random

from maturity_advisor import Advisor
from maturity_advisor.documents import document_of, shape
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.joining import join_pack
from maturity_advisor.knowledge.packs import PackFile
from maturity_advisor.reports import TextRenderer, view
from tests.authoring.editions import EDITIONS

TEXTS = 300


def advised(edition, **answers):
    models = {"growth": edition} if edition else {}
    organisation = {"organisation": {"id": "o", "name": "O"}, "models": models, "answers": answers}
    advice = Advisor(extra=EDITIONS, models=["growth"], engine="explain").advise(organisation)
    (model,) = advice.data["assessments"]
    scopes = {scope["id"]: scope["lowest"]["id"] for scope in model["scopes"]}
    return model["edition"], scopes["growth"]


def test_each_organisation_is_rated_by_the_edition_it_chose_and_by_the_newest_without_a_choice():
    assert advised("2010", **{"growth.mood": "high"}) == ("2010", "lead")
    assert advised("2012", **{"growth.spirit": "great"}) == ("2012", "grow")
    assert advised(None, **{"growth.joy": "poor"}) == ("2015", "start")


def pack_of_texts():
    """A pack of thirty questions with ten options each, every one with a text."""
    facts = {
        f"tips.q{number}": {
            "type": "choices",
            "ask": f"q{number}?",
            "options": [
                {"id": f"o{index}", "label": f"{number}.{index}", "advice": {"text": f"Do {number}.{index}."}}
                for index in range(10)
            ],
        }
        for number in range(TEXTS // 10)
    }
    return {"pack": {"id": "tips", "format": 1, "version": "1", "licence": "CC0-1.0"}, "facts": facts}


def test_each_of_hundreds_of_texts_is_advised_just_where_its_option_is_not_chosen(tmp_path):
    document = document_of(pack_of_texts(), "tips.yaml")
    pack = join_pack([(document, shape(document, PackFile))])
    chooser = random.Random(1)
    given = {fact: [f"o{index}" for index in range(10) if chooser.random() < 0.5] for fact in document.data["facts"]}
    due = {
        f"tips/advice-{fact.replace('.', '-')}-o{index}"
        for fact, chosen in given.items()
        for index in range(10)
        if f"o{index}" not in chosen
    }

    organisation = {"organisation": {"id": "o", "name": "O"}, "answers": given}
    advice = Advisor([pack], engine="explain").advise(organisation, top=TEXTS)

    assert len(assemble([pack]).rules) == TEXTS
    assert {item.id for item in advice.recommendations} == due


def test_a_text_is_printed_with_its_title_and_its_link():
    pack = "tests/expressive/packs/advice-beside-options.yaml"
    organisation = {"organisation": {"id": "o", "name": "O"}, "answers": {"tips.backup": ["nothing"]}}

    advice = Advisor([pack], engine="explain").advise(organisation)

    assert {item.title for item in advice.recommendations} == {
        "Daily", "Elsewhere", "Test your copies", "Copies are tried out.",
    }  # fmt: skip
    text = " ".join(TextRenderer().render(view(advice)).split())
    assert "Back up every day." in text
    assert "https://example.org/daily" in text
