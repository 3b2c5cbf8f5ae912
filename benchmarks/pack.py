"""The workload as a pack of this program: attributes are facts, conclusions too, and the second layer gives advice."""

from __future__ import annotations

from typing import Any

from benchmarks.workload import OPTIONS, Condition, Rule, Workload

HEADER = {"id": "bench", "format": 1, "version": "1.0.0", "language": "en", "licence": "CC0 1.0"}
OPERATORS = {"==": "is", "!=": "is_not", "in": "one_of", "<": "below", "<=": "at_most", ">": "above", ">=": "at_least"}
ADVISED = 20


def pack_of(workload: Workload) -> dict[str, Any]:
    """A pack, as a YAML or JSON file would hold it."""
    asked = {fact_of(name): _asked(name, kind) for name, kind in workload.attributes.items()}
    drawn = {fact_of(name): {"derived": True, "type": "boolean", "says": _says(name)} for name in workload.conclusions}
    actions = {f"act-{number}": _action(number) for number in range(ADVISED)}
    rules = [_rule(rule, number) for number, rule in enumerate(workload.rules)]
    return {"pack": HEADER, "facts": asked | drawn, "actions": actions, "rules": rules}


def fact_of(name: str) -> str:
    """The id of the fact for an attribute or a conclusion."""
    return f"bench.{name}"


def _asked(name: str, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {"ask": f"What of {name}?", "type": kind}
    if kind == "choice":
        return found | {"options": [_option(name, option) for option in OPTIONS]}
    return found | {"says": _says(name) if kind == "boolean" else f"{name} is {{value}}."}


def _option(name: str, option: str) -> dict[str, str]:
    """An option; the program keeps the id `none` for itself."""
    return {"id": option_of(option), "label": option, "says": f"{name} is {option}."}


def option_of(option: str) -> str:
    """The id of an option: this program keeps `none` for itself."""
    return "nothing" if option == "none" else option


def _says(name: str) -> dict[str, str]:
    return {"true": f"{name} holds.", "false": f"{name} does not hold."}


def _action(number: int) -> dict[str, Any]:
    return {
        "title": f"Action {number}",
        "do": f"Do number {number}.",
        "horizon": "now",
        "owner": "Anybody",
        "seen_by": "It is done.",
        "benefit": {"value": 3, "innovation": 2, "impact": 3, "reason": "It helps."},
        "investment": {"small": 1, "medium": 2, "large": 3, "reason": "It takes time."},
    }


def _rule(rule: Rule, number: int) -> dict[str, Any]:
    when = [{fact_of(name): True} for name in rule.needs] + [_test(condition) for condition in rule.conditions]
    result: dict[str, Any] = {"recommend": {"action": f"act-{number % ADVISED}"}}
    if rule.concludes:
        result = {"conclude": [fact_of(rule.concludes)]}
    wording = {"title": f"Rule {rule.id}", "because": f"So says {rule.id}.", "origin": "interpretation"}
    return {"id": rule.id, "when": {"all": when}, **result, **wording}


def _test(condition: Condition) -> dict[str, Any]:
    operand = condition.operand
    if isinstance(operand, tuple):
        operand = [option_of(option) for option in operand]
    elif isinstance(operand, str):
        operand = option_of(operand)
    return {fact_of(condition.attribute): {OPERATORS[condition.operator]: operand}}
