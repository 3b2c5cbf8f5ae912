"""Tables in a Word document: lines between rows, a head that is repeated on each page, columns as wide as they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.table import Table

SMALL = "18"
"""In half points."""
LINES = (("top", "single", "accent"), ("bottom", "single", "line"), ("insideH", "single", "line"))


def fill_table(table: Table, part: Mapping[str, Any], width: float, accent: str) -> None:
    """A part with columns, rows and weights; rows are XML, as python-docx takes a second for a thousand."""
    table.autofit = False
    _borders(table, accent)
    share = width / sum(part["weights"])
    sizes = [Cm(weight * share) for weight in part["weights"]]
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    grid = table._tbl
    _row(grid, part["columns"], [int(size.twips) for size in sizes], head=True)
    for row in part["rows"]:
        _row(grid, row, [int(size.twips) for size in sizes], head=False)


def _row(grid: BaseOxmlElement, cells: Sequence[str], sizes: Sequence[int], *, head: bool) -> None:
    row = _below(grid, qn("w:tr"))
    about = _below(row, qn("w:trPr"))
    _below(about, qn("w:cantSplit"))
    if head:
        _below(about, qn("w:tblHeader"))
    for text, size in zip(cells, sizes, strict=True):
        cell = _below(row, qn("w:tc"))
        _below(_below(cell, qn("w:tcPr")), qn("w:tcW"), {qn("w:w"): str(size), qn("w:type"): "dxa"})
        paragraph = _below(cell, qn("w:p"))
        spacing = _below(_below(paragraph, qn("w:pPr")), qn("w:spacing"))
        spacing.set(qn("w:before"), "40")
        spacing.set(qn("w:after"), "40")
        run = _below(paragraph, qn("w:r"))
        form = _below(run, qn("w:rPr"))
        if head:
            _below(form, qn("w:b"))
        _below(form, qn("w:sz"), {qn("w:val"): SMALL})
        _below(run, qn("w:t"), {qn("xml:space"): "preserve"}).text = text


def _below(parent: BaseOxmlElement, tag: str, attributes: Mapping[str, str] | None = None) -> BaseOxmlElement:
    made: BaseOxmlElement = parent.makeelement(tag, attributes or {})
    parent.append(made)
    return made


def _borders(table: Table, accent: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side, kind, colour in LINES:
        line = OxmlElement(f"w:{side}")
        tone = accent[1:] if colour == "accent" else "D3D9DE"
        for key, value in (("val", kind), ("sz", "8" if colour == "accent" else "4"), ("space", "0"), ("color", tone)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
