"""Measuring: one engine and one size in a process of its own, checked against the oracle before it is timed."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.metadata import version
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.engines.engine import Engine
from benchmarks.pack import HEADER
from benchmarks.workload import Answers, Workload, fired_by, make_organisations, make_workload

CHECKED = 200
WARM, LEAST, MOST = 3, 20, 3000


@dataclass(frozen=True, slots=True)
class Measurement:
    """How one engine did; times of one organisation are in microseconds."""

    engine: str
    size: int
    name: str
    version: str
    agrees: bool
    compile_ms: float
    median_us: float
    least_us: float
    runs: int


def measure(engine: str, size: int, seconds: float) -> Measurement:
    """Compile, check and time an engine."""
    workload = make_workload(size)
    organisations = make_organisations(workload, CHECKED)
    module = import_module(f"benchmarks.engines.{engine}")
    started = perf_counter()
    compiled: Engine = module.Engine(workload)
    compile_ms = (perf_counter() - started) * 1e3
    times = timed(compiled.fired, [compiled.given(answers) for answers in organisations], seconds)
    return Measurement(
        engine=engine,
        size=size,
        name=module.NAME,
        version=f"{module.DISTRIBUTION} {version(module.DISTRIBUTION)}",
        agrees=agrees(compiled, workload, organisations),
        compile_ms=compile_ms,
        median_us=median(times) * 1e6,
        least_us=min(times) * 1e6,
        runs=len(times),
    )


def agrees(engine: Engine, workload: Workload, organisations: list[Answers]) -> bool:
    """Whether it fires the oracle's rules for each organisation, each of them once."""
    for answers in organisations:
        fired = [rule.removeprefix(f"{HEADER['id']}/") for rule in engine.fired(engine.given(answers))]
        if len(fired) != len(set(fired)) or frozenset(fired) != fired_by(workload, answers):
            return False
    return True


def timed(function: Callable[[Any], object], given: list[Any], seconds: float) -> list[float]:
    """Seconds of each call, over and over what is given, until the time is up."""
    for one in given[:WARM]:
        function(one)
    gc.collect()
    times: list[float] = []
    while len(times) < LEAST or (sum(times) < seconds and len(times) < MOST):
        one = given[len(times) % len(given)]
        started = perf_counter()
        function(one)
        times.append(perf_counter() - started)
    return times


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))))
