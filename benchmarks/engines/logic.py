"""JSON Logic: the workload's conditions in that form, for the engines that read it."""

from __future__ import annotations

from typing import Any

from benchmarks.workload import Condition, Rule


def logic_of(rule: Rule) -> dict[str, Any]:
    """All conditions of a rule."""
    return {"and": [_test(condition) for condition in rule.conditions]}


def _test(condition: Condition) -> dict[str, Any]:
    value = {"var": condition.attribute}
    if condition.operator == "in":
        return {"in": [value, list(condition.operand)]}
    if condition.operator == "==":
        return {"===": [value, condition.operand]}
    operator = "!==" if condition.operator == "!=" else condition.operator
    return {"and": [{"!==": [value, None]}, {operator: [value, condition.operand]}]}
