"""What is left of a document still stands where it stood."""

from maturity_advisor.documents import read_text, without

TEXT = """\
first:
  - {id: a, x: 1}
  - {id: b, y: [2, 3]}
second:
  gone: 4
  kept: 5
third: 6
"""


def test_the_rest_of_a_document_keeps_its_places():
    whole = read_text(TEXT, "t.yaml")

    rest = without(whole, [("first", 0), ("first", 1, "y", 0), ("second", "gone")])

    assert rest.data == {"first": [{"id": "b", "y": [3]}], "second": {"kept": 5}, "third": 6}
    moved = {
        ("first", 0): ("first", 1),
        ("first", 0, "y", 0): ("first", 1, "y", 1),
        ("second", "kept"): ("second", "kept"),
        ("third",): ("third",),
    }
    assert {path: rest.place(path) for path in moved} == {path: whole.place(was) for path, was in moved.items()}
    assert rest.key_place(("second", "kept")) == whole.key_place(("second", "kept"))
    assert rest.key_place(("first", 0, "y")) == whole.key_place(("first", 1, "y"))


def test_without_anything_to_leave_out_it_is_the_same():
    whole = read_text(TEXT, "t.yaml")

    assert without(whole, []).data == whole.data
    assert without(whole, []).spots == whole.spots


def test_of_a_document_without_places_the_rest_has_none():
    whole = read_text('{"a": [1, 2]}', "t.json")

    assert without(whole, [("a", 0)]).data == {"a": [2]}
