"""Checking: everything that is wrong with packs and organisations, at once, before anybody is advised with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from maturity_advisor.authoring.attainable import unattainable
from maturity_advisor.authoring.checking_editions import faults_of_cases, faults_of_editions
from maturity_advisor.authoring.examples import Examples
from maturity_advisor.authoring.gathering import Group, gather, installed_groups, located
from maturity_advisor.authoring.linting.linter import Linted, lint
from maturity_advisor.documents import Document
from maturity_advisor.errors import AdvisorError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.knowledge.well_formed import Rest, Unsound
from maturity_advisor.organisation.situation import read_organisation, situate
from maturity_advisor.plugins import find_plugins


@dataclass(slots=True)
class Checked:
    """What a check found, and in what: the packs that were meant, among all of the base; notices do no harm.

    `problems` are errors on which nothing can be built; what the linter found in what can be read is `linted`.
    """

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    base: KnowledgeBase | None = None
    chosen: frozenset[str] = frozenset()
    linted: Linted = field(default_factory=Linted)
    packs: int = 0
    organisations: int = 0
    examples: int = 0

    def sorted(self) -> Checked:
        """Each finding once, in the order of the files."""
        self.problems = _once(self.problems)
        self.notices = _once(self.notices)
        return self


def check(paths: Sequence[str | os.PathLike[str]] = ()) -> Checked:
    """Check packs and organisations at these paths, among the installed packs; without paths all installed packs.

    An installed pack may be named by its id.
    """
    plugins = find_plugins()
    installed = installed_groups(plugins)
    gathered = gather(located(paths, [pack for pack, _ in plugins.packs]), installed)
    groups = gathered.groups if paths else installed
    checked = Checked(list(gathered.problems), organisations=len(gathered.organisations))
    if not paths:
        checked.problems += plugins.failures
    checked.problems += faults_of_cases(gathered.cases)
    packs, rests = _read(groups, checked)
    checked.packs = len(packs)
    ids = {(pack.id, pack.edition) for pack in [*packs, *(rest.pack for rest in rests)]}
    standing = [pack for pack, _ in plugins.packs if (pack.id, pack.edition) not in ids]
    checked.problems += _problems_of_rests([*standing, *packs], rests)
    base = _assembled([*standing, *packs], checked) if packs or gathered.organisations else None
    if base is not None:
        files = {source for pack in packs for source in pack.sources_read}
        checked.notices += [item for item in base.notices if item.place is not None and item.place.source in files]
        _check_examples(base, packs, checked)
        checked.problems += faults_of_editions(base, packs, [*standing, *packs])
        for document in gathered.organisations:
            _check_organisation(document, base, [*standing, *packs], checked)
    return checked.sorted()


def _read(groups: Iterable[Group], checked: Checked) -> tuple[list[Pack], list[Rest]]:
    """The packs, and what can be read of those that are refused."""
    packs, rests = [], []
    for group in groups:
        try:
            packs.append(read_pack(group))
        except AdvisorError as error:
            checked.problems += error.problems
            if isinstance(error, Unsound) and error.rest is not None:
                rests.append(error.rest)
    return packs, rests


def _problems_of_rests(packs: Sequence[Pack], rests: Sequence[Rest]) -> Iterator[Problem]:
    """What is wrong with the meaning of packs whose form is wrong elsewhere."""
    if rests:
        try:
            assemble([*packs, *(rest.pack for rest in rests)])
        except AdvisorError as error:
            for rest in rests:
                yield from rest.certain(error.problems)


def _assembled(packs: Sequence[Pack], checked: Checked) -> KnowledgeBase | None:
    try:
        base = assemble(packs)
    except AdvisorError as error:
        checked.problems += error.problems
        return None
    return base


def _check_examples(base: KnowledgeBase, packs: Iterable[Pack], checked: Checked) -> None:
    """Editions that others take the place of have no rules in the base; theirs are run when they are checked alone."""
    chosen = {pack.id for pack in packs if base.packs[pack.id].edition == pack.edition}
    examples = Examples(base)
    checked.base, checked.chosen = base, frozenset(chosen)
    checked.problems += examples.problems(chosen)
    checked.examples = examples.count
    checked.linted = lint(base, chosen)


def _check_organisation(document: Document, base: KnowledgeBase, packs: Sequence[Pack], checked: Checked) -> None:
    def base_of(editions: Mapping[str, str]) -> KnowledgeBase:
        return assemble(packs, editions) if editions else base

    try:
        described = read_organisation(document, base_of)
        own = base_of(described.models)
        situation = situate(own, described, document)
    except AdvisorError as error:
        checked.problems += error.problems
        return
    checked.notices += situation.notices
    checked.problems += unattainable(own, situation, document)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    return list(AdvisorError(*dict.fromkeys(problems)).problems)
