"""Sinks: results into a Parquet or CSV file, batch by batch; PyArrow writes both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from maturity_advisor.errors import Place, Problem, UsageError
from maturity_advisor.scale.tables import without_dictionaries

ENDINGS = (".parquet", ".pq", ".csv")
GROUP = 1 << 18


class Sink(Protocol):
    """Takes batches, all of the same columns."""

    def write(self, batch: pa.RecordBatch) -> None:
        """The next batch."""

    def close(self) -> None:
        """That was all."""


def check_ending(path: Path) -> None:
    """UsageError if results cannot be written in this form."""
    if path.suffix.lower() not in ENDINGS:
        known = ", ".join((ENDINGS[0], ENDINGS[-1]))
        raise UsageError(
            Problem("results are written as Parquet or CSV", f"End with {known}", Place(str(path)), "table")
        )


def sink_of(path: Path, named: Path, top: int) -> Sink:
    """What writes to `path`, in the form that the name it will have asks for."""
    return Texts(path, top) if named.suffix.lower() == ".csv" else Parquet(path)


class Parquet:
    """Parquet, compressed, words as numbers of words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: Any = None

    def write(self, batch: pa.RecordBatch) -> None:
        """One batch a row group."""
        if self._writer is None:
            self._writer = pa.parquet.ParquetWriter(
                self._path, batch.schema, compression="zstd", write_statistics=False
            )
        self._writer.write_batch(batch, row_group_size=GROUP)

    def close(self) -> None:
        """Write what makes it a file."""
        if self._writer is not None:
            self._writer.close()


class Texts:
    """CSV in UTF-8: a column a recommendation, and lists as JSON."""

    def __init__(self, path: Path, top: int) -> None:
        self._path = path
        self._top = top
        self._writer: Any = None

    def write(self, batch: pa.RecordBatch) -> None:
        """One batch."""
        flat = _flat(without_dictionaries(batch), self._top)
        if self._writer is None:
            self._writer = pa.csv.CSVWriter(str(self._path), flat.schema)
        self._writer.write_batch(flat)

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()


def _flat(batch: pa.RecordBatch, top: int) -> pa.RecordBatch:
    names: list[str] = []
    arrays: list[pa.Array] = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name == "recommendations":
            found = column.to_pylist()
            for rank in range(top):
                names += [f"action:{rank + 1}", f"priority:{rank + 1}"]
                arrays.append(pa.array([_action(row, rank) for row in found], pa.string()))
                arrays.append(pa.array([row[rank]["priority"] if rank < len(row) else None for row in found]))
        else:
            names.append(name)
            arrays.append(_as_text(column) if pa.types.is_nested(column.type) else column)
    return pa.RecordBatch.from_arrays(arrays, names)


def _action(row: list[dict[str, Any]], rank: int) -> str | None:
    if rank >= len(row):
        return None
    unit = row[rank]["unit"]
    return f"{row[rank]['action']}@{unit}" if unit else str(row[rank]["action"])


def _as_text(column: pa.Array) -> pa.Array:
    cells = [None if not cell else json.dumps(cell, ensure_ascii=False) for cell in column.to_pylist()]
    return pa.array(cells, pa.string())
