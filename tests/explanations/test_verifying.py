"""Stored advice is verified to the last value, and whatever is done to the file is noticed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity_advisor.advisor import Advisor
from maturity_advisor.errors import AdvisorError, ExitCode, OrganisationError
from maturity_advisor.explanations.robustness import robustness
from maturity_advisor.explanations.verifying import Verification, verify

Steps = tuple[str | int, ...]


@cache
def text(advisor: Advisor, path: Path) -> str:
    return advisor.advise(path).to_json()


def stored(advisor: Advisor, organisation: Any, **options: Any) -> dict[str, Any]:
    plain = isinstance(organisation, Path) and not options
    written = text(advisor, organisation) if plain else advisor.advise(organisation, **options).to_json()
    found: dict[str, Any] = json.loads(written)
    return found


def leaves(data: Any, path: Steps = ()) -> Iterator[Steps]:
    if isinstance(data, dict | list) and data:
        for key in list(data) if isinstance(data, dict) else range(len(data)):
            yield from leaves(data[key], (*path, key))
    else:
        yield path


def mutated(data: dict[str, Any], path: Steps) -> dict[str, Any]:
    """One value with one of its bytes changed."""
    changed = copy.deepcopy(data)
    parent = changed
    for step in path[:-1]:
        parent = parent[step]  # type: ignore[index]
    parent[path[-1]] = other(parent[path[-1]])  # type: ignore[index]
    return changed


def other(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
    return value + 1 if isinstance(value, int | float) else ["x"] if isinstance(value, list) else {"x": 1}


def noticed(advisor: Advisor, data: dict[str, Any]) -> bool:
    try:
        return not verify(data, advisor=advisor).agrees
    except OrganisationError:
        return True


def test_every_example_agrees_after_a_round_trip_through_json(everything: Advisor, example: Path) -> None:
    found = verify(stored(everything, example), advisor=everything)

    assert found == Verification(True, found.language, review=found.review)


def test_an_advisor_of_its_own_is_set_as_the_stored_one_was(tmp_path: Path, small: Path) -> None:
    file = tmp_path / "advice.json"
    narrow = Advisor(engine="explain", models=["esm3"], without=["renderers"])
    file.write_text(narrow.advise(small, lang="de").to_json(), "utf-8")

    assert verify(file, engine="explain").agrees


def test_robustness_is_verified_where_it_was_asked_for(everything: Advisor, small: Path) -> None:
    advice = everything.advise(small)
    data = stored(everything, small) | {"robustness": robustness(advice, 20, 7).to_data()}

    assert verify(data, advisor=everything).agrees
    data["robustness"]["recommendations"][0]["in_first"] -= 1
    assert [item.path for item in verify(data, advisor=everything).differences] == [
        "/robustness/recommendations/0/in_first"
    ]


def test_every_changed_value_of_the_input_is_noticed(everything: Advisor, small: Path) -> None:
    data = stored(everything, small)

    for path in leaves(data["input"], ("input",)):
        assert noticed(everything, mutated(data, path)), path


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choice=st.integers(0, 10**6))
def test_every_changed_value_of_the_results_is_noticed(everything: Advisor, small: Path, choice: int) -> None:
    data = stored(everything, small)
    paths = [path for path in leaves(data) if path[0] not in ("input", "environment")]

    path = paths[choice % len(paths)]

    assert noticed(everything, mutated(data, path)), path


def test_what_ran_may_differ_and_is_told(everything: Advisor, small: Path) -> None:
    data = stored(everything, small)
    data["environment"]["program"] = "maturity-advisor 0.0.9"

    found = verify(data, advisor=everything)

    assert found.agrees
    assert [(item.path, item.before) for item in found.environment] == [
        ("/environment/program", "maturity-advisor 0.0.9")
    ]


def test_the_pack_that_differs_is_named(everything: Advisor, small: Path) -> None:
    data = stored(everything, small)
    pack = next(item for item in data["provenance"]["packs"] if item["id"] == "esm3")
    pack["digest"] = "sha256:00"
    data["provenance"]["packs"].append({"id": "gone", "edition": "1"})

    found = verify(data, advisor=everything)

    assert [item.path for item in found.packs] == ["esm3", "gone"]
    assert "after" not in found.packs[1].to_data()


def test_the_setting_that_differs_is_named(everything: Advisor, small: Path) -> None:
    data = stored(everything, small)
    data["settings"]["priority"]["formula"]["weighted"][0]["weight"] = "4"

    found = verify(data, advisor=everything)

    assert [item.path for item in found.settings] == ["/settings/priority/formula/weighted/0/weight"]


@pytest.mark.parametrize("setting", [{"models": ["nobody"]}, {"without": ["nothing"]}, {"priority": {"id": "other"}}])
def test_what_cannot_be_computed_again_says_why(everything: Advisor, small: Path, setting: dict[str, Any]) -> None:
    data = stored(everything, small)
    data["settings"] |= setting

    found = verify(data, engine="explain")

    assert not found.agrees
    assert found.obstacles
    assert all(problem.remedy for problem in found.obstacles)


def test_answers_that_no_longer_exist_are_an_obstacle(everything: Advisor, small: Path) -> None:
    data = stored(everything, small)
    data["input"]["answers"]["purpose.social_goal"] = "no_such_option"

    found = verify(data, advisor=everything)

    assert not found.agrees
    assert "no_such_option" in found.obstacles[0].message


def test_a_clients_copy_is_refused_with_a_remedy(everything: Advisor, small: Path) -> None:
    with pytest.raises(OrganisationError, match="without --for client") as caught:
        verify(stored(everything, small, audience="client"), advisor=everything)

    assert caught.value.exit_code is ExitCode.INPUT


def test_the_advisors_own_judgement_is_shown_beside(everything: Advisor) -> None:
    review = {"action": "find-a-sponsor", "verdict": "rejected", "why": "There is one."}
    data = stored(everything, {"organisation": {"id": "x", "name": "X"}, "review": [review]})

    assert verify(data, advisor=everything).to_data()["review"] == [review]


HOSTILE: list[Any] = [
    {},
    {"schema": []},
    {"schema": "advice/1"},
    {"schema": "advice/99", "input": {}},
    {"schema": "advice/1", "input": []},
    {"schema": "advice/1", "input": {}},
    {"schema": "advice/1", "input": {}, "settings": 1},
    {"schema": "advice/1", "input": {}, "settings": {"language": 1, "for": None, "priority": []}},
    {"schema": "advice/1", "input": {"organisation": None}, "settings": None},
]


@pytest.mark.parametrize("data", HOSTILE, ids=str)
def test_what_is_no_advice_is_refused(everything: Advisor, data: dict[str, Any]) -> None:
    with pytest.raises(OrganisationError):
        verify(data, advisor=everything)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    choice=st.integers(0, 10**6),
    value=st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({}) | st.just([{}]),
)
def test_mutilated_advice_never_ends_in_anything_but_a_verdict_or_a_refusal(
    everything: Advisor, small: Path, choice: int, value: Any
) -> None:
    data = stored(everything, small)
    keys = sorted(data)
    data[keys[choice % len(keys)]] = value
    data["provenance"] = data["provenance"] if choice % 3 else {"packs": [value, {"id": value}]}

    try:
        assert verify(data, advisor=everything).to_data()
    except AdvisorError:
        return


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99, 0.9999])
def test_half_a_file_is_refused(everything: Advisor, small: Path, tmp_path: Path, share: float) -> None:
    whole = text(everything, small)
    file = tmp_path / "advice.json"
    file.write_text(whole[: int(len(whole) * share)], "utf-8")

    with pytest.raises(OrganisationError):
        verify(file, advisor=everything)
