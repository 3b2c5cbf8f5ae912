"""Data that fits becomes its type; all that does not is said at once, in its place."""

from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field
from tests.documents.shapes import Choice, File, Languages, Number, Rule, Written, refused

from maturity_advisor.documents import TextField, read_text, shape
from maturity_advisor.errors import DocumentError


def test_data_that_fits_becomes_its_type() -> None:
    document = read_text("rules: [{id: 2009, because: {en: 1.10}, sources: [a, 0x1F]}]\nlevel: 3.0\nfrom: 2", "t")

    assert shape(document, File) == File.model_validate(
        {"rules": [Rule(id="2009", because=Languages(en="1.10"), sources=("a", "0x1F"))], "level": 3, "from": 2}
    )


def test_keys_that_begin_with_x_are_left_alone_at_every_level() -> None:
    document = read_text("x-note: 1\nrules:\n  - {id: a, x-by: me, when: {x-why: 1, b: 2}}\n", "t")

    assert shape(document, File).rules == [Rule(id="a", when={"b": 2})]
    assert document.data["x-note"] == 1


def test_a_part_of_a_document_can_be_shaped() -> None:
    text = "packs:\n  - {rules: []}\n  - rules: [{id: a, becuase: b}]\n"

    assert shape(read_text(text, "t"), File, ("packs", 0)) == File()
    assert refused(text, path=("packs", 1)) == ["t.yaml:3:21: rule 'a' has no 'becuase'. Did you mean 'because'?"]
    assert refused("units: {webcare: {id: a, kin: do}}", Rule, ("units", "webcare")) == [
        "t.yaml:1:26: unit 'webcare' has no 'kin'. Did you mean 'kind'?"
    ]


class Long(BaseModel):
    model_config = ConfigDict(extra="forbid")

    parts: list["Long"] = []
    words: Annotated[list[Annotated[TextField, Field(max_length=3)]], Field(max_length=2)] = []
    a: int = 0
    b: int = 0
    c: int = 0
    d: int = 0
    e: int = 0
    f: int = 0
    g: int = 0
    h: int = 0
    i: int = 0
    j: int = 0
    k: int = 0
    m: int = 0
    n: int = 0
    o: int = 0


def test_where_many_keys_are_known_they_are_not_listed() -> None:
    assert refused("something: 1", Long) == [
        "t.yaml:1:1: the file has no 'something'. Leave it out, or begin it with 'x-'."
    ]


def test_a_type_may_contain_itself() -> None:
    assert refused("parts: [{parts: [{wrods: []}]}, {words: [abcd, c, d]}, {words: [abcd]}]", Long) == [
        "t.yaml:1:19: no. 1 of 'parts' has no 'wrods'. Did you mean 'words'?",
        "t.yaml:1:41: 'words' must have at most 2 entries. Leave some out.",
        "t.yaml:1:65: no. 1 of 'words' must have at most 3 characters. Write less.",
    ]


class Fork(Written):
    choice: Annotated[Choice | Number, Field(discriminator="type")]


def test_a_union_member_called_like_a_key_does_not_mislead() -> None:
    text = "choice: {type: number, number: 1, options: [x]}"

    assert refused(text, Fork) == [
        "t.yaml:1:24: 'choice' has no 'number'. Known here: type, options, minimum.",
        "t.yaml:1:44: 'options' must be a text, not a list.",
    ]


def test_a_validator_can_name_several_problems_of_its_value() -> None:
    with pytest.raises(DocumentError) as caught:
        shape(read_text("rules: [{id: a, when: {no.a: 1, no.b: [2]}}]", "t"), File)

    assert [(str(problem), problem.code) for problem in caught.value.problems] == [
        ("t:1:30: no.a is unknown. Declare it.", "unknown-fact"),
        ("t:1:39: no.b is unknown. Declare it.", "unknown-fact"),
    ]


def test_all_problems_of_a_file_are_said_in_its_order() -> None:
    assert refused("level: a\nrules: [{id: a, when: {no.a: 1}, x: 1}]\nshared: 2") == [
        "t.yaml:1:8: 'level' must be a whole number, not 'a'.",
        "t.yaml:2:30: no.a is unknown. Declare it.",
        "t.yaml:2:34: rule 'a' has no 'x'. Known here: id, because, when, recommend, kind, sources, rating.",
        "t.yaml:3:9: 'shared' must be true or false, not 2.",
    ]
