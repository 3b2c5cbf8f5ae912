"""Open questions as a page: what each can change, and what is certain whatever is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from maturity_advisor.reports.blocks import Block, Heading, Item, Paragraph, Title
from maturity_advisor.reports.words import Words

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Data = Mapping[str, Any]


def questions_page(advice: Advice, data: Data, top: int) -> list[Block]:
    """The questions in the order in which to ask them, at most `top` of them."""
    words = Words(advice.settings.language)
    units = {unit.id: unit.title for unit in advice.situation.organisation.units}
    telling = [item for item in data["questions"] if item["expected"] or not item["tried"]]
    blocks: list[Block] = [Title(words("questions-title"), advice.situation.organisation.identity.name)]
    for number, item in enumerate(telling[:top], start=1):
        at = f"{units[item['place']]}: " if item["place"] in units else ""
        blocks.append(Item(f"{at}{item['question']}", tuple(_below(item, words)), mark=f"{number}", strong=True))
    if not telling:
        blocks.append(Paragraph(words("questions-none")))
    idle = len(data["questions"]) - len(telling)
    if idle:
        blocks.append(Paragraph(words("questions-nothing", count=idle)))
    if not all(item["tried"] for item in data["questions"]):
        blocks.append(Paragraph(words("questions-stopped")))
    return [*blocks, *_certain(advice, data["certain"], words)]


def _below(item: Data, words: Words) -> Iterator[Block]:
    key = "questions-depends-one" if item["rules"] == 1 else "questions-depends"
    yield Paragraph(words.heading(key, count=item["rules"]))
    for answer in item["answers"]:
        moved = list(_moved(answer, words))
        if moved:
            yield Item(answer["answer"], tuple(Paragraph(text) for text in moved))


def _moved(answer: Data, words: Words) -> Iterator[str]:
    for key in ("comes", "goes"):
        if answer[key]:
            titles = [one["title"] for one in answer[key]]
            yield words.heading(f"questions-{key}", actions="; ".join(titles))
    yield from (one["then"] for one in answer["stages"])


def _certain(advice: Advice, certain: Data | None, words: Words) -> Iterator[Block]:
    if certain is None:
        return
    units = {unit.id: unit.title for unit in advice.situation.organisation.units}
    places = {item.id: units.get(item.arranged.item.place, "") for item in advice.recommendations}
    titles = {item.id: f"{item.title} ({places[item.id]})".removesuffix(" ()") for item in advice.recommendations}
    yield Heading(words("certain-title"))
    listed: Sequence[Data] = certain["recommendations"]
    if not listed:
        yield Paragraph(words("certain-none"))
    yield from (Item(titles[one["id"]], mark=str(one["rank"])) for one in listed)
    if certain["untold"]:
        yield Paragraph(words("certain-untold"))
