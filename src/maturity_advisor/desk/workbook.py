"""Answer sheets as workbooks, written by XlsxWriter and read by python-calamine; every text stays a text."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from textwrap import wrap
from typing import Any

from maturity_advisor.desk.extra import extra
from maturity_advisor.desk.flags import Flags
from maturity_advisor.desk.forms import CHOSEN, COLUMNS, Row, split_key, words_of
from maturity_advisor.desk.session import Session
from maturity_advisor.documents.limits import Limits
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem
from maturity_advisor.reports.inert import plain

LISTS, LONGEST, NAME_ROW, HEAD_ROW = "Lists", 32_767, 2, 4
WIDTHS = {"theme": 16, "question": 52, "answer": 32, "allowed": 44, "why": 24, "note": 30, "source": 24}
FILLED_IN = frozenset(COLUMNS) - {"theme", "question", "allowed"}
ANSWER = COLUMNS.index("answer") + 1
FLAG = len(COLUMNS) + 1
MOST_HELP = 255
TYPED = ("integer", "number", "date", "text")
LINE = 15


def workbook(session: Session, rows: Sequence[Row], name: str) -> bytes:
    """The form as a workbook: lists to choose from, help beside the cell, and moot questions in grey."""
    with extra("xlsxwriter"):
        import xlsxwriter
    for row in rows:
        _check(row, name)
    held = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(held, as_text)
    # XlsxWriter makes texts in cells inert, but not those beside them.
    book.set_properties({"title": plain(session.voice("sheet-title", name=session.at(("organisation", "name"))))})
    _Writer(session, book, tuple(rows)).write()
    book.close()
    return held.getvalue()


def _check(row: Row, name: str) -> None:
    """Refuse what a cell cannot hold rather than to lose it."""
    for text in row.cells.values():
        if isinstance(text, str) and (len(text) > LONGEST or "\ufffe" in text or "\uffff" in text):
            what = f"a text about '{row.key}' does not fit into a cell"
            remedy = f"Shorten it to {LONGEST:,} characters, without U+FFFE and U+FFFF; or write CSV"
            raise LimitError(Problem(what, remedy, Place(name), "limit"))


@dataclass
class _Writer:
    """Writes one form into a workbook."""

    session: Session
    book: Any
    rows: tuple[Row, ...]
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    formats: dict[str, Any] = field(default_factory=dict)
    theme: str = ""

    def write(self) -> None:
        """The form, and on a hidden sheet the words to choose from."""
        voice = self.session.voice
        self.sheet = self.book.add_worksheet(voice("sheet-answers"))
        self.words = self.book.add_worksheet(LISTS)
        self.words.hide()
        self._make_formats()
        self._top()
        for number, row in enumerate(self.rows, start=HEAD_ROW + 1):
            self._row(number, row)
        self._grey()
        self._protect()

    def _make_formats(self) -> None:
        wrap = {"text_wrap": True, "valign": "top"}
        self.formats = {
            "title": self.book.add_format({"bold": True, "font_size": 14}),
            "head": self.book.add_format({"bold": True, "bottom": 1, **wrap}),
            "question": self.book.add_format(wrap),
            "input": self.book.add_format(
                {"locked": False, "bg_color": "#FFF9E5", "border": 1, "border_color": "#C9C2A6", **wrap}
            ),
            "moot": self.book.add_format({"font_color": "#8A8A8A", "bg_color": "#EDEDED"}),
        }  # fmt: skip

    def _top(self) -> None:
        """Title, how to fill it in, the respondent's name, and the headings."""
        voice, sheet = self.session.voice, self.sheet
        name = str(self.session.at(("organisation", "name")))
        sheet.write_string(0, 1, voice("sheet-title", name=name), self.formats["title"])
        sheet.write_string(1, 1, voice("sheet-how"))
        sheet.write_string(NAME_ROW, 0, "name")
        sheet.write_string(NAME_ROW, 1, voice("sheet-your-name"), self.formats["question"])
        sheet.write_blank(NAME_ROW, 2, None, self.formats["input"])
        sheet.write_string(HEAD_ROW, 0, f"key:{voice.known}")
        sheet.set_row(HEAD_ROW, 2 * LINE)
        for column, key in enumerate(COLUMNS, start=1):
            sheet.write_string(HEAD_ROW, column, voice(f"sheet-{key}"), self.formats["head"])
            sheet.set_column(column, column, WIDTHS.get(key, 14))

    def _row(self, number: int, row: Row) -> None:
        self.sheet.write_string(number, 0, row.key)
        cells = dict(row.cells)
        if self._is_listed(row):
            cells["allowed"] = row.help  # what may be chosen is in the list
        if cells.get("theme") == self.theme:
            cells["theme"] = ""
        self.theme = cells.get("theme") or self.theme
        self.sheet.set_row(number, LINE * _lines(cells))
        for column, key in enumerate(COLUMNS, start=1):
            if row.kind == "option" and key not in ("question", "answer", "why"):
                continue
            style = self.formats["input" if key in FILLED_IN else "question"]
            _write(self.sheet, number, column, cells.get(key, ""), style)
            if key in CHOSEN:
                self._choose(number, column, [self.session.voice(f"sheet-{key}-{word}") for word in CHOSEN[key]])
        if row.allowed and not self._is_typed(row):
            self._choose(number, ANSWER, row.allowed, row.help)

    def _is_typed(self, row: Row) -> bool:
        """Numbers, days and texts are typed; for these a list would be in the way."""
        return self.session.base.definitions[split_key(row.key)[1]].domain.kind in TYPED

    def _is_listed(self, row: Row) -> bool:
        """Whether the list of this very row holds all answers."""
        kind = self.session.base.definitions[split_key(row.key)[1]].domain.kind
        return row.kind == "question" and kind not in (*TYPED, "choices")

    def _choose(self, row: int, column: int, words: Sequence[str], help: str = "") -> None:
        rule: dict[str, Any] = {"validate": "list", "source": self._list(tuple(words))}
        rule |= {"error_title": self.session.voice("sheet-not-listed")[:32]}
        if help := plain(help):
            rule["input_message"] = help if len(help) <= MOST_HELP else f"{help[: MOST_HELP - 1]}…"
        self.sheet.data_validation(row, column, row, column, rule)

    def _list(self, words: tuple[str, ...]) -> str:
        """Where the words stand on the hidden sheet; each set of words once."""
        if words not in self.lists:
            column = len(self.lists)
            for number, word in enumerate(words):
                self.words.write_string(number, column, word)
            letters = column_name(column)
            self.lists[words] = f"={LISTS}!${letters}$1:${letters}${len(words)}"
        return self.lists[words]

    def _grey(self) -> None:
        """A flag beside each question that may be moot, and rows that turn grey with it."""
        first: dict[str, int] = {}
        for number, row in enumerate(self.rows, start=HEAD_ROW + 1):
            first.setdefault(row.key, number)
        answers = {key: f"${column_name(ANSWER)}${number + 1}" for key, number in first.items()}
        flags = {key: f"${column_name(FLAG)}${number + 1}" for key, number in first.items()}
        for number, row in enumerate(self.rows, start=HEAD_ROW + 1):
            place, fact, _ = split_key(row.key)
            definition = self.session.base.definitions[fact]
            written = Flags(self.session.base, self._words, answers, flags, place)
            formula = written.moot(definition.gate) if definition.gate is not None else "FALSE"
            self.sheet.write_formula(number, FLAG, f"={formula}", None, row.moot)
        last = HEAD_ROW + len(self.rows)
        rule = {"type": "formula", "criteria": f"=${column_name(FLAG)}{HEAD_ROW + 2}", "format": self.formats["moot"]}
        self.sheet.conditional_format(HEAD_ROW + 1, 1, last, len(COLUMNS), rule)

    def _words(self, fact: str) -> Any:
        return words_of(self.session, self.session.base.definitions[fact])

    def _protect(self) -> None:
        """Questions cannot be changed by mistake; there is no password, for nobody is to be kept out."""
        self.sheet.set_column(0, 0, None, None, {"hidden": True})
        self.sheet.set_column(FLAG, FLAG, None, None, {"hidden": True})
        self.sheet.freeze_panes(HEAD_ROW + 1, 3)
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEAD_ROW)


