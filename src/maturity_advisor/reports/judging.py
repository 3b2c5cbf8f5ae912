"""Judging: what the advisor decided beside what the rules gave, shown as the advisor's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
LAST = 1_000_000


def judgement_part(advice: Data, words: Words) -> Iterator[Block]:
    """All judgements under a heading; nothing where there are none."""
    if advice["review"]:
        yield Heading(words.heading("judgement"))
        yield from judgement(advice, words)


def judgement(advice: Data, words: Words) -> Iterator[Block]:
    """What the advisor decided: accepted, rejected, reworded, added, and by whom; in the advisor's own order."""
    if not advice["review"]:
        return
    yield Paragraph(words("judgement-how"))
    ranks = {found["id"]: found["rank"] for found in advice["recommendations"]}
    ordered = sorted(advice["review"], key=lambda entry: entry.get("rank") or ranks.get(id_of(entry), LAST))
    for entry in ordered:
        below = tuple(Paragraph(text) for text in judged(entry, words) if text)
        yield Item(judged_title(advice, entry), below, strong=True)


def id_of(entry: Data) -> str:
    """The id of the recommendation that a judgement is about."""
    return f"{entry['action']}@{entry['unit']}" if entry.get("unit") else str(entry["action"])


def judged_title(advice: Data, entry: Data) -> str:
    """What was judged, with the unit it is for; what the advisor added is called as the advisor says."""
    titles = {item["action"]["id"]: item["action"]["title"] for item in advice["recommendations"]}
    units = {unit["id"]: unit["title"] for unit in advice["units"]}
    title = titles.get(entry["action"]) or entry.get("text") or entry["action"]
    return f"{units[entry['unit']]} – {title}" if entry.get("unit") in units else str(title)


def judgements_of(advice: Data, found: Data) -> list[Data]:
    """What was decided about one recommendation; of a judgement without a unit, in every unit."""
    return [
        entry
        for entry in advice["review"]
        if entry.get("action") == found["action"]["id"] and entry.get("unit", found["place"]) == found["place"]
    ]


def judged(entry: Data, words: Words) -> Iterator[str]:
    """One judgement in words: what, by whom and when; why; and in which words instead."""
    verdict = words(f"judged-{entry['verdict']}") if entry.get("verdict") else ""
    status = words(f"status-{entry['status']}") if entry.get("status") else ""
    rank = words("judged-rank", rank=entry["rank"]) if entry.get("rank") else ""
    day = words.day(entry["date"]) if entry.get("date") else ""
    what = "; ".join(part for part in (verdict, status, rank) if part)
    yield capital(", ".join(part for part in (what, entry.get("by", ""), day) if part))
    yield entry.get("why", "")
    yield entry.get("text", "") if entry.get("verdict") == "reworded" else ""


def judgement_lines(advice: Data, found: Data, words: Words) -> Iterator[Block]:
    """What the advisor decided about one recommendation, each on a line."""
    for entry in judgements_of(advice, found):
        said = [text.rstrip(".") for text in judged(entry, words) if text]
        yield Field(words.heading("judgement"), ". ".join(said) + ".")
