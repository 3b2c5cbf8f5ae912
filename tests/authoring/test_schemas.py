"""Schemas: valid themselves, and all that we ship or print fits them."""

import json
from pathlib import Path

import pytest

from maturity_advisor import Advisor
from maturity_advisor.authoring.schema_words import WORDS
from maturity_advisor.authoring.schemas import KINDS, schema
from maturity_advisor.documents import canonical, read_file

jsonschema = pytest.importorskip("jsonschema")
ROOT = Path(__file__).parents[2]
PACKS = sorted(path for folder in ("models", "rules") for path in (ROOT / folder).rglob("*.yaml"))
ORGANISATIONS = sorted((ROOT / "examples").glob("*.yaml"))


def faults(kind, data):
    validator = jsonschema.Draft202012Validator(schema(kind))
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(data)]


def plain(path):
    return json.loads(canonical(read_file(path).data))


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_one(kind):
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_file_of_our_packs_fits(path):
    assert faults("pack", plain(path)) == []


@pytest.mark.parametrize("path", ORGANISATIONS, ids=lambda path: path.stem)
def test_every_example_fits(path):
    assert faults("organisation", plain(path)) == []


@pytest.fixture(scope="module")
def advisor():
    return Advisor(engine="explain")


@pytest.mark.parametrize("audience", ["advisor", "client"])
@pytest.mark.parametrize("path", ORGANISATIONS, ids=lambda path: path.stem)
def test_every_advice_fits_and_has_no_key_that_the_schema_does_not_know(advisor, path, audience):
    advice = json.loads(advisor.advise(path, audience=audience).to_json())

    assert faults("advice", advice) == []
    assert set(advice) <= set(schema("advice")["properties"])
    recommendation = schema("advice")["$defs"]["recommendation"]["properties"]
    assert all(set(item) == set(recommendation) for item in advice["recommendations"])


def test_extras_are_allowed_and_unknown_keys_are_not():
    head = {"id": "x", "name": "X"}

    assert faults("organisation", {"organisation": {**head, "x-crm": 7}, "x-note": "hi"}) == []
    assert faults("organisation", {"organisation": {**head, "xame": "X"}}) != []
    assert faults("organisation", {"organisation": head, "targets": {"esm3": "strategic"}}) == []
    assert faults("organisation", {"organisation": head, "wishes": ["a", "b", "c", "d"]}) != []


@pytest.mark.parametrize("kind", ["pack", "cases", "organisation"])
def test_every_key_says_what_it_means(kind):
    found = schema(kind)
    parts = {kind: found, **found["$defs"]}
    silent = {
        f"{name}.{key}"
        for name, part in parts.items()
        for key, body in part.get("properties", {}).items()
        if not body.get("description")
    }

    assert silent == set()


def test_no_word_explains_a_key_that_is_not_there():
    keys = set()
    for kind in ("pack", "cases", "organisation"):
        found = schema(kind)
        for name, part in {kind: found, **found["$defs"]}.items():
            own = set(part.get("properties", {}))
            keys |= own | {f"{name}.{key}" for key in own}

    assert set(WORDS) - keys == set()


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        ({"a.c": True}, True),
        ({"a.c": ["x", "y"]}, True),
        ({"a.c": {"at_least": 2, "below": 5}}, True),
        ({"any": [{"a.c": 1}, {"not": {"a.d": {"known": False}}}]}, True),
        ([{"count": {"at_least": 2, "of": [{"a.c": 1}]}}], True),
        ({"a.c": {"atleast": 2}}, False),
        ({"any": []}, False),
        ({"any": [{"a.c": {"at_last": 1}}]}, False),
        ({}, False),
    ],
)
def test_conditions_are_checked_at_every_depth(condition, fits):
    data = {"facts": {"a.b": {"type": "boolean", "ask": "?", "ask_if": condition}}}

    assert (faults("pack", data) == []) is fits
