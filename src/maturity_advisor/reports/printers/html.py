"""HTML: one file that needs nothing else, by Jinja with every text escaped; no scripts, so none can be smuggled in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from maturity_advisor.reports.branded import Branded, branded
from maturity_advisor.reports.pictures import Drawing
from maturity_advisor.reports.pictures.colours import NIGHT, WHITE, legible, mixed
from maturity_advisor.reports.printers.parts import parts_of

NIGHT_CARD = "#1d242c"


def html_of(advice: Mapping[str, Any]) -> str:
    """The report as one page."""
    made = branded(advice)
    home = files("maturity_advisor.reports.printers")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((home / "report.html.j2").read_text(encoding="utf-8"))
    style = (home / "report.css").read_text(encoding="utf-8")
    return template.render(
        title=made.title,
        sections=_sections(made),
        brand=made.brand,
        words=made.words,
        lang=made.words.known,
        style=style,
        colours=_tones(made.colours.accent),
    )


def _sections(made: Branded) -> list[dict[str, Any]]:
    """Each with an id of its own, and drawings whose ids never meet."""
    count = 0

    def draw(drawing: Drawing) -> str:
        nonlocal count
        count += 1
        return drawing.svg(made.colours, f"p{count}")

    found = parts_of(made.sections, draw)
    for number, section in enumerate(found, start=1):
        section["id"] = f"s{number}-{section['key']}"
    return found


def _tones(accent: str) -> dict[str, str]:
    """The accent by day and by night, each to be read on its ground, and tints of it."""
    night = legible(accent, NIGHT_CARD)
    return {
        "accent": accent,
        "tint": mixed(accent, WHITE, 0.08),
        "night": night,
        "night_tint": mixed(night, NIGHT, 0.16),
    }
