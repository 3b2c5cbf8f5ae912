"""Files, standard input and texts come in through one door, as YAML or JSON."""

import io
import os
from pathlib import Path
from typing import Any

import pytest

from maturity_advisor.documents import Limits, read_file, read_text, yaml_events
from maturity_advisor.errors import AdvisorError, DocumentError, LimitError, Place, UsageError

TOO_MANY = "t.yaml:{}: the file holds more than 10 keys and values. Split it, or raise the limit."
SMALL = Limits(bytes=100, depth=3, nodes=10, scalar=20)


def refused(text: bytes | str, source: str = "t.yaml", limits: Limits = SMALL) -> str:
    with pytest.raises(AdvisorError) as caught:
        read_text(text, source, limits=limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("---\n", None),
        ("%YAML 1.2\n---\nid: a\n...\n# the end\n", {"id": "a"}),
        ("a: {b: [c, 'd', \"e\"], f: {}}\n", {"a": {"b": ["c", "d", "e"], "f": {}}}),
        ("{id: a, items: [b, c]}", {"id": "a", "items": ["b", "c"]}),
        ('{"id": "a",}', {"id": "a"}),
        ('{"id": a}', {"id": "a"}),
        ("[a, b]\n", ["a", "b"]),
        ("text: |\n  one\n  two\nfolded: >\n  one\n  two\n", {"text": "one\ntwo\n", "folded": "one two\n"}),
        ("? a\n: b\n", {"a": "b"}),
        ("a:\n- b\n-\n", {"a": ["b", None]}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("'': a", {"": "a"}),
        ("'<<': a", {"<<": "a"}),
        ("just a text", "just a text"),
    ],
)
def test_yaml_says_plain_data(text: str, data: Any) -> None:
    assert read_text(text, "t").data == data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"id": "a", "items": [1, true, false, null, {}, []]}', {"id": "a", "items": [1, True, False, None, {}, []]}),
        ('"a"', "a"),
        (" [ \r\n\t] ", []),
        (r'["\ud83d\ude00", "\u00e9\/\b\f\n\r\t\"\\"]', ["😀", 'é/\b\f\n\r\t"\\']),
        ('["\u2028\x7f"]', ["\u2028\x7f"]),
        ('{"' + "k" * 2_000 + '"\n: 1}', {"k" * 2_000: 1}),
    ],
)
def test_json_says_plain_data(text: str, data: Any) -> None:
    assert read_text(text, "t.json").data == data
    assert read_text(text, "t", syntax="json").data == data


def test_json_is_recognised_by_its_syntax_whatever_the_file_is_called() -> None:
    assert read_text('\n{"a": "\\ud83d\\ude00"}', "t.yaml").data == {"a": "😀"}


def test_asked_for_yaml_json_is_read_as_yaml() -> None:
    with pytest.raises(DocumentError, match="half a surrogate pair"):
        read_text('{"a": "\\ud83d\\ude00"}', "t", syntax="yaml")


@pytest.mark.parametrize("source", ["t.json", "T.JSON"])
def test_a_file_called_json_is_held_to_it(source: str) -> None:
    assert refused("id: a", source) == f"{source}:1:1: 'id' is not in quotes. {REMEDY}"


REMEDY = "Write it in double quotes; true, false and null are in small letters."


@pytest.mark.parametrize("text", [b"\xef\xbb\xbfid: a", "\ufeffid: a"])
def test_a_byte_order_mark_does_no_harm(text: bytes | str) -> None:
    document = read_text(text, "t.yaml")

    assert (document.data, document.place(("id",))) == ({"id": "a"}, Place("t.yaml", 1, 5))


