"""The page: advice as blocks in the reader's language, the verdict first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.advising import bands
from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph, Title
from maturity_advisor.reports.closing import later, notices, open_questions, provenance
from maturity_advisor.reports.disagreeing import disagreements
from maturity_advisor.reports.firmness import firmness
from maturity_advisor.reports.judging import judgement_part
from maturity_advisor.reports.peers import peers_on_page
from maturity_advisor.reports.respondents import respondents
from maturity_advisor.reports.standing import standing
from maturity_advisor.reports.view import BRAND, KEY
from maturity_advisor.reports.wanting import wanting
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]


def words_of(advice: Data) -> Words:
    """The words of the advice's own language: the advisor's own, the packs', or ours."""
    about = advice.get(KEY, {})
    return Words(advice["settings"]["language"], about.get("terms", {}), about.get(BRAND, {}).get("wording", {}))


def page(advice: Data) -> list[Block]:
    """All parts of the report, in the order in which they are read."""
    words = words_of(advice)
    top = int(advice.get(KEY, {}).get("top", 10))
    name = advice["organisation"]["name"]
    return [
        Title(words("advice-for", name=name), words.day(advice["organisation"]["as_of"])),
        *_degraded(advice, words),
        *verdicts(advice, words),
        *wanting(advice, words),
        *standing(advice, words),
        *peers_on_page(advice, words),
        *bands(advice, words, top),
        *judgement_part(advice, words),
        *firmness(advice, words, top),
        *later(advice, words, top),
        *respondents(advice, words),
        *disagreements(advice.get(KEY, {}).get("disagreements", ()), words),
        *open_questions(advice, words),
        *notices(advice, words),
        *provenance(advice, words),
    ]


def _degraded(advice: Data, words: Words) -> Iterator[Block]:
    if advice["status"] != "complete":
        yield Paragraph(words("notice-degraded"))


def verdicts(advice: Data, words: Words) -> Iterator[Block]:
    """Per use and unit what we say of it as a whole, with the reasons."""
    yield Heading(words.heading("verdict"))
    titles = {unit["id"]: unit["title"] for unit in advice["units"]}
    for verdict in sorted(advice["verdict"], key=lambda item: (item["place"], item["use"] != "outside")):
        where = f"{titles[verdict['place']]}: " if verdict["place"] in titles else ""
        use = words(f"use-{verdict['use']}")
        head = f"{where}{verdict['heading']} ({use})"
        yield Item(head, tuple(_reasons(verdict, words)), strong=True)


def _reasons(verdict: Data, words: Words) -> Iterator[Block]:
    for because in verdict["because"]:
        yield Paragraph(because)
    for rule in verdict["others"]:
        yield Field(words("on-the-other-hand"), rule["because"])
    if verdict["open"]:
        yield Paragraph(words("verdict-may-change"))
