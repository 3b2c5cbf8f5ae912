"""Respondents: where people who were asked the same answered differently, which is a finding of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Heading, Item, Paragraph
from maturity_advisor.reports.evidence import who_said
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]


def people_differ(advice: Data) -> list[Data]:
    """The answers in which respondents name different values."""
    return [item for item in advice["answers"] if len(_values(item)) > 1]


def respondents(advice: Data, words: Words) -> Iterator[Block]:
    """What to discuss, with who said so."""
    found = people_differ(advice)
    if found:
        yield Heading(words.heading("people-differ"))
    for item in found:
        who = who_said({"answers": item["responses"]}, words)
        yield Item(item["says"], (Paragraph(who),) if who else ())


def _values(answer: Data) -> set[str]:
    return {str(response["value"]) for response in answer["responses"] if response["standing"] == "value"}
