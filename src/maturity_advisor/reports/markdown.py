"""Blocks as Markdown; every text is escaped, so that it reads as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from maturity_advisor.reports.basic import basic
from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Link, Paragraph, Table, Title
from maturity_advisor.reports.inert import address, markdown

_BLANKS = re.compile(r"\n{3,}")


def markdown_of(blocks: Iterable[Block]) -> str:
    """All blocks below each other."""
    lines: list[str] = []
    before: Block | None = None
    for block in basic(blocks):
        if not (isinstance(before, Item) and isinstance(block, Item)):
            lines.append("")
        lines += _lines(block, 0)
        before = block
    return _BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n") + "\n"


def _lines(block: Block, indent: int) -> Iterator[str]:
    space = " " * indent
    match block:
        case Title(text, aside):
            yield f"# {markdown(text)}"
            if aside:
                yield from ("", markdown(aside))
        case Heading(text, level):
            yield f"{space}{'#' * (level + 1)} {markdown(text)}"
        case Paragraph(text):
            yield space + markdown(text)
        case Field(label, text):
            yield f"{space}**{markdown(label)}:** {markdown(text)}"
        case Link(label, url):
            yield space + " ".join(part for part in (markdown(label), _address(url)) if part)
        case Item():
            yield from _item(block, indent)
        case Table(columns, rows):
            yield from _table(columns, rows, space)


def _address(url: str) -> str:
    found = address(url)
    return f"<{found}>" if found else ""


def _item(item: Item, indent: int) -> Iterator[str]:
    number = item.mark.rstrip(".")
    mark = f"{number}. " if number.isdigit() else "- "
    sign = "" if number.isdigit() or not item.mark else f"{markdown(item.mark)} "
    text = markdown(item.text)
    yield " " * indent + mark + sign + (f"**{text}**" if item.strong else text)
    inner = indent + len(mark)
    before: Block | None = None
    for block in item.below:
        if not (isinstance(before, Item) and isinstance(block, Item)):
            yield ""
        yield from _lines(block, inner)
        before = block
    if item.below:
        yield ""


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], space: str) -> Iterator[str]:
    yield space + _row(columns)
    yield space + "|" + "---|" * len(columns)
    for row in rows:
        yield space + _row(row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(markdown(cell) for cell in cells)} |"
