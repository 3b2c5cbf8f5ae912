"""Portfolios: random organisations for all our packs, Parquet to Parquet as `portfolio` does it.

python -m benchmarks.portfolios [N…]     prints for each number of organisations seconds, processor time and memory
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from maturity_advisor import Advisor
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.portfolio.running import Order, run

UNANSWERED = 0.2
PIECE = 50_000
HEADED = ("organisation.employees", "organisation.sector")


def make_file(base: KnowledgeBase, path: Path, many: int) -> None:
    """So many organisations: a head, up to three wishes, and an answer to four of five questions."""
    writer = None
    for first in range(0, many, PIECE):
        table = _piece(base, min(PIECE, many - first), first)
        writer = writer or pa.parquet.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def _piece(base: KnowledgeBase, many: int, first: int) -> pa.Table:
    rng = np.random.default_rng(first)
    sectors = base.definitions["organisation.sector"].domain.options
    outcomes = sorted(base.outcomes)
    wishes = [[outcomes[it] for it in rng.choice(len(outcomes), n, replace=False)] for n in rng.integers(0, 4, many)]
    columns: dict[str, Any] = {
        "id": pa.array([f"o{first + number}" for number in range(many)]),
        "sector": pa.array(np.array(sectors)[rng.integers(0, len(sectors), many)]),
        "employees": pa.array(rng.choice([1, 5, 20, 49, 50, 120, 250, 900], many), mask=rng.random(many) < 0.1),
        "wishes": pa.array(wishes, pa.list_(pa.string())),
    }
    for item in base.definitions.values():
        if item.role == "asked" and "organisation" in item.per and item.id not in HEADED and item.domain.kind != "text":
            columns[item.id] = _answers(rng, item, many)
    return pa.table(columns)


def _answers(rng: np.random.Generator, item: Definition, many: int) -> pa.Array:
    domain, missing = item.domain, rng.random(many) < UNANSWERED
    if domain.kind == "boolean":
        return pa.array(rng.random(many) < 0.5, mask=missing)
    if domain.kind in ("choice", "scale"):
        return pa.array(np.array(domain.options)[rng.integers(0, len(domain.options), many)], mask=missing)
    if domain.kind == "choices":
        options = [option for option in domain.options if option != domain.exclusive][:5]
        sets = [[it for bit, it in enumerate(options) if number >> bit & 1] for number in range(1 << len(options))]
        chosen = rng.integers(0, len(sets), many)
        cells = [None if gone else sets[number] for number, gone in zip(chosen, missing, strict=True)]
        return pa.array(cells, pa.list_(pa.string()))
    low, high = int(domain.minimum or 0), int(domain.maximum or 300)
    return pa.array(rng.integers(low, min(high, low + 300) + 1, many), mask=missing)


def measure(many: int) -> dict[str, float]:
    """Seconds by the clock and of the processors, without making the file, and memory at its most in MB."""
    advisor = Advisor(engine="explain")
    with TemporaryDirectory() as folder:
        answers = Path(folder, "answers.parquet")
        make_file(advisor.knowledge, answers, many)
        began, worked = perf_counter(), process_time()
        run(advisor.many(), answers, Path(folder, "results.parquet"), Order(by=("sector", "size")))
        seconds, busy = perf_counter() - began, process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"organisations": many, "seconds": round(seconds, 2), "busy": round(busy, 2), "memory": memory}


if __name__ == "__main__":
    print(json.dumps([measure(int(many)) for many in sys.argv[1:] or ("10000", "100000", "1000000")]))
