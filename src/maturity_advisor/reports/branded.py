"""Branded: the report with the advisor's name, logo and colours, as every printer takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maturity_advisor.reports.blocks import Section, Title
from maturity_advisor.reports.inert import plain
from maturity_advisor.reports.page import words_of
from maturity_advisor.reports.pictures.colours import ACCENT, Colours, colours_of
from maturity_advisor.reports.sections import sections_of, title_of_report
from maturity_advisor.reports.view import BRAND, KEY
from maturity_advisor.reports.words import Words

UNBRANDED: Mapping[str, Any] = {"name": "", "contact": "", "colour": ACCENT, "logo": None}


@dataclass(frozen=True, slots=True)
class Branded:
    """What is printed, in which words and colours, and under whose name."""

    title: Title
    sections: tuple[Section, ...]
    words: Words
    colours: Colours
    brand: Mapping[str, Any]
    as_of: str


def branded(advice: Mapping[str, Any]) -> Branded:
    """The report of a piece of advice."""
    words = words_of(advice)
    brand = {**UNBRANDED, **advice.get(KEY, {}).get(BRAND, {})}
    organisation, title = advice["organisation"], title_of_report(advice, words)
    return Branded(
        title=Title(plain(title.text), plain(title.aside)),
        sections=tuple(sections_of(advice, words)),
        words=words,
        colours=colours_of(brand["colour"]),
        brand={**brand, "name": plain(brand["name"]), "contact": plain(brand["contact"])},
        as_of=organisation["as_of"],
    )
