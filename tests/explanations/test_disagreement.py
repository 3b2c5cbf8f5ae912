"""Where models contradict each other: both sides with what they rest on, and what would settle it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.explanations.disagreement import disagreements


def test_every_conflict_is_told_from_both_sides(everything: Advisor, example: Path) -> None:
    advice = everything.advise(example)
    found = disagreements(advice)

    assert [[side.rule["id"] for side in item.sides] for item in found] == [
        [item["rule"]["id"], item["other"]["id"]] for item in advice.data["conflicts"]
    ]
    for item in found:
        assert item.settled_by
        assert all(side.title and side.rule["because"] and side.rests_on for side in item.sides)
        assert json.loads(json.dumps(item.to_data())) == item.to_data()


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
def test_it_is_told_in_the_readers_language(everything: Advisor, largest: Path, lang: str) -> None:
    (first, *_) = disagreements(everything.advise(largest, lang=lang))

    others = {
        disagreements(everything.advise(largest, lang=other))[0].settled_by
        for other in ("en", "nl", "de")
        if other != lang
    }
    assert first.settled_by not in others


def test_a_client_is_not_told_of_answers_meant_for_the_advisor(everything: Advisor, largest: Path) -> None:
    from maturity_advisor.documents import read_file

    document = read_file(largest)
    answers = {
        name: {"value": answer, "visibility": "advisor"} if isinstance(answer, str) and answer != "unknown" else answer
        for name, answer in document.data["answers"].items()
    }
    hidden = {**document.data, "answers": answers}

    told = disagreements(everything.advise(hidden, audience="client"))

    assert [len(side.rests_on) for item in told for side in item.sides] < [
        len(side.rests_on) for item in disagreements(everything.advise(hidden)) for side in item.sides
    ]
