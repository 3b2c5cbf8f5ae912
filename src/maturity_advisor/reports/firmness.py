"""How firm the order is, as a table: how often each recommendation is among the first, and between which numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.advising import title_of
from maturity_advisor.reports.blocks import Block, Heading, Paragraph, Table
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
KEY = "robustness"


def firmness(advice: Data, words: Words, top: int) -> Iterator[Block]:
    """The part of the report that is there if it was asked for."""
    found = advice.get(KEY)
    if not found:
        return
    titles = {item["id"]: title_of(advice, item, words) for item in advice["recommendations"]}
    runs = found["runs"]
    yield Heading(words.heading("robustness"))
    yield Paragraph(words("robustness-how", runs=words.number(runs)))
    yield Table(
        (
            words.heading("col-number"),
            words.heading("action"),
            words.heading("col-among-first", first=found["first"]),
            words.heading("col-between"),
        ),
        tuple(
            (
                str(item["rank"]),
                titles[item["id"]],
                words("times-of", count=words.number(item["in_first"]), runs=words.number(runs)),
                words("ranks-between", low=item["highest"], high=item["lowest"]),
            )
            for item in found["recommendations"][:top]
        ),
    )
