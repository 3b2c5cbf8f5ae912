"""common-expression-language: Google's CEL in Rust, a compiled program a rule over one context."""

from __future__ import annotations

import json
from typing import Any

import cel

from benchmarks.engines.engine import OneByOne
from benchmarks.workload import Condition, Rule, Workload

NAME, DISTRIBUTION = "CEL in Rust (common-expression-language)", "common-expression-language"


class Engine(OneByOne):
    """Programs, and a context for each organisation."""

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload, lambda rule: _compiled(rule).execute)

    def fired(self, given: Any) -> list[str]:
        """The rules that fire."""
        return super().fired(cel.Context(given))


def _compiled(rule: Rule) -> Any:
    return cel.compile(" && ".join(map(_text, rule.conditions)))


def _text(condition: Condition) -> str:
    test = f"{condition.attribute} {condition.operator} {json.dumps(condition.operand)}"
    return test if condition.operator in ("==", "in") else f"({condition.attribute} != null && {test})"
