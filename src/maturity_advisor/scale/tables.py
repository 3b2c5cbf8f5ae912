"""Tables: whatever speaks Arrow's PyCapsule interface, as record batches of a size that suits the processor's caches.

PyArrow is met here and where arrays are read and written. It does not know which text means "no answer"; whatever is
null to the frame it came from is null here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from maturity_advisor.errors import OrganisationError, Problem

# So many organisations at once: enough that NumPy's calls cost little, few enough that what is between them stays near.
SIZE = 1 << 16
# Fewer than these take longer to hand to a thread than to read.
LEAST = 1 << 14


def size_for(top: int, rows: int | None = None, threads: int = 1) -> int:
    """How many organisations at once; more where they are given no advice, which takes room for every action.

    Of so many rows all threads get equal parts, where these are worth a thread.
    """
    most = SIZE if top else 2 * SIZE
    if not rows:
        return most
    batches = -(-rows // most)
    if rows >= threads * LEAST:
        batches = -(-batches // threads) * threads
    return -(-rows // (8 * batches)) * 8  # whole bytes of bits, so that these need not be copied


def rows_of(table: Any) -> int | None:
    """How many rows a table has, if it says so without being read."""
    found = getattr(table, "num_rows", getattr(table, "height", None))
    return found if isinstance(found, int) else None


def batches_of(table: Any, size: int = SIZE) -> Iterator[pa.RecordBatch]:
    """The batches of a table, or those given, each of this size unless it is the last or the next has other columns."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in _reader(table):
        if waiting and batch.schema != waiting[0].schema:
            yield _one(pa.Table.from_batches(waiting))
            waiting, rows = [], 0
        waiting.append(batch)
        rows += batch.num_rows
        while rows >= size:
            whole = pa.Table.from_batches(waiting)
            yield _one(whole.slice(0, size))
            rest = whole.slice(size)
            waiting, rows = rest.to_batches(), rest.num_rows
    if rows:
        yield _one(pa.Table.from_batches(waiting))


def _reader(table: Any) -> Iterable[pa.RecordBatch]:
    if hasattr(table, "__arrow_c_stream__"):
        reader: Iterable[pa.RecordBatch] = pa.RecordBatchReader.from_stream(table)
        return reader
    if hasattr(table, "__arrow_c_array__"):
        return [pa.record_batch(table)]
    if isinstance(table, Iterator):
        return table
    remedy = "Give a table of Polars, pandas, DuckDB or PyArrow"
    raise OrganisationError(Problem(f"{type(table).__name__} is no table that speaks Arrow", remedy, None, "table"))


def _one(table: pa.Table) -> pa.RecordBatch:
    """A table as one batch; dictionaries are made one where they differ."""
    batches = table.combine_chunks().to_batches()
    if len(batches) == 1:
        return batches[0]
    columns = [column.combine_chunks() for column in table.unify_dictionaries().columns]
    flat = [item.chunk(0) if isinstance(item, pa.ChunkedArray) else item for item in columns]
    return pa.RecordBatch.from_arrays(flat, table.schema.names)


def without_dictionaries(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The same with all words written out, for whoever knows no dictionaries."""
    columns = [_written_out(column) for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, batch.schema.names)


def _written_out(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        return column.dictionary_decode()
    if pa.types.is_list(column.type) and pa.types.is_struct(column.type.value_type):
        inner = column.flatten()
        parts = [_written_out(inner.field(number)) for number in range(inner.type.num_fields)]
        items = pa.StructArray.from_arrays(parts, [inner.type.field(number).name for number in range(len(parts))])
        return pa.ListArray.from_arrays(column.offsets, items)
    return column
