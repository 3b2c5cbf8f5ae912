"""Batches: whole tables instead of single organisations, how cost grows, and a report; or a short check for CI.

python -m benchmarks.batch [--organisations N] [--runs N] [--peers NAME…] [--output FILE]
python -m benchmarks.batch --short      compares with kept ratios; fails where one fell by more than a third
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.comparing import in_a_process, processor

HERE = Path(__file__).parent
KEPT = HERE / "ratios.json"
PEERS = ("zen", "datalogic", "cel")
BATCHES = ("ours", "ours_one", "ours_flags", "polars", "packed")
LIBRARIES = ("maturity-advisor", "numpy", "pyarrow", "polars")
MOST_FALLEN = 2 / 3
ROWS = (
    "Engines that take a row at a time are given by the clock of their median run, in both columns; on a busy machine"
    " that is less than they could do. What they do by themselves, with their fastest runs, is in"
    " [results.md](results.md)."
)
FILES = 1800  # seconds for one file
# Organisations of the tables and files from which it shows whether cost grows as they do.
TABLES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
FEW = 100_000
Found = dict[str, Any]


def main() -> int:
    """Measure and write the report, or check the ratios."""
    asked = _arguments()
    if asked.short:
        return short(asked.keep)
    found = [_batch(name, "neutral", 1000, asked.organisations, asked.runs) for name in BATCHES]
    peers = [_peer(name, asked.seconds) for name in asked.peers]
    grown = list(_growth(asked.runs))
    files = [in_a_process("benchmarks.portfolios", str(many), limit=FILES) for many in asked.files]
    lines = [*_heading(asked), *_compared(found, peers), *_grown(grown), *_filed(files)]
    asked.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written to {asked.output}", file=sys.stderr)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organisations", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=2, help="for each engine that takes one at a time")
    parser.add_argument("--peers", nargs="*", default=PEERS)
    parser.add_argument("--files", type=int, nargs="*", default=TABLES, help="Parquet to Parquet")
    parser.add_argument("--output", type=Path, default=HERE / "batch_results.md")
    parser.add_argument("--short", action="store_true", help="a minute, against kept ratios")
    parser.add_argument("--keep", action="store_true", help="with --short: keep what is found as the ratios to hold")
    return parser.parse_args()


def _batch(name: str, shape: str, size: int, many: int, runs: int) -> Found:
    print(f"{name}: {shape}, {size} rules, {many:,} organisations", file=sys.stderr)
    return dict(in_a_process("benchmarks.batch_measuring", name, shape, str(size), str(many), str(runs)))


def _peer(name: str, seconds: float) -> Found:
    print(f"{name}: 1000 rules, one organisation at a time", file=sys.stderr)
    return {"engine": name, **in_a_process("benchmarks.measuring", name, "1000", str(seconds))}


def short(keep: bool) -> int:
    """This program against Polars and against itself row by row, in the processors' time; 1 if it lost a third."""
    found = {name: _batch(name, "neutral", 200, many, 3) for name, many in SHORT.items()}
    speed = {name: max(one["busy"]) for name, one in found.items()}
    ratios = {f"ours/{other}": round(speed["ours_one"] / speed[other], 2) for other in ("polars", "rows")}
    if keep:
        KEPT.write_text(json.dumps(ratios, indent=1) + "\n", encoding="utf-8")
    held = json.loads(KEPT.read_text(encoding="utf-8"))
    fallen = [name for name, ratio in ratios.items() if ratio < held[name] * MOST_FALLEN]
    for name, ratio in ratios.items():
        print(f"{name}: {ratio} (kept: {held[name]}){' – fell by more than a third' if name in fallen else ''}")
    wrong = [name for name, one in found.items() if not one["agrees"]]
    print("\n".join(f"{name} fires other rules than the oracle" for name in wrong))
    return int(bool(fallen or wrong))


SHORT = {"ours_one": 131_072, "polars": 131_072, "rows": 2_000}


def _growth(runs: int) -> Iterator[tuple[str, str, Found]]:
    for size in (100, 300, 1000, 3000):
        yield "rules", f"{size:,}", _batch("ours_one", "neutral", size, 131_072, runs)
    for facts in (50, 100, 200, 400):
        yield "facts", f"{facts}", _batch("ours_one", f"facts={facts}", 1000, 131_072, runs)
    for depth in (1, 2, 5, 10, 20):
        yield "layers", f"{depth}", _batch("ours_one", f"depth={depth}", 1000, 131_072, runs)
    for many in TABLES:
        # What takes some milliseconds is measured more often: the first times, memory is still new.
        yield "organisations", f"{many:,}", _batch("ours_one", "neutral", 100, many, runs if many > FEW else 5 * runs)


