"""Peers, as a table: in each model how many of those who are like the organisation stand lower, alike and higher."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Heading, Paragraph, Table
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
KEY = "peers"
UNKNOWN = "unknown"
SIZES = ("small", "medium", "large")
COLUMNS = ("peers-model", "peers-own", "peers-lower", "peers-alike", "peers-higher")


def peers_on_page(advice: Data, words: Words) -> Iterator[Block]:
    """The part of the text that is there if it was asked for."""
    if advice.get(KEY):
        yield Heading(words.heading("section-peers"))
        yield from peers(advice, words)


def peers(advice: Data, words: Words) -> Iterator[Block]:
    """With whom the organisation is compared, where it stands among them, and whether they begin with the same."""
    found = advice.get(KEY)
    if not found:
        return
    many = words.number(found["organisations"])
    like = words.listed([_alike(name, value, words) for name, value in found["group"].items()])
    yield Paragraph(words("peers-like", count=many, like=like) if like else words("peers-all", count=many))
    columns = tuple(words.heading(key) for key in COLUMNS)
    if found["stages"]:
        yield Table(columns, tuple(_row(item, words) for item in found["stages"]))
    if found["first"]:
        share = _share(found["first"]["organisations"], found["organisations"], words)
        yield Paragraph(words("peers-first", share=share))


def _alike(name: str, value: str, words: Words) -> str:
    """What a group has in common; columns of the survey's own keep their names."""
    if value == UNKNOWN:
        value = words("peers-unknown")
    if name == "size" and value in SIZES:
        value = words(f"peers-of-size-{value}")
    return words(f"peers-{name}", value=value) if name in ("sector", "size") else f"{name}: {value}"


def _row(item: Data, words: Words) -> tuple[str, ...]:
    own = item["lowest"] if item["lowest"] == item["highest"] else f"{item['lowest']} – {item['highest']}"
    shares = (_share(item[key], item["organisations"], words) for key in ("lower", "alike", "higher"))
    return capital(item["title"]), own, *shares


def _share(some: int, all_of_them: int, words: Words) -> str:
    return words("percent", number=round(100 * some / all_of_them) if all_of_them else 0)
