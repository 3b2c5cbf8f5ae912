"""Excel: plan, answers, stages and trace on a sheet each, by XlsxWriter; texts stay texts and are never formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from maturity_advisor.reports.branded import Branded, branded
from maturity_advisor.reports.inert import plain
from maturity_advisor.reports.printers.moment import moment
from maturity_advisor.reports.sheets import Sheet, sheets

WIDEST, WIDEST_OF_MANY, NARROWEST = 46, 30, 8
# What a cell can hold; a longer text goes on in the next cells of its row.
CELL = 32_000
# Paper by Excel's numbers, and from how many columns on the larger one is taken.
A4, A3, BROAD = 9, 8, 8
# In points: a line of text, and the highest row that Excel knows.
LINE, HIGHEST = 13.5, 409.0


def excel_of(advice: Mapping[str, Any]) -> bytes:
    """The report's tables as a workbook."""
    made, raw = branded(advice), BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(raw, options)
    about = {
        "title": made.title.text[:250],
        "author": made.brand["name"][:250],
        "created": moment(made.as_of).replace(tzinfo=None),
    }
    workbook.set_properties(about)
    looks = _looks(workbook, made)
    for sheet in sheets(advice, made.words):
        _write(workbook, sheet, looks)
    workbook.close()
    return raw.getvalue()


@dataclass(frozen=True, slots=True)
class Looks:
    """How cells look."""

    head: Format
    text: Format
    number: Format


def _looks(workbook: Workbook, made: Branded) -> Looks:
    body = {"valign": "top", "text_wrap": True, "font_size": 10}
    head = {**body, "bold": True, "font_color": "#FFFFFF", "bg_color": made.colours.accent, "valign": "vcenter"}
    return Looks(
        *(workbook.add_format(look) for look in (head, {**body, "num_format": "@"}, {**body, "align": "left"}))
    )


def _write(workbook: Workbook, sheet: Sheet, looks: Looks) -> None:
    page: Worksheet = workbook.add_worksheet(sheet.title[:31])
    widths = [_width(sheet, column) for column in range(len(sheet.columns))]
    for column, text in enumerate(sheet.columns):
        page.write_string(0, column, plain(text), looks.head)
        page.set_column(column, column, widths[column])
    for number, row in enumerate(sheet.rows, start=1):
        page.set_row(number, _height(row, widths))
        _row(page, number, row, looks)
    page.freeze_panes(1, sheet.frozen)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(A4 if len(sheet.columns) < BROAD else A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _row(page: Worksheet, number: int, row: Sequence[str | int], looks: Looks) -> None:
    for column, value in enumerate(row):
        if isinstance(value, int):
            page.write_number(number, column, value, looks.number)
            continue
        text = plain(value)
        page.write_string(number, column, text[:CELL], looks.text)
        for more, start in enumerate(range(CELL, len(text), CELL), start=len(row)):
            page.write_string(number, more, text[start : start + CELL], looks.text)


def _width(sheet: Sheet, column: int) -> int:
    """As wide as its longest text, within reason."""
    cells: Iterable[str | int] = (row[column] for row in sheet.rows)
    longest = max((len(str(cell)) for cell in cells), default=0)
    widest = WIDEST if len(sheet.columns) < BROAD else WIDEST_OF_MANY
    return min(widest, max(NARROWEST, longest + 2, len(sheet.columns[column]) + 4))


def _height(row: Sequence[str | int], widths: Sequence[int]) -> float:
    """As high as its longest cell needs; not every program works that out when it opens the file."""
    most = max(-(-len(str(value)) * 11 // (width * 10)) for value, width in zip(row, widths, strict=True))
    return min(HIGHEST, 3 + LINE * max(1, most))
