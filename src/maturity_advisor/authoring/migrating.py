"""Migrating: an organisation's answers taken from one edition of a model to another, with nothing lost on the way."""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from maturity_advisor.authoring.editing import Become, Edit, apply
from maturity_advisor.authoring.migration_faults import faults_of
from maturity_advisor.authoring.migration_step import Moved, Step
from maturity_advisor.authoring.rewriting import Rewritten, rewrite
from maturity_advisor.documents import Document, near
from maturity_advisor.errors import OrganisationError, PackError, Place, Problem, UsageError
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.editions import newest
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.organisation.situation import read_organisation, situate


@dataclass(frozen=True, slots=True)
class Migrated:
    """An organisation in its new edition: the new text, and what became of everything the old edition asked."""

    pack: str
    editions: tuple[str, ...]
    rewritten: Rewritten
    moved: tuple[Moved, ...]

    @property
    def complete(self) -> bool:
        """Whether everything could be carried."""
        return all(item.carried for item in self.moved)


@dataclass(slots=True)
class _Journey:
    """A document on its way through one edition after the other."""

    document: Document
    edits: list[Edit] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)

    def take(self, edits: Sequence[Edit], moved: Sequence[Moved]) -> None:
        """Go one step on."""
        # Its places are those of the file as it was, so from here on the file as a whole stands for all of them.
        self.document = Document(self.document.source, apply(copy.deepcopy(self.document.data), edits))
        self.edits += edits
        self.moved += moved


def migrate(packs: Sequence[Pack], document: Document, raw: bytes, to: str, start: str | None = None) -> Migrated:
    """Take an organisation to the edition `to`, written as `esm3-2012` or `esm3@2012`.

    UsageError if there is no such edition or no way to it; PackError if a migration is at fault; OrganisationError if
    the file is refused before or after. Nothing is written.
    """
    pack, target = _named(packs, to)
    packs = _concerned(packs, pack)
    organisation = read_organisation(document)
    origin = start or _edition_of(packs, pack, target, organisation.models)
    way = _way(packs, pack, origin, target)
    journey = _Journey(document)
    for old, new in pairwise(way):
        _go(packs, {**organisation.models, pack: old}, pack, new, journey)
    rewritten = rewrite(document, raw, journey.edits)
    _check(packs, rewritten, document)
    return Migrated(pack, tuple(way), rewritten, tuple(journey.moved))


def _concerned(packs: Sequence[Pack], name: str) -> list[Pack]:
    """All editions of a pack, and of what they need: other packs' answers are left as they are."""
    names, frontier = set(), [name]
    while frontier:
        one = frontier.pop()
        if one not in names:
            names.add(one)
            frontier += [need for pack in packs if pack.id == one for need in pack.header.needs]
    return [pack for pack in packs if pack.id in names]


def _go(packs: Sequence[Pack], models: Mapping[str, str], pack: str, to: str, journey: _Journey) -> None:
    before, after = assemble(packs, models), assemble(packs, {**models, pack: to})
    entry = after.packs[pack].migrations[models[pack]]
    faults = faults_of(entry, before, after)
    if faults:
        raise PackError(*faults)
    situate(before, read_organisation(journey.document), journey.document)
    edits, moved = Step(packs, models, pack, before, after, entry, journey.document).plan()
    chosen = {**(journey.document.data.get("models") or {}), pack: to}
    journey.take([*edits, Become((), "models", chosen)], moved)


def _named(packs: Sequence[Pack], to: str) -> tuple[str, str]:
    """Pack and edition of a name; an id may hold hyphens itself."""
    known = {f"{pack.id}{sign}{pack.edition}": (pack.id, pack.edition) for pack in packs if pack.model for sign in "@-"}
    if to not in known:
        names = sorted(name for name in known if "@" not in name)
        close = near(to, known)
        remedy = f"Did you mean '{close}'?" if close else f"There are: {', '.join(names)}"
        raise UsageError(Problem(f"there is no edition '{to}'", remedy, None, "unknown-edition"))
    return known[to]


def _edition_of(packs: Sequence[Pack], pack: str, target: str, models: Mapping[str, str]) -> str:
    """The edition the file says, else the only one there is a way from."""
    if pack in models:
        return models[pack]
    editions = [item.edition for item in packs if item.id == pack and item.edition != target]
    ways = [edition for edition in editions if _find(packs, pack, edition, target)]
    nearest = [edition for edition in ways if len(_find(packs, pack, edition, target)) == 2]
    if len(ways) == 1 or len(nearest) == 1:
        return (nearest or ways)[0]
    if not ways:
        remedy = "It needs 'migrations:' from an edition that is loaded"
        raise UsageError(Problem(f"no edition leads to {pack}@{target}", remedy, None, "edition"))
    remedy = f"Say it with --from; there is a way from: {', '.join(sorted(ways))}"
    raise UsageError(Problem(f"the file does not say which edition of '{pack}' it answers", remedy, None, "edition"))


def _way(packs: Sequence[Pack], pack: str, origin: str, target: str) -> list[str]:
    if origin == target:
        raise UsageError(Problem(f"the file is in this edition already: {pack}@{target}", "", None, "edition"))
    found = _find(packs, pack, origin, target)
    if not found:
        here = ", ".join(newest([item for item in packs if item.id == pack and item.edition == target])[0].migrations)
        remedy = f"Its pack has migrations from: {here}" if here else "Its pack has no 'migrations:'"
        raise UsageError(Problem(f"there is no way from {pack}@{origin} to {pack}@{target}", remedy, None, "edition"))
    return found


def _find(packs: Sequence[Pack], pack: str, origin: str, target: str) -> list[str]:
    """The shortest way over migrations; both ends of each must be there."""
    editions = {item.edition: item for item in newest([item for item in packs if item.id == pack])}
    ways = deque([[target]]) if target in editions else deque()
    seen = {target}
    while ways:
        way = ways.popleft()
        if way[0] == origin:
            return way
        for older in editions[way[0]].migrations:
            if older in editions and older not in seen:
                seen.add(older)
                ways.append([older, *way])
    return []


def _check(packs: Sequence[Pack], rewritten: Rewritten, document: Document) -> None:
    """What is written must be accepted; if not, the fault is said and nothing is written."""
    after = Document(document.source, rewritten.data)
    try:
        described = read_organisation(after)
        situate(assemble(packs, described.models), described, after)
    except OrganisationError as error:
        where = Place(document.source)
        problems = [
            Problem(f"after migrating, {item.message}", item.remedy, where, item.code) for item in error.problems
        ]
        raise OrganisationError(*problems) from None
