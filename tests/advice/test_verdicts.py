"""Where enough is enough, and what then still goes on; what is pressing, and what goes before all else."""

from __future__ import annotations

from typing import Any

import pytest

from maturity_advisor.advice.arranging import Item, arrange
from maturity_advisor.advice.priority import Part
from maturity_advisor.advice.verdicts import says_wait
from maturity_advisor.advice.weighing import presses
from tests.advice.cases import HALF, action, derived, organisation, pack, rule, selected

ENOUGH = {"use": "outside", "is": "enough"}
UNIT = {"id": "shop", "kind": "process", "title": "Shop", "answers": {"team.local": True}}


def advised(rules: list[dict[str, Any]], actions: dict[str, Any], **more: Any) -> list[str]:
    return [firing.rule.id for firing in selected(pack(actions, rules), organisation(**more)).firings]


@pytest.mark.parametrize(
    ("kind", "outcome", "stays"),
    [
        ("do", "sales", False),
        ("wait", "sales", False),
        ("do", "risk_control", True),
        ("stop", "sales", True),
        ("enough", "sales", True),
    ],
)
def test_enough_leaves_only_what_protects_or_limits(kind: str, outcome: str, stays: bool) -> None:
    rules = [rule("verdict", use="outside", verdict=ENOUGH), rule("more", "act", use="outside")]

    found = advised(rules, {"act": action((outcome, "direct"), kind=kind)})

    assert ("small/more" in found) is stays


def test_a_verdict_speaks_of_its_own_use_alone() -> None:
    rules = [rule("verdict", use="outside", verdict=ENOUGH), rule("inside", "act", use="inside"), rule("both", "act")]

    assert advised(rules, {"act": action()}) == ["small/both", "small/inside", "small/verdict"]


def test_what_the_verdict_itself_advises_stays() -> None:
    rules = [rule("verdict", "act", use="outside", verdict={"use": "outside", "is": "not_now"})]

    assert advised(rules, {"act": action()}) == ["small/verdict"]


def test_a_unit_with_a_verdict_of_its_own_keeps_to_that() -> None:
    local = {"per": "process", "use": "outside", "when": {"team.local": True}}
    rules = [
        rule("enough", use="outside", verdict=ENOUGH),
        rule("more", "act", **local),
        rule("do", verdict={"use": "outside", "is": "do"}, **local),
    ]

    assert "small/more" in advised(rules, {"act": action()}, units=[UNIT])
    assert "small/more" not in advised(rules[:2], {"act": action()}, units=[UNIT])


@pytest.mark.parametrize(
    ("name", "when", "conclude", "expected"),
    [
        ("finds it", {"team.busy": True}, ["risk.fire"], True),
        ("answers it", {"risk.fire": True}, [], True),
        ("answers what does not press", {"risk.dust": True}, ["risk.dust"], False),
    ],
)
def test_what_finds_or_answers_a_pressing_conclusion_presses(
    name: str, when: dict[str, Any], conclude: list[str], expected: bool
) -> None:
    finds = rule("finds", conclude=["risk.fire", "risk.dust"])
    conclude = [item for item in conclude if item not in when]
    base = pack({"act": action()}, [finds, rule("asked", "act", when=when, conclude=conclude)])
    _, found = derived(base, organisation())

    assert presses(found, [base.rule("small/asked")], "") is expected, name


@pytest.mark.parametrize(("value", "expected"), [("limits", True), ("not_now", True), ("do", False), ("enough", False)])
def test_waiting_leads_where_its_rule_limits_the_use(value: str, expected: bool) -> None:
    base = pack({"act": action(kind="wait")}, [rule("asked", "act", verdict={"use": "outside", "is": value})])
    selection = selected(base, organisation())

    assert says_wait(selection.verdicts, [base.rule("small/asked")], "") is expected


def test_what_leads_goes_before_what_counts_for_more() -> None:
    base = pack({"more": action(), "wait": action(kind="wait")})
    items = [
        Item(base.actions[name], "", (), {"benefit": value}, value, 1, leads=name == "wait")
        for name, value in (("more", HALF), ("wait", HALF / 2))
    ]

    assert [found.item.id for found in arrange(items, Part("benefit"), None, None)] == ["wait", "more"]
