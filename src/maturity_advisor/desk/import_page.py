"""What came of an import: what is new, who agrees, and above all what is to be discussed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.desk.facts import said
from maturity_advisor.desk.merging import Merged, Merging
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import Voice, counted
from maturity_advisor.documents.plain import document_of
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.reports.blocks import Block, Heading, Item, Paragraph, Title

Data = Mapping[str, Any]


def import_data(session: Session, merging: Merging, *, written: bool) -> dict[str, Any]:
    """All of it as plain data."""
    found = list(merging.found.values())
    return {
        "organisation": session.at(("organisation", "name")),
        "written": written,
        "new": sum(len(item.came) for item in found),
        "same": merging.same,
        "conflicts": [_merged(session, item) for item in found if item.differs],
        "agreeing": [_merged(session, item) for item in found if not item.differs and len(item.after) > 1],
    }


def _merged(session: Session, item: Merged) -> dict[str, Any]:
    definition = session.base.definitions[item.fact]
    return {
        "fact": item.fact,
        "place": item.place,
        "unit": next((unit["title"] for unit in session.listed("units") if unit["id"] == item.place), ""),
        "question": session.advice.speaker.name_of(definition),
        "answers": [_answer(session, item, answer) for answer in item.after],
    }


def _answer(session: Session, item: Merged, answer: Any) -> dict[str, Any]:
    (response,) = parse_answer(document_of(answer).data).responses
    sides = {"by": response.by, "source": response.source, "date": response.date, "note": response.note}
    return {"says": said(session, (item.place, item.fact), response), **sides}


def import_page(data: Data, voice: Voice) -> list[Block]:
    """What came first in words, then each question on which people differ."""
    blocks: list[Block] = [Title(voice("import-title", name=data["organisation"]))]
    if not data["new"] and not data["same"]:
        blocks.append(Paragraph(voice("import-nothing")))
    counts = [counted(voice, f"import-{key}", data[key]) for key in ("new", "same") if data[key]]
    blocks += [Paragraph(" ".join(counts))] if counts else []
    if not data["written"]:
        blocks.append(Paragraph(voice("import-dry")))
    for key, heading in (("conflicts", "import-discuss"), ("agreeing", "import-beside")):
        if data[key]:
            blocks += [Heading(voice(heading)), *(_question(item) for item in data[key])]
    return [*blocks, *([Paragraph(voice("import-open"))] if data["conflicts"] else [])]


def _question(item: Data) -> Item:
    where = f"{item['unit']} – " if item["unit"] else ""
    return Item(f"{where}{item['question']}", tuple(Item(text) for text in _said(item)), strong=True)


def _said(item: Data) -> Iterator[str]:
    for answer in item["answers"]:
        more = [answer["source"] if answer["by"] else "", answer["date"], answer["note"]]
        shown = "; ".join(text for text in more if text)
        yield answer["says"] + (f" ({shown})" if shown else "")
