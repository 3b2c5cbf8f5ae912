"""Migrating: everything is carried or kept, comments too, and the file is replaced whole or not at all."""

import copy
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_advisor.authoring.carrying import carry
from maturity_advisor.authoring.editing import Become, Rename, apply
from maturity_advisor.authoring.migrating import migrate
from maturity_advisor.authoring.rewriting import rewrite
from maturity_advisor.documents import canonical, document_of, read_text
from maturity_advisor.errors import AdvisorError, UsageError
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.plugins import find_plugins
from tests.authoring.editions import EDITIONS, ORGANISATION

ASIDE = "x-answers-of-growth-2010"


@pytest.fixture(scope="module")
def packs():
    vocabulary = next(pack for pack, _ in find_plugins().packs if pack.id == "vocabulary")
    return [vocabulary, *(read_pack([path]) for path in EDITIONS)]


def migrated(packs, text, to="growth-2012", start=None):
    """What comes of a file, as plain data, with the report."""
    raw = text.encode()
    found = migrate(packs, read_text(raw, "organisation.yaml"), raw, to, start)
    assert canonical(read_text(found.rewritten.text, "organisation.yaml").data) == canonical(found.rewritten.data)
    return found, json.loads(canonical(found.rewritten.data))


def described(**parts):
    return json.dumps({"organisation": {"id": "a", "name": "A"}, **parts})


def answers(packs, given, to="growth-2012", **more):
    found, data = migrated(packs, described(answers=given, **more), to)
    return found, data.get("answers", {}), data.get(ASIDE, {})


def test_an_organisation_is_taken_along_with_its_comments(packs):
    text = ORGANISATION.read_text(encoding="utf-8")

    found, data = migrated(packs, text)

    assert found.rewritten.comments_kept
    assert sorted(re.findall(r"#.*", found.rewritten.text)) == sorted(re.findall(r"#.*", text))
    assert data["models"] == {"growth": "2012"}
    assert data["answers"] == {
        "growth.spirit": {"value": "good", "by": "the director", "date": "2026-01-02"},
        "growth.channels": ["knowledge_base"],
        "growth.skilled": {"value": "some", "source": "growth@2010: growth.trained, growth.coached"},
        "growth.reach_in": True,
        "growth.reach_out": True,
        "growth.same": True,
        "leadership.sponsor": "nobody",
    }
    assert data[ASIDE] == {
        "growth.tools": ["wiki", "fax", "blog"],
        "growth.trained": True,
        "growth.coached": False,
        "growth.reach": "both",
        "growth.pets": 3,
    }
    assert (data["targets"], data["x-targets-of-growth-2010"]) == ({"growth.staff": "start"}, {"growth": "lead"})


def test_what_stays_the_same_keeps_its_lines(packs):
    text = ORGANISATION.read_text(encoding="utf-8")
    found, _ = migrated(packs, text)

    untouched = [line for line in text.splitlines() if "growth." not in line]

    assert [line for line in untouched if line not in found.rewritten.text.splitlines()] == []
    assert '  growth.spirit: {value: good, by: "the director", date: 2026-01-02}' in found.rewritten.text


def test_the_way_may_lead_over_several_editions(packs):
    found, data = migrated(packs, described(answers={"growth.mood": "high", "growth.pets": 1}), "growth@2015", "2010")

    assert found.editions == ("2010", "2012", "2015")
    assert data["answers"] == {"growth.joy": "great"}
    assert data["models"] == {"growth": "2015"}
    assert data[ASIDE] == {"growth.pets": 1}


@pytest.mark.parametrize(
    ("answer", "becomes"),
    [
        ("low", "poor"),
        ("unknown", "unknown"),
        ({"not_applicable": "no staff"}, {"not_applicable": "no staff"}),
        ({"value": "high", "note": "low, they say"}, {"value": "great", "note": "low, they say"}),
        ([{"value": "low", "by": "a"}, {"value": "unknown", "by": "b"}],
         [{"value": "poor", "by": "a"}, {"value": "unknown", "by": "b"}]),
    ],
)  # fmt: skip
def test_an_answer_is_carried_in_every_form_it_may_be_written_in(packs, answer, becomes):
    found, now, aside = answers(packs, {"growth.mood": answer})

    assert (now, aside, found.complete) == ({"growth.spirit": becomes}, {}, True)


