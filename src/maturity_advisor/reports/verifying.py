"""The page of a verification: whether stored advice still follows from its own input, and if not, why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph, Title
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
LONGEST = 100
INPUT = "/provenance/input"
REVIEWED = ("accepted", "rejected", "reworded", "added")


def verification_page(found: Data, name: str, words: Words) -> list[Block]:
    """All that was found, as `Verification.to_data` has it."""
    return [
        Title(words("verify-title", name=name)),
        Paragraph(_headline(found, words)),
        *_obstacles(found),
        *_why(found, words),
        *_first(found, words),
        *_environment(found, words),
        *_review(found, words),
    ]


def _headline(found: Data, words: Words) -> str:
    if found["agrees"]:
        return words("verify-agrees")
    if found["obstacles"]:
        return words("verify-not-possible")
    return words("verify-differs-one") if found["count"] == 1 else words("verify-differs", count=found["count"])


def _obstacles(found: Data) -> Iterator[Block]:
    for problem in found["obstacles"]:
        yield Item(problem["message"], (Paragraph(problem["remedy"]),) if problem["remedy"] else ())


def _why(found: Data, words: Words) -> Iterator[Block]:
    """The packs and settings that differ; where none does, the file itself was changed."""
    if found["agrees"]:
        return
    changed_input = any(item["path"] == INPUT for item in found["differences"])
    programs = [item for item in found["environment"] if item["path"].endswith("/program")]
    if not (found["packs"] or found["settings"] or programs or found["obstacles"]):
        yield Heading(words.heading("verify-why"))
        yield Paragraph(words("verify-input" if changed_input else "verify-edited"))
        return
    if found["packs"] or found["settings"] or programs:
        yield Heading(words.heading("verify-why"))
    for kind, items in (
        ("cause-pack", found["packs"]),
        ("cause-setting", found["settings"]),
        ("cause-program", programs),
    ):
        yield from (Item(f"{words.heading(kind)}: {_place(item)}", _sides(item, words)) for item in items)


def _place(item: Data) -> str:
    return str(item["path"]).rpartition("/")[2] if item["path"].startswith("/environment") else str(item["path"])


def _first(found: Data, words: Words) -> Iterator[Block]:
    if found["differences"]:
        yield Heading(words.heading("verify-first"))
    for item in found["differences"]:
        yield Item(item["path"], _sides(item, words))
    more = found["count"] - len(found["differences"])
    if more > 0:
        yield Paragraph(words("verify-more", count=more))


def _environment(found: Data, words: Words) -> Iterator[Block]:
    if found["environment"] and found["agrees"]:
        yield Heading(words.heading("verify-environment"))
        yield from (Item(_place(item), _sides(item, words)) for item in found["environment"])


def _sides(item: Data, words: Words) -> tuple[Block, ...]:
    return (
        Field(words.heading("in-the-file"), _shown(item, "before", words)),
        Field(words.heading("computed-now"), _shown(item, "after", words)),
    )


def _shown(item: Data, side: str, words: Words) -> str:
    if side not in item:
        return words("verify-absent")
    value = item[side]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _review(found: Data, words: Words) -> Iterator[Block]:
    if found["review"]:
        yield Heading(words.heading("verify-review"))
    for item in found["review"]:
        said = words(f"review-{item['verdict']}") if item.get("verdict") in REVIEWED else ""
        remarks = [said, item.get("text", ""), item.get("why", ""), item.get("by", "")]
        yield Item(f"{item.get('action', '')}: {'; '.join(str(part) for part in remarks if part)}")
