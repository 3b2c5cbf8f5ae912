"""Basic blocks: what richer blocks come to where there are only lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maturity_advisor.reports.blocks import (
    Basic,
    Block,
    Callout,
    Card,
    Columns,
    Expandable,
    Heading,
    Item,
    Paragraph,
    Picture,
    Section,
    Table,
)


def basic(blocks: Iterable[Block]) -> Iterator[Basic]:
    """The same content without columns, cards and pictures; a picture is told in words."""
    for block in blocks:
        yield from _basic(block)


def _basic(block: Block) -> Iterator[Basic]:
    match block:
        case Section(title=title, below=below):
            yield from (Heading(title), *basic(below))
        case Picture(drawing):
            yield Item(drawing.title, (Paragraph(drawing.says),))
        case Table(caption=caption) if caption:
            yield from (Paragraph(caption), block)
        case Callout(title=title, below=below, about=about):
            yield Item(f"{title} ({about})" if about else title, tuple(basic(below)), strong=True)
        case Card():
            yield _card(block)
        case Columns(parts):
            yield from basic(inner for part in parts for inner in part)
        case Expandable(summary, below):
            yield Item(summary, tuple(basic(below)))
        case Item(text, below, mark, strong):
            yield Item(text, tuple(basic(below)), mark, strong)
        case _:
            yield block


def _card(card: Card) -> Item:
    tags = (Paragraph(" · ".join(card.tags)),) if card.tags else ()
    return Item(card.title, (*tags, *basic(card.below)), f"{card.number}.", strong=True)
