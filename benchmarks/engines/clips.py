"""clipspy: NASA's CLIPS, a Rete engine in C, which chains by itself."""

from __future__ import annotations

from typing import Any

import clips

from benchmarks.workload import OPTIONS, Answers, Condition, Rule, Workload

NAME, DISTRIBUTION = "clipspy", "clipspy"


class Engine:
    """One environment, reset for each organisation; an organisation is a fact with a slot an attribute."""

    def __init__(self, workload: Workload) -> None:
        self._environment = clips.Environment()
        slots = " ".join(f"(slot {name} (default nil))" for name in workload.attributes)
        self._environment.build(f"(deftemplate organisation {slots})")
        self._environment.build("(deftemplate fired (slot rule))")
        self._environment.build("(deftemplate concluded (slot name))")
        for rule in workload.rules:
            self._environment.build(_text_of(rule))
        self._organisation = self._environment.find_template("organisation")
        self._fired = self._environment.find_template("fired")
        self._symbols = {option: clips.Symbol(option) for option in OPTIONS}

    def given(self, answers: Answers) -> Any:
        """As they are."""
        return answers

    def fired(self, given: Any) -> list[str]:
        """The rules that fire."""
        symbols = self._symbols
        self._environment.reset()
        self._organisation.assert_fact(
            **{name: symbols.get(value, value) for name, value in given.items() if value is not None}
        )
        self._environment.run()
        return [str(fact["rule"]) for fact in self._fired.facts()]


def _text_of(rule: Rule) -> str:
    needs = " ".join(f"(concluded (name {name}))" for name in rule.needs)
    tests = " ".join(map(_text, rule.conditions))
    result = f"(assert (concluded (name {rule.concludes})))" if rule.concludes else ""
    return f"(defrule {rule.id} {needs} (organisation {tests}) => (assert (fired (rule {rule.id}))) {result})"


def _text(condition: Condition) -> str:
    name, operand = condition.attribute, condition.operand
    if isinstance(operand, bool):
        return f"({name} {str(operand).upper()})"
    if condition.operator in ("==", "in"):
        return f"({name} {operand if isinstance(operand, str) else '|'.join(operand)})"
    if condition.operator == "!=":
        return f"({name} ~{operand}&~nil)"
    return f"({name} ?{name}&:(and (numberp ?{name}) ({condition.operator} ?{name} {operand})))"
