"""The report of every example: complete, in one language, in a client's words, with the numbers of the advice."""

import re

import pytest

from maturity_advisor.documents.writing import json_of
from maturity_advisor.reports import ExcelRenderer, HtmlRenderer, PdfRenderer, WordRenderer
from maturity_advisor.reports.blocks import Heading, Section
from maturity_advisor.reports.markdown import markdown_of
from maturity_advisor.reports.page import words_of
from maturity_advisor.reports.phrases import PHRASES
from maturity_advisor.reports.printers.parts import parts_of
from maturity_advisor.reports.sections import KEYS, report
from maturity_advisor.reports.sections.overviews import HORIZONS, phases_of
from maturity_advisor.reports.sheets import sheets
from maturity_advisor.reports.words import Words

from . import reading_back as read
from .conftest import LANGUAGES, NAMES
from .test_pages import ENGINE_ROOM, FORBIDDEN, PLACEHOLDER, without_citations

NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)")
ALWAYS = {
    "summary",
    "scope",
    "standings",
    "plan",
    "unknowns",
    "conditions",
    "trace",
    "answers",
    "stages",
    "rights",
    "provenance",
}


def texts_in(value):
    """Every text that a report shows, in order."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ("svg", "url", "kind", "sort", "key", "weights"):
                yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, str) and value:
        yield value


_shown = {}


def shown(data):
    """The texts of a report, made once for each."""
    key = (data["organisation"]["id"], data["settings"]["language"], data["settings"]["for"])
    if key not in _shown:
        _shown[key] = list(texts_in(parts_of(report(data)[1:], lambda drawing: "")))
    return _shown[key]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_report_has_its_sections_with_something_in_each(viewed, name, lang):
    blocks = report(viewed(name, lang, "client"))
    sections = [block for block in blocks if isinstance(block, Section)]

    assert {section.key for section in sections} >= ALWAYS
    assert [section.key for section in sections] == [key for key in KEYS if key in {item.key for item in sections}]
    for section in sections:
        assert any(not isinstance(block, Heading) for block in section.below), section.key
        heads = [index for index, block in enumerate(section.below) if isinstance(block, Heading)]
        assert all(not isinstance(section.below[index + 1], Heading) for index in heads), section.key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_client_meets_none_of_our_own_words_and_no_gap_in_a_sentence(viewed, advised, name, lang):
    page = markdown_of(report(viewed(name, lang, "client")))

    assert PLACEHOLDER.findall(page) == []
    assert FORBIDDEN.findall(without_citations(page, advised, name, lang)) == []
    assert re.findall(r"\bNone\b(?! of)|\bFraction\b|\bsha256:(?!\w{64})", page) == []
    if lang != "en":
        assert set(ENGINE_ROOM.findall(without_citations(page, advised, name, lang))) <= {"test", "kind"}


@pytest.mark.parametrize("lang", ["nl", "de"])
@pytest.mark.parametrize("name", NAMES)
def test_no_english_of_ours_stands_in_a_dutch_or_german_report(viewed, name, lang):
    ours = {
        PHRASES["en"][key].lower()
        for key, text in PHRASES[lang].items()
        if "{" not in text and text.lower() != PHRASES["en"][key].lower() and " " in PHRASES["en"][key]
    }
    data = viewed(name, lang, "client")
    flat = " ".join(
        [*shown(data), *(str(cell) for sheet in sheets(data, words_of(data)) for row in sheet.rows for cell in row)]
    )
    flat = " ".join(flat.lower().split())
    assert {
        phrase for phrase in ours if phrase in flat and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", flat)
    } == set()


def numbers_of(text):
    return {found.rstrip(".,") for found in NUMBER.findall(text)}


def numbers_given(data, words):
    """All numbers of the advice, as it holds them and as its language writes them, and what can be counted in it."""
    found = numbers_of(
        json_of({key: value for key, value in data.items() if key != "view"}) + json_of(data["view"]["models"])
    )
    written = {words.number(number) for number in found if re.fullmatch(r"\d+(\.\d+)?", number) and len(number) < 12}
    days = {str(int(number)) for number in found if number.isdigit() and len(number) == 2}
    return found | written | days | counted(data)


def counted(data):
    waiting = [(one["place"], one["fact"]) for item in data["undetermined"] for one in item["questions"]]
    counts = {
        len(data["recommendations"]), len(data["recommendations"]) - 10, sum(item["used"] for item in data["answers"]),
        len(set(waiting)), len(set(waiting)) - 5, *range(1, len(data["recommendations"]) + 1),
    }  # fmt: skip
    for item in data["assessments"]:
        profiles = [scope["profile"] for scope in item["scopes"] if scope.get("profile", {}).get("total")]
        counts |= {sum(profile[key] for profile in profiles) for key in ("met", "total", "open")}
        counts |= {item["criteria"]["interpretation"], sum(item["criteria"].values())}
    return {str(count) for count in counts}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_number_shown_is_a_number_of_the_advice(viewed, name, lang):
    data = viewed(name, lang, "client")
    allowed = numbers_given(data, Words(lang))
    ours = {number for text in PHRASES[lang].values() for number in numbers_of(text)}

    assert {number for text in shown(data) for number in numbers_of(text)} - allowed - ours == set()


@pytest.mark.parametrize(
    "number", [0, 6, *(pytest.param(one, marks=pytest.mark.browser) for one in (1, 2, 3, 4, 5, 7, 8, 9))]
)
def test_every_format_shows_every_text_of_the_report(viewed, number):
    """The one content in each of its printings, so that whatever holds of the content holds of them all."""
    data = viewed(NAMES[number], LANGUAGES[number % 3], "client")
    texts = [text for text in dict.fromkeys(map(read.squeezed, shown(data))) if text]
    for name, flat in printed(data):
        lost = [text for text in texts if text not in flat]
        # A page of a PDF has a footer, which may stand in the midst of a text.
        assert len(lost) <= (len(texts) // 20 if name == "pdf" else 0), (name, lost[:3])


def printed(data):
    raw = HtmlRenderer().render(data)
    labels = " ".join(value or "" for _, attributes in read.html(raw).tags for value in attributes.values())
    yield "html", read.squeezed(f"{read.html_text(raw)} {labels}")
    word = WordRenderer().render(data)
    pictures = " ".join(
        item.get("descr", "") for item in read.word(word).element.body.iter() if item.tag.endswith("}docPr")
    )
    yield "docx", read.squeezed(f"{read.word_text(word)} {pictures}")
    pdf = PdfRenderer().render(data)
    yield "pdf", read.squeezed(f"{read.pdf_text(pdf)} {' '.join(read.pdf_descriptions(pdf))}")


@pytest.mark.parametrize("name", NAMES)
def test_excel_holds_every_recommendation_answer_and_stage(viewed, name):
    data = viewed(name, "nl", "client")
    rows = read.excel_rows(ExcelRenderer().render(data))
    plan, answers, stages, trace, _ = rows.values()

    assert [row[0] for row in plan[1:]] == [item["rank"] for item in data["recommendations"]]
    assert [row[3] for row in plan[1:]] == [item["action"]["title"] for item in data["recommendations"]]
    assert len(answers) == len(data["answers"]) + 1
    assert len(stages) == sum(len(item["scopes"]) for item in data["assessments"]) + 1
    assert {row[0] for row in trace[1:]} <= {item["rank"] for item in data["recommendations"]}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_in_the_roadmap_before_what_it_needs(viewed, name):
    recommendations = viewed(name, "en", "client")["recommendations"]
    phases = phases_of(recommendations)
    for item in recommendations:
        for need in item["requires"]:
            if need["state"] == "advised":
                assert HORIZONS.index(phases[need["recommendation"]]) <= HORIZONS.index(phases[item["id"]])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_only_the_advisor_may_see_is_in_no_format_for_the_client(viewed, lang):
    data = viewed("machine-builder", lang, "client")
    whole = viewed("machine-builder", lang, "advisor")
    secret = next(item["says"] for item in whole["answers"] if item["fact"] == "works_council.role")

    assert any(secret in text for text in shown(whole))
    assert [text for text in shown(data) if secret.rstrip(".") in text] == []
    assert secret.rstrip(".") not in json_of(data)


def test_a_report_of_an_organisation_of_which_nothing_is_known_can_be_printed():
    from maturity_advisor import Advisor
    from maturity_advisor.reports import view

    data = view(
        Advisor(engine="explain", models=["forrester"]).advise({"organisation": {"id": "x", "name": "X"}}, lang="de")
    )
    for renderer in (HtmlRenderer(), PdfRenderer(), WordRenderer(), ExcelRenderer()):
        assert renderer.render(data)
    assert "Kein Modell konnte" in read.html_text(HtmlRenderer().render(data))


def test_a_hidden_answer_quoted_in_the_midst_of_a_sentence_becomes_an_ellipsis():
    from maturity_advisor.advice.document import client_view

    answer = {"place": "", "fact": "f", "visibility": "advisor", "says": "Nobody was asked."}
    data = {
        "answers": [answer],
        "texts": ["As nobody. Nobody was asked. So ask.", "Since Nobody was asked, ask.", "Ask."],
    }

    assert client_view(data) == {"answers": [], "texts": ["As nobody. So ask.", "Since …, ask.", "Ask."]}
