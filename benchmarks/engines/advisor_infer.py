"""This program, *infer*, all the way: durable-rules within its envelope, compared with *explain* on every run."""

from __future__ import annotations

from benchmarks.engines import advisor_explain
from benchmarks.workload import Workload

NAME, DISTRIBUTION = "this program, infer (durable-rules): `.advise` in full", "maturity-advisor"


class Engine(advisor_explain.Engine):
    """The same with the other reading."""

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload, "durable-rules")
