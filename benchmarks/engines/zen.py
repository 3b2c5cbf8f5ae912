"""zen-engine: GoRules' expression language in Rust, here as one list expression a layer, its fastest form."""

from __future__ import annotations

import json
from typing import Any

import zen

from benchmarks.engines.engine import Layered
from benchmarks.workload import Condition, Rule, Workload

NAME, DISTRIBUTION = "zen-engine, one list expression a layer", "zen-engine"


class Engine(Layered):
    """Two compiled expressions, each a list of all conditions of a layer."""

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload)
        self._early, self._late = _compiled(workload.first), _compiled(workload.second)

    def fired(self, given: Any) -> list[str]:
        """The rules that fire."""
        return self.chain(self._early.evaluate(given), self._late.evaluate(given))


def _compiled(rules: tuple[Rule, ...]) -> Any:
    texts = [" and ".join(map(_text, rule.conditions)) for rule in rules]
    return zen.compile_expression(f"[{', '.join(f'({text})' for text in texts)}]")


def _text(condition: Condition) -> str:
    test = f"{condition.attribute} {condition.operator} {json.dumps(condition.operand)}"
    return test if condition.operator in ("==", "in") else f"({condition.attribute} != null and {test})"
