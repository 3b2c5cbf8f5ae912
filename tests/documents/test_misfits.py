"""What does not fit its type is refused in the words of those who wrote it."""

from typing import Any, get_args

import pytest
from pydantic_core.core_schema import ErrorType
from tests.documents.shapes import refused

from maturity_advisor.documents.refusals import noun_for, refusal

KEYS = (
    "Known here: rules, facts, totals, categories, criteria, wrapped, access, "
    "shared, version, level, weight, format, from, mixed."
)
NO_TEXT = 'Put it in quotes: "true".'


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("rulse: []", ["1:1: the file has no 'rulse'. Did you mean 'rules'?"]),
        ("something: 1", [f"1:1: the file has no 'something'. {KEYS}"]),
        ("opened: 1", [f"1:1: the file has no 'opened'. {KEYS}"]),
        ("wrapped: {id: a, becuase: b}", ["1:18: 'wrapped' has no 'becuase'. Did you mean 'because'?"]),
        ("rules: [{because: b}]", ["1:9: no. 1 of 'rules' lacks 'id'. Add it."]),
        ("rules: [{idd: a}]", ["1:10: no. 1 of 'rules' has no 'idd'. Did you mean 'id'?"]),
        ("rules: [{id: a, because: {nl: b, em: c}}]", [
            "1:26: 'because' of rule 'a' lacks 'en'. Add it.",
            "1:34: 'because' of rule 'a' has no 'em'. Known here: en, nl.",
        ]),
        ("rules:\n- {id: a, recommend: {acton: b, towards: {c: [d]}}}", [
            "2:23: 'recommend' of rule 'a' has no 'acton'. Did you mean 'action'?",
            "2:46: 'c' of rule 'a' must be a text, not a list.",
        ]),
        ("rules: [{id: a\n, \"k\\n\\e" + "k" * 80 + '": 1}]', [
            f"2:3: rule 'a' has no 'k  {'k' * 57}…'. Known here: id, because, when, recommend, kind, sources, rating.",
        ]),
        ("facts: {a.b: {type: choice, options: [a], option: b}}", [
            "1:43: fact 'a.b' has no 'option'. Did you mean 'options'?",
        ]),
    ],
)  # fmt: skip
def test_keys_that_are_unknown_or_missing_are_named_with_the_nearest_known(text: str, messages: list[str]) -> None:
    assert refused(text) == [f"t.yaml:{message}" for message in messages]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: [{id: true}]", f"1:14: 'id' must be a text, not true. {NO_TEXT}"),
        ("rules: [{id: ~}]", "1:14: 'id' is empty. Write a text."),
        ("rules: [{id: 2009, because: true}]",
         f"1:29: 'because' of rule '2009' must be a text or a mapping, not true. {NO_TEXT}"),
        ("rules: [{id: a, because: {en: [b]}}]", "1:31: 'en' of rule 'a' must be a text, not a list."),
        ("rules: {id: a}", "1:8: 'rules' must be a list, not a mapping."),
        ("rules: [a:1]", "1:9: no. 1 of 'rules' must be a mapping, not 'a:1'. Write a space after the colon."),
        ("rules: [{id: a, sources: b}]",
         "1:26: 'sources' of rule 'a' must be a list, not 'b'. Put it in brackets: […]."),
        ("rules: [{id: a, sources: [b, true]}]",
         f"1:30: no. 2 of 'sources' of rule 'a' must be a text, not true. {NO_TEXT}"),
        ("rules: [{id: a, kind: stops}]",
         "1:23: 'kind' of rule 'a' must be one of do, stop, wait, not 'stops'. Did you mean 'stop'?"),
        ("rules: [{id: a, kind: 1}]", "1:23: 'kind' of rule 'a' must be one of do, stop, wait, not 1."),
        ("rules: [{id: a, rating: 9}]", "1:25: 'rating' of rule 'a' must be at most 5, not 9."),
        ("rules: [{id: a, rating: 0}]", "1:25: 'rating' of rule 'a' must be at least 1, not 0."),
        ("rules: [{id: a, rating: 1.5}]", "1:25: 'rating' of rule 'a' must be a whole number, not 1.5."),
        ("rules: [{id: a, when: {old: 1}}]", "1:23: 'when' of rule 'a' is refused: it is old."),
        ("rules: [{id: a, when: ~}]", "1:23: 'when' of rule 'a' is refused: nothing is no condition."),
        ("rules: [{id: a, when: {odd: 1}}]", "1:23: 'when' of rule 'a' is refused: it is odd."),
        ("totals: {t: [1, a]}", "1:17: no. 2 of total 't' must be a whole number, not 'a'."),
        ("totals: {t: 1}", "1:13: total 't' must be a list, not 1. Put it in brackets: […]."),
        ("categories: {t: a}", "1:17: category 't' must be a whole number, not 'a'."),
        ("criteria: {t: a}", "1:15: criterion 't' must be a whole number, not 'a'."),
        ("access: {t: a}", "1:13: 't' must be a whole number, not 'a'."),
        ("totals: {t: [{a: b}]}", "1:14: no. 1 of total 't' must be a whole number, not a mapping."),
        ("shared: no", "1:9: 'shared' must be true or false, not 'no'. Write true or false, without quotes."),
        ("shared: 1", "1:9: 'shared' must be true or false, not 1."),
        ("level: '3'", "1:8: 'level' must be a whole number, not '3'. Leave out the quotes."),
        ("level: 3.5", "1:8: 'level' must be a whole number, not 3.5."),
        ("level: false", "1:8: 'level' must be a whole number, not false."),
        ("weight: a", "1:9: 'weight' must be a number, not 'a'."),
        ("format: 2", "1:9: 'format' must be 1, not 2."),
        ("format: '1'", "1:9: 'format' must be 1, not '1'. Leave out the quotes."),
        ("from: x", "1:7: 'from' must be a whole number, not 'x'."),
        ("mixed: [a]", "1:9: no. 1 of 'mixed' must be a whole number, not 'a'."),
        ("mixed: {}", "1:8: 'mixed' must be a text, not a mapping."),
        ("a:1", "1:1: the file must be a mapping, not 'a:1'. Write a space after the colon."),
        ("", "1:1: the file is empty. Write a mapping."),
        ("[a]", "1:1: the file must be a mapping, not a list."),
    ],
)  # fmt: skip
def test_values_of_the_wrong_type_are_refused_in_the_words_of_the_file(text: str, message: str) -> None:
    assert refused(text) == [f"t.yaml:{message}"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{type: choicee}",
         "1:21: 'type' of fact 'a.b' must be one of choice, number, not 'choicee'. Did you mean 'choice'?"),
        ("{type: [choice]}", "1:21: 'type' of fact 'a.b' must be one of choice, number, not a list."),
        ("{options: []}", "1:14: fact 'a.b' lacks 'type'. Add it."),
        ("3", "1:14: fact 'a.b' must be a mapping, not 3."),
        ("{type: number, minimum: a}", "1:38: 'minimum' of fact 'a.b' must be a whole number, not 'a'."),
        ("{type: choice, options: x}",
         "1:38: 'options' of fact 'a.b' must be a list, not 'x'. Put it in brackets: […]."),
    ],
)  # fmt: skip
def test_names_of_union_members_are_no_part_of_the_place(text: str, message: str) -> None:
    assert refused(f"facts: {{a.b: {text}}}") == [f"t.yaml:{message}"]


DETAILS: dict[str, Any] = dict.fromkeys(
    ["gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "actual_length", "decimal_places"], 3
) | {
    "expected": "'a' or 'b'",
    "error": "odd",
    "pattern": "a+",
    "discriminator": "'type'",
    "value": "'x'",
    "message": "m",
}


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_no_error_is_said_in_the_words_of_pydantic_or_python(kind: str) -> None:
    said = noun_for(kind, DETAILS) or " ".join(refusal(kind, DETAILS))

    assert said.strip()
    for word in ("Input", "dict", "str ", "string", "integer", "bool", "valid", "tuple", "None", "instance"):
        assert word not in said
