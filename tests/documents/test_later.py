"""A late field is made when it is first asked for, once, and nobody can tell."""

import copy
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from maturity_advisor.documents import Shelf, later, with_late


@with_late("data")
@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    data: list[int]


def counted(made: list[int]) -> list[int]:
    made.append(1)
    return [3]


def test_a_late_field_is_made_once() -> None:
    made: list[int] = []
    thing = Thing("a", later(lambda: counted(made)))
    assert made == []

    assert thing.data is thing.data
    assert (made, thing.data) == ([1], [3])


@pytest.mark.parametrize("look", [repr, copy.deepcopy, lambda thing: replace(thing, name="a"), lambda thing: thing])
def test_what_is_late_looks_like_what_is_there(look: object) -> None:
    assert callable(look)
    assert look(Thing("a", later(lambda: [3]))) == look(Thing("a", [3]))


def test_a_late_field_is_as_frozen_as_the_others() -> None:
    with pytest.raises(FrozenInstanceError):
        Thing("a", later(lambda: [3])).data = []  # type: ignore[misc]


def test_what_cannot_be_made_is_tried_again() -> None:
    answers = iter([ValueError("not yet"), None])

    def make() -> list[int]:
        if error := next(answers):
            raise error
        return [3]

    thing = Thing("a", later(make))
    with pytest.raises(ValueError, match="not yet"):
        _ = thing.data

    assert thing.data == [3]


def test_a_shelf_takes_each_part_once_and_is_a_mapping() -> None:
    taken: list[int] = []
    shelf = Shelf({"a": 1, "b": 2}, lambda place: taken.append(place) or [place])

    assert ("a" in shelf, len(shelf), list(shelf), taken) == (True, 2, ["a", "b"], [])
    assert shelf["b"] is shelf["b"]
    assert taken == [2]
    assert shelf == {"a": [1], "b": [2]}
    assert shelf.get("c") is None
