"""The entrance: a table from anywhere in, one table of results out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from maturity_advisor.documents import near
from maturity_advisor.errors import OrganisationError, Problem, UsageError
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.scale.many import Done, Many
from maturity_advisor.scale.results import Statuses, Wanted
from maturity_advisor.scale.standings import told_of
from maturity_advisor.scale.tables import batches_of, rows_of, size_for

MOST_PROBLEMS = 1000
SetAside = Callable[[int, Problem], object]


def advise_table(
    many: Many,
    table: Any,
    *,
    top: int = 10,
    statuses: Statuses = "words",
    facts: Iterable[str] = (),
    keep: Iterable[str] = (),
    set_aside: SetAside | None = None,
) -> pa.Table:
    """Advise a whole table; see `Advisor.advise_many`."""
    wanted = wanted_of(many.subject.base, facts, statuses=statuses, top=top, keep=keep)
    problems: list[Problem] = []
    results = []
    size = size_for(wanted.top, rows_of(table), many.workers)
    for done in many.run(batches_of(table, size), wanted):
        results.append(done.result)
        for number, problem in numbered(done):
            if set_aside is not None:
                set_aside(number, problem)
            elif len(problems) < MOST_PROBLEMS:
                problems.append(Problem(f"row {number}: {problem.message}", problem.remedy, None, problem.code))
    if problems:
        raise OrganisationError(*problems)
    return pa.Table.from_batches(results) if results else pa.table({"id": pa.array([], pa.int64())})


def numbered(done: Done) -> Iterator[tuple[int, Problem]]:
    """What is wrong with which row of the table, counted from 1."""
    for misfit in sorted(done.misfits, key=lambda item: item.row):
        yield done.first + misfit.row + 1, misfit.problem


def wanted_of(
    base: KnowledgeBase, facts: Iterable[str], *, statuses: Statuses = "words", top: int = 10, keep: Iterable[str] = ()
) -> Wanted:
    """What a result is to hold: wholes of models, scores and decisions, and the facts named besides."""
    named = [_derived(base, name) for name in facts]
    return Wanted(tuple(dict.fromkeys([*told_of(base), *named])), statuses, top, tuple(keep))


def _derived(base: KnowledgeBase, name: str) -> str:
    full = base.meant(name)
    definition = base.definitions.get(full)
    if definition is not None and "organisation" in definition.per:
        return full
    known = [item.id for item in base.definitions.values() if "organisation" in item.per]
    close = near(full, known)
    remedy = f"Did you mean '{close}'?" if close else "See `maturity-advisor facts` for those there are"
    raise UsageError(Problem(f"there is no fact '{name}' of organisations", remedy, None, "unknown-fact"))
