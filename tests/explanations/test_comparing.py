"""What moved between two pieces of advice, and because of what."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity_advisor.advisor import Advisor
from maturity_advisor.documents import read_file
from maturity_advisor.errors import AdvisorError, OrganisationError
from maturity_advisor.explanations.comparing import Comparison, compare

SHOP: dict[str, Any] = {
    "organisation": {"id": "shop", "name": "Shop", "employees": 80, "sector": "retail", "language": "en"},
    "as_of": "2026-11-22",
    "wishes": ["awareness"],
    "motivation": {"kpis": [{"id": "calls", "baseline": 13.8, "target": 20.1, "outcome": "service"}]},
    "answers": {
        "channels.used": ["facebook", "linkedin"],
        "listening.monitoring": "never",
        "purpose.social_goal": "nothing_agreed",
    },
}


def changed(**more: Any) -> dict[str, Any]:
    found = copy.deepcopy(SHOP)
    for key, value in more.items():
        found[key] = {**found[key], **value} if isinstance(value, dict) else value
    return found


def stored(advisor: Advisor, organisation: Any, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(advisor.advise(organisation, **options).to_json())
    return found


def causes_of(found: Comparison) -> list[tuple[Any, ...]]:
    return [item.causes for item in (*found.stages, *found.verdicts, *found.recommendations)]


def test_nothing_differs_from_itself(everything: Advisor, example: Path) -> None:
    document = read_file(example)

    assert compare(everything, document, stored(everything, example)).is_empty


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_nothing_differs_in_another_language(everything: Advisor, small: Path, language: str) -> None:
    assert compare(everything, stored(everything, small, lang="en"), stored(everything, small, lang=language)).is_empty


def test_another_answer_is_the_cause_of_what_follows_from_it(everything: Advisor) -> None:
    found = compare(everything, SHOP, changed(answers={"listening.monitoring": "continuous"}))

    assert [cause.id for cause in found.answers] == ["listening.monitoring"]
    assert found.answers[0].before != found.answers[0].after
    assert found.moves
    named = {cause.id for causes in causes_of(found) for cause in causes if cause.kind == "answer"}
    assert named == {"listening.monitoring"}


def test_every_change_has_a_cause(everything: Advisor, example: Path) -> None:
    found = compare(everything, SHOP, example, lang="en")

    assert causes_of(found)
    assert all(causes_of(found))


def test_back_and_forth_are_each_others_mirror(everything: Advisor) -> None:
    other = changed(answers={"listening.monitoring": "continuous"}, organisation={"employees": 8})
    there, back = compare(everything, SHOP, other), compare(everything, other, SHOP)

    mirror = {"came": "went", "went": "came", "rose": "fell", "fell": "rose"}
    assert sorted((item.id, item.move) for item in there.recommendations) == sorted(
        (item.id, mirror[item.move]) for item in back.recommendations
    )
    assert {(item.scope, item.before, item.after) for item in there.stages} == {
        (item.scope, item.after, item.before) for item in back.stages
    }


def test_a_gate_is_the_cause_not_the_answers_it_makes_moot(everything: Advisor) -> None:
    base = changed(answers={"works_council.role": "not_informed"})
    found = compare(everything, base, changed(answers=base["answers"], organisation={"employees": 8}))

    assert [cause.id for cause in found.answers] == ["organisation.employees"]


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"wishes": ["recruitment"]}, "wishes"),
        ({"motivation": {"mission": {"statement": "Feed people"}}}, "motivation"),
        ({"targets": {"esm3": "facilitating"}}, "targets"),
        ({"constraints": {"hours_per_week": 1}}, "constraints"),
        ({"as_of": "2027-11-22"}, "date"),
        ({"units": [{"id": "w", "kind": "process", "title": "W"}]}, "units"),
    ],
)
def test_what_else_is_different_is_named(everything: Advisor, more: dict[str, Any], name: str) -> None:
    base = {**SHOP, "targets": {}, "constraints": {}}
    new = {**base, **{key: value if key != "motivation" else {**SHOP[key], **value} for key, value in more.items()}}

    found = compare(everything, base, new)

    assert [cause.id for cause in found.settings] == [name]
    assert all(causes_of(found))


def test_another_pack_or_model_choice_is_named(everything: Advisor) -> None:
    old, new = stored(everything, SHOP), stored(Advisor(engine="explain", models=["esm3"]), SHOP)
    old["provenance"]["packs"][0]["digest"] = "sha256:00"

    found = compare(everything, old, new)

    assert "models" in {cause.id for cause in found.settings}
    assert old["provenance"]["packs"][0]["id"] in {cause.id for cause in found.packs}
    assert all(causes_of(found))


def test_an_override_that_ends_is_told_with_its_reason(everything: Advisor) -> None:
    found = compare(everything, SHOP, {**SHOP, "constraints": {"will_not": [first_action(everything)]}})

    gone = next(item for item in found.recommendations if item.move == "went")
    assert gone.causes[0].kind == "aside"
    assert "constraints" in {cause.id for cause in gone.causes}


def first_action(advisor: Advisor) -> str:
    return advisor.advise(SHOP).arranged[0].item.action.id


def test_a_client_learns_nothing_of_answers_meant_for_the_advisor(everything: Advisor) -> None:
    secret = {"value": "continuous", "visibility": "advisor", "note": "in confidence"}
    found = compare(everything, SHOP, changed(answers={"listening.monitoring": secret}), audience="client")

    assert "listening.monitoring" not in {cause.id for causes in causes_of(found) for cause in causes if cause.after}
    assert "in confidence" not in json.dumps(found.to_data())
    assert all(causes_of(found))


def test_data_says_it_all(everything: Advisor) -> None:
    data = compare(everything, SHOP, changed(answers={"listening.monitoring": "continuous"})).to_data()

    assert json.loads(json.dumps(data)) == data
    assert set(data) == {
        "language",
        "complete",
        "old",
        "new",
        "units",
        "answers",
        "settings",
        "packs",
        "stages",
        "verdicts",
        "recommendations",
        "figures",
        "actions",
    }


@pytest.mark.parametrize(
    "bad",
    [{"schema": "advice/1"}, {"schema": "advice/2"}, {"schema": "advice/1", "organisation": 1}, {}, {"answers": 1}],
)
def test_what_cannot_be_compared_is_refused(everything: Advisor, bad: dict[str, Any]) -> None:
    with pytest.raises(OrganisationError):
        compare(everything, bad, SHOP)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutilated_advice_is_compared_or_refused(everything: Advisor, data: st.DataObject) -> None:
    broken = stored(everything, SHOP)
    part: Any = broken
    for _ in range(data.draw(st.integers(1, 5))):
        keys = sorted(part) if isinstance(part, dict) else list(range(len(part)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(part[key], dict | list) or data.draw(st.booleans()):
            part[key] = data.draw(st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({}))
            break
        part = part[key]

    try:
        assert compare(everything, broken, SHOP).to_data()
    except AdvisorError:
        return
