"""Blocks: what a report is made of, before it is known how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


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
    """Rows of short texts under a heading each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a source."""

    label: str
    url: str


Block: TypeAlias = Title | Heading | Paragraph | Field | Item | Table | Link
