"""This program by itself: its start from cold, and advice on the largest example when warm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from maturity_advisor import Advisor
from maturity_advisor.documents import document_of, read_file

ROOT = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("maturity-advisor")
COLD, WARM = 15, 100
Row = tuple[str, int | None, float, float, float]


def rows(example: Path) -> list[Row]:
    """What was measured: a title, the limit, and in milliseconds the median, the least, and the processor's median."""
    found = []
    if COMMAND.exists():
        found.append(("cold `--help`", 150, *_times(lambda: _run("--help"), COLD)))
        found.append((f"cold `advise {example.name}`", 1200, *_times(lambda: _run("advise", str(example)), COLD)))
    for engine, limit in (("durable-rules", 10), ("explain", 3)):
        advisor, data = Advisor(engine=engine), document_of(read_file(example).data)
        for title, most, action in (
            ("warm `.advise`", limit, lambda advisor, data: advisor.advise(data)),
            ("from the file, `.advise`", None, lambda advisor, _: advisor.advise(example)),
            ("warm `.advise` and `.to_json()`", None, lambda advisor, data: advisor.advise(data).to_json()),
        ):
            times = _times(partial(action, advisor, data), WARM)
            found.append((f"{title} of {example.name}, {engine}", most, *times))
    return found


def largest_example() -> Path:
    """The longest organisation file there is."""
    return max((ROOT / "examples").glob("*.yaml"), key=lambda path: path.stat().st_size)


def _run(*arguments: str) -> None:
    done = subprocess.run([COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 8):
        raise RuntimeError(f"{' '.join(arguments)}: {done.returncode}: {done.stderr.decode()[-400:]}")


def _times(action: Callable[[], object], times: int) -> tuple[float, float, float]:
    """The median, the least, and the median of the processor's time; the first run is not counted."""
    found, busy = [], []
    for _ in range(times + 1):
        started, before = perf_counter(), _busy()
        action()
        found.append((perf_counter() - started) * 1e3)
        busy.append((_busy() - before) * 1e3)
    return median(found[1:]), min(found[1:]), median(busy[1:])


def _busy() -> float:
    """How long the processor has worked for this process and those it started."""
    used = os.times()
    return process_time() + used.children_user + used.children_system


if __name__ == "__main__":
    print(json.dumps(rows(largest_example())))
