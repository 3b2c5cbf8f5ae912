"""The summary: one page for whoever reads no further; is it for you, where you stand, the first three steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.advising import EFFORT, title_of
from maturity_advisor.reports.blocks import Block, Card, Heading, Paragraph
from maturity_advisor.reports.sections.ladders import overview
from maturity_advisor.reports.sections.verdicts import verdict_cards
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
STEPS = 3


def summary(advice: Data, words: Words) -> Iterator[Block]:
    """The first page."""
    if advice["status"] != "complete":
        yield Paragraph(words("notice-degraded"))
    yield from verdict_cards(advice, words)
    yield Heading(words.heading("first-steps"), 2)
    steps = advice["recommendations"][:STEPS]
    yield from (_step(advice, found, words) for found in steps)
    if not steps:
        yield Paragraph(words("no-advice"))
    picture = overview(advice, words)
    if picture is not None:
        yield picture
    yield Paragraph(how_sure(advice, words))


def _step(advice: Data, found: Data, words: Words) -> Card:
    tags = (words(f"horizon-{found['horizon']}"), words(EFFORT[found["investment"]]))
    return Card(str(found["rank"]), title_of(advice, found, words), tags, (Paragraph(found["because"]),))


def how_sure(advice: Data, words: Words) -> str:
    """How much was answered, and how much may still change."""
    answered = sum(1 for item in advice["answers"] if item["used"])
    waiting = {(one["place"], one["fact"]) for item in advice["undetermined"] for one in item["questions"]}
    key = "how-sure" if waiting else "how-sure-all"
    return words(key, answered=words.number(answered), open=words.number(len(waiting)))
