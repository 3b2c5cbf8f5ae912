"""Batch engines: how each takes a whole table of the workload's organisations, and gives Arrow or a frame back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import islice
from operator import and_
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from benchmarks.engines.ours import advisor_of
from benchmarks.pack import HEADER, fact_of, option_of
from benchmarks.workload import TESTS, Condition, Rule, Workload

Table = pa.Table
Fired = Iterator[frozenset[str]]
CHUNK = 1 << 16


class Ours:
    """This program: the four-valued status of every rule, in words or as nullable flags, without advice."""

    def __init__(self, workload: Workload, statuses: str, threads: int) -> None:
        self._advisor = advisor_of(workload, "explain")
        self._given = {"statuses": statuses, "top": 0, "threads": threads}

    def run(self, table: Table) -> Any:
        """Arrow in, Arrow out."""
        return self._advisor.advise_many(table, **self._given)

    def fired(self, result: Any, most: int) -> Fired:
        """The rules that fired, for the first so many."""
        start = f"rule:{HEADER['id']}/"
        for row in result.slice(0, most).to_pylist():
            own = {name.removeprefix(start): value for name, value in row.items() if name.startswith(start)}
            yield frozenset(name for name, value in own.items() if value in ("fired", True))


class Rows:
    """This program, an organisation at a time: `Advisor.statuses`."""

    def __init__(self, workload: Workload) -> None:
        self._advisor = advisor_of(workload, "explain")

    def run(self, table: Table) -> Any:
        """Rows in, statuses out."""
        return [self._advisor.statuses(row) for row in table.to_pylist()]

    def fired(self, result: Any, most: int) -> Fired:
        """The rules that fired."""
        for statuses in islice(result, most):
            yield frozenset(rule.removeprefix(f"{HEADER['id']}/") for rule in statuses.fired)


class Polars:
    """Polars, as somebody would write these rules by hand: two-valued, lazy, choices categorical, all threads."""

    def __init__(self, workload: Workload) -> None:
        self._first = [_expression(rule) for rule in workload.first]
        concluded: dict[str, list[str]] = {}
        for rule in workload.first:
            concluded.setdefault(rule.concludes, []).append(rule.id)
        self._drawn = [pl.any_horizontal(*rules).alias(name) for name, rules in concluded.items()]
        self._second = [_expression(rule) for rule in workload.second]
        self._rules = [rule.id for rule in workload.rules]

    def run(self, table: Table) -> Any:
        """A frame in, a frame out."""
        frame = pl.from_arrow(table).lazy()
        layered = frame.with_columns(self._first).with_columns(self._drawn).with_columns(self._second)
        return layered.select(self._rules).collect()

    def fired(self, result: Any, most: int) -> Fired:
        """The rules that fired."""
        for row in result.head(most).iter_rows(named=True):
            yield frozenset(name for name, value in row.items() if value)


def _expression(rule: Rule) -> pl.Expr:
    parts = [_polars(condition) for condition in rule.conditions] + [pl.col(name) for name in rule.needs]
    return reduce(and_, parts).fill_null(False).alias(rule.id)


def _polars(condition: Condition) -> pl.Expr:
    column = pl.col(fact_of(condition.attribute))
    if condition.operator == "in":
        return column.is_in([option_of(option) for option in condition.operand])
    operand = option_of(condition.operand) if isinstance(condition.operand, str) else condition.operand
    found: pl.Expr = TESTS[condition.operator](column, operand)
    return found


class Packed:
    """NumPy by hand, the practical limit: two-valued, each distinct test once into bits, one thread."""

    def __init__(self, workload: Workload) -> None:
        self._workload = workload

    def run(self, table: Table) -> Any:
        """Bits of every rule, a chunk after the other."""
        return [self._chunk(batch) for batch in table.to_batches(max_chunksize=CHUNK)]

    def _chunk(self, batch: pa.RecordBatch) -> dict[str, Any]:
        columns = {name: _plain(batch.column(name)) for name in batch.schema.names}
        tests: dict[Condition, Any] = {}
        found: dict[str, Any] = {}
        drawn: dict[str, Any] = {}
        for rule in self._workload.rules:
            for condition in rule.conditions:
                if condition not in tests:
                    tests[condition] = _bits(columns, condition)
            holds = reduce(and_, [*(tests[it] for it in rule.conditions), *(drawn[name] for name in rule.needs)])
            found[rule.id] = holds
            if rule.concludes:
                drawn[rule.concludes] = drawn[rule.concludes] | holds if rule.concludes in drawn else holds
        return found

    def fired(self, result: Any, most: int) -> Fired:
        """The rules that fired."""
        flags = {name: np.unpackbits(bits)[:most] for name, bits in result[0].items()}
        for row in range(most):
            yield frozenset(name for name, values in flags.items() if values[row])


def _plain(column: pa.Array) -> tuple[Any, Any]:
    """Values and where they are; choices by the numbers of their words."""
    valid = np.packbits(column.is_valid().to_numpy(zero_copy_only=False))
    if pa.types.is_dictionary(column.type):
        return column.indices.fill_null(0).to_numpy(zero_copy_only=False).astype(np.uint8), valid
    return column.fill_null(False if pa.types.is_boolean(column.type) else 0).to_numpy(zero_copy_only=False), valid


def _bits(columns: dict[str, tuple[Any, Any]], condition: Condition) -> Any:
    from benchmarks.workload import OPTIONS

    values, valid = columns[fact_of(condition.attribute)]
    operand = condition.operand
    if condition.operator == "in":
        table = np.isin(OPTIONS, operand)
        return np.packbits(table[values]) & valid
    if isinstance(operand, str):
        operand = OPTIONS.index(operand)
    return np.packbits(TESTS[condition.operator](values, operand)) & valid


ENGINES: dict[str, tuple[str, Callable[[Workload], Any]]] = {
    "ours": ("**this program**, statuses in words, two threads", lambda it: Ours(it, "words", 2)),
    "ours_one": ("this program, statuses in words, one thread", lambda it: Ours(it, "words", 1)),
    "ours_flags": ("this program, statuses as nullable flags, two threads", lambda it: Ours(it, "flags", 2)),
    "rows": ("this program, `Advisor.statuses`, a row at a time", Rows),
    "polars": ("Polars by hand, two-valued, all threads", Polars),
    "packed": ("NumPy bits by hand, two-valued, one thread", Packed),
}


def agrees(engine: Any, result: Any, due: Iterable[frozenset[str]]) -> bool:
    """Whether the first organisations fire what the oracle says."""
    expected = list(due)
    return list(engine.fired(result, len(expected))) == expected
