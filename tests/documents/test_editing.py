"""Editing changes what it is asked to change, and not one character besides."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_advisor.documents import read_text
from maturity_advisor.documents.editing import edited, fresh
from maturity_advisor.documents.plain import document_of
from maturity_advisor.errors import DocumentError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
keys = st.from_regex(r"[a-z][a-z_.]{0,8}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
scalars = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.decimals(-999, 999, places=2) | texts
values = st.recursive(
    scalars, lambda below: st.lists(below, max_size=4) | st.dictionaries(keys, below, max_size=4), max_leaves=12
)
documents = st.dictionaries(keys, values, min_size=1, max_size=5)


@given(documents)
def test_what_is_written_afresh_reads_back_as_it_was(data):
    for source in ("x.yaml", "x.json"):
        assert read_text(fresh(document_of(data).data, source), source).data == document_of(data).data


def paths(data, below=()):
    """Every place in the data, and one place more in each mapping and list."""
    if isinstance(data, dict):
        for key, value in [*data.items(), ("zz", None)]:
            yield (*below, key)
            yield from paths(value, (*below, key))
    if isinstance(data, list):
        for number, value in enumerate([*data, None]):
            yield (*below, number)
            yield from paths(value, (*below, number))


def layouts(data):
    """The same data as others would write it."""
    plain = json.loads(json.dumps(data, default=float))
    yield yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)
    yield yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, default_flow_style=True, width=30)
    yield yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, default_flow_style=False, indent=4)
    yield json.dumps(plain, ensure_ascii=False, indent=1)


readable = st.text(st.characters(categories=["L", "Nd", "P"]), max_size=20)
tree = st.recursive(
    st.booleans() | st.integers(0, 99) | readable,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=3),
    max_leaves=10,
)


@settings(max_examples=60)
@given(st.dictionaries(keys, tree, min_size=1, max_size=4), tree, st.randoms(use_true_random=False))
def test_a_change_at_any_place_in_any_layout_reads_as_meant(data, value, rnd):
    for text in layouts(data):
        try:
            before = read_text(text, "x.yaml").data
        except DocumentError:
            continue  # PyYAML writes YAML 1.1, of which not all is read here
        where = rnd.choice(list(paths(before)))
        after = read_text(edited(text, where, value, "x.yaml"), "x.yaml").data
        assert reached(after, where) == document_of(value).data
        assert without(after, where) == without(before, where)


def reached(data, where):
    for step in where:
        data = data[step]
    return data


def without(data, where):
    """The data with what stands at a place taken out."""
    step, *rest = where
    if isinstance(data, dict):
        found = {key: value for key, value in data.items() if key != step}
    else:
        found = [value for number, value in enumerate(data or []) if number != step]
    below = data[step] if isinstance(data, dict) and step in data else None
    if isinstance(data, list) and step < len(data):
        below = data[step]
    return [found, without(below, rest)] if rest and isinstance(below, dict | list) else found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_answer_more_in_an_example_adds_lines_and_changes_none(example):
    before = example.read_text(encoding="utf-8")
    after = edited(before, ("answers", "zz.zz"), {"value": "a", "note": "x" * 200}, example.name)

    kept = after.splitlines()
    for line in before.splitlines():
        assert line in kept
        kept.remove(line)
    assert 0 < len(kept) <= 3


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_another_answer_in_an_example_changes_only_its_own_lines(example):
    before = example.read_text(encoding="utf-8")
    for name in list(read_text(before, "x").data["answers"])[::6]:
        after = edited(before, ("answers", name), "other", example.name)
        changed = [line for line in after.splitlines() if line not in before.splitlines()]
        assert len(changed) <= 1, changed


def test_comments_blank_lines_and_line_breaks_of_windows_stay():
    text = "# mine\r\nanswers:   # all of them\r\n\r\n  a.b: c   # why\r\n  # end\r\n"

    assert edited(text, ("answers", "a.b"), "d", "x.yaml") == text.replace("c   #", "d   #")
    assert edited(text, ("answers", "e.f"), "g", "x.yaml") == text.replace("# why\r\n", "# why\r\n  e.f: g\r\n")


def test_a_byte_order_mark_stays():
    assert edited("\ufeffa: 1\n", ("b",), 2, "x.yaml") == "\ufeffa: 1\nb: 2\n"


@pytest.mark.parametrize(
    "text",
    ["null", "true", "12", "1e5", "~", " a", "a ", "- a", "# a", "a: b", "a\nb", "é\u2028\x85\x07", "'", '"', "\\"],
)
def test_texts_that_look_like_something_else_stay_texts(text):
    assert read_text(edited("a: 1\n", ("b", "c"), text, "x.yaml"), "x.yaml").data["b"]["c"] == text