def test_half_a_surrogate_pair_in_a_text_is_placed() -> None:
    assert refused("a: b\nc: é\ud800") == "t.yaml:2:5: this is half a surrogate pair. Write the character itself."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 101, "t.yaml:1:1: the file is larger than 100 bytes. Split it, or raise the limit."),
        ("é" * 51, "t.yaml:1:1: the file is larger than 100 bytes. Split it, or raise the limit."),
        ("[[[[]]]]", "t.yaml:1:4: the file nests deeper than 3 levels. Split it, or raise the limit."),
        ("a:\n b:\n  c:\n   d: 1", "t.yaml:4:4: the file nests deeper than 3 levels. Split it, or raise the limit."),
        ("[1,2,3,4,5,6,7,8,9,0]", TOO_MANY.format("1:20")),
        ("- a\n" * 10, TOO_MANY.format("10:3")),
        ("a: " + "b" * 21, "t.yaml:1:4: a text is longer than 20 characters. Split it, or raise the limit."),
        ('["' + "b" * 21 + '"]', "t.yaml:1:2: a text is longer than 20 characters. Split it, or raise the limit."),
        ('["' + "\\n" * 21 + '"]', "t.yaml:1:2: a text is longer than 20 characters. Split it, or raise the limit."),
        ("k" * 21 + ": 1", "t.yaml:1:1: a text is longer than 20 characters. Split it, or raise the limit."),
    ],
)  # fmt: skip
def test_what_is_too_large_is_refused_where_it_becomes_so(text: str, message: str) -> None:
    with pytest.raises(LimitError) as caught:
        read_text(text, "t.yaml", limits=SMALL)

    assert str(caught.value) == message
    assert [problem.code for problem in caught.value.problems] == ["limit"]


@pytest.mark.parametrize(
    "text",
    ["[[[]]]", "[1,2,3,4,5,6,7,8,9]", "a: " + "b" * 20, '["' + "\\u00e9" * 15 + '"]', "[" + '"😀",' * 8 + "1]"],
)
def test_what_just_fits_the_limits_is_read(text: str) -> None:
    assert read_text(text, "t.yaml", limits=SMALL).data


def test_problems_before_a_limit_are_said_too() -> None:
    assert refused("a: 1\na: 2\n\n\nb: [[[c]]]").splitlines() == [
        "t.yaml:2:1: 'a' is given twice, first in line 1. Keep one of them.",
        "t.yaml:5:6: the file nests deeper than 3 levels. Split it, or raise the limit.",
    ]


def test_after_a_thousand_problems_reading_ends() -> None:
    lines = refused("a: 1\n" * 5_000, limits=Limits()).splitlines()

    assert len(lines) == 1_001
    assert lines[-1] == "t.yaml:1001:1: there may be more problems than these. Mend these first."


def test_limits_on_depth_stay_within_what_can_be_walked() -> None:
    with pytest.raises(UsageError, match=r"5000 levels are more than can be read\. Allow at most 200\."):
        Limits(depth=5_000)


def test_without_libyaml_nothing_is_read_by_something_slower(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "PARSER", None)

    assert refused("a: 1") == "t.yaml:1:1: PyYAML was built without libyaml. Install PyYAML from a wheel."


def test_a_file_is_read_and_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(b"id: esm3\n")

    assert read_file(path) == read_file(str(path))
    assert (read_file(path).source, read_file(path).data) == (str(path), {"id": "esm3"})


def test_standard_input_is_read_under_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": 1}')))

    assert (document := read_file("-")).data == {"id": 1}
    assert document.source == "<stdin>"


def test_no_more_is_read_than_the_limit_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = io.BytesIO(b"a" * 1_000)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))

    with pytest.raises(LimitError, match="larger than 100 bytes"):
        read_file("-", limits=SMALL)

    assert endless.tell() == 101


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.yaml", "there is no such file. Check its name and folder."),
        ("folder", "this is a folder. Name a file in it."),
        ("file/below.yaml", "there is no such folder. Check its name."),
        ("n" * 300, "cannot be read: File name too long. Check its name."),
        ("nul\0.yaml", "this is no name of a file. Leave out the character NUL."),
        ("half\udce9.yaml", "there is no such file. Check its name and folder."),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused_with_a_remedy(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DocumentError) as caught:
        read_file(name)

    assert str(caught.value) == f"{name.replace(chr(0xDCE9), '?')}: {message}"
    assert str(caught.value).encode()


def test_a_file_one_may_not_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", forbidden)

    with pytest.raises(DocumentError, match=r"you may not read this file\. Ask for the right to read it\."):
        read_file(tmp_path / "pack.yaml")


@pytest.mark.parametrize("running", [True, False])
def test_garbage_is_collected_again_after_reading_if_it_was_before(running: bool) -> None:
    import gc

    (gc.enable if running else gc.disable)()
    try:
        refused("a: [")
        assert gc.isenabled() is running
    finally:
        gc.enable()
