"""Errors are data that sort, print and end the program the same way everywhere."""

import pytest

from maturity_advisor import errors
from maturity_advisor.errors import AdvisorError, DocumentError, ExitCode, PackError, Place, Problem


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml", 3, 7), "a.yaml:3:7"),
    ],
)
def test_a_place_reads_as_editors_write_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_places_sort_by_file_line_and_column_and_the_whole_file_comes_first() -> None:
    in_order = [Place("a"), Place("a", 2), Place("a", 2, 1), Place("a", 2, 10), Place("a", 10, 1), Place("b")]

    mixed = in_order[3:] + in_order[:3]

    assert sorted(mixed) == in_order
    assert Place("a", 2) <= Place("a", 2) < Place("b") > Place("a")


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("it is wrong"), "it is wrong."),
        (Problem("it is wrong", "Mend it"), "it is wrong. Mend it."),
        (Problem("it is wrong", "Did you mean 'a'?", Place("a", 1, 2)), "a:1:2: it is wrong. Did you mean 'a'?"),
        (Problem("stop!", place=Place("a")), "a: stop!"),
    ],
)
def test_a_problem_says_where_what_and_how_to_mend_it(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_an_error_holds_its_problems_in_the_order_of_the_file_one_a_line() -> None:
    late, early, nowhere = Problem("late", place=Place("a", 2)), Problem("early", place=Place("a", 1)), Problem("no")

    error = DocumentError(late, early, nowhere)

    assert error.problems == (nowhere, early, late)
    assert str(error) == "no.\na:1: early.\na:2: late."


def test_problems_of_a_document_can_be_raised_again_as_those_of_a_pack() -> None:
    problem = Problem("wrong", place=Place("a", 1))

    again = PackError(*DocumentError(problem).problems)

    assert (again.problems, again.exit_code) == ((problem,), 4)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AdvisorError", 70),
        ("UsageError", 2),
        ("OrganisationError", 3),
        ("DocumentError", 3),
        ("PackError", 4),
        ("LimitError", 5),
        ("StorageError", 6),
        ("EngineError", 7),
    ],
)
def test_each_kind_of_error_has_its_exit_code(name: str, code: int) -> None:
    kind = getattr(errors, name)

    assert issubclass(kind, AdvisorError)
    assert kind.exit_code == code


def test_the_exit_codes_are_those_the_documentation_promises() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "DONE": 0,
        "GATE": 1,
        "USAGE": 2,
        "INPUT": 3,
        "PACK": 4,
        "LIMIT": 5,
        "STORAGE": 6,
        "ENGINE": 7,
        "INCOMPLETE": 8,
        "BUG": 70,
        "INTERRUPTED": 130,
    }
