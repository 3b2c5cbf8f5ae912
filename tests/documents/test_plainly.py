"""What is read plainly is what the careful reading finds, and whatever that one refuses is never read plainly."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.test_bad_files import FILES
from tests.documents.test_properties import DATA, FRAGMENTS, block, flow, without_planes

from maturity_advisor.documents import Limits, read_file, read_text, read_without_places
from maturity_advisor.documents.encoding import utf8
from maturity_advisor.documents.yaml_plainly import Unusual, read_plainly
from maturity_advisor.errors import DocumentError, LimitError

USUAL = Limits()
ROOT = Path(__file__).parents[2]
OURS = sorted(path for folder in ("models", "rules", "examples") for path in (ROOT / folder).rglob("*.yaml"))


def told(data: Any) -> Any:
    """Data with their types, the order of keys, and how numbers were written."""
    if isinstance(data, dict):
        return [(key, told(part)) for key, part in data.items()]
    if isinstance(data, list):
        return [list, *map(told, data)]
    return type(data), getattr(data, "text", data)


def plainly(raw: bytes, limits: Limits = USUAL) -> Any:
    try:
        return told(read_plainly(utf8(raw, "t.yaml"), limits))
    except (Unusual, DocumentError):
        return Unusual


def carefully(raw: bytes, limits: Limits = USUAL) -> Any:
    try:
        return told(read_text(raw, "t.yaml", limits=limits, syntax="yaml").data)
    except (DocumentError, LimitError):
        return Unusual


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_file_of_ours_is_plain_and_read_the_same(path: Path) -> None:
    assert plainly(path.read_bytes()) == carefully(path.read_bytes()) != Unusual


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bad_file_is_never_read_plainly(path: Path) -> None:
    if path.suffix != ".json":
        assert plainly(path.read_bytes()) is Unusual


@given(DATA, st.sampled_from([flow, block]))
def test_whatever_the_data_they_are_read_the_same(data: Any, written: Any) -> None:
    raw = written(without_planes(data)).encode()

    assert plainly(raw) in (carefully(raw), Unusual)


@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_whatever_the_file_it_is_read_the_same_or_not_at_all(text: str) -> None:
    raw = text.encode()

    assert plainly(raw) in (carefully(raw), Unusual)


@pytest.mark.parametrize(
    "text", ['a: "\\0"', 'a: "\\x00"', "[" * 65 + "]" * 65, "%YAML 1.2\n---\na: 1", "a: 1\n---\nb: 1"]
)
def test_what_calls_for_a_closer_look_is_not_read_plainly(text: str) -> None:
    assert plainly(text.encode()) is Unusual


@pytest.mark.parametrize("limits", [Limits(nodes=8), Limits(depth=2), Limits(scalar=10)])
def test_limits_are_left_to_the_careful_reading(limits: Limits) -> None:
    assert plainly(b"a: {b: [c, d]}\n", limits) is Unusual
    assert plainly(b"a: 1\n", limits) == carefully(b"a: 1\n", limits)


@pytest.mark.parametrize(("name", "text"), [("a.yaml", "a: &b 1"), ("a.json", '{"a": 1, "a": 2}'), ("a.yaml", "{a: 1")])
def test_without_places_a_file_is_refused_in_the_same_words(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)

    with pytest.raises(DocumentError) as careful:
        read_file(tmp_path / name)
    with pytest.raises(DocumentError) as plain:
        read_without_places(tmp_path / name)

    assert plain.value.problems == careful.value.problems


def test_json_is_read_without_places_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": 1.10}')

    assert read_without_places(tmp_path / "a.json") == read_file(tmp_path / "a.json")
