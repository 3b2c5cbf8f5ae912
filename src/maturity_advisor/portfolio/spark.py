"""Spark: the same tables on a cluster; PySpark is met here, and hands its rows over in Arrow batches.

Each Python worker of the cluster loads the packs once and keeps them. Spark knows no dictionaries, so words are
written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from maturity_advisor.advisor import Advisor
from maturity_advisor.errors import OrganisationError, Problem
from maturity_advisor.scale.entrance import numbered, wanted_of
from maturity_advisor.scale.many import Worker
from maturity_advisor.scale.results import Wanted
from maturity_advisor.scale.tables import batches_of, without_dictionaries

_WORKERS: dict[str, tuple[Worker, Wanted]] = {}


def advise_many(
    frame: Any, settings: Mapping[str, Any] | None = None, *, set_aside: bool = False, **wanted: Any
) -> Any:
    """Advise a Spark DataFrame of organisations, a row each; returns a DataFrame with a row for each.

    `settings` are what `Advisor` is made with in every worker (`packs`, `models`, `without`, …); paths must be there on
    every node. `wanted` is as for `Advisor.advise_many`. A row that cannot be read fails the job and is named; with
    `set_aside` it is left out, and the others go on.
    """
    settings = dict(settings or {})
    names = list(frame.columns)
    schema = _schema(frame, settings, wanted)

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        worker, what = _worker(settings, wanted)
        for batch in batches_of(batch.rename_columns(names) for batch in batches):
            done = worker.work(batch, what, 0)
            if done.misfits and not set_aside:
                raise OrganisationError(*_named(done.source, numbered(done)))
            yield without_dictionaries(done.result)

    # Ids of facts have dots, by which Spark would look for fields within columns.
    return frame.toDF(*(f"column{number}" for number in range(len(names)))).mapInArrow(work, schema)


def _worker(settings: Mapping[str, Any], wanted: Mapping[str, Any]) -> tuple[Worker, Wanted]:
    """What this Python process of the cluster has loaded."""
    key = repr((sorted(settings.items()), sorted(wanted.items())))
    if key not in _WORKERS:
        many = Advisor(**settings).many()
        facts = wanted.get("facts", ())
        others = {name: value for name, value in wanted.items() if name != "facts"}
        _WORKERS[key] = many.worker(), wanted_of(many.subject.base, facts, **others)
    return _WORKERS[key]


def _schema(frame: Any, settings: Mapping[str, Any], wanted: Mapping[str, Any]) -> Any:
    """What the result looks like, found by advising nobody."""
    worker, what = _worker(settings, wanted)
    one = pa.RecordBatch.from_pylist([{}], to_arrow_schema(frame.schema))
    return from_arrow_schema(without_dictionaries(worker.work(one, what, 0).result).schema)


def _named(rows: pa.RecordBatch, misfits: Iterable[tuple[int, Problem]]) -> Iterator[Problem]:
    """Rows have no numbers on a cluster; they are known by their ids."""
    for number, problem in misfits:
        name = rows.column("id")[number - 1].as_py() if "id" in rows.schema.names else number
        yield Problem(f"organisation '{name}': {problem.message}", problem.remedy, None, problem.code)
