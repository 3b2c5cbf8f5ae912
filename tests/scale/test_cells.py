"""A file and its row say the same; cells are read as a file would be."""

import json
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_advisor import Advisor
from maturity_advisor.documents import document_of
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.scale.cells import answer_in, cell_of
from maturity_advisor.scale.layout import layout_of
from maturity_advisor.scale.rows import document_in, employees_in, row_of
from tests.cli.conftest import EXAMPLES
from tests.scale.organisations import organisations

BOOLEAN = Domain("boolean")
SCALE = Domain("scale", ("never", "often"))
CHOICES = Domain("choices", ("a", "b"))
NUMBER = Domain("number")
TEXT = Domain("text")


@pytest.mark.parametrize(
    ("cell", "domain", "answer"),
    [
        ("", SCALE, None),
        ("  ", SCALE, None),
        ("unknown", SCALE, "unknown"),
        (" often ", SCALE, "often"),
        ("TRUE", BOOLEAN, True),
        ("false", BOOLEAN, False),
        ("maybe", BOOLEAN, "maybe"),
        ("2.5", NUMBER, 2.5),
        ("twelve", NUMBER, "twelve"),
        ("a|b", CHOICES, ["a", "b"]),
        ("a", CHOICES, ["a"]),
        ("[]", CHOICES, []),
        ("not_applicable: no shop", SCALE, {"not_applicable": "no shop"}),
        ("not_applicable", SCALE, "not_applicable"),
        ('[{"value": "never", "by": "staff"}]', SCALE, [{"value": "never", "by": "staff"}]),
        ([("a", "yes"), ("b", "no")], CHOICES, {"a": "yes", "b": "no"}),
        ({"value": "never", "by": None}, SCALE, {"value": "never"}),
        (True, BOOLEAN, True),
    ],
)
def test_a_cell_says_what_a_file_would(cell, domain, answer):
    found = answer_in(cell, domain)

    assert found == answer


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).map(str.strip).filter(bool))
def test_a_text_survives_its_cell_unless_a_cell_has_a_word_for_it(text):
    found = answer_in(cell_of(text), TEXT)

    if not text.startswith("not_applicable"):
        assert found in (text, [text])


@pytest.mark.parametrize(
    ("cell", "people"), [("12", 12), (12.0, 12), (1.5, None), ("many", None), (-1.0, None), (float("nan"), None)]
)
def test_people_are_whole_numbers(cell, people):
    assert employees_in(cell) == people


@pytest.fixture(scope="module")
def advisor():
    return Advisor(engine="explain")


@pytest.fixture(scope="module")
def base(advisor):
    return advisor.knowledge


def test_a_row_gives_back_the_file_it_was_made_of(base):
    for document in islice(organisations(base, 9), 50):
        data = document_of(document).data
        row = row_of(data)

        again = document_of(document_in(base, layout_of(base, row), row)).data

        assert again["answers"] == data["answers"]
        for key in ("wishes", "motivation", "constraints", "units", "targets", "as_of"):
            assert again.get(key) == data.get(key)


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_examples_follow_from_their_rows_as_from_their_files(advisor, example):
    advice = advisor.advise(EXAMPLES / example)
    row = row_of(advice.document.data)

    again = advisor.advise(document_in(advisor.knowledge, layout_of(advisor.knowledge, row), row))

    assert again.derived.statuses == advice.derived.statuses
    assert [one.item.key for one in again.arranged] == [one.item.key for one in advice.arranged]
    assert json.dumps(row)  # nothing but texts