@pytest.mark.parametrize(
    ("answer", "becomes"),
    [
        (["mail", "wiki"], ["mail", "knowledge_base"]),
        ([], []),
        ({"wiki": True, "blog": False}, {"knowledge_base": "yes"}),
        ({"wiki": "no", "blog": "no", "mail": "unknown"}, {"knowledge_base": "no", "mail": "unknown"}),
        ({"wiki": "no", "blog": "unknown"}, {"knowledge_base": "unknown"}),
        ({"value": {"mail": {"not_applicable": "no address"}}}, {"value": {"mail": {"not_applicable": "no address"}}}),
    ],
)
def test_options_that_became_one_are_yes_if_either_was_and_no_if_both_were(packs, answer, becomes):
    found, now, aside = answers(packs, {"growth.tools": answer})

    assert (now, aside, found.complete) == ({"growth.channels": becomes}, {}, True)


@pytest.mark.parametrize("answer", [["fax"], ["fax", "mail"], {"fax": True}, {"fax": "no", "mail": "yes"}])
def test_an_option_that_is_gone_is_listed_and_the_whole_answer_kept(packs, answer):
    found, _, aside = answers(packs, {"growth.tools": answer})

    assert aside == {"growth.tools": answer}
    assert [(item.old, item.carried) for item in found.moved] == [("growth.tools", False)]
    assert "fax" in found.moved[0].why


@pytest.mark.parametrize(
    ("trained", "coached", "skilled"),
    [
        (True, True, "everybody"),
        (True, False, "some"),
        (False, False, "nobody"),
        (True, "unknown", None),
        (False, None, None),
        ({"not_applicable": "r"}, False, "nobody"),
    ],
)
def test_several_answers_become_one_by_lines_read_in_the_old_edition(packs, trained, coached, skilled):
    given = {"growth.trained": trained, **({} if coached is None else {"growth.coached": coached})}

    found, now, aside = answers(packs, given)

    assert now.get("growth.skilled", {}).get("value") == skilled
    assert aside == given
    assert found.complete == (skilled is not None)


def test_what_only_the_advisor_may_see_stays_so(packs):
    given = {"growth.trained": {"value": True, "visibility": "advisor"}, "growth.coached": True}

    _, now, _ = answers(packs, given)

    assert now["growth.skilled"]["visibility"] == "advisor"


def test_units_refusals_and_judgements_are_taken_along(packs):
    unit = {"id": "web", "kind": "process", "title": "Web", "answers": {"growth.coached": True}}
    review = [
        {"action": "growth/talk", "verdict": "accepted"},
        {"action": "growth/write"},
        {"action": "own", "verdict": "added"},
    ]
    text = described(units=[unit], review=review, constraints={"will_not": ["growth/talk", "growth/write"]})

    found, data = migrated(packs, text, start="2010")

    assert data["units"][0]["x-answers-of-growth-2010"] == {"growth.coached": True}
    assert data["review"] == [{"action": "growth/speak", "verdict": "accepted"}, {"action": "own", "verdict": "added"}]
    assert data["constraints"]["will_not"] == ["growth/speak"]
    assert data["x-review-of-growth-2010"] == {"review": review}
    assert data["x-will_not-of-growth-2010"] == {"will_not": ["growth/talk", "growth/write"]}
    assert {item.old for item in found.moved if not item.carried} == {"growth.coached", "growth/write"}


@pytest.fixture
def variant(packs, tmp_path):
    """The packs with a newer edition of which some text is another."""

    def change(*pairs):
        text = EDITIONS[1].read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        newer = tmp_path / "newer.yaml"
        newer.write_text(text, encoding="utf-8")
        return [*packs[:2], read_pack([newer])]

    return change


def test_a_question_that_is_answered_already_is_not_overwritten(variant):
    newer = variant(("{dropped: growth.pets,", "{renamed: growth.pets, to: growth.same,"))

    found, now, aside = answers(newer, {"growth.pets": 1, "growth.same": True})

    assert (now, aside) == ({"growth.same": True}, {"growth.pets": 1})
    assert found.moved[0].why == "Of no use; 'growth.same' is answered already"


