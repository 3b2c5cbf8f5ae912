"""Styles of the Word document: by name, so that an advisor changes one and the whole follows."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Calibri"
CALLOUT, CALLOUT_TITLE, TAGS, DETAIL, NUMBERED, QUIET = (
    "Callout",
    "Callout Title",
    "Tags",
    "Detail",
    "Numbered",
    "Quiet",
)
HEADINGS = (("Title", 26, 0, 4), ("Heading 1", 18, 20, 8), ("Heading 2", 13, 14, 5), ("Heading 3", 11.5, 12, 3))
TAG_OF = {"nl": "nl-NL", "de": "de-DE", "en": "en-GB"}


def prepare(document: Document, accent: str, language: str) -> None:
    """All styles that the report uses, on A4."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    normal = _style(document, "Normal")
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing_rule, normal.paragraph_format.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.12
    _language(normal, TAG_OF[language])
    for name, size, before, after in HEADINGS:
        style = _style(document, name)
        _font(style, size, accent if name != "Heading 3" else "#1c2329", bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    _without_line(_style(document, "Title"))
    _own(document, accent)


def _own(document: Document, accent: str) -> None:
    _callouts(document, accent)
    tags = _added(document, TAGS)
    _font(tags, 9.5, "#4b5660")
    tags.paragraph_format.keep_with_next = True
    detail = _added(document, DETAIL)
    _font(detail, 10, bold=True)
    detail.paragraph_format.space_before, detail.paragraph_format.keep_with_next = Pt(8), True
    _font(_added(document, QUIET), 9, "#4b5660")
    numbered = _added(document, NUMBERED).paragraph_format
    numbered.left_indent, numbered.first_line_indent, numbered.space_after = Cm(0.9), Cm(-0.9), Pt(3)


def _callouts(document: Document, accent: str) -> None:
    for name, bold in ((CALLOUT_TITLE, True), (CALLOUT, False)):
        style = _added(document, name)
        _font(style, 12 if bold else 10, bold=bold)
        form = style.paragraph_format
        form.left_indent, form.right_indent, form.space_after, form.space_before = Cm(0.4), Cm(0.2), Pt(0), Pt(0)
        form.keep_with_next, form.keep_together = bold, True
        properties = style.element.get_or_add_pPr()
        borders = OxmlElement("w:pBdr")
        left = OxmlElement("w:left")
        for key, value in (("val", "single"), ("sz", "36"), ("space", "8"), ("color", accent[1:])):
            left.set(qn(f"w:{key}"), value)
        borders.append(left)
        properties.append(borders)
        properties.append(shade("EEF3F4"))


def indents(document: Document) -> dict[str, int]:
    """How far each style of ours begins from the left, by its id."""
    found = (_style(document, name) for name in (CALLOUT, CALLOUT_TITLE, NUMBERED))
    return {str(style.style_id): int(style.paragraph_format.left_indent or 0) for style in found}


def shade(colour: str) -> BaseOxmlElement:
    """A ground of one colour."""
    made = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        made.set(qn(f"w:{key}"), value)
    return made


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _added(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    return style


def _font(style: ParagraphStyle, size: float, colour: str = "", *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold or None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), FONT)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour[1:].upper())


def _language(style: ParagraphStyle, tag: str) -> None:
    made = OxmlElement("w:lang")
    made.set(qn("w:val"), tag)
    style.element.get_or_add_rPr().append(made)


def _without_line(style: ParagraphStyle) -> None:
    """Word's own title has a line below it."""
    properties = style.element.get_or_add_pPr()
    for line in properties.findall(qn("w:pBdr")):
        properties.remove(line)
