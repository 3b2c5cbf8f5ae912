"""How firm the order is, as a table: how often each recommendation is among the first, and between which numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.advising import title_of
from maturity_advisor.reports.blocks import Block, Heading, Paragraph, Table
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
KEY = "robustness"
COLUMNS = ("col-number", "action", "col-among-first", "col-between")


def firmness(advice: Data, words: Words, top: int) -> Iterator[Block]:
    """The part of the report that is there if it was asked for."""
    found = advice.get(KEY)
    if not found:
        return
    runs = words.number(found["runs"])
    yield Heading(words.heading("robustness"))
    yield Paragraph(words("robustness-how", runs=runs))
    columns = tuple(words.heading(key, first=found["first"]) for key in COLUMNS)
    titles = {item["id"]: title_of(advice, item, words) for item in advice["recommendations"]}
    yield Table(columns, tuple(_row(item, titles[item["id"]], runs, words) for item in found["recommendations"][:top]))


def _row(item: Data, title: str, runs: str, words: Words) -> tuple[str, ...]:
    return (
        str(item["rank"]),
        title,
        words("times-of", count=words.number(item["in_first"]), runs=runs),
        words("ranks-between", low=item["highest"], high=item["lowest"]),
    )
