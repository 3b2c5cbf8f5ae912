"""Trials: the packs at some paths with the cases that test them, run together with nothing but what they need."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from maturity_advisor.advisor import Advisor
from maturity_advisor.authoring.case_runs import Failure, failures_of
from maturity_advisor.authoring.cases import WrittenCase, is_case_file, read_cases
from maturity_advisor.authoring.examples import Examples
from maturity_advisor.authoring.gathering import Gathered, gather, installed_groups, located
from maturity_advisor.documents import Document, read_file
from maturity_advisor.errors import AdvisorError, PackError, Problem, UsageError
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.reading import pack_files, read_pack
from maturity_advisor.plugins import Plugins, find_plugins


@dataclass(slots=True)
class Outcome:
    """What came of testing one pack."""

    pack: str
    examples: int = 0
    cases: int = 0
    failures: list[Failure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether all came out as expected."""
        return not self.failures and not self.problems


@dataclass(frozen=True)
class Trial:
    """One pack, what it needs, and the cases that test it."""

    pack: Pack
    others: tuple[Pack, ...]
    cases: tuple[WrittenCase, ...]

    @cached_property
    def advisor(self) -> Advisor:
        """Advises with this pack and what it needs, whatever else is installed."""
        return Advisor([*self.others, self.pack], engine="explain")

    def run(self) -> Outcome:
        """All examples and all cases."""
        outcome = Outcome(self.pack.id)
        examples = Examples(self.advisor.knowledge)
        outcome.problems += examples.problems({self.pack.id})
        outcome.examples = examples.count
        for case in self.cases:
            outcome.cases += 1
            outcome.failures += self.failures(case)
        return outcome

    def failures(self, case: WrittenCase) -> list[Failure]:
        """What is not as one case expects."""
        return failures_of(self.advisor, self.pack.id, case)

    def rules(self) -> list[RuleDefinition]:
        """The pack's rules."""
        return [rule for rule in self.advisor.knowledge.rules if rule.pack == self.pack.id]


def trials(paths: Sequence[str | os.PathLike[str]]) -> list[Trial]:
    """What there is to test at these paths: packs and case files, or ids of installed packs; all problems at once."""
    plugins = find_plugins()
    installed = [pack for pack, _ in plugins.packs]
    gathered = _gathered(paths, plugins, installed)
    packs = [(group, read_pack(group)) for group in gathered.groups]
    cases = {number: _cases_in(group) for number, (group, _) in enumerate(packs)}
    for document in gathered.cases:
        number = _pack_meant(document, packs, installed)
        _, written = read_cases(document)
        cases.setdefault(number, []).extend(written)
    if not packs:
        raise UsageError(Problem("there is no pack to test here", "Name its folder, or the id of an installed pack"))
    known = [pack for _, pack in packs] + installed
    return [Trial(pack, _needed(pack, known), tuple(cases.get(number, ()))) for number, (_, pack) in enumerate(packs)]


def _cases_in(group: Iterable[Path]) -> list[WrittenCase]:
    """Cases that stand among the rest of a pack."""
    documents = [read_file(file) for file in pack_files(group)]
    return [case for document in documents if "cases" in document.data for case in read_cases(document)[1]]


def trials_at(file: Path) -> list[Trial]:
    """What there is to test in one file: its own cases, and the examples of the pack that it opens.

    A pack's other files lie beside the one that opens it, unless several packs lie there.
    """
    data = read_file(file).data
    names_its_pack = is_case_file(data) and "pack" in data
    alone = names_its_pack or sum(map(_opens_a_pack, pack_files([file.parent]))) > 1
    return [trial for trial in trials([file if alone else file.parent]) if _concerns(trial, file)]


def _opens_a_pack(file: Path) -> bool:
    try:
        data = read_file(file).data
    except AdvisorError:
        return False
    return isinstance(data, dict) and isinstance(data.get("pack"), dict)


def _concerns(trial: Trial, file: Path) -> bool:
    return str(file) in trial.pack.sources_read or any(case.document.source == str(file) for case in trial.cases)


def _gathered(paths: Sequence[str | os.PathLike[str]], plugins: Plugins, installed: Sequence[Pack]) -> Gathered:
    gathered = gather(located(paths, installed), installed_groups(plugins))
    if gathered.problems:
        raise PackError(*gathered.problems)
    return gathered


def _pack_meant(document: Document, packs: list[tuple[tuple[Path, ...], Pack]], installed: Sequence[Pack]) -> int:
    """Which pack a case file tests; one that is only named is added."""
    file, _ = read_cases(document)
    if file.pack is None:
        return _nearest(document, [group for group, _ in packs])
    beside = Path(document.source).parent / file.pack
    named = [number for number, (_, pack) in enumerate(packs) if pack.id == file.pack or _holds(beside, pack)]
    if named:
        return named[0]
    found = read_pack([beside]) if beside.exists() else next((p for p in installed if p.id == file.pack), None)
    if found is None:
        known = ", ".join(sorted(pack.id for pack in installed))
        remedy = f"Name a folder beside this file, or an installed pack: {known}"
        place = document.place(("pack",))
        raise PackError(Problem(f"there is no pack '{file.pack}' to test", remedy, place, "unknown-pack"))
    packs.append(((beside,), found))
    return len(packs) - 1


def _holds(folder: Path, pack: Pack) -> bool:
    home = Path(os.path.realpath(folder))
    return home.exists() and any(Path(os.path.realpath(file)).is_relative_to(home) for file in pack.sources_read)


def _nearest(document: Document, groups: Sequence[Iterable[Path]]) -> int:
    """The pack with a file in the same folder, else the only one."""
    folder = Path(document.source).parent
    beside = [number for number, group in enumerate(groups) if any(file.parent == folder for file in group)]
    if len(beside) == 1 or len(groups) == 1:
        return beside[0] if beside else 0
    remedy = "Write 'pack: ID' or 'pack: FOLDER' at its top, or test it together with its pack"
    place = document.key_place(("cases",))
    raise PackError(Problem("it is not said which pack these cases test", remedy, place, "unknown-pack"))


def _needed(pack: Pack, known: Sequence[Pack]) -> tuple[Pack, ...]:
    """What a pack needs, and what that needs; what is not there is said when the packs are put together."""
    found: dict[str, Pack] = {}
    frontier = list(pack.header.needs)
    while frontier:
        name = frontier.pop()
        other = next((item for item in known if item.id == name and item.id != pack.id), None)
        if other is not None and name not in found:
            found[name] = other
            frontier += other.header.needs
    return tuple(found[name] for name in sorted(found))


def run_all(paths: Sequence[str | os.PathLike[str]]) -> list[Outcome]:
    """Test everything at these paths; AdvisorError if something cannot be read at all."""
    outcomes = []
    for trial in trials(paths):
        try:
            outcomes.append(trial.run())
        except AdvisorError as error:
            outcomes.append(Outcome(trial.pack.id, problems=list(error.problems)))
    return outcomes
