"""A situation: an organisation checked against the knowledge base, with its answers typed and its targets found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from maturity_advisor.documents import Document, shape
from maturity_advisor.errors import DocumentError, OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import Unfit
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.organisation.answers import Answer, Response
from maturity_advisor.organisation.checking import check_references
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import DatedTarget, Organisation
from maturity_advisor.organisation.stating import state_of

HEADER_FACTS = {"organisation.employees": "employees", "organisation.sector": "sector"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where facts hold: the organisation (an empty id) or one of its units."""

    id: str
    kind: str


ORGANISATION = Place("", "organisation")


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


@dataclass(slots=True)
class _Gathered:
    base: KnowledgeBase
    findings: Findings
    stated: dict[tuple[str, str], State] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    targets: dict[tuple[str, str], tuple[DatedTarget, ...]] = field(default_factory=dict)


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
    gathered = _Gathered(base, Findings())
    root = Where(document or Document("<organisation>", {}), ())
    places = [ORGANISATION]
    _gather_header(gathered, organisation, root / "organisation")
    _gather(gathered, ORGANISATION, organisation.answers, organisation.targets, root)
    for index, unit in enumerate(organisation.units):
        place = Place(unit.id, unit.kind)
        where = root / "units" / index
        if any(unit.id == other.id for other in places):
            gathered.findings.problem(
                where, f"the unit '{unit.id}' is there twice", "Rename one", "duplicate-id", ("id",)
            )
        places.append(place)
        _gather(gathered, place, unit.answers, unit.targets, where)
    check_references(base, organisation, root, gathered.findings)
    if gathered.findings.problems:
        raise OrganisationError(*gathered.findings.problems)
    return Situation(
        organisation,
        (ORGANISATION, *sorted(places[1:], key=lambda place: place.id)),
        gathered.stated,
        gathered.answers,
        gathered.targets,
        as_of or organisation.as_of,
        tuple(dict.fromkeys(gathered.findings.notices)),
    )


def _gather_header(gathered: _Gathered, organisation: Organisation, where: Where) -> None:
    for fact, key in HEADER_FACTS.items():
        value = getattr(organisation.identity, key)
        if value is None or fact not in gathered.base.definitions or fact in organisation.answers:
            continue
        _gather_answer(gathered, ORGANISATION, fact, Answer((Response("value", value),)), where, (key,))


def _gather(
    gathered: _Gathered,
    place: Place,
    answers: Mapping[str, Answer],
    targets: Mapping[str, tuple[DatedTarget, ...]],
    where: Where,
) -> None:
    for fact, answer in answers.items():
        _gather_answer(gathered, place, fact, answer, where, ("answers", fact))
    for scope, target in targets.items():
        _gather_target(gathered, place, scope, target, where, ("targets", scope))


def _gather_answer(
    gathered: _Gathered, place: Place, name: str, answer: Answer, where: Where, below: tuple[Any, ...]
) -> None:
    definition = _definition(gathered, name, "fact", where, below)
    if definition is None:
        return
    if definition.role != "asked":
        message = f"'{name}' is derived and cannot be answered"
        gathered.findings.problem(where, message, "Remove it", "derived", below)
    elif place.kind not in definition.per:
        remedy = f"Answer it for {' or '.join(sorted(definition.per))}"
        gathered.findings.problem(where, f"'{name}' is not asked of a {place.kind}", remedy, "wrong-place", below)
    elif (place.id, definition.id) in gathered.answers:
        message = f"'{name}' is answered twice: it is the same fact as '{definition.id}'"
        gathered.findings.problem(where, message, "Keep one of the answers", "duplicate-id", below)
    else:
        _state(gathered, place, definition, answer, where, below)


def _state(
    gathered: _Gathered,
    place: Place,
    definition: Definition,
    answer: Answer,
    where: Where,
    below: tuple[Any, ...],
) -> None:
    try:
        gathered.stated[place.id, definition.id] = state_of(definition, answer)
        gathered.answers[place.id, definition.id] = answer
    except Unfit as unfit:
        gathered.findings.problem(where, f"{definition.id}: {unfit.message}", unfit.remedy, "value", below)


def _gather_target(
    gathered: _Gathered,
    place: Place,
    name: str,
    target: tuple[DatedTarget, ...],
    where: Where,
    below: tuple[Any, ...],
) -> None:
    definition = _definition(gathered, name, "scope", where, below)
    if definition is None:
        return
    if definition.role != "scope" or definition.domain.kind != "stage":
        remedy = "Name a model, dimension or category with stages"
        gathered.findings.problem(where, f"'{name}' has no stages", remedy, "target", below)
    elif place.kind not in definition.per:
        message = f"'{name}' is not assessed for a {place.kind}"
        gathered.findings.problem(where, message, "Set it for the organisation", "wrong-place", below)
    else:
        for item in target:
            if item.stage not in definition.domain.options[1:]:
                gathered.findings.unknown(where, "stage", item.stage, definition.domain.options[1:], below)
        gathered.targets[place.id, definition.id] = tuple(sorted(target, key=lambda item: item.by))


def _definition(gathered: _Gathered, name: str, kind: str, where: Where, below: tuple[Any, ...]) -> Definition | None:
    base = gathered.base
    full = base.aliases.get(name, name)
    definition = base.definitions.get(full)
    if definition is None:
        head = full.partition(".")[0]
        if any(known.partition(".")[0] == head for known in base.definitions):
            known = [
                item.id for item in base.definitions.values() if item.role == ("asked" if kind == "fact" else kind)
            ]
            gathered.findings.unknown(where, kind, name, known, below)
        else:
            remedy = "Load the pack it belongs to, or correct the name"
            message = f"no loaded pack knows the {kind} '{name}'"
            gathered.findings.notice(where, message, remedy, "inert", below)
    return definition
