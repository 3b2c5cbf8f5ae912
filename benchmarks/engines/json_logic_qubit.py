"""json-logic-qubit: JSON Logic in Python, interpreted."""

from __future__ import annotations

from functools import partial
from typing import Any

from json_logic import jsonLogic

from benchmarks.engines.engine import OneByOne
from benchmarks.engines.logic import logic_of
from benchmarks.workload import Workload

NAME, DISTRIBUTION = "json-logic-qubit", "json-logic-qubit"


class Engine(OneByOne):
    """Rules as the library reads them."""

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload, lambda rule: partial(_evaluated, logic_of(rule)))


def _evaluated(logic: dict[str, Any], data: Any) -> Any:
    return jsonLogic(logic, data)
