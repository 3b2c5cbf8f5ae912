"""Word: a document that an advisor can go on editing, by python-docx; real headings, lists and tables, styles by name.

Two files of the same advice have the same content, but need not have the same bytes.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph

from maturity_advisor.reports.branded import Branded, branded
from maturity_advisor.reports.pictures import Drawing
from maturity_advisor.reports.printers import word_styles as styles
from maturity_advisor.reports.printers.bitmaps import bitmap
from maturity_advisor.reports.printers.moment import moment
from maturity_advisor.reports.printers.parts import parts_of
from maturity_advisor.reports.printers.word_fields import bookmark, contents_field, describe, link, page_field
from maturity_advisor.reports.printers.word_tables import fill_table

Data = Mapping[str, Any]
PAGE = 17.0
RADAR = 9.5
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")


def word_of(advice: Mapping[str, Any]) -> bytes:
    """The report as a Word document."""
    made = branded(advice)

    def draw(drawing: Drawing) -> str:
        return drawing.svg(made.colours, "p")

    sections = parts_of(made.sections, draw)
    writer = Writer(made)
    writer.opening(sections)
    for number, section in enumerate(sections):
        writer.section(section, number)
    raw = BytesIO()
    writer.document.save(raw)
    return raw.getvalue()


class Writer:
    """Writes parts one after the other into a document."""

    def __init__(self, made: Branded) -> None:
        self.made = made
        self.document = Document()
        styles.prepare(self.document, made.colours.accent, made.words.known)
        self.ids = {str(style.name): str(style.style_id) for style in self.document.styles}
        self.indents = styles.indents(self.document)
        about = self.document.core_properties
        about.title, about.author, about.comments = made.title.text[:250], made.brand["name"][:250], ""
        about.subject, about.language = made.words("report-subject"), styles.TAG_OF[made.words.known]
        about.created = about.modified = moment(made.as_of).replace(tzinfo=None)

    def opening(self, sections: Sequence[Data]) -> None:
        """Logo, title, and a table of contents that Word can bring up to date."""
        brand, words = self.made.brand, self.made.words
        if brand["logo"]:
            raw, kind = b64decode(brand["logo"]["base64"]), brand["logo"]["type"]
            form = kind.removeprefix("image/").removesuffix("+xml").replace("jpeg", "jpg")
            self.document.add_picture(BytesIO(bitmap(raw.decode() if form == "svg" else raw, form)), height=Cm(1.6))
            describe(self.document, brand["name"] or words("report-subject"))
        self._add(words("report-subject"), styles.QUIET)
        self._add(self.made.title.text, "Title")
        by = words("made-by", name=brand["name"]) if brand["name"] else ""
        self._add(" · ".join(part for part in (self.made.title.aside, by) if part), styles.QUIET)
        footer = self.document.sections[0].footer.paragraphs[0]
        line = " · ".join(part for part in (self.made.title.text, brand["name"], brand["contact"]) if part)
        footer.style = self.document.styles[styles.QUIET]
        page_field(footer, f"{line} · ")
        self.contents = [(section["title"], f"s{number}") for number, section in enumerate(sections)]

    def section(self, section: Data, number: int) -> None:
        """A heading of the first level with all below it; the contents follow the first page."""
        if number == 1:
            self._add(self.made.words.heading("contents"), styles.DETAIL)
            contents_field(self.document, self.contents)
        appendix = f"{self.made.words.heading('appendix')}: " if section["appendix"] else ""
        heading = self._add(appendix + section["title"], "Heading 1")
        heading.paragraph_format.page_break_before = number == 1 or section["appendix"]
        bookmark(heading, f"s{number}", number)
        self.parts(section["below"])

    def _add(self, text: str, style: str | None = None) -> Paragraph:
        """A paragraph; its style is set by id, as python-docx looks through all styles for each name."""
        paragraph = self.document.add_paragraph(text)
        if style is not None:
            paragraph._p.style = self.ids[style]
        return paragraph

    def parts(self, parts: Sequence[Data], depth: int = 0, style: str | None = None) -> None:
        """Parts below each other; `style` is that of the callout they stand in."""
        for part in parts:
            getattr(self, f"_{part['kind']}")(part, depth, style)

    def _heading(self, part: Data, depth: int, style: str | None) -> None:
        self._add(part["text"], f"Heading {min(part['level'], 3)}")

    def _paragraph(self, part: Data, depth: int, style: str | None) -> None:
        self._indented(self._add(part["text"], style), depth)

    def _fields(self, part: Data, depth: int, style: str | None) -> None:
        for field in part["fields"]:
            paragraph = self._add("", style)
            paragraph.add_run(f"{field['label']}: ").bold = True
            paragraph.add_run(field["text"])
            self._indented(paragraph, depth)

    def _link(self, part: Data, depth: int, style: str | None) -> None:
        paragraph = self._add(f"{part['label']} " if part["label"] else "", style or styles.QUIET)
        if part["url"]:
            link(paragraph, part["url"])
        self._indented(paragraph, depth)

    def _items(self, part: Data, depth: int, style: str | None) -> None:
        for item in part["items"]:
            self._item(item, depth, numbered=bool(item["mark"]), style=style)

    def _item(self, item: Data, depth: int, *, numbered: bool, style: str | None) -> None:
        if style or numbered or depth >= len(BULLETS):
            mark = item["mark"] or "•"
            paragraph = self._add(f"{mark}\t", style or styles.NUMBERED)
            self._indented(paragraph, depth)
        else:
            paragraph = self._add("", BULLETS[depth])
        paragraph.add_run(item["text"]).bold = item["strong"] or None
        self.parts(item["below"], depth + 1, style)

    def _indented(self, paragraph: Paragraph, depth: int) -> None:
        if depth:
            own = self.indents.get(str(paragraph._p.style), 0)
            paragraph.paragraph_format.left_indent = Length(Cm(0.63 * min(depth, 6)) + own)

    def _table(self, part: Data, depth: int, style: str | None) -> None:
        if part["caption"]:
            self._add(part["caption"], "Heading 2")
        fill_table(self.document.add_table(0, len(part["columns"])), part, PAGE, self.made.colours.accent)
        self._add("").paragraph_format.space_after = 0

    def _picture(self, part: Data, depth: int, style: str | None, width: float = PAGE) -> None:
        self._add(part["title"], styles.DETAIL)
        self.document.add_picture(BytesIO(bitmap(part["svg"])), width=Cm(width))
        describe(self.document, f"{part['title']}. {part['says']}")

    def _callout(self, part: Data, depth: int, style: str | None) -> None:
        if part["about"]:
            self._add(part["about"], styles.CALLOUT).paragraph_format.keep_with_next = True
        self._add(part["title"], styles.CALLOUT_TITLE)
        self.parts(part["below"], 0, styles.CALLOUT)
        self._add("").paragraph_format.space_after = 0

    def _card(self, part: Data, depth: int, style: str | None) -> None:
        self._add(f"{part['number']}. {part['title']}", "Heading 3")
        if part["tags"]:
            self._add(" · ".join(part["tags"]), styles.TAGS)
        self.parts(part["below"])

    def _columns(self, part: Data, depth: int, style: str | None) -> None:
        """Below each other: columns are hard to edit."""
        for column in part["parts"]:
            for inner in column:
                if inner["kind"] == "picture":
                    self._picture(inner, depth, style, RADAR)
                else:
                    self.parts((inner,), depth, style)

    def _expandable(self, part: Data, depth: int, style: str | None) -> None:
        self._add(part["summary"], styles.DETAIL)
        self.parts(part["below"], depth, style)
