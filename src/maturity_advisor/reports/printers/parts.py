"""Parts: blocks as plain data that no printer can misread: every text on one line, every address a web address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from maturity_advisor.reports.blocks import (
    Block,
    Callout,
    Card,
    Columns,
    Expandable,
    Field,
    Heading,
    Item,
    Link,
    Paragraph,
    Picture,
    Section,
    Table,
    Title,
)
from maturity_advisor.reports.inert import address, plain
from maturity_advisor.reports.pictures import Drawing

Data = dict[str, Any]
Draw = Callable[[Drawing], str]
# In letters: what a column of a table gets at most for one word, for its text, and at least.
LONGEST_WORD, LONGEST_TEXT, NARROWEST = 18, 80, 5


def parts_of(blocks: Iterable[Block], draw: Draw) -> list[Data]:
    """All blocks; items that follow each other are one list, as they are read."""
    found: list[Data] = []
    for block in blocks:
        part = _part(block, draw)
        if isinstance(block, Item):
            numbered = block.mark.rstrip(".").isdigit()
            if not (found and found[-1]["kind"] == "items" and found[-1]["numbered"] == numbered):
                found.append({"kind": "items", "numbered": numbered, "items": []})
            found[-1]["items"].append(part)
        elif isinstance(block, Field):
            if not (found and found[-1]["kind"] == "fields"):
                found.append({"kind": "fields", "fields": []})
            found[-1]["fields"].append(part)
        else:
            found.append(part)
    return found


def _part(block: Block, draw: Draw) -> Data:
    match block:
        case Title(text, aside):
            return {"kind": "title", "text": plain(text), "aside": plain(aside)}
        case Heading(text, level):
            return {"kind": "heading", "text": plain(text), "level": level}
        case Paragraph(text):
            return {"kind": "paragraph", "text": plain(text)}
        case Field(label, text):
            return {"label": plain(label), "text": plain(text)}
        case Link(label, url):
            return {"kind": "link", "label": plain(label), "url": address(url)}
        case Picture(drawing):
            return {"kind": "picture", "title": plain(drawing.title), "says": plain(drawing.says), "svg": draw(drawing)}
        case Table(columns, rows, caption):
            return {"kind": "table", "caption": plain(caption), **_table(columns, rows)}
        case _:
            return _holder(block, draw)


def _holder(block: Block, draw: Draw) -> Data:
    """A block that holds others."""
    match block:
        case Item(text, below, mark, strong):
            shown = plain(mark)
            return {"text": plain(text), "below": parts_of(below, draw), "mark": shown, "strong": strong}
        case Callout(kind, title, below, about):
            inner = parts_of(below, draw)
            return {"kind": "callout", "sort": kind, "title": plain(title), "about": plain(about), "below": inner}
        case Card(number, title, tags, below):
            labels = [plain(tag) for tag in tags]
            return {
                "kind": "card",
                "number": plain(number),
                "title": plain(title),
                "tags": labels,
                "below": parts_of(below, draw),
            }
        case Columns(parts):
            return {"kind": "columns", "parts": [parts_of(part, draw) for part in parts]}
        case Expandable(summary, below):
            return {"kind": "expandable", "summary": plain(summary), "below": parts_of(below, draw)}
        case Section(key, title, below, appendix):
            return {
                "kind": "section",
                "key": key,
                "title": plain(title),
                "below": parts_of(below, draw),
                "appendix": appendix,
            }
    raise TypeError(type(block).__name__)


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Data:
    """A table with the share of the width that each column asks for."""
    head, lines = [plain(cell) for cell in columns], [[plain(cell) for cell in row] for row in rows]
    return {"columns": head, "rows": lines, "weights": [_weight(column) for column in zip(head, *lines, strict=True)]}


def _weight(cells: Iterable[str]) -> int:
    """What is short stays on its line; a long text gets at least its longest word, as it can be broken."""
    found = list(cells)
    longest = max(map(len, found))
    if longest <= LONGEST_WORD:
        return max(longest, NARROWEST) + 2
    word = max((len(word) for cell in found for word in cell.split()), default=1)
    return max(min(word, LONGEST_WORD) + 2, min(longest, LONGEST_TEXT) // 2)
