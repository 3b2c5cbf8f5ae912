"""This program by itself: its start from cold, and what it does with the largest example when warm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from maturity_advisor import Advisor
from maturity_advisor.documents import Document, document_of, read_file
from maturity_advisor.explanations.changing import change
from maturity_advisor.explanations.grounds import grounds_of
from maturity_advisor.explanations.questioning import questions
from maturity_advisor.explanations.robustness import robustness
from maturity_advisor.explanations.trying import what_if
from maturity_advisor.explanations.wishing import reach

ROOT = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("maturity-advisor")
COLD, WARM, FEW = 15, 100, 7
Work = tuple[str, int | None, Callable[[], object], int]
Row = tuple[str, int | None, float, float, float]


def rows(example: Path) -> list[Row]:
    """What was measured: a title, the limit, and in milliseconds the median, the least, and the processor's median."""
    # One after the other: while packs are loaded there is no other advisor, as in a program that has one.
    works = chain(_starting(example), _loading(example), _advising(example), _explaining(example))
    return [(title, limit, *_times(action, times)) for title, limit, action, times in works]


def _starting(example: Path) -> Iterator[Work]:
    """The command in a process of its own; packs come from the cache."""
    if COMMAND.exists():
        yield "cold `--help`", 150, lambda: _run("--help"), COLD
        yield f"cold `advise {example.name}`", 1200, lambda: _run("advise", str(example)), COLD


def _loading(example: Path) -> Iterator[Work]:
    """An advisor with all packs, by an interpreter that has imported everything."""
    yield "loading all packs, without a cache", 500, _load_afresh, FEW
    yield "loading all packs from the cache", 60, lambda: Advisor(engine="explain"), FEW
    # What is not made while loading is made when it is asked for: so the sum counts too.
    data = _read(example)
    title = f"loading from the cache, then the first `.advise` and `.to_json()` of {example.name}"
    yield title, None, lambda: _written(Advisor(engine="explain"), data), FEW


def _advising(example: Path) -> Iterator[Work]:
    for engine, limit in (("durable-rules", 10), ("explain", 3)):
        advisor, data = Advisor(engine=engine), _read(example)
        of = f"of {example.name}, {engine}"
        yield f"warm `.advise` {of}", limit, partial(advisor.advise, data), WARM
        yield f"from the file, `.advise` {of}", None, partial(advisor.advise, example), WARM
        yield f"warm `.advise` and `.to_json()` {of}", None, partial(_written, advisor, data), WARM


def _explaining(example: Path) -> Iterator[Work]:
    """What is explained of advice that is there already, unless it says otherwise."""
    advisor, data = Advisor(engine="explain"), _read(example)
    advice = advisor.advise(data)
    grounds = grounds_of(advisor, advice)
    wish = reach(advice.base, advice.derived.places, "esm3=facilitating")
    yield "`change --to esm3=facilitating`", 2000, lambda: change(grounds, wish), FEW
    yield "`questions`", 2000, lambda: questions(advice, grounds), FEW
    other = {"leadership.sponsor": "nobody"}
    yield "`what-if leadership.sponsor=nobody`, advising twice", 300, lambda: what_if(advisor, data, other), FEW
    yield "`advise --robustness`, 1,000 variations", 2000, lambda: robustness(advice), FEW


def _load_afresh() -> None:
    kept = os.environ.get("MATURITY_ADVISOR_CACHE")
    with TemporaryDirectory() as folder:
        os.environ["MATURITY_ADVISOR_CACHE"] = folder
        Advisor(engine="explain")
    del os.environ["MATURITY_ADVISOR_CACHE"]
    if kept is not None:
        os.environ["MATURITY_ADVISOR_CACHE"] = kept


def _read(example: Path) -> Document:
    return document_of(read_file(example).data)


def _written(advisor: Advisor, data: Document) -> str:
    return advisor.advise(data).to_json()


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