PETS = "      - {dropped: growth.pets,"


def test_of_two_questions_that_became_one_without_lines_the_second_is_kept_aside(variant):
    newer = variant((PETS, "      - {renamed: growth.same, to: growth.reach_out, because: x}\n" + PETS))

    found, now, aside = answers(newer, {"growth.reach": "inside", "growth.same": True})

    assert now == {"growth.reach_in": True, "growth.reach_out": False}
    assert aside == {"growth.reach": "inside", "growth.same": True}
    assert [item.why for item in found.moved if item.old == "growth.same"] == [
        "x; 'growth.reach_out' is answered already"
    ]


def test_what_the_new_edition_does_not_take_is_kept_aside_with_the_reason(variant):
    newer = variant(
        ('growth.same: {ask: "Same?", type: boolean}', 'growth.same: {ask: "Same?", type: integer}'),
        ("options: {low: poor, fair: good, high: great}", "options: {low: poor, fair: good}"),
    )

    found, now, aside = answers(newer, {"growth.same": True, "growth.mood": "high"})

    assert (now, aside) == ({}, {"growth.same": True, "growth.mood": "high"})
    reasons = {item.old: item.why for item in found.moved}
    assert reasons["growth.mood"] == "Mood is called spirit; there is no option 'high'"
    assert "number" in reasons["growth.same"]


def test_what_is_no_longer_asked_of_a_process_is_kept_with_it(variant):
    newer = variant(
        (PETS, "      - {renamed: growth.coached, to: growth.same, because: x}\n" + PETS),
        ("merged: [growth.trained, growth.coached]", "merged: [growth.trained]"),
        ("{growth.trained: true, growth.coached: true}", "{growth.trained: true}"),
        ("{any: [{growth.trained: true}, {growth.coached: true}]}", "{growth.trained: false}"),
    )
    unit = {"id": "web", "kind": "process", "title": "Web", "answers": {"growth.coached": True}}

    found, data = migrated(newer, described(units=[unit]), start="2010")

    assert data["units"][0][ASIDE] == {"growth.coached": True}
    assert found.moved[0].why == "x; this edition does not ask it of a process"
    assert found.moved[0].unit == "web"


@pytest.mark.parametrize(
    ("target", "becomes"),
    [
        ("begin", "start"),
        ({"stage": "begin", "by": "2027-01-01"}, {"stage": "start", "by": "2027-01-01"}),
        ([{"stage": "begin", "by": "2027-01-01"}, {"stage": "grow", "by": "2028-01-01"}],
         [{"stage": "start", "by": "2027-01-01"}, {"stage": "grow", "by": "2028-01-01"}]),
    ],
)  # fmt: skip
def test_targets_are_taken_along_in_every_form(packs, target, becomes):
    found, data = migrated(packs, described(targets={"growth.people": target, "growth": "grow"}), start="2010")

    assert data["targets"] == {"growth.staff": becomes, "growth": "grow"}
    assert found.complete


def test_a_target_that_would_stand_twice_is_kept_aside(variant):
    newer = variant(("to: growth.staff,", "to: growth.everything,"))

    _, data = migrated(newer, described(targets={"growth.people": "begin", "growth.everything": "grow"}), start="2010")

    assert data["targets"] == {"growth.everything": "grow"}
    assert data["x-targets-of-growth-2010"] == {"growth.people": "begin"}


@pytest.mark.parametrize(
    ("to", "start", "message"),
    [
        ("growth-2013", None, "there is no edition 'growth-2013'. Did you mean 'growth-2015'?"),
        ("growth-2012", "2012", "the file is in this edition already: growth@2012."),
        ("growth-2010", "2012", "there is no way from growth@2012 to growth@2010. Its pack has no 'migrations:'."),
        ("growth-2015", "2013", "there is no way from growth@2013 to growth@2015. Its pack has migrations from: 2012."),
        (
            "growth-2010",
            None,
            "no edition leads to growth@2010. It needs 'migrations:' from an edition that is loaded.",
        ),
    ],
)
def test_a_way_that_is_not_there_is_refused(packs, to, start, message):
    with pytest.raises(UsageError, match=re.escape(message)):
        migrated(packs, described(), to, start)


