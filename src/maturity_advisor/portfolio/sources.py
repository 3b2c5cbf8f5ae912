"""Sources: a file or folder of organisations as record batches, however large it is.

PyArrow reads Parquet and CSV here, python-calamine spreadsheets. PyArrow skips a CSV row with too many or too few
cells after asking; it does not know at which line of the file a row stands, which is found out when it is needed.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from maturity_advisor.errors import OrganisationError, Place, Problem, UsageError
from maturity_advisor.extras import foreign
from maturity_advisor.scale.cells import cell_of
from maturity_advisor.scale.tables import SIZE

SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
PARQUET = (".parquet", ".pq")
# So many bytes of a CSV file at once.
BLOCK = 1 << 24
Reject = Callable[[Sequence[Problem], Mapping[str, Any]], None]


class Source(Protocol):
    """Where organisations come from; `total` is how many there are, if that is known beforehand."""

    path: Path
    total: int | None

    def batches(self, reject: Reject) -> Iterator[pa.RecordBatch]:
        """Batches of any size; what cannot even be read as a row goes to `reject`."""

    def place(self, row: int) -> Place:
        """Where a row, numbered from 1, stands."""


def source_of(path: Path) -> Source:
    """The source at a path, by what it ends with."""
    if not path.exists():
        raise OrganisationError(Problem("there is no such file", "Check its name and folder", Place(str(path)), "file"))
    suffix = path.suffix.lower()
    if path.is_dir():
        from maturity_advisor.portfolio.folders import Folder

        return Folder(path)
    if suffix in PARQUET:
        return Parquet(path)
    if suffix in TEXTS:
        return Texts(path)
    if suffix in SPREADSHEETS:
        return Spreadsheet(path)
    known = ", ".join((*PARQUET[:1], *TEXTS[:2], *SPREADSHEETS))
    remedy = f"Known are {known}, and a folder of organisation files"
    raise UsageError(Problem(f"'{path.name}' is no table of organisations", remedy, Place(str(path)), "table"))


@dataclass(slots=True)
class Parquet:
    """A Parquet file, read piece by piece; texts stay numbers of words."""

    path: Path
    total: int | None = None
    file: Any = None

    def __post_init__(self) -> None:
        try:
            schema = pa.parquet.read_schema(self.path)
            words = [
                item.name for item in schema if pa.types.is_string(item.type) or pa.types.is_large_string(item.type)
            ]
            self.file = pa.parquet.ParquetFile(self.path, read_dictionary=words)
        except (pa.ArrowException, OSError) as error:
            raise _unreadable(self.path, error) from None
        self.total = self.file.metadata.num_rows

    def batches(self, reject: Reject) -> Iterator[pa.RecordBatch]:
        """Batches as they stand in the file."""
        try:
            yield from self.file.iter_batches(batch_size=SIZE)
        except (pa.ArrowException, OSError) as error:
            raise _unreadable(self.path, error) from None

    def place(self, row: int) -> Place:
        """The row."""
        return Place(f"{self.path}: row {row}")


@dataclass(slots=True)
class Texts:
    """A CSV file in UTF-8, with commas, semicolons or tabs; every cell is a text."""

    path: Path
    total: int | None = None
    names: list[str] = field(default_factory=list)
    separator: str = ","
    lines: tuple[list[int], list[int]] | None = None
    skipped: int = 0

    def __post_init__(self) -> None:
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                first = file.readline()
                self.separator = max(",;\t", key=first.count)
                file.seek(0)
                self.names = next(csv.reader(file, delimiter=self.separator), [])
        except UnicodeDecodeError:
            remedy = "Save it as 'CSV UTF-8', or as .xlsx"
            raise OrganisationError(Problem("this is no UTF-8", remedy, Place(str(self.path)), "encoding")) from None
        except (OSError, csv.Error) as error:
            raise _unreadable(self.path, error) from None
        _refuse_doubles(self.path, self.names)

    def batches(self, reject: Reject) -> Iterator[pa.RecordBatch]:
        """Batches of texts; a row with too many or too few cells is rejected."""
        skipped: list[Any] = []

        def skip(row: Any) -> str:
            skipped.append(row)
            return "skip"

        try:
            for batch in pa.csv.open_csv(
                self.path,
                read_options=pa.csv.ReadOptions(block_size=BLOCK, use_threads=False),
                parse_options=pa.csv.ParseOptions(
                    delimiter=self.separator, newlines_in_values=True, invalid_row_handler=skip
                ),
                convert_options=pa.csv.ConvertOptions(
                    column_types={name: pa.string() for name in self.names},
                    null_values=[""],
                    strings_can_be_null=True,
                    quoted_strings_can_be_null=True,
                ),
            ):
                self._reject(skipped, reject)
                yield batch
        except pa.ArrowException as error:
            if "Empty CSV" not in str(error):
                raise _unreadable(self.path, error) from None
        self._reject(skipped, reject)

    def _reject(self, skipped: list[Any], reject: Reject) -> None:
        while skipped:
            row = skipped.pop(0)
            what = f"there are {row.actual_columns} cells, where the header has {row.expected_columns}"
            place = Place(str(self.path), self._lines_of()[1][self.skipped])
            self.skipped += 1
            reject([Problem(what, "Put a text that holds the separator in quotes", place, "cells")], {})

    def place(self, row: int) -> Place:
        """The line at which a row begins; looked up in the file once there is anything to say."""
        return Place(str(self.path), self._lines_of()[0][row - 1])

    def _lines_of(self) -> tuple[list[int], list[int]]:
        """The lines at which rows begin that have as many cells as the header, and those of all others."""
        if self.lines is None:
            self.lines = [], []
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.reader(file, delimiter=self.separator)
                before = len(next(reader)) and reader.line_num
                for cells in reader:
                    if cells:
                        self.lines[len(cells) != len(self.names)].append(before + 1)
                    before = reader.line_num
        return self.lines


@dataclass(slots=True)
class Spreadsheet:
    """The first sheet of a spreadsheet, with names in its first row."""

    path: Path
    total: int | None = None
    rows: list[list[Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        calamine = foreign("python_calamine", "portfolio")
        try:
            sheet = calamine.CalamineWorkbook.from_path(str(self.path)).get_sheet_by_index(0)
            self.rows = sheet.to_python(skip_empty_area=False)
        except (calamine.CalamineError, OSError, IndexError) as error:
            raise _unreadable(self.path, error) from None
        self.total = max(len(self.rows) - 1, 0)
        _refuse_doubles(self.path, [str(name) for name in self.rows[0]] if self.rows else [])

    def batches(self, reject: Reject) -> Iterator[pa.RecordBatch]:
        """All rows, each cell as its text; an empty one says nothing."""
        if self.rows:
            names = [str(name).strip() for name in self.rows[0]]
            columns = [[_cell(row[index]) for row in self.rows[1:]] for index in range(len(names))]
            named = [(name, column) for name, column in zip(names, columns, strict=True) if name]
            arrays = [pa.array(column, pa.string()) for _, column in named]
            yield pa.RecordBatch.from_arrays(arrays, [name for name, _ in named])

    def place(self, row: int) -> Place:
        """The row as the spreadsheet counts it."""
        return Place(str(self.path), row + 1)


def _cell(value: Any) -> str | None:
    """A cell as it reads: 3.0 is 3."""
    if value == "" or value is None:
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat()[:10] if hasattr(value, "isoformat") else cell_of(value)


def _refuse_doubles(path: Path, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name and name in seen:
            problem = Problem(f"the column '{name}' is there twice", "Keep one of them", Place(str(path), 1), "columns")
            raise OrganisationError(problem)
        seen.add(name)


def _unreadable(path: Path, error: Exception) -> OrganisationError:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return OrganisationError(Problem(f"cannot be read: {reason}", "Save it anew", Place(str(path)), "table"))
