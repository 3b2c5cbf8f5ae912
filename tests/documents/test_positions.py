"""A place is where an editor shows it, whatever the characters and line breaks before it."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_advisor.documents import read_text
from maturity_advisor.documents.positions import characters, offset
from maturity_advisor.errors import Place

TEXT = """\
id: a
rules:
  - {id: b, when: {é: 1, 😀: [x, y]}}
  - id: c
facts: {}
empty:
"""
DOCUMENT = read_text(TEXT, "t.yaml")


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("id",), 1, 5),
        (("rules",), 3, 3),
        (("rules", 0), 3, 5),
        (("rules", 0, "when"), 3, 19),
        (("rules", 0, "when", "😀", 1), 3, 33),
        (("rules", 1, "id"), 4, 9),
        (("facts",), 5, 8),
        (("empty",), 6, 7),
    ],
)
def test_a_value_is_placed_where_it_begins(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert DOCUMENT.place(path) == Place("t.yaml", line, column)


@pytest.mark.parametrize(
    ("path", "above"),
    [
        (("nothing",), ()),
        (("rules", 7), ("rules",)),
        (("rules", -1), ("rules",)),
        (("rules", "id"), ("rules",)),
        (("rules", 0, "because", "en"), ("rules", 0)),
        (("rules", 0, 0), ("rules", 0)),
        (("id", "a"), ("id",)),
        (("facts", "a", "b"), ("facts",)),
    ],
)
def test_what_is_not_there_is_placed_at_what_is_above_it(
    path: tuple[str | int, ...], above: tuple[str | int, ...]
) -> None:
    assert DOCUMENT.place(path) == DOCUMENT.key_place(path) == DOCUMENT.place(above)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("rules",), 2, 1),
        (("rules", 0), 3, 5),
        (("rules", 0, "when", "é"), 3, 20),
        (("rules", 0, "when", "😀"), 3, 26),
        (("rules", 0, "when", "😀", 1), 3, 33),
    ],
)
def test_a_key_is_placed_where_it_begins(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert DOCUMENT.key_place(path) == Place("t.yaml", line, column)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", ['{{"a":{0}"é",{0}"b": 1}}', "# é{0}{0}{{a: é,{0}b: 1}}", "a: é{0}b: 1"])
def test_all_line_breaks_count(end: str, text: str) -> None:
    place = read_text(text.format(end), "t").place(("b",))

    lines = text.format("\n").split("\n")
    assert place == Place("t", len(lines), lines[-1].index("1") + 1)


def test_a_document_cannot_be_exchanged_for_another() -> None:
    with pytest.raises(FrozenInstanceError):
        DOCUMENT.data = {}  # type: ignore[misc]


@given(
    st.text(st.sampled_from("aé€😀"), max_size=30), st.integers(0, 30), st.sampled_from([0, 65_530, 65_535, 131_072])
)
def test_the_byte_of_a_character_is_found(text: str, index: int, before: int) -> None:
    text = "x" * before + text
    index = min(before + index, len(text))

    assert offset(text.encode(), index) == len(text[:index].encode())
    assert characters(text.encode()) == len(text)


def test_an_error_behind_much_text_finds_its_line() -> None:
    with pytest.raises(Exception, match=r"^t:3:4: a text cannot begin with '@'\. Put it in quotes\.$"):
        read_text("# " + "é" * 100_000 + "\na: '" + "€" * 100_000 + "'\nb: @c\n", "t")
