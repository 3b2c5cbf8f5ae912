"""Reads reports back with a real parser of each format, and says what text and what else is in them."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pikepdf
import pypdfium2
from docx import Document
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What lines are broken with; hyphens go too, as a line may end in one.
BETWEEN = re.compile(r"[\s\u200b\u00ad\u2010\ufffe-]+")


def squeezed(text: str) -> str:
    """Without blanks, as line breaks may stand anywhere."""
    return BETWEEN.sub("", text)


class Page(HTMLParser):
    """What an HTML file is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] not in ("style", "script"):
            self.texts.append(data)


def html(raw: str) -> Page:
    page = Page()
    page.feed(raw)
    page.close()
    return page


def html_text(raw: str) -> str:
    return " ".join(html(raw).texts)


def markdown_tokens(raw: str):
    """All tokens, with HTML and links switched on as the most trusting reader has it."""
    found = []
    for token in MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").parse(raw):
        found.append(token)
        found += token.children or []
    return found


def markdown_text(raw: str) -> str:
    return " ".join(token.content for token in markdown_tokens(raw) if token.type in ("text", "code_inline"))


def pdf_text(raw: bytes) -> str:
    with pypdfium2.PdfDocument(raw) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def pdf_actions(raw: bytes) -> set[str]:
    """The kinds of everything in a PDF that could act, and the addresses that links lead to."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        root = pdf.Root
        found |= {key for key in ("/OpenAction", "/AA", "/AcroForm") if key in root}
        found |= {"/EmbeddedFiles"} if "/EmbeddedFiles" in root.get("/Names", {}) else set()
        for item in pdf.objects:
            if (
                isinstance(item, pikepdf.Dictionary)
                and "/S" in item
                and item.get("/S") in ("/JavaScript", "/Launch", "/URI")
            ):
                found.add(str(item["/URI"]) if item["/S"] == "/URI" else str(item["/S"]))
    return found


def word(raw: bytes):
    return Document(io.BytesIO(raw))


def word_text(raw: bytes) -> str:
    body = word(raw).element.body
    return " ".join("".join(part.text or "" for part in line.iter(f"{WORD}t")) for line in body.iter(f"{WORD}p"))


def word_fields(raw: bytes) -> set[str]:
    """Instructions that Word would carry out, and addresses that it would follow."""
    document = word(raw)
    body = document.element.body
    found = {(part.text or "").strip() for part in body.iter(f"{WORD}instrText")}
    found |= {part.get(f"{WORD}instr") for part in body.iter(f"{WORD}fldSimple")}
    outside = [link for link in document.part.rels.values() if link.is_external]
    return {item for item in found if item} | {link.target_ref for link in outside}


def excel_rows(raw: bytes) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def excel_text(raw: bytes) -> str:
    return " ".join(str(cell) for rows in excel_rows(raw).values() for row in rows for cell in row)


def excel_active(raw: bytes) -> list[str]:
    """Formulas, links and whatever else is not a plain value."""
    found = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and "/worksheets/" in name:
                tree = ElementTree.fromstring(archive.read(name))
                found += [part.tag for part in tree.iter() if part.tag in (f"{SHEET}f", f"{SHEET}hyperlink")]
            if "externalLink" in name or "vba" in name.lower():
                found.append(name)
    return found


def pdf_descriptions(raw: bytes) -> list[str]:
    """What is told of pictures to whoever does not see them."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        found = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item)
        return [str(item["/Alt"]) for item in found]
