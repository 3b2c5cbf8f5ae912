"""A situation: an organisation checked against the knowledge base, with its answers typed and its targets found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from maturity_advisor.documents import Document, shape
from maturity_advisor.errors import DocumentError, OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.organisation.answers import Answer
from maturity_advisor.organisation.checking import check_references
from maturity_advisor.organisation.gathering import Gathered
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import DatedTarget, Organisation


@dataclass(frozen=True, slots=True)
class Place:
    """Where facts hold: the organisation (an empty id) or one of its units."""

    id: str
    kind: str


ORGANISATION = Place("", "organisation")
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


def read_organisation(document: Document) -> Organisation:
    """The organisation a document describes; OrganisationError names everything that is wrong with its form."""
    try:
        return shape(document, Organisation)
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None


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