def _heading(asked: argparse.Namespace) -> list[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        "# Results for tables of organisations",
        "",
        f"Written by `python benchmarks/run.py --batch` on {date.today().isoformat()}; see [README.md](README.md).",
        "",
        f"* Machine: {processor()}, {os.cpu_count()} cores, {platform.platform()}",
        f"* Load when it was done: {os.getloadavg()[0]:.1f}",
        f"* Python {platform.python_version()}; {versions}",
        f"* {asked.runs} runs each, after one that does not count; every engine in a process of its own",
        "",
    ]


def _compared(found: Iterable[Found], peers: Iterable[Found]) -> Iterator[str]:
    """All engines with organisations a second, and how many times as fast this program is."""
    from benchmarks.batch_engines import ENGINES

    rows = list(found)
    ours = next(row for row in rows if row["engine"] == "ours")
    yield f"## 1,000 rules, {ours['organisations']:,} organisations: the status of every rule"
    yield ""
    yield (
        "| engine | as the oracle | organisations a second | runs | a second of processor time "
        "| ours is, by the clock | by processor time | memory |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows:
        title, right = ENGINES[row["engine"]][0], "yes" if row["agrees"] else "**no**"
        spread = f"{min(row['wall']):,.0f} – {max(row['wall']):,.0f}"
        ratios = [f"{median(ours[by]) / median(row[by]):.2f} ×" for by in ("wall", "busy")]
        speeds = [f"{median(row['wall']):,.0f}", spread, f"{median(row['busy']):,.0f}"]
        cells = [*speeds, *ratios, f"{row['memory']:,} MB"]
        yield f"| {title} | {right} | {' | '.join(cells)} |"
    for peer in peers:
        if "failure" in peer:
            yield f"| {peer['engine']}: {peer['failure']} | | | | | | | |"
            continue
        speed, right = 1e6 / peer["median_us"], "yes" if peer["agrees"] else "**no**"
        ratios = " | ".join(f"{median(ours[by]) / speed:,.0f} ×" for by in ("wall", "busy"))
        name = f"{peer['name']} ({peer['version']}), a row at a time"
        yield f"| {name} | {right} | {speed:,.0f} | | {speed:,.0f} | {ratios} | |"
    yield from ["", ROWS, ""]


def _grown(grown: Iterable[tuple[str, str, Found]]) -> Iterator[str]:
    yield "## How cost grows, one thread"
    yield ""
    yield "| what | how many | microseconds an organisation, by the clock | of the processor's time | memory |"
    yield "|---|---|---|---|---|"
    seconds: dict[int, float] = {}
    for what, many, found in grown:
        if "failure" in found:
            yield f"| {what} | {many} | {found['failure']} | | |"
            continue
        wall, busy = 1e6 / median(found["wall"]), 1e6 / median(found["busy"])
        yield f"| {what} | {many} | {wall:.2f} | {busy:.2f} | {found['memory']:,} MB |"
        if what == "organisations":
            seconds[found["organisations"]] = found["organisations"] * wall / 1e6
    yield from ["", _linear("A table of organisations", seconds)]


def _linear(what: str, seconds: Mapping[int, float]) -> str:
    """How well a constant and a price for each organisation describe what tables took, by the clock."""
    many, took = np.array(list(seconds), float), np.array(list(seconds.values()))
    # Each table counts alike: what is made least is the sum of the squares of how far, in parts of it, each is off.
    (fixed, each), *_ = np.linalg.lstsq(np.stack([1 / took, many / took], 1), np.ones(len(took)), rcond=None)
    off = np.abs((fixed + each * many) / took - 1).max()
    return (
        f"{what} takes {1e3 * fixed:,.0f} ms and {1e6 * each:.2f} µs for each of them, by the clock; the line that fits"
        f" best is {off:.0%} off where it is furthest off."
    )


def _filed(files: Iterable[Any]) -> Iterator[str]:
    yield from ["", "## All packs, Parquet to Parquet: `portfolio --by sector,size`, ten recommendations each", ""]
    yield "| organisations | seconds | processor time | microseconds of it an organisation | memory |"
    yield "|---|---|---|---|---|"
    seconds: dict[int, float] = {}
    for found in files:
        for row in [found] if isinstance(found, dict) else found:
            if "failure" in row:
                yield f"| {row['failure']} | | | | |"
                continue
            many, each = row["organisations"], 1e6 * row["busy"] / row["organisations"]
            yield f"| {many:,} | {row['seconds']:,} s | {row['busy']:,} s | {each:.0f} | {row['memory']:,} MB |"
            seconds[many] = row["seconds"]
    yield from ["", _linear("A file", seconds)]


if __name__ == "__main__":
    sys.exit(main())
