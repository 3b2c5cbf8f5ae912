"""Whatever stands in a pack: it is taken, or refused with places and remedies; nothing else ever happens."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_advisor.documents import document_of, read_text, shape
from maturity_advisor.errors import AdvisorError, Problem
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.joining import join_pack
from maturity_advisor.knowledge.packs import PackFile
from tests.knowledge.good import FOLDER, good_packs
from tests.knowledge.mutating import mutated


def data_of(name: str) -> Any:
    return read_text((FOLDER / name).read_bytes(), name).data


@pytest.mark.parametrize("name", ["common.yaml", "growth.yaml"])
@settings(max_examples=60)
@given(st.data())
def test_a_pack_with_random_faults_is_taken_or_refused(name: str, data: st.DataObject) -> None:
    document = document_of(data.draw(mutated(data_of(name))), "own.yaml")
    others = [pack for pack in good_packs() if f"{pack.id}.yaml" != name]

    problems: tuple[Problem, ...] = ()
    try:
        problems = assemble([*others, join_pack([(document, shape(document, PackFile))])]).notices
    except AdvisorError as error:
        problems = error.problems

    assert all(problem.message and problem.code and problem.place for problem in problems)
