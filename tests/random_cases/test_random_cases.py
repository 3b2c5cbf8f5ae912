"""What random cases must be to be worth anything: everything occurs, and often enough."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.random_cases import random_case, variants
from tests.reference import evaluate

SEEDS = {"small": 1900, "medium": 100}

# Everything an author can write, as keys and as values.
KEYS = """
    is is_not one_of none_of at_least at_most above below between includes excludes known applicable fact
    any all not count unless conclude recommend ask_if otherwise unanswered weights exclusive bands_of by
    minimum maximum options as_of not_applicable value evidence
"""
VALUES = """
    boolean choice scale choices integer number date text process initiative unknown agree
    mean sum weighted_mean lowest highest share median keep as_zero leave_out empties_group
    any every count ladder axes checklist typology gated balanced none
"""


@pytest.fixture(scope="module", params=SEEDS)
def made(request):
    cases = [random_case(seed, request.param) for seed in range(SEEDS[request.param])]
    return [(case, evaluate(case.packs, case.organisation)) for case in cases]


def shares(values) -> dict:
    counted = Counter(values)
    return {value: 100 * n // counted.total() for value, n in counted.items()}


def test_every_status_occurs_often_and_much_may_not_be_applicable(made):
    statuses = shares(status for _, result in made for status in result.statuses.values())
    assert set(statuses) == {"fired", "silent", "undetermined", "not_applicable"}
    assert min(statuses.values()) >= 8
    assert shares(state.na for _, result in made for state in result.states.values())["maybe"] >= 8


def words(data) -> set[tuple[str, str]]:
    """All keys and all texts anywhere in plain data."""
    if isinstance(data, dict):
        return {("key", str(key)) for key in data} | words(list(data.values()))
    if isinstance(data, list):
        return {word for part in data for word in words(part)}
    return {("value", data)} if isinstance(data, str) else set()


def test_everything_an_author_can_write_occurs(made):
    written = words([[case.packs, case.organisation] for case, _ in made[:200]])
    assert {("key", key) for key in KEYS.split()} | {("value", value) for value in VALUES.split()} <= written


def test_many_rules_and_not_too_many_rest_on_something_closed_world(made):
    rules = sum(len(pack["rules"]) for case, _ in made for pack in case.packs)
    assert 0.2 < sum(len(result.closed_world) for _, result in made) / rules < 0.6


def test_ids_begin_with_their_pack_and_are_declared_once(made):
    for case, _ in made:
        ids = [id_ for pack in case.packs for id_ in pack["facts"]]
        assert len(ids) == len(set(ids))
        for pack in case.packs[1:]:
            assert all(id_.startswith(pack["pack"]["id"] + ".") for id_ in pack["facts"])


def test_a_seed_always_makes_the_same_case():
    assert random_case(7, "medium") == random_case(7, "medium") != random_case(8, "medium")


@pytest.fixture(scope="module")
def changed():
    found = []
    for seed in range(200):
        case = random_case(seed)
        found += [(name, case, other) for name, other in variants(case, seed).items()]
    return [(name, evaluate(a.packs, a.organisation), evaluate(b.packs, b.organisation)) for name, a, b in found]


def of(changed, *names):
    found = [(before, after) for name, before, after in changed if name in names]
    assert len(found) > 100
    return found


def test_neither_order_nor_name_changes_anything(changed):
    for before, after in of(changed, "shuffle", "rename_organisation"):
        assert before == after


def test_what_is_unrelated_changes_nothing_that_was_there(changed):
    for before, after in of(changed, "add_unrelated"):
        assert before.states.items() <= after.states.items()
        assert before.statuses.items() <= after.statuses.items()
        assert before.profiles == after.profiles


def test_two_rules_for_one_any_conclude_the_same(changed):
    for before, after in of(changed, "split_any"):
        assert before.states == after.states


def test_an_answer_more_undoes_nothing_decided_but_what_is_closed_world(changed):
    for before, after in of(changed, "narrow"):
        decided = {
            key: status
            for key, status in before.statuses.items()
            if status != "undetermined" and key[1] not in before.closed_world
        }
        assert decided.items() <= after.statuses.items()
