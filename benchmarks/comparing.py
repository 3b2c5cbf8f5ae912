"""Comparing: all engines in turn, several rounds of it, and a report with every figure and ratio."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

OURS = "advisor_statuses"
FULL = ("advisor_explain", "advisor_infer")
PEERS = ("datalogic", "zen", "cel", "durable_raw", "clips", "rule_engine_py", "json_logic_qubit")
LIMIT = 600
Measured = dict[tuple[str, int], list[dict[str, Any]]]


def main() -> None:
    """Measure what was asked for, and write the report."""
    asked = _arguments()
    measured: Measured = {}
    for turn in range(asked.rounds):
        for size in asked.sizes:
            for engine in asked.engines:
                print(f"round {turn + 1}: {engine}, {size} rules", file=sys.stderr)
                found = in_a_process("benchmarks.measuring", engine, str(size), str(asked.seconds))
                measured.setdefault((engine, size), []).append(found)
    print("this program by itself", file=sys.stderr)
    ourselves = in_a_process("benchmarks.ourselves")
    report = "\n".join([*_heading(asked, measured), *_tables(asked.sizes, measured), *_ourselves(ourselves)])
    asked.output.write_text(report, encoding="utf-8")
    print(f"written to {asked.output}", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1.5, help="for each engine and size, in each round")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--engines", nargs="+", default=[OURS, *FULL, *PEERS])
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("results.md"))
    parser.set_defaults(load=os.getloadavg()[0])
    return parser.parse_args()


def in_a_process(*module: str, limit: int = LIMIT) -> Any:
    """What a module prints; an engine that kills its process, hangs or fails is a finding and not the end."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", *module], capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return {"failure": f"not done after {limit} s"}
    if done.returncode:
        return {"failure": f"ended with {done.returncode}: {done.stderr.strip().splitlines()[-1:]}"}
    return json.loads(done.stdout)


def _heading(asked: argparse.Namespace, measured: Measured) -> list[str]:
    versions = sorted({one["version"] for found in measured.values() for one in found if "version" in one})
    return [
        "# Benchmark results",
        "",
        f"Written by `python benchmarks/run.py` on {date.today().isoformat()}.",
        "What is measured, and how to read it, is in [README.md](README.md).",
        "",
        f"* Machine: {processor()}, {os.cpu_count()} cores, {platform.platform()}",
        f"* Load while it ran: {asked.load:.1f} when it began, {os.getloadavg()[0]:.1f} when it was done",
        f"* Python {platform.python_version()}; {', '.join(versions)}",
        f"* {asked.rounds} rounds of {asked.seconds} s each for every engine and size, in turn",
        "",
    ]


def processor() -> str:
    """The processor by its name."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _tables(sizes: Iterable[int], measured: Measured) -> Iterable[str]:
    for size in sizes:
        found = {engine: runs for (engine, of), runs in measured.items() if of == size}
        yield from [f"## {size} rules, one organisation", ""]
        yield "| engine | same rules as the oracle | median | × ours | rounds | fastest | × ours | compile |"
        yield "|---|---|---|---|---|---|---|---|"
        ours = _middle(found.get(OURS, [])), _least(found.get(OURS, []))
        for engine in sorted(found, key=lambda name: _middle(found[name]) or float("inf")):
            yield _row(found[engine], ours)
        yield from ["", *_verdict(size, found), ""]


def _row(runs: list[dict[str, Any]], ours: tuple[float | None, float | None]) -> str:
    good = [run for run in runs if "failure" not in run]
    if not good:
        return f"| {runs[0]['failure']} | | | | | | | |"
    medians = [run["median_us"] for run in good]
    middle = median(medians)
    cells = [
        good[0]["name"],
        _agreement(runs, len(runs) - len(good)),
        _time(middle),
        _ratio(middle, ours[0]),
        f"{_time(min(medians))} – {_time(max(medians))}",
        _time(min(run["least_us"] for run in good)),
        _ratio(_least(good), ours[1]),
        f"{median(run['compile_ms'] for run in good):.0f} ms",
    ]
    return f"| {' | '.join(cells)} |"


def _agreement(runs: list[dict[str, Any]], failed: int) -> str:
    word = "**no**" if any(run.get("agrees") is False for run in runs) else "yes"
    return f"{word} ({failed} of {len(runs)} rounds failed)" if failed else word


def _middle(runs: list[dict[str, Any]]) -> float | None:
    medians = [run["median_us"] for run in runs if "failure" not in run]
    return median(medians) if medians else None


def _least(runs: list[dict[str, Any]]) -> float | None:
    return min((run["least_us"] for run in runs if "failure" not in run), default=None)


def _ratio(time: float | None, ours: float | None) -> str:
    return f"{time / ours:.1f}" if time and ours else ""


def _time(microseconds: float) -> str:
    return f"{microseconds:,.0f} µs" if microseconds < 10_000 else f"{microseconds / 1000:,.1f} ms"


def _verdict(size: int, found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Whether what was wanted was reached: no slower than the fastest peer."""
    ours = _middle(found.get(OURS, []))
    peers = {name: middle for name in PEERS if name in found and (middle := _middle(found[name])) is not None}
    if ours is None or not peers:
        return []
    fastest = min(peers, key=peers.__getitem__)
    name = next(run["name"] for run in found[fastest] if "name" in run)
    word = "Reached" if ours <= peers[fastest] else "Not reached"
    return [f"Wanted: no slower than the fastest peer. {word}: that is {name}, {peers[fastest] / ours:.2f} × ours."]


def _ourselves(found: Any) -> Iterable[str]:
    yield from ["## This program by itself", ""]
    if isinstance(found, dict):
        yield from [found["failure"], ""]
        return
    yield from ["| what | wanted | median | fastest | processor's time, median |", "|---|---|---|---|---|"]
    for title, limit, middle, least, busy in found:
        wanted = "" if limit is None else f"≤ {limit} ms: {'reached' if middle <= limit else 'not reached'}"
        yield f"| {title} | {wanted} | {middle:.1f} ms | {least:.1f} ms | {busy:.1f} ms |"
    yield ""


if __name__ == "__main__":
    main()
