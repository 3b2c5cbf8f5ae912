"""Blocks as plain text, 80 columns wide, readable without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from maturity_advisor.reports.basic import basic
from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Link, Paragraph, Table, Title
from maturity_advisor.reports.inert import address, plain

WIDTH = 80
BOLD, DIM, ACCENT, RESET = "\033[1m", "\033[2m", "\033[1;36m", "\033[0m"


def text_of(blocks: Iterable[Block], *, styled: bool = False) -> str:
    """All blocks below each other."""
    lines: list[str] = []
    for block in basic(blocks):
        lines += _lines(block, 0, styled)
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _lines(block: Block, indent: int, styled: bool) -> Iterator[str]:
    match block:
        case Title():
            yield from _title(block, styled)
        case Heading(text, level):
            heading = plain(text)
            yield ""
            shown = heading.upper() if level == 1 else heading
            yield " " * indent + (f"{ACCENT}{shown}{RESET}" if styled else shown)
            if level == 1:
                yield "─" * WIDTH
        case Paragraph(text):
            yield from _wrapped(plain(text), indent, indent)
        case Field(label, text):
            yield from _field(plain(label), plain(text), indent, styled)
        case Link(label, url):
            yield from _link(plain(label), address(url), indent)
        case Item():
            yield from _item(block, indent, styled)
        case Table(columns, rows):
            yield from _table(columns, rows, indent, styled)


def _title(title: Title, styled: bool) -> Iterator[str]:
    """The aside at the right, unless it would leave too little room: then below."""
    text, aside = plain(title.text), plain(title.aside)
    fits = len(aside) <= WIDTH // 2
    head, *more = wrap(text, WIDTH - len(aside) - 2 if fits else WIDTH) or [""]
    line = head.ljust(WIDTH - len(aside)) + aside if aside and fits else head
    yield f"{BOLD}{line}{RESET}" if styled else line
    yield from more
    yield from () if fits else _wrapped(aside, 0, 0)
    yield "═" * WIDTH


def _wrapped(text: str, first: int, rest: int) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=" " * first,
        subsequent_indent=" " * rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _field(label: str, text: str, indent: int, styled: bool) -> Iterator[str]:
    head, *more = _wrapped(f"{label}: {text}", indent, indent + 2) or [""]
    if styled:
        opening = " " * indent + f"{label}:"
        head = head.replace(opening, " " * indent + f"{DIM}{label}:{RESET}", 1)
    yield head
    yield from more


def _link(label: str, url: str, indent: int) -> Iterator[str]:
    """An address stands whole on its own line, so that it can be clicked and copied."""
    if label:
        yield from _wrapped(label, indent, indent + 2)
    if url:
        yield " " * (indent + 2) + url


def _item(item: Item, indent: int, styled: bool) -> Iterator[str]:
    numbered = item.mark.rstrip(".").isdigit()
    if numbered:
        yield ""
    mark = f"{item.mark:>3} " if numbered else f"{item.mark or '•'} "
    inner = indent + len(mark)
    head, *more = _wrapped(plain(item.text), inner, inner) or [" " * inner]
    lines = [" " * indent + mark + head[inner:], *more]
    yield from (f"{BOLD}{line}{RESET}" for line in lines) if styled and item.strong else lines
    for block in item.below:
        yield from _lines(block, inner, styled)


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], indent: int, styled: bool) -> Iterator[str]:
    """Columns as wide as they need; where they do not fit, the widest gives way and wraps."""
    table = [tuple(plain(cell) for cell in row) for row in (columns, *rows)]
    widths = _widths(table, WIDTH - indent)
    for number, row in enumerate(table):
        if number == 0 and not any(row):
            continue
        cells = [wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for index in range(max(len(cell) for cell in cells)):
            parts = (cell[index] if index < len(cell) else "" for cell in cells)
            line = (
                " " * indent + "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()
            )
            yield f"{DIM}{line}{RESET}" if styled and number == 0 else line


def _widths(table: list[tuple[str, ...]], room: int) -> list[int]:
    widths = [max(len(row[index]) for row in table) for index in range(len(table[0]))]
    while sum(widths) + 2 * (len(widths) - 1) > room and max(widths) > 10:
        widths[widths.index(max(widths))] -= 1
    return widths
