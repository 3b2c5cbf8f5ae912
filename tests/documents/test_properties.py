"""Whatever the data, a file that says it is read as it is; whatever the bytes, nothing but a refusal comes of them."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from maturity_advisor.documents import DecimalNumber, Document, Limits, Path, WholeNumber, read_text
from maturity_advisor.documents.numbers import plain
from maturity_advisor.errors import DocumentError, LimitError

SMALL = Limits(bytes=5_000, depth=5, nodes=50, scalar=100)
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.text(CHARACTERS, max_size=20) | st.sampled_from(["no", "1.10", "~", "<<", "a: b", "# c", "- d", "{e}", "'"])
NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,8})?([eE][-+]?[0-9])?", fullmatch=True).map(plain)
SCALARS = st.none() | st.booleans() | TEXTS | NUMBERS
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
FRAGMENTS = st.sampled_from(
    ["a", ": ", "- ", "? ", "\n", "  ", "\t", "[", "]", "{", "}", ",", '"', "'", "|", ">", "&a ", "*a", "!t ", "<<",
     "%", "---\n", "...\n", "# c", "\\", "1e9", "é", "😀", "\r\n", "null", "@", "\u2028", "%YAML 1.2\n",
     '"\\ud83d"', ":", "-"]
)  # fmt: skip


def quoted(text: str) -> str:
    """A text in double quotes as both YAML and JSON read it; libyaml knows no pairs of surrogates, so emoji stay."""
    signs = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in signs if ord(sign) < 0x10000)


def scalar(data: Any) -> str:
    if isinstance(data, WholeNumber | DecimalNumber):
        return data.text
    return quoted(data) if isinstance(data, str) else json.dumps(data)


def flow(data: Any, space: str = "") -> str:
    if isinstance(data, dict):
        return "{" + f",{space}".join(f"{quoted(key)}:{space}{flow(data[key], space)}" for key in data) + "}"
    if isinstance(data, list):
        return "[" + f",{space}".join(flow(item, space) for item in data) + "]"
    return scalar(data)


def block(data: Any, indent: str = "") -> str:
    """Block style, with flow style only where there is nothing in it."""
    if not data or not isinstance(data, dict | list):
        return f" {flow(data)}\n"
    if isinstance(data, list):
        return "\n" + "".join(f"{indent}-{block(item, f'{indent}  ')}" for item in data)
    return "\n" + "".join(f"{indent}{quoted(key)}:{block(data[key], f'{indent}  ')}" for key in data)


def without_planes(data: Any) -> Any:
    """The same data without what `quoted` leaves out."""
    if isinstance(data, dict):
        return {without_planes(key): without_planes(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_planes(item) for item in data]
    return "".join(sign for sign in data if ord(sign) < 0x10000) if isinstance(data, str) else data


def shown(data: Any) -> Any:
    """Data with all its types and the way its numbers were written, to be compared."""
    if isinstance(data, dict):
        return {key: shown(value) for key, value in data.items()}
    if isinstance(data, list):
        return [shown(item) for item in data]
    return (type(data).__name__, scalar(data))


def paths(data: Any) -> Iterator[tuple[Path, Any]]:
    yield (), data
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, part in parts:
        yield from (((step, *path), value) for path, value in paths(part))


@given(DATA.map(without_planes))
def test_data_is_read_as_it_was_written_in_every_language(data: Any) -> None:
    texts = [
        (flow(data), "t.json"),
        (flow(data, " \n "), "t"),
        (f"---{block(data)}", "t.yaml"),
        (block(data), "t.yaml"),
    ]

    for text, source in texts:
        assert shown(read_text(text, source).data) == shown(data)


@given(DATA)
def test_json_written_by_python_is_read_as_python_reads_it(data: Any) -> None:
    text = json.dumps(data, default=str)

    assert read_text(text, "t").data == json.loads(text, parse_float=DecimalNumber)


@given(DATA.map(without_planes), st.sampled_from(["flow", "wide", "block"]))
def test_every_place_points_at_its_value_and_its_key(data: Any, style: str) -> None:
    text = {"flow": flow(data), "wide": flow(data, "\n  "), "block": block(data)}[style]
    document = read_text(text, "t")

    for path, value in paths(data):
        begins = at_place(text, document, path)
        if isinstance(value, dict | list) and value and style == "block":
            assert begins.startswith("-" if isinstance(value, list) else quoted(next(iter(value))))
        else:
            assert begins.startswith(flow(value, "\n  " if style == "wide" else "").splitlines()[0])
        if path and isinstance(path[-1], str):
            assert at_place(text, document, path, key=True).startswith(f"{quoted(path[-1])}:")


def at_place(text: str, document: Document, path: Path, *, key: bool = False) -> str:
    """The text from the place on."""
    place = document.key_place(path) if key else document.place(path)
    assert place.line is not None
    assert place.column is not None
    line = text.split("\n")[place.line - 1]
    return line[place.column - 1 :]


@given(st.binary(max_size=200), st.sampled_from(["t.yaml", "t.json", "t"]))
@example(b"\xff\xfe", "t")
def test_random_bytes_are_read_or_refused(raw: bytes, source: str) -> None:
    read_or_refused(raw, source)


@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from(["t.yaml", "t.json", "t"]))
def test_random_pieces_of_yaml_are_read_or_refused(text: str, source: str) -> None:
    read_or_refused(text, source)


@given(DATA, st.data())
def test_json_with_one_byte_changed_is_read_or_refused(data: Any, choice: st.DataObject) -> None:
    raw = bytearray(json.dumps(data, default=str).encode())
    raw[choice.draw(st.integers(0, len(raw) - 1))] = choice.draw(st.integers(0, 255))

    read_or_refused(bytes(raw), "t.json")


def read_or_refused(text: bytes | str, source: str) -> None:
    """Each problem has a place in the file, a message and a remedy."""
    try:
        read_text(text, source, limits=SMALL)
    except (DocumentError, LimitError) as error:
        for problem in error.problems:
            assert problem.place is not None
            assert problem.place.line is not None
            assert problem.place.line >= 1
            assert problem.message
            assert problem.remedy


@given(st.text(st.sampled_from(' \n,:[]{}"a1'), max_size=12))
def test_what_is_json_is_what_python_takes_for_json(text: str) -> None:
    try:
        expected = json.loads(text, parse_float=DecimalNumber, object_pairs_hook=distinct)
    except (ValueError, KeyError):
        expected = "refused"
    try:
        found = read_text(text, "t.json").data
    except DocumentError:
        found = "refused"

    assert found == expected


def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise KeyError
    return dict(pairs)
