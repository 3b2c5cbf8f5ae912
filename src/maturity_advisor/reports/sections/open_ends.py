"""Open ends: what is not known and what to ask next, what must be in order first, and which risks were seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph, Table
from maturity_advisor.reports.closing import later, notices, open_questions
from maturity_advisor.reports.disagreeing import disagreements
from maturity_advisor.reports.respondents import people_differ
from maturity_advisor.reports.standing import criteria, headline
from maturity_advisor.reports.view import KEY
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
CONDITIONS = "framework-conditions"
RISK = "risk."
CONCLUDED = "conclusion"


def bare(blocks: Iterable[Block]) -> Iterator[Block]:
    """Without the main heading: the section has its own."""
    yield from (block for block in blocks if not (isinstance(block, Heading) and block.level == 1))


def differences(advice: Data, words: Words) -> Iterator[Block]:
    """Where models contradict each other on this organisation."""
    found = list(bare(disagreements(advice.get(KEY, {}).get("disagreements", ()), words)))
    yield Paragraph(words("differences-how") if found else words("differences-none"))
    yield from found


def unknowns(advice: Data, words: Words) -> Iterator[Block]:
    """What to ask first; what nobody knew; where people answered differently."""
    yield Paragraph(words("unknowns-how"))
    found = list(bare(open_questions(advice, words)))
    if found:
        yield Heading(words.heading("ask-first"), 2)
        yield from found
    for key, items in (
        ("nobody-knew", _nobody_knew(advice)),
        ("people-differ", [item["says"] for item in people_differ(advice)]),
    ):
        if items:
            yield Heading(words.heading(key), 2)
            yield from (Item(text) for text in items)
    yield from bare(notices(advice, words))


def _nobody_knew(advice: Data) -> list[str]:
    return [item["question"] for item in advice["answers"] if _standings(item) == {"unknown"}]


def _standings(answer: Data) -> set[str]:
    return {response["standing"] for response in answer["responses"]}


def conditions(advice: Data, words: Words) -> Iterator[Block]:
    """What must be in order whatever is done, the risks that follow from the answers, and what there is to spend."""
    limits = list(_limits(advice["organisation"].get("constraints", {}), words))
    if limits:
        yield Heading(words.heading("means-at-hand"), 2)
        yield from limits
    rows = tuple(_conditions(advice, words))
    if rows:
        yield Heading(words.heading("conditions-first"), 2)
        yield Table(tuple(words.heading(key) for key in ("part", "state-today", "criteria-short")), rows)
    risks = _risks(advice)
    yield Heading(words.heading("risks"), 2)
    yield from (Item(text) for text in risks)
    if not risks:
        yield Paragraph(words("risks-none"))


def _limits(constraints: Data, words: Words) -> Iterator[Block]:
    if constraints.get("hours_per_week") is not None:
        yield Field(words.heading("hours-per-week"), words.number(constraints["hours_per_week"]))
    if constraints.get("budget"):
        yield Field(words.heading("budget"), words(f"budget-{constraints['budget']}"))
    if constraints.get("owners"):
        yield Field(words.heading("owners"), words.listed(list(constraints["owners"])))


def _conditions(advice: Data, words: Words) -> Iterator[tuple[str, ...]]:
    """The smallest parts of the checklist of framework conditions that apply."""
    for assessment in advice["assessments"]:
        if assessment["model"] == CONDITIONS and not assessment["place"]:
            for scope in assessment["scopes"]:
                if scope["level"] == "category" and scope.get("applies", True):
                    met = criteria([scope["profile"]], words) if "profile" in scope else ""
                    yield scope["title"], headline(scope, words), met


def _risks(advice: Data) -> list[str]:
    """Each conclusion about a risk that holds or is open, once, with the unit that it is about."""
    titles = {unit["id"]: f"{unit['title']}: " for unit in advice["units"]}
    found = [
        titles.get(item["place"], "") + item["says"]
        for item in advice["derived"]
        if item["kind"] == CONCLUDED and item["fact"].startswith(RISK) and item.get("says")
    ]
    return list(dict.fromkeys(found))


def left(advice: Data, words: Words) -> Iterator[Block]:
    """What was found and is left for later, with the reasons."""
    yield from bare(later(advice, words, len(advice["set_aside"])))