def test_a_file_that_is_not_accepted_before_is_refused_with_its_place(packs):
    with pytest.raises(AdvisorError) as refused:
        migrated(packs, "organisation: {id: a, name: A}\nanswers:\n  growth.sane: true\n", start="2010")

    assert str(refused.value) == "organisation.yaml:3:3: unknown fact 'growth.sane'. Did you mean 'growth.same'?"


def test_a_file_that_would_not_be_accepted_afterwards_is_refused(packs):
    motivation = {"kpis": [{"id": "k", "unit": "u", "outcome": "growth/none"}]}
    with pytest.raises(AdvisorError, match=r"unknown outcome"):
        migrated(packs, described(motivation=motivation), start="2010")


VALUES = {
    "growth.mood": st.sampled_from(["low", "fair", "high"]),
    "growth.tools": st.lists(st.sampled_from(["mail", "fax", "wiki", "blog"]), unique=True),
    "growth.trained": st.booleans(),
    "growth.coached": st.booleans(),
    "growth.reach": st.sampled_from(["inside", "outside", "both"]),
    "growth.pets": st.integers(0, 9),
    "growth.same": st.booleans(),
}
WHY = st.just({"not_applicable": "why"})


def answer_to(fact):
    value = VALUES[fact] | st.just("unknown")
    said = value.map(lambda found: {"value": found, "by": "somebody", "note": '#1: "yes"'})
    return value | said | WHY | st.lists(said | WHY, min_size=1, max_size=3)


ANSWERS = st.lists(st.sampled_from(sorted(VALUES)), unique=True).flatmap(
    lambda facts: st.fixed_dictionaries({fact: answer_to(fact) for fact in facts})
)
UNSAID = object()


@settings(max_examples=25)
@given(ANSWERS)
def test_whatever_was_answered_is_carried_whole_or_kept_as_it_was(packs, given):
    found, now, aside = answers(packs, given)
    whole = {item.old for item in found.moved if item.carried and len(item.new) == 1} - {
        "growth.trained",
        "growth.coached",
    }
    back = {"poor": "low", "good": "fair", "great": "high"}

    for fact, answer in given.items():
        if fact == "growth.same":
            assert now[fact] == answer
        elif aside.get(fact, UNSAID) is UNSAID:
            assert fact in whole
            if fact == "growth.mood":
                assert carry(now["growth.spirit"], back).answer == answer
        else:
            assert aside[fact] == answer
    assert {item.old for item in found.moved} == set(given) - {"growth.same"}


COMMENTS = st.lists(st.sampled_from(["", "  # a", "  # b: c", "\n  # c", "\n\n  # d"]), min_size=9, max_size=9)


@settings(max_examples=15)
@given(COMMENTS)
def test_every_comment_is_still_there(packs, comments):
    lines = [f"  {fact}: {json.dumps(value)}" for fact, value in [
        ("growth.mood", "low"), ("growth.tools", ["wiki"]), ("growth.pets", 3), ("growth.reach", "inside"),
        ("growth.trained", True), ("growth.coached", True), ("growth.same", True), ("leadership.sponsor", "nobody"),
    ]]  # fmt: skip
    text = "organisation: {id: a, name: A}\nanswers:" + comments[0] + "\n"
    text += "".join(f"{line}{comment}\n" for line, comment in zip(lines, comments[1:], strict=True))

    found, _ = migrated(packs, text)

    assert sorted(re.findall(r"#.*", found.rewritten.text)) == sorted(re.findall(r"#.*", text))


PLAIN = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.sampled_from(["a", "2026-01-02", "1.0", "no", "~", "#", ": ", "é", "x\ny"]),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(["k", "l", "1", "yes"]), part, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), PLAIN, min_size=1), PLAIN, st.booleans())
def test_what_is_written_says_what_was_meant_whatever_it_is(data, value, as_json):
    key = next(iter(data))
    edits = [Become((), key, value), Rename((), key, "new")]
    raw = json.dumps(data, indent=None if as_json else 1).encode()
    document = read_text(raw, "x.json" if as_json else "x.yaml")

    found = rewrite(document, raw, edits)

    expected = apply(copy.deepcopy(document_of(data).data), edits)
    assert canonical(read_text(found.text, "x.yaml").data) == canonical(document_of(expected).data)
