"""Equal content has equal bytes and equal hashes, however it was written."""

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from maturity_advisor.documents import canonical, canonical_of_file, digest, read_file, read_text
from maturity_advisor.plugins import find_plugins


@pytest.mark.parametrize("text", ["1", "1.0", "1e0", "1.00", "+1", "0x1", "10e-1"])
def test_equal_numbers_have_one_form(text: str) -> None:
    assert canonical(read_text(f"[{text}]", "t.yaml").data) == b"[1]"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0", b"0"), ("-0", b"0"), ("-0.0", b"0"), ("0e5", b"0"), ("1e3", b"1000"), ("1000", b"1000"),
        ("100.500", b"100.5"), ("-.5", b"-0.5"), ("1e-3", b"0.001"),
    ],
)  # fmt: skip
def test_a_number_is_written_plainly(text: str, written: bytes) -> None:
    assert canonical(read_text(text, "t.yaml").data) == written


def test_keys_are_sorted_and_texts_stay_what_they_are() -> None:
    data = {"b": ["é", '"', "1", 1], "a": {"z": None, "y": (True, False)}}

    assert canonical(data) == '{"a":{"y":[true,false],"z":null},"b":["é","\\"","1",1]}'.encode()


def test_order_of_keys_and_language_of_the_file_do_not_change_the_hash() -> None:
    yaml = read_text("b: 1.0\na: [x, ~]\n", "t.yaml")
    json = read_text('{"a": ["x", null], "b": 1}', "t.json")

    assert digest(yaml.data) == digest(json.data) == f"sha256:{hashlib.sha256(canonical(json.data)).hexdigest()}"


def test_a_number_and_the_text_that_says_it_differ() -> None:
    assert digest("1") != digest(1) != digest(True)


@pytest.mark.parametrize("data", [1.5, {1, 2}, b"a", object()])
def test_what_is_no_plain_data_has_no_form(data: object) -> None:
    with pytest.raises(TypeError, match="is no plain data"):
        canonical({"key": data})


def test_a_number_from_elsewhere_has_the_same_form() -> None:
    assert canonical([Decimal("1.50"), Decimal("1E+2")]) == b"[1.5,100]"


@pytest.mark.parametrize(
    "text",
    [
        "{b: [1, -0, 0x1F, true, null, 'é\\u2028'], a: {z: \"\\t\\\"\", y: ''}, '1': 2}",
        "[1.50, {weight: 0.10, text: one}]",
        "a lone text",
        "[]",
    ],
)
def test_what_was_read_from_a_file_has_the_same_form_whichever_way_it_is_written(text: str) -> None:
    data = read_text(text, "t.yaml").data

    assert canonical_of_file(data) == canonical(data)


def test_so_do_all_our_packs() -> None:
    for pack, _ in find_plugins().packs:
        for name in pack.sources_read:
            data = read_file(Path(name)).data
            assert canonical_of_file(data) == canonical(data)
