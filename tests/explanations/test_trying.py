"""What would be different: tried without writing anything."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.documents import Document, read_file
from maturity_advisor.errors import UsageError
from maturity_advisor.explanations.trying import parse_changes, what_if

HALL: dict[str, Any] = {
    "organisation": {"id": "hall", "name": "Hall", "employees": 80, "language": "en"},
    "answers": {"channels.used": ["facebook"], "listening.monitoring": "never"},
    "units": [{"id": "desk", "kind": "process", "title": "Desk", "answers": {"process.owner": False}}],
}


def answered(document: Document) -> dict[str, Any]:
    found = dict(document.data.get("answers", {}))
    for unit in document.data.get("units", ()):
        found |= {f"{unit['id']}:{name}": answer for name, answer in unit.get("answers", {}).items()}
    return found


def test_the_answers_of_today_change_nothing(everything: Advisor, example: Path) -> None:
    document = read_file(example)

    assert what_if(everything, document, answered(document)).is_empty


def test_nothing_is_written_into_what_was_given(everything: Advisor) -> None:
    given = copy.deepcopy(HALL)

    what_if(
        everything, given, {"listening.monitoring": "continuous", "desk:process.owner": True, "channels.used": None}
    )

    assert given == HALL


def test_it_is_the_same_as_comparing_with_the_changed_organisation(everything: Advisor) -> None:
    found = what_if(everything, HALL, {"desk:process.owner": True, "organisation.employees": 8})

    assert {(cause.place, cause.id) for cause in found.answers} == {
        ("desk", "process.owner"),
        ("", "organisation.employees"),
    }
    assert found.moves


def test_an_answer_can_be_taken_away(everything: Advisor) -> None:
    found = what_if(everything, HALL, {"listening.monitoring": None})

    assert [(cause.id, cause.after) for cause in found.answers] == [("listening.monitoring", "")]


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("listening.monitoring=by_chance", "by_chance"),
        ("listening.monitoring=unknown", "unknown"),
        ("listening.monitoring=", None),
        ("listening.monitoring=open", None),
        ('listening.monitoring=n/a:"too small"', {"not_applicable": "too small"}),
        ("channels.used=facebook, linkedin", ["facebook", "linkedin"]),
        ("channels.used=none", []),
        ("organisation.employees=12", 12),
        ("desk:process.owner=true", True),
    ],
)
def test_changes_are_read_as_their_facts_ask_for(everything: Advisor, written: str, answer: Any) -> None:
    (found,) = parse_changes(everything.knowledge, (written,)).items()

    assert found == (written.partition("=")[0], answer)
    what_if(everything, HALL, dict([found]))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"listening.monitorin": "never"}, "Did you mean 'listening.monitoring'"),
        ({"listening.monitoring": "allways"}, "no option"),
        ({"listening.monitoring": True}, "no option"),
        ({"organisation.employees": "many"}, "no number"),
        ({"organisation.employees": -1}, "less than"),
        ({"desk:process.owner": "true"}, "neither true nor false"),
        ({"dusk:process.owner": True}, "Did you mean 'desk'"),
        ({"process.owner": True}, "not asked of an organisation"),
        ({"desk:channels.used": []}, "not asked of a process"),
        ({"esm3.culture": "strategic"}, "follows from answers"),
        ({"listening.monitoring": {"not_applicable": ""}}, "why this does not apply"),
        ({"channels.used": "facebook"}, "several answers"),
    ],
)
def test_what_cannot_be_tried_has_a_remedy(everything: Advisor, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        what_if(everything, HALL, changes)


@pytest.mark.parametrize(
    "written", ["listening.monitoring", "=never", "nothing.like_it=1", "organisation.employees=.nan"]
)
def test_what_cannot_be_read_has_a_remedy(everything: Advisor, written: str) -> None:
    with pytest.raises(UsageError):
        parse_changes(everything.knowledge, (written,))


def test_trying_advises_twice_and_reads_no_pack_again(
    everything: Advisor, largest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advising = mock.Mock(wraps=everything.advise)
    monkeypatch.setattr(everything, "advise", advising)
    monkeypatch.setattr("maturity_advisor.advisor.find_plugins", mock.Mock(side_effect=AssertionError))

    what_if(everything, largest, {"leadership.sponsor": "nobody"})

    assert advising.call_count == 2
