"""Measuring a batch engine in a process of its own: checked against the oracle, then timed, with the memory it took."""

from __future__ import annotations

import gc
import json
import resource
import sys
from dataclasses import asdict, dataclass
from time import perf_counter, process_time

from benchmarks.batch_engines import ENGINES, agrees
from benchmarks.tables import make_table, of_depth, of_facts, rows_of
from benchmarks.workload import Workload, fired_by, make_workload

CHECKED = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """Organisations a second by the clock and by the processors' time, of each run; and memory at its most, in MB."""

    engine: str
    rules: int
    organisations: int
    agrees: bool | None
    wall: list[float]
    busy: list[float]
    memory: int


def workload_of(shape: str, size: int) -> Workload:
    """The neutral workload, or one with so many facts or layers: `facts=200`, `depth=4`."""
    kind, _, number = shape.partition("=")
    makers = {"facts": of_facts, "depth": of_depth}
    return makers[kind](size, int(number)) if number else make_workload(size)


def measure(name: str, shape: str, size: int, many: int, runs: int) -> Measured:
    """Time an engine so many times, after one run that does not count."""
    workload = workload_of(shape, size)
    table = make_table(workload, many)
    engine = ENGINES[name][1](workload)
    result = engine.run(table)
    right = None
    if shape == "neutral":
        rows = rows_of(table.slice(0, CHECKED), workload)
        right = agrees(engine, result, [fired_by(workload, row) for row in rows])
    del result
    wall, busy = [], []
    for _ in range(runs):
        gc.collect()
        began, worked = perf_counter(), process_time()
        engine.run(table)
        wall.append(many / (perf_counter() - began))
        busy.append(many / (process_time() - worked))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Measured(name, size, many, right, wall, busy, most)


if __name__ == "__main__":
    given = sys.argv[1:]
    print(json.dumps(asdict(measure(given[0], given[1], *map(int, given[2:5])))))
