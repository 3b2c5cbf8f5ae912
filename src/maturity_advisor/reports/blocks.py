"""Blocks: what a report is made of, before it is known how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from maturity_advisor.reports.pictures import Drawing


@dataclass(frozen=True, slots=True)
class Title:
    """What the whole is called, and what stands beside it: a day, a name."""

    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the report; level 1 for its main parts."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A text with a word before it that says what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with what belongs to it; `mark` is its number or sign, a bullet if empty."""

    text: str
    below: tuple[Block, ...] = ()
    mark: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of short texts under a heading each; the caption says what they are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a source."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing; it has a title, and tells the same in words for whoever does not see it."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be overlooked; the kind is said by its title too, never by colour alone."""

    kind: Literal["good", "limits", "stop", "note"]
    title: str
    below: tuple[Block, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do, with its number, short tags and all that belongs to it."""

    number: str
    title: str
    tags: tuple[str, ...] = ()
    below: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Parts that stand beside each other where there is room, else below each other."""

    parts: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Expandable:
    """What is there for whoever wants to know more; closed at first where a reader can open it."""

    summary: str
    below: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A main part of a report; `key` is what a brand file calls it."""

    key: str
    title: str
    below: tuple[Block, ...]
    appendix: bool = False


Basic: TypeAlias = Title | Heading | Paragraph | Field | Item | Table | Link
Block: TypeAlias = Basic | Picture | Callout | Card | Columns | Expandable | Section
