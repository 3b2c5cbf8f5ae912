"""Verdicts: whether to use social media for this at all, beside each other and in one glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from maturity_advisor.reports.blocks import Block, Callout, Columns, Field, Paragraph
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
Kind = Literal["good", "limits", "stop", "note"]
KINDS: dict[str, Kind] = {"do": "good", "limits": "limits", "not_now": "stop", "enough": "note"}
# On the first page; all reasons stand in the appendix.
REASONS = 1


def verdict_cards(advice: Data, words: Words) -> Iterator[Block]:
    """A callout for each use and unit, two beside each other."""
    cards = [callout(advice, verdict, words, REASONS) for verdict in ordered(advice)]
    for start in range(0, len(cards), 2):
        yield Columns(tuple((card,) for card in cards[start : start + 2]))


def ordered(advice: Data) -> list[Data]:
    """The whole organisation first, and contact with the world before what is inside."""
    return sorted(advice["verdict"], key=lambda item: (item["place"], item["use"] != "outside"))


def callout(advice: Data, verdict: Data, words: Words, most: int | None = None) -> Callout:
    """One verdict with at most so many reasons."""
    titles = {unit["id"]: f"{unit['title']}: " for unit in advice["units"]}
    head = capital(f"{titles.get(verdict['place'], '')}{words('use-' + verdict['use'])}")
    below: list[Block] = [Paragraph(because) for because in verdict["because"][:most]]
    if most is None:
        below += [Field(words("on-the-other-hand"), rule["because"]) for rule in verdict["others"]]
    if verdict["open"]:
        below.append(Paragraph(words("verdict-may-change")))
    return Callout(KINDS[verdict["is"]], verdict["heading"], tuple(below), head)
