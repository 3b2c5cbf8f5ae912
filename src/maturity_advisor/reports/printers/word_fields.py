"""Fields, links and marks in a Word document, which python-docx leaves to its users to write as XML."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

CONTENTS = ' TOC \\o "1-1" \\h \\z \\u '


def page_field(paragraph: Paragraph, before: str) -> None:
    """The number of the page, after a text."""
    paragraph.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def contents_field(document: Document, entries: Sequence[tuple[str, str]]) -> None:
    """A table of contents: filled already, each entry a link to its bookmark, and renewed by Word when asked."""
    for number, (title, name) in enumerate(entries):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        if number == 0:
            _mark(paragraph, "begin")
            _instruction(paragraph, CONTENTS)
            _mark(paragraph, "separate")
        paragraph._p.append(_linked(title, "w:anchor", name))
        if number == len(entries) - 1:
            _mark(paragraph, "end")


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that links lead to."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        made = OxmlElement(tag)
        made.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            made.set(qn("w:name"), name)
        paragraph._p.append(made)


def link(paragraph: Paragraph, url: str) -> None:
    """A web address that can be followed; the caller has made sure that it is one."""
    name = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(_linked(url, "r:id", name))


def describe(document: Document, text: str) -> None:
    """What the last picture shows, for whoever does not see it."""
    shape = document.inline_shapes[-1]
    shape._inline.docPr.set("descr", text[:2000])


def _linked(text: str, key: str, name: str) -> BaseOxmlElement:
    made, run = OxmlElement("w:hyperlink"), OxmlElement("w:r")
    made.set(qn(key), name)
    shown = OxmlElement("w:t")
    shown.text = text
    shown.set(qn("xml:space"), "preserve")
    run.append(shown)
    made.append(run)
    return made


def _mark(paragraph: Paragraph, kind: str) -> None:
    made = OxmlElement("w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(made)


def _instruction(paragraph: Paragraph, text: str) -> None:
    made = OxmlElement("w:instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = text
    paragraph.add_run()._r.append(made)
