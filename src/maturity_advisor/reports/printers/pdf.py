"""PDF: tagged and with bookmarks, by Typst, which is given all texts as data and so never runs them.

Typst refuses PDF/UA where a letter is in none of its fonts; then the machine's own fonts are asked, and at last the
file is written without that standard, still tagged, with an empty box for the letter.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

import typst

from maturity_advisor.reports.branded import Branded, branded
from maturity_advisor.reports.pictures import Drawing
from maturity_advisor.reports.pictures.colours import WHITE, mixed
from maturity_advisor.reports.printers.fonts import FAMILIES, font_folders
from maturity_advisor.reports.printers.moment import moment
from maturity_advisor.reports.printers.parts import parts_of

STANDARD = "ua-1"
ENDLESS, PIECE = re.compile(r"\S{32,}"), re.compile(r".{1,8}")


def pdf_of(advice: Mapping[str, Any]) -> bytes:
    """The report as a PDF; the same bytes for the same advice and the same version of Typst."""
    made = branded(advice)
    source = (files("maturity_advisor.reports.printers") / "report.typ").read_bytes()
    return printed(source, {"data": json.dumps(_data(made), ensure_ascii=False)}, moment(made.as_of))


def printed(source: bytes, inputs: dict[str, str], moment: datetime) -> bytes:
    """A Typst document as PDF, by the strictest way that works."""
    ways: tuple[dict[str, Any], ...] = (
        {"pdf_standards": STANDARD, "ignore_system_fonts": True},
        {"pdf_standards": STANDARD},
        {},
    )
    for number, way in enumerate(ways, start=1):
        try:
            made = typst.compile(source, sys_inputs=inputs, font_paths=font_folders(), timestamp=moment, **way)
        except typst.TypstError as error:
            if number == len(ways) or "could not be displayed" not in str(error):
                raise
        else:
            return bytes(made)
    raise AssertionError("the last way returns or raises")


def _data(made: Branded) -> dict[str, Any]:
    words, brand = made.words, made.brand
    count = 0

    def draw(drawing: Drawing) -> str:
        nonlocal count
        count += 1
        return drawing.svg(made.colours, f"p{count}")

    by = " · ".join(
        part for part in (made.title.aside, words("made-by", name=brand["name"]) if brand["name"] else "") if part
    )
    footer = " · ".join(part for part in (made.title.text, brand["name"], brand["contact"]) if part)
    return {
        "title": made.title.text,
        "subject": words("report-subject"),
        "author": brand["name"],
        "by": by,
        "footer": footer,
        "lang": words.known,
        "page-of": words("page-of"),
        "contents": words.heading("contents"),
        "appendix": words.heading("appendix"),
        "accent": made.colours.accent,
        "tint": mixed(made.colours.accent, WHITE, 0.06),
        "fonts": list(FAMILIES),
        "sections": _breakable(parts_of(made.sections, draw)),
        **_logo(brand),
    }


def _breakable(value: Any) -> Any:
    """A word that would run off the page may be broken; addresses stay as they are, and so do drawings."""
    if isinstance(value, str):
        return ENDLESS.sub(lambda found: "\u200b".join(PIECE.findall(found[0])), value)
    if isinstance(value, dict):
        return {key: item if key in ("url", "svg") else _breakable(item) for key, item in value.items()}
    return [_breakable(item) for item in value] if isinstance(value, list) else value


def _logo(brand: Mapping[str, Any]) -> dict[str, Any]:
    if not brand["logo"]:
        return {}
    kind = brand["logo"]["type"].removeprefix("image/").removesuffix("+xml").replace("jpeg", "jpg")
    raw = list(b64decode(brand["logo"]["base64"]))
    return {"logo": raw, "logo-format": kind, "logo-alt": brand["name"] or "Logo"}
