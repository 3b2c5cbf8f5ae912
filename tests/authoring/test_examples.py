"""Examples of rules: run as their authors meant them, and named with their place where they come out otherwise."""

import pytest

from maturity_advisor.authoring.examples import Examples
from tests.reasoning.bridge import base_of

HEADER = {"id": "small", "format": 1, "version": "1.0.0", "language": "en", "licence": "CC0", "shared": True}
FACTS = {
    "team.busy": {"type": "boolean", "ask": "Busy?"},
    "team.size": {"type": "integer", "ask": "How many?", "minimum": 0},
    "team.tools": {
        "type": "choices",
        "ask": "Which?",
        "ask_if": {"team.busy": True},
        "options": [{"id": "chat"}, {"id": "wiki"}],
    },
    "team.local": {"type": "boolean", "ask": "Busy here?", "per": ["organisation", "process"]},
    "risk.fire": {"type": "boolean", "derived": True},
    "risk.dust": {"type": "boolean", "derived": True},
    "risk.here": {"type": "boolean", "derived": True, "per": "process"},
}
RULES = {
    "plain": {"when": {"team.busy": True}, "conclude": ["risk.dust"]},
    "large": {"when": {"team.size": {"at_least": 10}}, "unless": {"team.busy": True}, "conclude": ["risk.dust"]},
    "tools": {"when": {"team.tools": {"includes": "chat"}}, "conclude": ["risk.dust"]},
    "local": {"when": {"team.local": True, "team.busy": True}, "per": "process", "conclude": ["risk.here"]},
    "chained": {"when": {"risk.fire": True}, "conclude": ["risk.dust"]},
    "concluding": {"when": {"team.size": {"above": 5}}, "conclude": ["risk.fire"]},
}


def problems_of(name, **example):
    rule = {"id": name, "title": name, "because": "Because.", "origin": "interpretation", **RULES[name]}
    rule["examples"] = [{"name": "a case", **example}]
    others = [
        {"id": other, "title": other, "because": "Because.", "origin": "interpretation", **RULES[other]}
        for other in RULES
        if other != name
    ]
    base = base_of([{"pack": HEADER, "facts": FACTS, "rules": [rule, *others]}])
    examples = Examples(base)
    found = [str(problem) for problem in examples.problems()]
    assert examples.count == 1
    return found


@pytest.mark.parametrize(
    ("name", "given", "expect"),
    [
        ("plain", {"team.busy": True}, "fires"),
        ("plain", {"team.busy": False}, "silent"),
        ("plain", {}, "undetermined"),
        ("plain", {"team.busy": "unknown"}, "undetermined"),
        ("plain", {"team.busy": {"not_applicable": "nobody there"}}, "not_applicable"),
        ("large", {"team.size": 10, "team.busy": False}, "fires"),
        ("large", {"team.size": 10}, "undetermined"),
        ("large", {"team.size": 10, "team.busy": {"not_applicable": "no"}}, "fires"),
        ("tools", {"team.tools": ["chat"]}, "undetermined"),
        ("tools", {"team.tools": ["chat"], "team.busy": True}, "fires"),
        ("tools", {"team.tools": ["chat"], "team.busy": False}, "not_applicable"),
        ("local", {"team.local": True, "team.busy": True}, "fires"),
        ("chained", {"team.size": 6}, "fires"),
        ("chained", {"team.size": 5}, "silent"),
    ],
)
def test_an_example_is_read_as_the_explain_reading_reads_it(name, given, expect):
    assert problems_of(name, given=given, expect=expect) == []


def test_an_assumed_fact_stands_whatever_it_would_be_derived_from():
    assert problems_of("chained", given={"team.size": 6}, assume={"risk.fire": False}, expect="silent") == []


def test_a_fact_that_the_rule_does_not_rest_on_may_be_given():
    assert problems_of("plain", given={"team.busy": True, "team.size": 3}, expect="fires") == []


def test_what_comes_out_otherwise_is_named_with_rule_and_expectation():
    (problem,) = problems_of("plain", given={"team.busy": False}, expect="fires")

    assert "the example 'a case': rule 'small/plain' stays silent here, and not as expected (fires)." in problem


def test_an_example_that_stays_open_is_told_what_it_lacks():
    (problem,) = problems_of("large", given={"team.size": 12}, expect="fires")

    assert problem.endswith("Give what its condition and 'unless' read, or correct 'expect'.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"team.size": -1}, "-1 is less than 0"),
        ({"team.busy": "perhaps"}, "'perhaps' is neither true nor false"),
        ({"team.busy": {"value": True, "bye": "me"}}, "Did you mean 'by'?"),
    ],
)
def test_a_value_that_does_not_fit_is_a_problem_of_its_own(given, said):
    (problem,) = problems_of("plain", given=given, expect="fires")

    assert said in problem
