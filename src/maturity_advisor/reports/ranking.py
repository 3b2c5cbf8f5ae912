"""Ranking: how a recommendation came to its place in the order, in words instead of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.advising import EFFORT
from maturity_advisor.reports.blocks import Block, Item, Paragraph
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
PARTS = ("benefit", "alignment", "urgency", "effort", "unlocks", "horizon")
LEVELS = ((0.34, 1), (0.67, 2), (0.9, 3))
HIGHEST = 4


def ranking(advice: Data, found: Data, words: Words) -> Iterator[Block]:
    """Each part that was weighed, and what lifted the whole."""
    yield Paragraph(words("weighed-as", title=advice["settings"]["priority"]["title"]))
    parts = found["priority"]["parts"]
    for name in PARTS:
        if name in parts:
            said = _said(name, float(parts[name]["decimal"]), advice, found, words)
            yield Item(f"{words.heading(f'part-{name}')}: {said}")
    above = next((item for item in advice["recommendations"] if item["id"] == found["needed_for"]), None)
    if above is not None:
        yield Paragraph(words("lifted-by", rank=above["rank"], title=above["action"]["title"]))
    if found["moved"]:
        yield Paragraph(found["moved"])
    yield Paragraph(words("same-band"))


def _said(name: str, value: float, advice: Data, found: Data, words: Words) -> str:
    match name:
        case "effort":
            return words(EFFORT[found["investment"]])
        case "horizon":
            return words(f"horizon-{found['action']['horizon']}")
        case "unlocks":
            return words(f"unlocks-{int(value > 0)}")
        case "alignment" if advice["alignment"]["level"] == 0:
            return words("neutral")
        case "urgency" if value == 1 / 2 and not _measured(found):
            return words("neutral")
    return words(f"level-{_level(value)}")


def _measured(found: Data) -> bool:
    return any(step["element"] == "kpi" for step in found["chain"]["steps"])


def _level(value: float) -> int:
    if value == 0:
        return 0
    return next((level for limit, level in LEVELS if value <= limit), HIGHEST)
