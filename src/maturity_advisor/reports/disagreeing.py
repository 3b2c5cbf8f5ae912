"""Where the models disagree: the question, each side with its reason and sources, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Link, Paragraph
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]


def disagreements(found: Iterable[Data], words: Words) -> Iterator[Block]:
    """The section on disagreement, each question once; nothing where all agree."""
    questions: dict[str, list[Data]] = {}
    for item in found:
        questions.setdefault(_question(item, words), []).append(item)
    if questions:
        yield Heading(words.heading("models-differ"))
    for question, items in questions.items():
        yield Item(question, tuple(_both_sides(items, words)), strong=True)


def _question(found: Data, words: Words) -> str:
    first, second = (side["title"].rstrip(".") for side in found["sides"])
    question = words("which-applies", first=first, second=second)
    return f"{found['unit']} – {question}" if found["unit"] else question


def _both_sides(items: list[Data], words: Words) -> Iterator[Block]:
    """All reasons on one side, then all on the other; several rules may ask the same question."""
    for number in (0, 1):
        sides = {item["sides"][number]["rule"]["id"]: item["sides"][number] for item in items}
        yield from (_side(side, words) for side in sides.values())
    for settled in dict.fromkeys(item["settled_by"] for item in items if item["settled_by"]):
        yield Field(words.heading("settled-by"), settled)
    waiting = list(dict.fromkeys(question for item in items for question in item["waiting"]))
    if waiting:
        yield Field(words.heading("both-wait-for"), words.listed(waiting))


def _side(side: Data, words: Words) -> Item:
    head = words.heading("side-says", model=side["model"]) if side["model"] else words.heading("our-own")
    below: list[Block] = [Paragraph(side["rule"]["because"])]
    if side["rests_on"]:
        below.append(Field(words.heading("because-of"), " ".join(side["rests_on"])))
    for source in side["rule"]["sources"]:
        below.append(Link(f"{words.heading('source')}: {source['citation']}", source["url"]))
    if not side["rule"]["sources"]:
        below.append(Field(words.heading("source"), words(f"origin-{side['rule']['origin']}")))
    return Item(f"{head}: {side['title']}", tuple(below))
