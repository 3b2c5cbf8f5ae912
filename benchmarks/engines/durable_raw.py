"""durable-rules through its public API, as its documentation shows it: an organisation is a fact, a rule its condition.

Two kindnesses to it, without which it kills the process, hangs or errs: conditions that are always true spread the
rules, since only 64 may match a fact in one place of the network; and what is asserted is retracted, in one session.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from durable.engine import Host

from benchmarks.workload import Answers, Condition, Rule, Workload

NAME, DISTRIBUTION = "durable-rules, its own API", "durable_rules"
ORGANISATION = {"id": "organisation", "always": 0}
OPERATORS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
FEW = 18


class _Quiet(Host):
    """A host that starts no timer threads."""

    def _run(self) -> None:
        pass


class Engine:
    """One ruleset; conclusions are asserted by the rules that draw them."""

    def __init__(self, workload: Workload) -> None:
        self._host = _Quiet()
        self._found: list[str] = []
        self._concluded: set[str] = set()
        # A fact that no rule matches is an error to the engine, so there is one for all.
        rules: dict[str, Any] = {
            "begin": {"all": [{"m": {"always": 0}}], "run": lambda _: None},
            "sink": {"all": [{"m": {"$ex": {"name": 1}}}], "run": lambda _: None},
        }
        for number, rule in enumerate(workload.rules):
            rules[rule.id] = {"all": _antecedents(rule, number), "run": self._firing(rule)}
        self._host.set_rulesets({"rules": rules})

    def given(self, answers: Answers) -> Any:
        """As they are."""
        return answers

    def fired(self, given: Any) -> list[str]:
        """The rules that fire."""
        self._found.clear()
        self._concluded.clear()
        fact = {**ORGANISATION, **{name: value for name, value in given.items() if value is not None}}
        self._host.assert_fact("rules", fact)
        for name in self._concluded:
            self._host.retract_fact("rules", {"id": name, "name": name})
        self._host.retract_fact("rules", fact)
        return list(self._found)

    def _firing(self, rule: Rule) -> Callable[[Any], None]:
        def fire(closure: Any) -> None:
            self._found.append(rule.id)
            if rule.concludes and rule.concludes not in self._concluded:
                self._concluded.add(rule.concludes)
                closure.assert_fact({"id": rule.concludes, "name": rule.concludes})

        return fire


def _antecedents(rule: Rule, number: int) -> list[dict[str, Any]]:
    needs = [{f"c{index}": {"name": name}} for index, name in enumerate(rule.needs)]
    spread = [{"$gt": {"always": -1 - number // FEW // FEW}}, {"$gt": {"always": -1001 - number // FEW % FEW}}]
    return [*needs, {"o": {"$and": [*spread, *map(_test, rule.conditions)]}}]


def _test(condition: Condition) -> dict[str, Any]:
    name, operand = condition.attribute, condition.operand
    if condition.operator == "in":
        return {"$or": [{name: option} for option in operand]}
    return {name: operand} if condition.operator == "==" else {OPERATORS[condition.operator]: {name: operand}}
