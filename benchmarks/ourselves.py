"""This program by itself: its start from cold, and advice on the largest example when warm."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from maturity_advisor import Advisor

ROOT = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("maturity-advisor")
COLD, WARM = 15, 100
Row = tuple[str, float | None, float, float]


def rows(example: Path) -> list[Row]:
    """What was measured: a title, the limit, the median and the least, in milliseconds."""
    found = []
    if COMMAND.exists():
        found.append(("cold `--help`", 150, *_times(lambda: _run("--help"), COLD)))
        found.append((f"cold `advise {example.name}`", 1200, *_times(lambda: _run("advise", str(example)), COLD)))
    for engine, limit in (("durable-rules", 10), ("explain", 3)):
        advisor = Advisor(engine=engine)
        title = f"warm `.advise` of {example.name}, {engine}"
        found.append((title, limit, *_times(lambda advisor=advisor: advisor.advise(example), WARM)))
        title = f"warm `.advise(…).to_json()` of it, {engine}"
        found.append((title, None, *_times(lambda advisor=advisor: advisor.advise(example).to_json(), WARM // 5)))
    return found


def largest_example() -> Path:
    """The longest organisation file there is."""
    return max((ROOT / "examples").glob("*.yaml"), key=lambda path: path.stat().st_size)


def _run(*arguments: str) -> None:
    done = subprocess.run([COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 8):
        raise RuntimeError(f"{' '.join(arguments)}: {done.returncode}: {done.stderr.decode()[-400:]}")


def _times(action: Callable[[], object], times: int) -> tuple[float, float]:
    """The median and the least, in milliseconds, the first run not counted."""
    found = []
    for _ in range(times + 1):
        started = perf_counter()
        action()
        found.append((perf_counter() - started) * 1e3)
    return median(found[1:]), min(found[1:])


if __name__ == "__main__":
    print(json.dumps(rows(largest_example())))
