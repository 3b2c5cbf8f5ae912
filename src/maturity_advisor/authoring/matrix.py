"""The matrix authors have: dimensions and categories down, stages across, and in each cell what a stage means there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from maturity_advisor.authoring.spreadsheets import Sheet, read_sheets
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem
from maturity_advisor.knowledge.shapes import fault_of_id

MOST_ROWS, MOST_STAGES = 300, 12
# What heads the columns that name a row; a corner without a word does as well.
DIMENSION = {"dimension", "dimensie", "domain", "domein", "domäne", "area", "pillar", "theme", "thema", "bereich"}
CATEGORY = {"category", "categorie", "kategorie", "criterion", "criterium", "kriterium", "aspect", "aspekt", "topic"}
_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id made of its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A category, the dimension it belongs to, and its cells, one a stage; an empty one is a gap."""

    dimension: Named
    category: Named
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A model as a table; `remarks` tell what was taken from the file, and what was left."""

    stages: tuple[Named, ...]
    rows: tuple[Row, ...]
    title: str = ""
    remarks: tuple[str, ...] = ()


def read_matrix(path: Path) -> Matrix:
    """The matrix in a spreadsheet or CSV file; DocumentError says in which row and column something is wrong."""
    sheets = [sheet for sheet in read_sheets(path) if any(any(row) for row in sheet.rows)]
    if not sheets:
        raise DocumentError(Problem("there is nothing in this file", "Fill in the matrix", Place(str(path)), "matrix"))
    sheet, *others = sheets
    remarks = [f"Took the sheet '{sheet.name}'; left '{other.name}' alone." for other in others]
    return _matrix(sheet, str(path), tuple(remarks))


def _matrix(sheet: Sheet, source: str, remarks: tuple[str, ...]) -> Matrix:
    rows = [tuple(_clean(cell) for cell in row) for row in sheet.rows]
    head = next((number for number, row in enumerate(rows) if sum(map(bool, row)) > 1), None)
    if head is None:
        _refuse(source, "no row names the stages", "Write the stages side by side in the first row")
    labels = _labels(rows[head])
    stages = list(rows[head][labels:])
    while stages and not stages[-1]:
        stages.pop()
    _check_stages(stages, source, head, labels)
    title = next((cell for row in rows[:head] for cell in row if cell), "")
    found = _rows(rows[head + 1 :], labels, len(stages), source)
    names = Names()
    return Matrix(tuple(names.named(stage, "stage") for stage in stages), tuple(found), title, remarks)


def _labels(head: Sequence[str]) -> int:
    """How many columns name a row: those without a heading, or headed as such; one at least, two at most."""
    words = DIMENSION | CATEGORY
    found = 0
    while found < 2 and found < len(head) and (not head[found] or head[found].casefold() in words):
        found += 1
    return max(1, found)


def _check_stages(stages: Sequence[str], source: str, head: int, labels: int) -> None:
    if len(stages) < 2:
        _refuse(source, f"row {head + 1} names fewer than two stages", "Write the stages side by side")
    if len(stages) > MOST_STAGES:
        raise LimitError(Problem(f"there are more than {MOST_STAGES} stages", "Leave some out", Place(source), "limit"))
    for number, stage in enumerate(stages):
        if not stage:
            column = number + labels + 1
            _refuse(source, f"row {head + 1}, column {column}: this stage has no name", "Name it, or remove the column")


def _rows(rows: Iterable[tuple[str, ...]], labels: int, stages: int, source: str) -> list[Row]:
    """A dimension is written once and holds for the rows below it, as in merged cells."""
    found: list[Row] = []
    dimension: Named | None = None
    dimensions, categories = Names(), Names()
    for row in rows:
        if not any(row):
            continue
        padded = (*row, *[""] * (labels + stages))
        if labels == 2 and padded[0]:
            dimension = dimensions.named(padded[0], "dimension")
        title = padded[labels - 1] or padded[0]
        if not title:
            continue
        category = categories.named(title, "category")
        group = dimension if labels == 2 and dimension is not None else category
        found.append(Row(group, category, padded[labels : labels + stages]))
    if not found:
        _refuse(
            source, "there are no rows below the stages", "Write a category in each row, with a cell for each stage"
        )
    if len(found) > MOST_ROWS:
        raise LimitError(Problem(f"there are more than {MOST_ROWS} rows", "Split the model", Place(source), "limit"))
    return _apart(found)


def _apart(rows: Sequence[Row]) -> list[Row]:
    """A category and another dimension cannot share an id: both are facts of the model."""
    alone = {row.dimension.id for row in rows if row.dimension.id == row.category.id}
    crowded = {name for name in alone if sum(row.dimension.id == name for row in rows) > 1}
    dimensions = {row.dimension.id for row in rows}
    found = []
    for row in rows:
        clash = row.category.id in crowded or (row.category.id in dimensions and row.category.id not in alone)
        category = Named(f"{row.category.id}_itself", row.category.title) if clash else row.category
        found.append(Row(row.dimension, category, row.cells))
    return found


class Names:
    """Ids that have been given, so that no two things share one."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def named(self, title: str, noun: str) -> Named:
        """A title with an id: its words in lower case, without accents; the next number where one is taken."""
        base = slug(title) or noun
        name, number = base, 2
        while name in self._given:
            name, number = f"{base}_{number}", number + 1
        self._given.add(name)
        return Named(name, title)


def slug(title: str) -> str:
    """An id made of a title; empty if it holds no letter."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("ß", "ss"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = _NO_WORD.sub("_", plain).strip("_-").lstrip("0123456789_-")
    short = re.sub(r"_+", "_", words)[:40].rstrip("_-")
    return f"{short}_" if fault_of_id(short) and short and not fault_of_id(f"{short}_") else short


def _clean(cell: str) -> str:
    """Text on one line, without what texts of packs use for quoting facts."""
    printable = "".join(sign if sign.isprintable() else " " for sign in cell)
    return _SPACES.sub(" ", printable).strip().translate({ord("{"): "(", ord("}"): ")"})


def _refuse(source: str, what: str, remedy: str) -> NoReturn:
    raise DocumentError(Problem(what, remedy, Place(source), "matrix"))
