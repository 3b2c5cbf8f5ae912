"""Spreadsheets and CSV as plain tables of text; python-calamine is met here only, and only for its values.

It reads .xlsx, .xlsm, .xlsb, .xls and .ods; what a formula last gave is taken, the formula never runs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maturity_advisor.documents import Limits
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem, UsageError

SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table of texts."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of a file; DocumentError if it cannot be read."""
    suffix = path.suffix.lower()
    if suffix not in (*SPREADSHEETS, *TEXTS):
        known = ", ".join((*SPREADSHEETS, *TEXTS[:2]))
        raise UsageError(Problem(f"'{path.name}' is no spreadsheet", f"Known are {known}", Place(str(path)), "matrix"))
    try:
        if path.stat().st_size > Limits().bytes:
            raise LimitError(Problem("this file is too large", "Keep just the matrix", Place(str(path)), "limit"))
        return [Sheet(path.stem, _of_text(path))] if suffix in TEXTS else list(_of_workbook(path))
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise DocumentError(Problem(what, "Name a file that can", Place(str(path)), "storage")) from None


def _of_text(path: Path) -> tuple[tuple[str, ...], ...]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = "Save it as 'CSV UTF-8', or as .xlsx"
        raise DocumentError(Problem("this is no UTF-8", remedy, Place(str(path)), "encoding")) from None
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    return tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _of_workbook(path: Path) -> Iterator[Sheet]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        remedy = "Run `pip install maturity-advisor[authors]`, or save it as CSV"
        raise UsageError(Problem("python-calamine is not installed", remedy, None, "missing-extra")) from None
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield Sheet(name, tuple(tuple(_text(cell) for cell in row) for row in rows))
    except CalamineError as error:
        what = f"this spreadsheet cannot be read: {error}"
        raise DocumentError(Problem(what, "Save it anew as .xlsx or CSV", Place(str(path)), "matrix")) from None


def _text(cell: Any) -> str:
    """A cell as it reads: 3.0 is 3."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
