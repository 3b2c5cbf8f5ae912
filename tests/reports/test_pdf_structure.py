"""What a PDF offers to those who hear it: PDF/UA-1, tags, bookmarks, descriptions; the same bytes each time."""

import io
from itertools import pairwise

import pikepdf
import pytest

from maturity_advisor.reports import PdfRenderer

from . import reading_back as read


@pytest.fixture(scope="module")
def raw():
    from .conftest import _advised, view

    return PdfRenderer().render(view(_advised("bakery-with-wishes", "nl", "client")))


def dictionaries(pdf):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]


def kinds(node, found=None):
    """The kinds of all structure elements, in reading order."""
    found = [] if found is None else found
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        found.append(str(node["/S"]))
    inner = node.get("/K", []) if isinstance(node, pikepdf.Dictionary) else node
    for item in inner if isinstance(inner, pikepdf.Array) else [inner]:
        if isinstance(item, pikepdf.Dictionary):
            kinds(item, found)
    return found


def test_it_says_that_it_is_pdf_ua_and_holds_what_that_asks_for(raw):
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        root = pdf.Root
        assert bool(root["/MarkInfo"]["/Marked"])
        assert str(root["/Lang"]) == "nl"
        assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert "Bakkerij" in str(pdf.docinfo["/Title"])


def test_headings_lists_tables_and_figures_are_real(raw):
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        found = kinds(pdf.Root["/StructTreeRoot"])
        pictures = [item for item in dictionaries(pdf) if item.get("/S") == "/Figure"]
        described = [item for item in pictures if "/Alt" in item]
    levels = [int(kind[2]) for kind in found if kind in ("/H1", "/H2", "/H3")]

    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/P", "/Link"} <= set(found)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert pictures
    assert len(described) == len(pictures)


def test_every_section_has_a_bookmark(raw, viewed):
    from maturity_advisor.reports.sections import report

    with pikepdf.open(io.BytesIO(raw)) as pdf, pdf.open_outline() as outline:
        bookmarks = [item.title for item in outline.root]

    titles = [block.title for block in report(viewed("bakery-with-wishes", "nl", "client"))[1:]]
    assert bookmarks == titles or bookmarks[1:] == titles or set(titles) <= set(bookmarks)


def test_all_fonts_lie_in_the_file(raw):
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        fonts = [item for item in dictionaries(pdf) if item.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_equal_advice_gives_equal_bytes(raw, viewed):
    assert PdfRenderer().render(viewed("bakery-with-wishes", "nl", "client")) == raw


@pytest.mark.parametrize("name", ["漢字 株式会社", "شركة", "Ωμέγα Живе", "🎉 party"])
def test_a_name_in_any_script_makes_a_pdf(viewed, name):
    data = viewed("bakery", "en", "client")
    data = {**data, "organisation": {**data["organisation"], "name": name}}
    raw = PdfRenderer().render(data)

    assert raw.startswith(b"%PDF")
    if name.startswith("Ω"):
        assert read.squeezed(name) in read.squeezed(read.pdf_text(raw))
