"""Holds the scale reading against `Advisor.advise`, one by one: `python -m tests.scale.differential`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from maturity_advisor import Advisor
from maturity_advisor.advice.advice import Advice
from maturity_advisor.advice.priority import PARTS
from maturity_advisor.organisation.known import State, Words
from maturity_advisor.scale.entrance import wanted_of
from maturity_advisor.scale.results import result_of
from maturity_advisor.scale.rows import row_of
from maturity_advisor.scale.scale import Read
from tests.random_cases import random_cases
from tests.scale.organisations import organisations

MEDIUM = 12  # every so manieth knowledge base is of medium size
TOP = 10


@dataclass(slots=True)
class Report:
    """How much was compared, what did not agree, and how often each status occurred."""

    organisations: int = 0
    compared: int = 0
    apart: int = 0
    differences: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)


def table_of(documents: list[dict[str, Any]]) -> pa.RecordBatch:
    """Organisation files as a table of texts."""
    rows = [row_of(document) for document in documents]
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.RecordBatch.from_arrays([pa.array([row.get(it) for row in rows], pa.string()) for it in names], [*names])


def hold(advisor: Advisor, documents: list[dict[str, Any]], report: Report, name: str) -> None:
    """Compare everything that follows for these organisations."""
    worker = advisor.many(threads=1).worker()
    read = worker.scale.read(table_of(documents))
    assert not read.misfits, read.misfits[:3]
    result = result_of(read, worker.advising, wanted_of(advisor.knowledge, (), top=TOP), 0).to_pylist()
    alone = worker.advising.alone(read)
    units = {kind: _units(read, kind) for kind in read.batch.places}
    for row, document in enumerate(documents):
        advice = advisor.advise(document)
        found = [*_statuses(result[row], advice), *_states(read, units, row, advice)]
        found += [*_advice(result[row], advice)]
        report.organisations += 1
        report.apart += int(alone[row])
        report.compared += len(advice.derived.statuses) + len(advice.derived.states)
        report.statuses.update(advice.derived.statuses.values())
        report.differences += [f"{name}, organisation {row}: {each}" for each in found]


def _units(read: Read, kind: str) -> dict[tuple[int, str], int]:
    """The number of each place among those of its kind, by organisation and unit."""
    here = read.batch.places[kind]
    if here.parent is None:
        return {(row, ""): row for row in range(here.size)}
    return {(int(row), name): number for number, (row, name) in enumerate(zip(here.parent, here.ids, strict=True))}


def _statuses(row: dict[str, Any], advice: Advice) -> Iterator[str]:
    for (place, rule), status in advice.derived.statuses.items():
        found = row[f"rule:{rule}"]
        if place:
            found = {unit["unit"]: unit["status"] for unit in found}.get(place)
        if found != status:
            yield f"status of {rule} in '{place}': {found} but {status}"


def _states(read: Read, units: dict[str, dict[tuple[int, str], int]], row: int, advice: Advice) -> Iterator[str]:
    kinds = {place.id: place.kind for place in advice.derived.places}
    for (place, fact), state in advice.derived.states.items():
        here = read.batch.places[kinds[place]]
        found = read.batch.column(fact, here).state(units[kinds[place]][row, place])
        if _plain(found) != _plain(state):
            yield f"state of {fact} in '{place}': {found} but {state}"


def _plain(state: State) -> State:
    """One text is as good as another."""
    return Words("…", state.na) if isinstance(state, Words) and state.text is not None else state


def _advice(row: dict[str, Any], advice: Advice) -> Iterator[str]:
    due = [
        {
            "action": one.item.action.id,
            "unit": one.item.place or None,
            "priority": float(one.item.priority),
            **{part: float(one.item.parts[part]) for part in PARTS},
        }
        for one in advice.arranged[:TOP]
    ]
    if row["recommendations"] != due:
        yield f"recommendations: {row['recommendations'][:3]} but {due[:3]}"
    for verdict in advice.selection.verdicts:
        if not verdict.place and row[f"verdict:{verdict.use}"] != verdict.value:
            yield f"verdict {verdict.use}: {row[f'verdict:{verdict.use}']} but {verdict.value}"


def random_base(seed: int, many: int, report: Report) -> None:
    """A random knowledge base with so many organisations; every other one has no units."""
    cases = list(islice(random_cases(seed, "medium" if seed % MEDIUM == 0 else "small"), many))
    with TemporaryDirectory() as folder:
        paths = []
        for number, pack in enumerate(cases[0].packs):
            paths.append(Path(folder, f"pack{number}.json"))
            paths[-1].write_text(json.dumps(pack, default=float), encoding="utf-8")
        advisor = Advisor(packs=paths, engine="explain")
    documents = [json.loads(json.dumps(case.organisation, default=float)) for case in cases]
    for document in documents[::2]:
        document.pop("units", None)
    hold(advisor, documents, report, f"seed {seed}")


def own_packs(many: int, report: Report, seed: int = 1) -> None:
    """All our packs with so many organisations."""
    advisor = Advisor(engine="explain")
    made = organisations(advisor.knowledge, seed)
    while many > 0:
        hold(advisor, list(islice(made, min(many, 2000))), report, "our packs")
        many -= 2000


def main() -> int:
    """Run from the command line, telling how it goes; 1 if anything did not agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bases", type=int, default=200)
    parser.add_argument("--organisations", type=int, default=500, help="for each base")
    parser.add_argument("--own", type=int, default=10_000, help="organisations with all our packs")
    parser.add_argument("--first", type=int, default=0, help="the seed to begin with")
    given = parser.parse_args()
    report, start = Report(), time.monotonic()
    for seed in range(given.first, given.first + given.bases):
        random_base(seed, given.organisations, report)
        if seed % 20 == 19:
            print(_told(report, start), flush=True)
    own_packs(given.own, report)
    for each in report.differences[:50]:
        print(each)
    print(_told(report, start), dict(report.statuses))
    return int(bool(report.differences))


def _told(report: Report, start: float) -> str:
    seconds = time.monotonic() - start
    return (
        f"{report.organisations} organisations ({report.apart} of them advised one by one), {report.compared} statuses "
        f"and states, {len(report.differences)} differences, {seconds:.0f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
