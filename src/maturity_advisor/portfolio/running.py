"""Running: a source through the advisor into a file, with a summary and what had to be set aside beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from maturity_advisor.documents.storing import whole_file
from maturity_advisor.errors import OrganisationError, Place, Problem, UsageError
from maturity_advisor.portfolio.groups import LEAST
from maturity_advisor.portfolio.sinks import check_ending, sink_of
from maturity_advisor.portfolio.sources import Source, source_of
from maturity_advisor.portfolio.summary import Summary
from maturity_advisor.scale.entrance import wanted_of
from maturity_advisor.scale.many import Done, Many
from maturity_advisor.scale.results import Statuses, Wanted
from maturity_advisor.scale.rows import employees_in
from maturity_advisor.scale.sizes import SIZES, size_codes
from maturity_advisor.scale.tables import batches_of, size_for

SIZE = "size"
MOST_PROBLEMS = 1000


Progress = Callable[[int, int | None], object]


def _silent(done: int, total: int | None) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which columns make groups, how small a group may be, and what the results hold."""

    by: tuple[str, ...] = ()
    least: int = LEAST
    anonymous: bool = False
    strict: bool = False
    top: int = 10
    statuses: Statuses = "words"
    facts: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """How it went; `apart` were advised one by one, `calls` is how often plugins were called."""

    organisations: int = 0
    set_aside: int = 0
    apart: int = 0
    calls: int = 0
    problems: list[Problem] = field(default_factory=list)
    notices: tuple[Problem, ...] = ()
    summary: Mapping[str, Any] = field(default_factory=dict)


def beside(results: Path, what: str) -> Path:
    """The file beside the results for the summary or for what was set aside."""
    return results.with_name(f"{results.stem}.{what}")


def run(
    many: Many,
    given: Path,
    results: Path,
    order: Order,
    progress: Callable[[int, int | None], object] = lambda *_: None,
) -> Outcome:
    """Advise all organisations of a file or folder; no file appears under its name before all are whole.

    Results never lie beside the summary of others: that of before goes first, then come results, then theirs.
    """
    check_ending(results)
    source = source_of(given)
    wanted = wanted_of(many.subject.base, order.facts, statuses=order.statuses, top=order.top, keep=order.keep)
    outcome = Outcome()
    with ExitStack() as stack:
        summary_file = stack.enter_context(whole_file(beside(results, "summary.json")))
        aside_file = stack.enter_context(whole_file(beside(results, "set-aside.csv")))
        temporary = stack.enter_context(whole_file(results))  # the last to come in is the first to get its name
        with aside_file.open("w", encoding="utf-8", newline="") as aside:
            _Run(many, source, order, wanted, outcome, csv.writer(aside)).go(temporary, results, progress)
        summary_file.write_text(json.dumps(outcome.summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for name in ("summary.json", "set-aside.csv"):
            beside(results, name).unlink(missing_ok=True)
    if not outcome.set_aside:
        beside(results, "set-aside.csv").unlink(missing_ok=True)
    return outcome


@dataclass(slots=True)
class _Run:
    many: Many
    source: Source
    order: Order
    wanted: Wanted
    outcome: Outcome
    aside: Any

    def go(self, temporary: Path, results: Path, progress: Progress) -> None:
        """Batch after batch into the file."""
        sink = sink_of(temporary, results, self.order.top)
        summary = Summary(self.order.by, self.order.least)
        self.aside.writerow(["place", "id", "problem", "remedy"])
        try:
            for done in self.many.run(self._batches(), self.wanted):
                self._note(done)
                summary.add(done.result, _grouping(done, self.order.by))
                sink.write(_anonymous(done.result, self.outcome.organisations) if self.order.anonymous else done.result)
                self.outcome.organisations += done.result.num_rows
                progress(done.first + done.rows, self.source.total)
        finally:
            sink.close()
        self._end(summary)

    def _batches(self) -> Iterator[pa.RecordBatch]:
        size = size_for(self.order.top, self.source.total, self.many.workers)
        for batch in batches_of(self.source.batches(self._reject), size):
            self._check(batch.schema.names)
            yield batch

    def _check(self, names: list[str]) -> None:
        """Refuse columns that cannot be meant, and groups by what is not there."""
        head = Place(str(self.source.path))
        try:
            layout = self.many.layout(names)
        except OrganisationError as error:
            raise OrganisationError(*(replace(problem, place=head) for problem in error.problems)) from None
        self.outcome.notices = tuple(replace(notice, place=head) for notice in layout.notices)
        for name in (*self.order.by, *self.order.keep):
            if name not in names and not (name == SIZE and "employees" in names):
                remedy = f"There are {', '.join(names[:12])}"
                raise UsageError(Problem(f"there is no column '{name}'", remedy, head, "columns"))

    def _reject(self, problems: Sequence[Problem], cells: Mapping[str, Any]) -> None:
        """Set one row aside, for all these reasons."""
        if self.order.strict:
            raise OrganisationError(*problems)
        self.outcome.set_aside += 1
        self.outcome.problems += problems[: max(0, MOST_PROBLEMS - len(self.outcome.problems))]
        identity = "" if self.order.anonymous else cells.get("id") or ""
        for problem in problems:
            self.aside.writerow([str(problem.place), identity, problem.message, problem.remedy])

    def _note(self, done: Done) -> None:
        self.outcome.apart += done.apart
        self.outcome.calls += done.calls
        reasons: dict[int, list[Problem]] = {}
        for misfit in sorted(done.misfits, key=lambda item: item.row):
            problem = replace(misfit.problem, place=self.source.place(done.first + misfit.row + 1))
            reasons.setdefault(misfit.row, []).append(problem)
        named = "id" in done.source.schema.names
        for row, problems in reasons.items():
            self._reject(problems, {"id": done.source.column("id")[row].as_py()} if named else {})

    def _end(self, summary: Summary) -> None:
        if not self.outcome.organisations:
            remedy = "See what is wrong with them" if self.outcome.set_aside else "Give a row for each"
            raise OrganisationError(*self.outcome.problems, Problem("there are no organisations to advise", remedy))
        summary.set_aside = self.outcome.set_aside
        self.outcome.summary = summary.to_data()


def _grouping(done: Done, by: tuple[str, ...]) -> dict[str, pa.Array]:
    """The columns that make groups, of the rows that were not set aside."""
    if not by:
        return {}
    rows = done.source
    if done.misfits:
        bad = {misfit.row for misfit in done.misfits}
        rows = rows.filter(pa.array([row not in bad for row in range(rows.num_rows)]))
    return {name: rows.column(name) if name in rows.schema.names else _sizes(rows) for name in by}


def _sizes(rows: pa.RecordBatch) -> pa.Array:
    """Small, medium or large, by the number of people."""
    people = rows.column("employees")
    if not pa.types.is_integer(people.type):
        people = pa.array([None if cell is None else employees_in(cell) for cell in people.to_pylist()], pa.int64())
    codes = pa.array(size_codes(pc.fill_null(people, 0).to_numpy(zero_copy_only=False)))
    return pc.if_else(pc.is_valid(people), pa.array(SIZES).take(codes), None)


def _anonymous(result: pa.RecordBatch, before: int) -> pa.RecordBatch:
    """Without names and ids: organisations are numbered in the order in which they come."""
    numbers = pa.array(range(before + 1, before + result.num_rows + 1), pa.int64())
    return result.set_column(result.schema.names.index("id"), "id", numbers)
