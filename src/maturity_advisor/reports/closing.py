"""What closes a report: what waits and why, what is open, and what all this rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Heading, Item, Paragraph
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
QUESTIONS = 5
DIGEST = 12
# Notices that are said in the reader's language already; all others are remarks on files and plugins.
SPOKEN = "moot"
LANGUAGE = "language"


def later(advice: Data, words: Words, top: int) -> Iterator[Block]:
    """What is left for later: each reason once, with what waits for it."""
    reasons: dict[str, dict[str, None]] = {}
    for item in advice["set_aside"]:
        if not item["also_advised"] and item["title"]:
            reasons.setdefault(item["because"], {})[item["title"]] = None
    if not reasons:
        return
    yield Heading(words.heading("left-for-later"))
    for because, titles in sorted(reasons.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        shown = [Item(title) for title in list(titles)[:top]]
        rest = len(titles) - len(shown)
        yield Item(because, (*shown, *([Paragraph(words("later-count", count=rest))] if rest else [])))


def open_questions(advice: Data, words: Words) -> Iterator[Block]:
    """The questions that most of what is still open waits for."""
    waiting: dict[tuple[str, str], list[str]] = {}
    texts: dict[tuple[str, str], str] = {}
    for item in advice["undetermined"]:
        for question in item["questions"]:
            key = (question["place"], question["fact"])
            texts[key] = question["question"]
            waiting.setdefault(key, []).append(item["title"])
    if not waiting:
        return
    yield Heading(words.heading("open-questions"))
    titles = {unit["id"]: unit["title"] for unit in advice["units"]}
    ranked = sorted(waiting, key=lambda key: (-len(waiting[key]), key))
    for place, fact in ranked[:QUESTIONS]:
        where = f"{titles[place]} – " if place in titles else ""
        yield Item(where + texts[place, fact], (Paragraph(words("may-lead-to", title=waiting[place, fact][0])),))
    if len(ranked) > QUESTIONS:
        yield Paragraph(words("open-more", count=len(ranked) - QUESTIONS))


def notices(advice: Data, words: Words) -> Iterator[Block]:
    """What the reader should know; remarks on files and plugins are the advisor's, and are only counted here."""
    codes = [item["code"] for item in advice["notices"]]
    found = [item["message"] for item in advice["notices"] if item["code"] == SPOKEN]
    if advice["settings"]["for"] == "advisor":
        counts = {"notice-language": codes.count(LANGUAGE)}
        counts["notice-other"] = len(codes) - len(found) - counts["notice-language"]
        found += [words(key, count=count) for key, count in counts.items() if count]
    if found:
        yield Heading(words.heading("notices"))
    yield from (Item(text) for text in found)


def provenance(advice: Data, words: Words) -> Iterator[Block]:
    """On which models and which answers this rests."""
    models = [f"{item['title']} {item['edition']}" for item in advice["assessments"] if not item["place"]]
    mark = advice["provenance"]["input"].partition(":")[2][:DIGEST]
    yield Heading(words.heading("provenance"))
    line = f"{words.listed(models)}; {words('input-mark', digest=mark)}; {advice['environment']['program']}"
    yield Paragraph(line)
