"""Hostile texts in every field of organisation, pack and brand are shown as they read, and do nothing."""

import pytest

from maturity_advisor import Advisor
from maturity_advisor.reports import ExcelRenderer, HtmlRenderer, MarkdownRenderer, PdfRenderer, WordRenderer, view
from maturity_advisor.reports.inert import plain

from . import reading_back as read
from .conftest import EXAMPLES
from .hostile import BEGINNINGS, MARKS, OF_THE_PACK, TEXTS, brand, organisation, pack

TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "div", "p", "h1", "h2", "h3", "h4", "nav", "ol",
    "ul", "li", "main", "section", "article", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure",
    "figcaption", "footer", "dl", "dt", "dd", "span", "strong", "details", "summary", "svg", "desc", "defs", "pattern",
    "rect", "circle", "line", "polygon", "text",
}  # fmt: skip
VOCABULARY = EXAMPLES.parent / "models" / "shared-vocabulary"
WEB = ("https://", "http://", "#")


@pytest.fixture(scope="module", params=TEXTS)
def told(request, tmp_path_factory):
    """A hostile text and the view that is made of it."""
    text = TEXTS[request.param]
    folder = pack(text, tmp_path_factory.mktemp(request.param) / "vile")
    advisor = Advisor([VOCABULARY, folder], engine="explain")
    data = view(advisor.advise(organisation(text), lang="en", audience="client"))
    return text, {**data, "view": {**data["view"], "brand": brand(text)}}


def wanted(text, marks=(*MARKS, *OF_THE_PACK, "BN", "BC", "BW", "BT")):
    return [read.squeezed(plain(f"{mark} {text}")) for mark in marks]


def missing(shown, texts):
    flat = read.squeezed(shown)
    return [text[:60] for text in texts if text not in flat]


def test_html_shows_them_and_has_no_tag_attribute_or_address_but_its_own(told):
    text, data = told
    raw = HtmlRenderer().render(data)
    page = read.html(raw)

    assert missing(" ".join(page.texts), wanted(text)) == []
    assert {tag for tag, _ in page.tags} <= TAGS
    assert [name for _, attributes in page.tags for name in attributes if name.startswith("on")] == []
    assert all((attributes.get("href") or "#").startswith(WEB) for _, attributes in page.tags)
    assert "script-src" not in raw
    assert "default-src 'none'" in raw
    assert not any(char in raw for char in "\x07\x1b\u202e\u2066")


def test_markdown_shows_them_and_holds_no_html_and_no_links_but_to_sources(told):
    text, data = told
    raw = MarkdownRenderer().render(data)
    tokens = read.markdown_tokens(raw)

    assert missing(read.markdown_text(raw), wanted(text, (*MARKS, *OF_THE_PACK, "BW", "BT"))) == []
    assert [token.content for token in tokens if token.type in ("html_block", "html_inline", "image")] == []
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert all(str(link).startswith("https://") for link in links)


def test_pdf_shows_them_and_holds_nothing_that_acts(told):
    text, data = told
    raw = PdfRenderer().render(data)

    shown = read.pdf_text(raw)
    # A text of several pages has a footer in its midst: its beginning is looked for, and its letters are counted.
    assert missing(shown, [found[:60] for found in wanted(text)]) == []
    assert shown.count("x") >= text.count("x") * len(wanted(text))
    assert all(item.startswith("https://") for item in read.pdf_actions(raw))


def test_word_shows_them_and_holds_no_field_but_contents_and_page(told):
    text, data = told
    raw = WordRenderer().render(data)

    assert missing(read.word_text(raw), wanted(text, (*MARKS, *OF_THE_PACK, "BN", "BW", "BT"))) == []
    fields = {item for item in read.word_fields(raw) if not item.startswith("https://")}
    assert fields == {'TOC \\o "1-1" \\h \\z \\u'}


def test_excel_shows_them_as_text_and_holds_no_formula_and_no_link(told):
    text, data = told
    raw = ExcelRenderer().render(data)

    assert missing(read.excel_text(raw), wanted(text, ("N", "P", "B", "Q", "R", "Y", "title", "do", "because"))) == []
    assert read.excel_active(raw) == []


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_text_that_begins_as_a_formula_stays_a_text_in_its_cell(beginning):
    given = organisation("x")
    given["units"][0]["title"] = given["answers"]["dialogue.level"]["note"] = beginning
    raw = ExcelRenderer().render(view(Advisor([VOCABULARY], engine="explain").advise(given, lang="en")))

    cells = [cell for rows in read.excel_rows(raw).values() for row in rows for cell in row]
    assert plain(beginning) in cells
    assert read.excel_active(raw) == []
