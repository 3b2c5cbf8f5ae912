"""The brand: an advisor's name, logo, colour, own words and choice of sections, read from a small file."""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from maturity_advisor.documents import Document, Flaw, near, problems, read_file, shape
from maturity_advisor.errors import DocumentError, OrganisationError, Place, Problem
from maturity_advisor.knowledge.shapes import Written
from maturity_advisor.knowledge.text import TextField
from maturity_advisor.reports.phrases import PHRASES
from maturity_advisor.reports.pictures.colours import ACCENT, HEX
from maturity_advisor.reports.sections import KEYS

Data = dict[str, Any]
LOGOS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
LARGEST = 1_000_000


def _colour(value: str) -> str:
    if not HEX.fullmatch(value):
        raise problems([((), f"'{value[:20]}' is no colour", 'Write it as "#0b5563"', "colour")])
    return value.lower()


def _wording(value: dict[str, TextField]) -> dict[str, TextField]:
    flaws: list[Flaw] = []
    for key in value:
        if key not in PHRASES["en"]:
            close = near(key, PHRASES["en"])
            remedy = f"Did you mean '{close}'?" if close else "The how-to on branding lists them"
            flaws.append(((key,), f"reports say nothing by the name '{key[:40]}'", remedy, "wording"))
    if flaws:
        raise problems(flaws)
    return value


class OwnSection(Written):
    """A section of the advisor's own, written as Markdown with Jinja."""

    title: TextField
    template: str
    appendix: bool = False


class Brand(Written):
    """The brand file as it is written."""

    name: TextField | None = None
    contact: TextField | None = None
    logo: str | None = None
    colour: Annotated[str, AfterValidator(_colour)] = ACCENT
    wording: Annotated[dict[str, TextField], AfterValidator(_wording)] = {}
    sections: tuple[str | OwnSection, ...] = KEYS


def read_brand(path: str | os.PathLike[str], language: str) -> Data:
    """The brand as plain data in one language, with logo and templates in it; OrganisationError says what is wrong."""
    try:
        document = read_file(path)
        brand = shape(document, Brand)
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None
    found: list[Problem] = []
    data = _data(brand, document, language, found)
    if found:
        raise OrganisationError(*found)
    return data


def _data(brand: Brand, document: Document, language: str, found: list[Problem]) -> Data:
    folder = Path(document.source).parent
    return {
        "name": brand.name.say(language, "en") if brand.name else "",
        "contact": brand.contact.say(language, "en") if brand.contact else "",
        "colour": brand.colour,
        "logo": _logo(brand.logo, folder, document, found),
        "wording": {
            key: text.say(language, "en") for key, text in brand.wording.items() if text.speaks(language, "en")
        },
        "sections": [
            _chosen(item, number, folder, language, document, found) for number, item in enumerate(brand.sections)
        ],
    }


def _chosen(
    item: str | OwnSection, number: int, folder: Path, language: str, document: Document, found: list[Problem]
) -> str | Data:
    if isinstance(item, str):
        if item not in KEYS:
            close = near(item, KEYS)
            remedy = f"Did you mean '{close}'?" if close else f"There are: {', '.join(KEYS)}"
            found.append(
                Problem(f"there is no section '{item[:40]}'", remedy, document.place(("sections", number)), "section")
            )
        return item
    place = document.place(("sections", number, "template"))
    raw = _read(folder / item.template, place, found)
    try:
        template = raw.decode()
    except UnicodeDecodeError:
        template = ""
        found.append(Problem(f"'{item.template}' is no text in UTF-8", "Save it as UTF-8", place, "template"))
    title = item.title.say(language, "en")
    return {"title": title, "template": template, "name": str(folder / item.template), "appendix": item.appendix}


def _logo(name: str | None, folder: Path, document: Document, found: list[Problem]) -> Data | None:
    if name is None:
        return None
    place, path = document.place(("logo",)), folder / name
    kind = LOGOS.get(path.suffix.lower())
    if kind is None:
        found.append(Problem(f"'{name}' is no picture that can be used", "Use PNG, JPEG or SVG", place, "logo"))
        return None
    return {"type": kind, "base64": b64encode(_read(path, place, found)).decode()}


def _read(path: Path, place: Place, found: list[Problem]) -> bytes:
    """A file beside the brand file; empty with a problem noted if it cannot be had."""
    try:
        if path.stat().st_size > LARGEST:
            found.append(Problem(f"'{path}' is larger than {LARGEST:,} bytes", "Make it smaller", place, "size"))
            return b""
        return path.read_bytes()
    except OSError as error:
        found.append(
            Problem(f"'{path}' cannot be read: {error.strerror}", "Name a file beside the brand file", place, "file")
        )
        return b""
