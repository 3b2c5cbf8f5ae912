"""A situation: an organisation checked against the knowledge base, with its answers typed and its targets found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from maturity_advisor.documents import Document, Misshapen, shape
from maturity_advisor.errors import OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.organisation.answers import Answer
from maturity_advisor.organisation.checking import check_references
from maturity_advisor.organisation.gathering import Gathered
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import DatedTarget, Organisation
from maturity_advisor.organisation.well_formed import well_formed


@dataclass(frozen=True, slots=True)
class Place:
    """Where facts hold: the organisation (an empty id) or one of its units."""

    id: str
    kind: str


ORGANISATION = Place("", "organisation")
BaseOf: TypeAlias = Callable[[Mapping[str, str]], KnowledgeBase]
HEADER_FACTS = {"organisation.employees": "employees", "organisation.sector": "sector"}


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of one organisation, ready for reasoning.

    `stated` holds the state of every answered fact, by place and fact, as if its gate were open.
    """

    organisation: Organisation
    places: tuple[Place, ...]
    stated: Mapping[tuple[str, str], State]
    answers: Mapping[tuple[str, str], Answer]
    targets: Mapping[tuple[str, str], tuple[DatedTarget, ...]]
    as_of: date | None
    notices: tuple[Problem, ...] = ()


def read_organisation(document: Document, base_of: BaseOf | None = None) -> Organisation:
    """The organisation a document describes; OrganisationError names everything that is wrong with its form.

    With `base_of`, which gives the packs for a choice of editions, it also names what is wrong with the meaning of
    whatever is well formed.
    """
    try:
        return shape(document, Organisation)
    except Misshapen as error:
        rest = well_formed(document, error) if base_of is not None else None
        further = _unmeant(base_of(rest.models), rest, document) if base_of is not None and rest is not None else ()
        raise OrganisationError(*error.problems, *further) from None


def _unmeant(base: KnowledgeBase, organisation: Organisation, document: Document) -> tuple[Problem, ...]:
    try:
        situate(base, organisation, document)
    except OrganisationError as error:
        return error.problems
    return ()


def situate(
    base: KnowledgeBase,
    organisation: Organisation,
    document: Document | None = None,
    as_of: date | None = None,
) -> Situation:
    """Check an organisation against what the packs know; OrganisationError names all that does not fit."""
    findings = Findings()
    root = Where(document or Document("<organisation>", {}))
    gathered = Gathered(base, findings)
    gathered.take("", "organisation", organisation.answers, organisation.targets, root)
    gathered.take_head(organisation.identity, HEADER_FACTS, root / "organisation")
    for index, unit in enumerate(organisation.units):
        gathered.take(unit.id, unit.kind, unit.answers, unit.targets, root / "units" / index)
    check_references(base, organisation, root, findings)
    if findings.problems:
        raise OrganisationError(*dict.fromkeys(findings.problems))
    notices = tuple(dict.fromkeys(findings.notices))
    units = sorted((Place(unit.id, unit.kind) for unit in organisation.units), key=lambda place: place.id)
    places = (ORGANISATION, *units)
    stated, answers, targets = gathered.stated, gathered.answers, gathered.targets
    return Situation(organisation, places, stated, answers, targets, as_of or organisation.as_of, notices)
