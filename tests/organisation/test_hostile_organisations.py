"""Whatever stands in an organisation's file: it is taken, or refused with places and remedies."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from maturity_advisor.documents import document_of
from maturity_advisor.errors import OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.situation import read_organisation, situate
from tests.knowledge.good import base_of
from tests.knowledge.mutating import mutated
from tests.organisation.acme import ACME

BASE: KnowledgeBase = base_of()


@settings(max_examples=150)
@given(mutated(ACME))
def test_an_organisation_with_random_faults_is_taken_or_refused(data: Any) -> None:
    document = document_of(data, "acme.yaml")

    problems: tuple[Problem, ...] = ()
    try:
        problems = situate(BASE, read_organisation(document, lambda _: BASE), document).notices
    except OrganisationError as error:
        problems = error.problems

    assert all(problem.message and problem.code and problem.place for problem in problems)