def _lines(cells: Mapping[str, Any]) -> int:
    """How many lines a row takes: not all programs find out by themselves."""
    return max([1, *(len(wrap(str(text), WIDTHS.get(key, 14))) for key, text in cells.items())])


def _write(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    """A number as a number where a cell holds it exactly; all else as a text, also what begins with a sign."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if Decimal(repr(float(value))) == value:
            sheet.write_number(row, column, float(value), style)
            return
        value = str(value)
    sheet.write_string(row, column, str(value), style)


def column_name(number: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    while number >= 0:
        name, number = chr(ord("A") + number % 26) + name, number // 26 - 1
    return name


def read_workbook(raw: bytes, name: str) -> Mapping[str, list[list[Any]]]:
    """All sheets of a workbook as rows of cells, from the first row and column."""
    with extra("python_calamine"):
        import python_calamine
    if len(raw) > Limits().bytes:
        raise LimitError(Problem(f"the file is larger than {Limits().bytes:,} bytes", "Split it", Place(name), "limit"))
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except Exception as error:  # calamine has an error of its own for each thing that can be wrong with a file
        raise DocumentError(Problem("this is no workbook", "Save it anew as .xlsx", Place(name), "syntax")) from error
    return {
        sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for sheet in book.sheet_names
        if sheet != LISTS
    }
