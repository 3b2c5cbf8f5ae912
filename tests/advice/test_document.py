"""The advice document: what it holds, what a client's copy leaves out, and that it is the same for the same input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.errors import OrganisationError

KEYS = {
    "schema",
    "status",
    "organisation",
    "motivation",
    "answers",
    "units",
    "targets",
    "settings",
    "verdict",
    "assessments",
    "derived",
    "recommendations",
    "set_aside",
    "conflicts",
    "undetermined",
    "alignment",
    "review",
    "input",
    "notices",
    "provenance",
    "environment",
}
WHOLE: dict[str, Any] = {
    "organisation": {"id": "shop", "name": "Shop {x}", "employees": 80, "sector": "retail", "language": "en"},
    "as_of": "2026-11-22",
    "motivation": {
        "mission": {"statement": "Feed people"},
        "vision": {"statement": "The shop of the town", "shared": True},
        "goals": [{"id": "known", "statement": "Be known", "amplifies": "vision", "weight": 5}],
        "objectives": [
            {"id": "reach", "goal": "known", "statement": "Reach half", "kpi": "people", "deadline": "2027-06-30"},
            {"id": "loose", "goal": "vision", "statement": "Fewer calls", "kpi": "calls"},
        ],
        "kpis": [
            {
                "id": "people",
                "name": "People reached",
                "unit": "people",
                "baseline": 100,
                "current": 150,
                "target": 500,
                "outcome": "awareness",
            },
            {
                "id": "calls",
                "baseline": 40.5,
                "target": 20,
                "higher_is_better": False,
                "outcome": "service",
                "history": [{"date": "2026-01-01", "value": 41}, {"date": "2026-10-01", "value": 39.5}],
            },
        ],
        "confirmed": [
            {"link": "people -> reach", "fits": True, "by": "director", "date": "2026-10-01"},
            {"link": "loose -> vision", "fits": False},
        ],
    },
    "answers": {
        "purpose.social_goal": {
            "value": "written_down",
            "source": "a talk",
            "date": "2026-11-03",
            "evidence": "stated",
        },
        "channels.used": ["facebook", "linkedin"],
        "channels.posting": {"value": "now_and_then", "visibility": "advisor", "note": "said in confidence"},
        "listening.monitoring": [{"value": "never", "by": "director"}, {"value": "by_chance", "by": "staff"}],
        "channels.dependence": 60,
    },
    "targets": {"forrester": "coordinating", "forrester.culture": [{"by": "2027-01-01", "stage": "testing"}]},
    "constraints": {"hours_per_week": 6, "budget": "small", "will_not": ["paid-advertising"]},
    "review": [{"action": "name-the-goal", "verdict": "accepted", "status": "planned", "by": "adviser"}],
}


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return Advisor(engine="explain")


def test_the_document_has_all_its_parts(advisor: Advisor) -> None:
    advice = advisor.advise(WHOLE)

    assert set(advice.data) == KEYS
    assert json.loads(advice.to_json()) == advice.data
    assert [item["rank"] for item in advice.data["recommendations"]] == list(range(1, len(advice.arranged) + 1))


def test_every_recommendation_can_be_followed_down_and_up(advisor: Advisor) -> None:
    advice = advisor.advise(WHOLE)

    for item in advice.recommendations:
        data = item.data
        assert data["rules"], item.id
        assert all(trace["status"] == "fired" for trace in data["trace"]), item.id
        assert list(tests_in(data["trace"])), item.id
        assert data["chain"]["steps"] or data["chain"]["says"], item.id
        assert data["because"] == item.because
        assert str(item).endswith(item.title)


def test_an_explanation_shows_every_derived_fact_its_rules_rest_on(advisor: Advisor) -> None:
    advice = advisor.advise(WHOLE)

    for item in advice.recommendations:
        found = item.explain()
        told = {(fact["place"], fact["fact"]) for fact in found["derived"]}
        read = {
            (test["place"], test["test"])
            for test in tests_in(found["recommendation"]["trace"])
            if test["kind"] != "asked"
        }
        assert read <= told, item.id


def test_a_clients_copy_says_nothing_of_what_only_the_advisor_may_see(advisor: Advisor) -> None:
    client = advisor.advise(WHOLE, audience="client")

    assert "said in confidence" not in client.to_json()
    assert "input" not in client.data
    assert "channels.posting" not in {answer["fact"] for answer in client.data["answers"]}
    hidden = [test for test in tests_in(client.data) if test["test"] == "channels.posting"]
    assert all("says" not in test and "answers" not in test for test in hidden)
    explained = [item.explain() for item in client.recommendations]
    assert "said in confidence" not in json.dumps(explained)


def test_a_recommendation_is_found_by_id_and_by_rank(advisor: Advisor) -> None:
    advice = advisor.advise(WHOLE)
    first = advice.recommendations[0]

    assert advice.recommendation("1") == first == advice.recommendation(first.id)
    assert advice.recommendation("no-such-thing") is None
    assert (first.rank, first.band) == (1, "first")


def test_advice_prints_itself(advisor: Advisor) -> None:
    advice = advisor.advise({**WHOLE, "organisation": {**WHOLE["organisation"], "name": "<b>Shop</b>"}}, top=2)

    assert str(advice).splitlines()[0] == "<b>Shop</b>"
    assert len(str(advice).splitlines()) == 3
    assert "<b>Shop" not in advice._repr_html_()


@pytest.mark.parametrize("language", ["en", "nl", "de", "nl-BE", "fr"])
def test_the_document_speaks_the_language_asked_for(advisor: Advisor, language: str) -> None:
    advice = advisor.advise(WHOLE, lang=language)
    english = advisor.advise(WHOLE, lang="en")
    same = language in ("en", "fr")

    assert (advice.data["recommendations"][0]["action"] == english.data["recommendations"][0]["action"]) is same
    missing = [notice for notice in advice.data["notices"] if notice["code"] == "language"]
    assert bool(missing) is (language == "fr")


def test_an_answer_behind_a_closed_question_is_noticed(advisor: Advisor) -> None:
    answers = {"channels.used": ["no_channel"], "channels.posting": "regular"}
    advice = advisor.advise({"organisation": {"id": "x", "name": "X"}, "answers": answers})

    assert [answer["used"] for answer in advice.data["answers"]] == [False, True]
    assert [notice["code"] for notice in advice.data["notices"] if notice["code"] == "moot"] == ["moot"]


def test_open_rules_name_the_questions_that_would_decide_them(advisor: Advisor) -> None:
    advice = advisor.advise({"organisation": {"id": "x", "name": "X"}})

    assert advice.data["undetermined"]
    assert all(item["questions"] for item in advice.data["undetermined"])
    asked = {
        (question.fact, question.place)
        for question in advisor.next_questions({"organisation": {"id": "x", "name": "X"}})
    }
    named = {(q["fact"], q["place"]) for item in advice.data["undetermined"] for q in item["questions"]}
    assert named <= asked


def test_a_path_a_mapping_and_a_document_are_the_same(advisor: Advisor, tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")

    assert advisor.advise(path).to_json() == advisor.advise(WHOLE).to_json()


def test_a_missing_file_is_the_organisations_error(advisor: Advisor, tmp_path: Path) -> None:
    with pytest.raises(OrganisationError) as caught:
        advisor.advise(tmp_path / "nobody.yaml")

    assert caught.value.exit_code == 3


def tests_in(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from tests_in(item)
    elif isinstance(data, dict):
        if "test" in data:
            yield data
        for item in data.values():
            yield from tests_in(item)
