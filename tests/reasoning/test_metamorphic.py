"""A change to packs or organisation changes what it must, and nothing else."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.reasoning.metamorphic import CHANGES, Findings, block

CASES = 5_000
BLOCKS = range(15)


@pytest.fixture(scope="module")
def findings():
    whole = Findings()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for each in pool.map(block, BLOCKS):
            whole.add(each)
    return whole


def broken(findings: Findings, change: str) -> list[str]:
    assert findings.cases[change] >= CASES
    return [each for each in findings.broken if each.startswith(f"{change}:")]


def test_an_answer_more_undoes_nothing_decided_but_what_is_closed_world(findings):
    assert broken(findings, "narrow") == []


def test_neither_the_order_of_files_nor_of_answers_changes_anything(findings):
    assert broken(findings, "shuffle") == []


def test_the_name_of_an_organisation_changes_nothing(findings):
    assert broken(findings, "rename_organisation") == []


def test_a_fact_a_rule_and_a_pack_more_change_nothing_that_was_there(findings):
    assert broken(findings, "add_unrelated") == []


def test_two_rules_for_one_any_conclude_the_same(findings):
    assert broken(findings, "split_any") == []


def test_all_changes_are_looked_at(findings):
    assert set(findings.cases) == {change.__name__ for change, _ in CHANGES}
