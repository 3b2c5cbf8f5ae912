"""datalogic-py: JSON Logic in Rust; its session evaluates all rules of a layer over one handle to the data."""

from __future__ import annotations

import json
from typing import Any

import datalogic_py

from benchmarks.engines.engine import Layered
from benchmarks.engines.logic import logic_of
from benchmarks.workload import Workload

NAME, DISTRIBUTION = "datalogic-py", "datalogic-py"


class Engine(Layered):
    """Compiled rules; the data goes in as JSON, as the handle wants it."""

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload)
        engine = datalogic_py.Engine()
        self._session = engine.session()
        self._early = [engine.compile(logic_of(rule)) for rule in workload.first]
        self._late = [engine.compile(logic_of(rule)) for rule in workload.second]

    def fired(self, given: Any) -> list[str]:
        """The rules that fire."""
        data = datalogic_py.DataHandle(json.dumps(given))
        many = self._session.evaluate_many
        return self.chain(map(_holds, many(self._early, data)), map(_holds, many(self._late, data)))


def _holds(result: Any) -> bool:
    return result is True or result == "true"
