"""Editions checked beside each other: older ones that another takes the place of, the ways from them, and cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maturity_advisor.authoring.cases import read_cases
from maturity_advisor.authoring.migration_faults import faults_of
from maturity_advisor.documents import Document
from maturity_advisor.errors import AdvisorError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.joining import Pack


def faults_of_editions(base: KnowledgeBase, packs: Iterable[Pack], everything: Sequence[Pack]) -> Iterator[Problem]:
    """What is wrong with editions that are not in the base, and with migrations between editions that are there."""
    editions = {(pack.id, pack.edition) for pack in everything}
    for pack in packs:
        try:
            own = base if base.packs[pack.id].edition == pack.edition else _with(everything, pack.id, pack.edition)
            for older, entry in pack.migrations.items():
                if (pack.id, older) in editions:
                    yield from faults_of(entry, _with(everything, pack.id, older), own)
        except AdvisorError as error:
            yield from error.problems


def _with(everything: Sequence[Pack], name: str, edition: str) -> KnowledgeBase:
    return assemble(everything, {name: edition})


def faults_of_cases(documents: Iterable[Document]) -> Iterator[Problem]:
    """What is wrong with the form of cases; whether they pass is for `test` to say."""
    for document in documents:
        try:
            read_cases(document)
        except AdvisorError as error:
            yield from error.problems
