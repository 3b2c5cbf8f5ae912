"""Ten organisations are advised as a good advisor would advise them, and every piece of advice carries its reasons."""

from __future__ import annotations

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.examples.files import NAMES, advice, expected, leaves

FIRST = 5  # the advisor's first three stand among the first five
WANTED = {"wish", "kpi", "objective", "goal", "vision", "mission"}


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def verdicts(data: dict[str, Any]) -> dict[str, str]:
    return {f"{item['use']} {item['place']}".strip(): item["is"] for item in data["verdict"]}


def summary(data: dict[str, Any]) -> dict[str, Any]:
    """What must not change unnoticed: verdict, stages, the first ten, and what is set aside why."""
    return {
        "verdict": verdicts(data),
        "stages": dict(stage for assessment in data["assessments"] for stage in stages(assessment)),
        "recommendations": [
            f"{item['rank']} {item['id']} ({item['band']}, {item['horizon']}, {item['priority']['decimal']})"
            for item in data["recommendations"][:10]
        ],
        "set_aside": [
            " ".join(filter(None, (item["rule"]["id"], item["place"], "->", item["action"], item["cause"], item["by"])))
            for item in data["set_aside"]
        ],
        "conflicts": [f"{item['rule']['id']} / {item['other']['id']}" for item in data["conflicts"]],
    }


def stages(assessment: dict[str, Any]) -> list[tuple[str, str]]:
    """What each model says as a whole, or on each of its axes: stages from and to, types, or whether it holds."""
    scopes = [item for item in assessment["scopes"] if item["level"] == "model"] or assessment["scopes"]
    return [(f"{item['id']} {assessment['place']}".strip(), stage(item)) for item in scopes]


def stage(scope: dict[str, Any]) -> str:
    if not scope["applies"]:
        return "n/a"
    if "types" in scope:
        return " / ".join(item["id"] for item in scope["types"])
    if "holds" in scope:
        return str(scope["holds"])
    return " - ".join(dict.fromkeys((scope["lowest"]["id"], scope["highest"]["id"])))


def test_the_advice_is_the_one_that_was_reviewed(name: str, snapshot: SnapshotAssertion) -> None:
    assert summary(advice(name)) == snapshot


def test_the_verdict_is_what_the_advisor_expected(name: str) -> None:
    found, notes = verdicts(advice(name)), expected(name)

    assert {"inside": found["inside"], "outside": found["outside"]} == {
        "inside": notes["Verdict inside"],
        "outside": notes["Verdict outside"],
    }


def test_what_the_advisor_would_begin_with_stands_among_the_first(name: str) -> None:
    first = [item["id"] for item in advice(name)["recommendations"][:FIRST]]

    assert not set(expected(name)["First"].split(", ")) - set(first), first


def test_nothing_failed_and_nothing_is_left_out(name: str) -> None:
    assert advice(name)["status"] == "complete"


def test_every_answer_of_an_example_is_used(name: str) -> None:
    assert [item["fact"] for item in advice(name)["answers"] if not item["used"]] == []


def test_no_action_is_advised_twice_for_the_same_place(name: str) -> None:
    ids = [item["id"] for item in advice(name)["recommendations"]]

    assert len(ids) == len(set(ids))


def test_every_recommendation_names_rules_with_their_origin(name: str) -> None:
    for item in advice(name)["recommendations"]:
        assert item["rules"], item["id"]
        for rule in item["rules"]:
            assert rule["origin"] in ("published", "unverified", "interpretation"), rule["id"]
            assert rule["because"], rule["id"]
            assert rule["sources"] or rule["origin"] == "interpretation", rule["id"]
            assert all(source["citation"] for source in rule["sources"]), rule["id"]


def test_every_recommendation_leads_down_to_what_is_known(name: str) -> None:
    for item in advice(name)["recommendations"]:
        for trace in item["trace"]:
            tests = list(leaves(trace["when"]))
            assert tests, trace["rule"]
            assert all(test["says"] for test in tests), trace["rule"]
            answered = [test for test in tests if test["kind"] == "asked" and test["truth"] == "true"]
            assert all(test.get("answers") or test["test"].startswith("organisation.") for test in answered), trace


def test_every_recommendation_leads_up_to_what_is_wanted_or_says_that_nothing_shows_it_yet(name: str) -> None:
    for item in advice(name)["recommendations"]:
        steps = [step["element"] for step in item["chain"]["steps"]]
        assert item["chain"]["says"], item["id"]
        assert not steps or WANTED & set(steps[1:]), item["id"]


def test_everything_set_aside_says_why(name: str) -> None:
    assert [item["rule"]["id"] for item in advice(name)["set_aside"] if not item["because"]] == []


def test_a_firm_of_five_is_told_nothing_that_is_made_for_large_ones() -> None:
    large = {"steering-group", "find-a-sponsor", "guidelines-and-reinforcement", "channel-map", "set-up-monitoring"}
    for name in ("bakery", "bakery-with-wishes"):
        assert not large & {item["action"]["id"] for item in advice(name)["recommendations"]}


def test_three_of_the_first_six_hear_that_something_is_enough() -> None:
    heard = [name for name in NAMES if "enough" in verdicts(advice(name)).values()]

    assert heard == ["accountants", "bakery", "bakery-with-wishes", "municipality"]
