"""Answer sheets as CSV: readable by every spreadsheet, with texts that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from maturity_advisor.desk.forms import COLUMNS, Row
from maturity_advisor.desk.session import Session
from maturity_advisor.documents.limits import Limits
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem

SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
SEPARATOR = {"en": ",", "nl": ";", "de": ";"}


def csv_form(session: Session, rows: Sequence[Row]) -> bytes:
    """The form as CSV with a byte order mark, separated as the language's spreadsheets expect it."""
    voice, held = session.voice, io.StringIO()
    writer = csv.writer(held, delimiter=SEPARATOR[voice.known], lineterminator="\r\n")
    writer.writerow(["", voice("sheet-title", name=session.at(("organisation", "name")))])
    writer.writerow(["", voice("sheet-how")])
    writer.writerow(["name", voice("sheet-your-name"), ""])
    writer.writerow([])
    writer.writerow([f"key:{voice.known}", *(voice(f"sheet-{key}") for key in COLUMNS)])
    for row in rows:
        writer.writerow([row.key, *(_cell(row.cells.get(key, ""), voice.known) for key in COLUMNS)])
    return held.getvalue().encode("utf-8-sig")


def _cell(value: Any, language: str) -> str:
    """A text that begins with a sign gets an apostrophe before it, as spreadsheets do themselves."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value) if language == "en" else str(value).replace(".", ",")
    text = str(value)
    return f"'{text}" if text.startswith(SIGNS) else text


def read_csv(raw: bytes, name: str) -> list[list[str]]:
    """All rows; the separator is whatever the heading is separated by."""
    if len(raw) > Limits().bytes:
        raise LimitError(Problem(f"the file is larger than {Limits().bytes:,} bytes", "Split it", Place(name), "limit"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = "Save it as 'CSV UTF-8', or as a workbook (.xlsx)"
        raise DocumentError(Problem("this is not UTF-8", remedy, Place(name), "encoding")) from None
    start = text.find("key:")
    separator = next((sign for sign in text[start + 4 :] if sign in ",;\t"), ",") if start >= 0 else ","
    csv.field_size_limit(Limits().scalar)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise DocumentError(Problem(f"this is no CSV: {error}", "Save it anew", Place(name), "syntax")) from None
    return [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in rows]
