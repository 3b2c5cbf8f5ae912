"""Many: batches of a table advised on all cores, in their order, with what had to be set aside."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from queue import Empty, SimpleQueue

import pyarrow as pa

from maturity_advisor.advice.priority import Formula
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.reasoning.derived import FactSource
from maturity_advisor.scale.advising import Advising, ByRow
from maturity_advisor.scale.answers import Misfit
from maturity_advisor.scale.layout import Layout, layout_of
from maturity_advisor.scale.plugged import Plugged
from maturity_advisor.scale.remainders import Remainders
from maturity_advisor.scale.results import Wanted, result_of
from maturity_advisor.scale.scale import Scale
from maturity_advisor.scale.weighing import Weights


@dataclass(frozen=True, slots=True)
class Subject:
    """What advises: a knowledge base, where plugins' facts come from, how to weigh, and how to advise one by one.

    `failures` collects what goes wrong with plugins meanwhile.
    """

    base: KnowledgeBase
    source: FactSource
    formula: Formula
    by_row: ByRow
    day: date | None = None
    failures: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Done:
    """A batch's result: its first row's number in the table, the result, and the rows set aside, numbered in the batch.

    `calls` says how often plugins were called, `apart` how many rows were advised one by one.
    """

    first: int
    rows: int
    result: pa.RecordBatch
    misfits: tuple[Misfit, ...]
    source: pa.RecordBatch
    calls: int = 0
    apart: int = 0


@dataclass(slots=True)
class Worker:
    """What one thread uses: tables that grow are not shared."""

    scale: Scale
    advising: Advising

    def work(self, batch: pa.RecordBatch, wanted: Wanted, first: int) -> Done:
        """One batch."""
        read = self.scale.read(batch)
        if not read.rows.num_rows:
            return Done(first, batch.num_rows, self._empty(batch.schema, wanted), read.misfits, batch)
        result = result_of(read, self.advising, wanted, first)
        apart = int(self.advising.alone(read).sum()) if wanted.top else 0
        return Done(first, batch.num_rows, result, read.misfits, batch, read.whole.calls, apart)

    def _empty(self, schema: pa.Schema, wanted: Wanted) -> pa.RecordBatch:
        """The result of nobody: that of one who says nothing, without the row."""
        silent = pa.RecordBatch.from_pylist([{}], schema)
        return result_of(self.scale.read(silent), self.advising, wanted, 0).slice(0, 0)


@dataclass(slots=True)
class Many:
    """Advises batch after batch with so many threads; workers are kept, with all they and all together remember."""

    subject: Subject
    threads: int = 0
    idle: SimpleQueue[Worker] = field(default_factory=SimpleQueue)
    remainders: Remainders = field(init=False)
    plugged: Plugged = field(init=False)
    weights: Weights = field(init=False)

    def __post_init__(self) -> None:
        given = self.subject
        self.remainders = Remainders(given.base, given.day)
        self.plugged = Plugged(given.source)
        self.weights = Weights(given.base, given.formula)

    @property
    def workers(self) -> int:
        """How many threads work."""
        return self.threads or os.cpu_count() or 1

    def worker(self) -> Worker:
        """A worker, with no states met yet."""
        given = self.subject
        scale = Scale(given.base, self.remainders, self.plugged)
        return Worker(scale, Advising(given.base, self.weights, given.by_row))

    def layout(self, names: list[str]) -> Layout:
        """What columns of these names say; OrganisationError if some of them cannot be meant."""
        return layout_of(self.subject.base, names)

    def run(self, batches: Iterable[pa.RecordBatch], wanted: Wanted) -> Iterator[Done]:
        """The results in the order of the batches; no more of them are under way than there are threads, and one."""
        threads = self.workers
        under_way: deque[Future[Done]] = deque()
        first = 0
        with ThreadPoolExecutor(threads, "portfolio") as pool:
            try:
                for batch in batches:
                    under_way.append(pool.submit(self._work, batch, wanted, first))
                    first += batch.num_rows
                    if len(under_way) > threads:
                        yield under_way.popleft().result()
                while under_way:
                    yield under_way.popleft().result()
            finally:
                for waiting in under_way:
                    waiting.cancel()

    def _work(self, batch: pa.RecordBatch, wanted: Wanted, first: int) -> Done:
        try:
            worker = self.idle.get_nowait()
        except Empty:
            worker = self.worker()
        try:
            return worker.work(batch, wanted, first)
        finally:
            self.idle.put(worker)
