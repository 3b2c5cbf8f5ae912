"""rule-engine: typed expressions in Python, a rule at a time."""

from __future__ import annotations

import json

import rule_engine

from benchmarks.engines.engine import OneByOne
from benchmarks.workload import Condition, Rule, Workload

NAME, DISTRIBUTION = "rule-engine", "rule-engine"


class Engine(OneByOne):
    """Compiled rules; what is unknown is null."""

    def __init__(self, workload: Workload) -> None:
        context = rule_engine.Context(default_value=None)
        super().__init__(workload, lambda rule: rule_engine.Rule(_text_of(rule), context=context).matches)


def _text_of(rule: Rule) -> str:
    return " and ".join(map(_text, rule.conditions))


def _text(condition: Condition) -> str:
    test = f"{condition.attribute} {condition.operator} {json.dumps(condition.operand)}"
    return test if condition.operator == "==" else f"({condition.attribute} != null and {test})"
