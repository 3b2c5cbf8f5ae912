"""Coverage and mutation as `check` prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from maturity_advisor.errors import Problem

if TYPE_CHECKING:
    from maturity_advisor.authoring.checking import Checked
    from maturity_advisor.authoring.coverage import PackCoverage
    from maturity_advisor.authoring.mutation import Tally

Data = dict[str, Any]


class Study(Protocol):
    """Something looked into beyond the check itself."""

    @property
    def is_met(self) -> bool:
        """Whether it found what must be."""

    def data(self) -> Any:
        """All of it, for JSON."""

    def text(self, quiet: bool) -> str:
        """All of it to read; quietly, only what is wrong."""


def studies_of(checked: Checked, *, coverage: bool, mutate: bool) -> dict[str, Study]:
    """What was asked for, where nothing is wrong already."""
    found: dict[str, Study] = {}
    if checked.base is None or checked.problems:
        return found
    if coverage:
        from maturity_advisor.authoring.coverage import coverage as covered

        found["coverage"] = CoverageStudy(covered(checked.base, checked.chosen))
    if mutate:
        from maturity_advisor.authoring.mutation import mutate as mutated

        found["mutation"] = MutationStudy(mutated(checked.base, checked.chosen))
    return found


def problem_data(problem: Problem) -> Data:
    """A problem with its place."""
    place = problem.place
    where = {"file": place.source, "line": place.line, "column": place.column} if place else {}
    return {**where, "message": problem.message, "remedy": problem.remedy, "code": problem.code}


def _lines(problems: Iterable[Problem]) -> list[str]:
    from maturity_advisor.reports.inert import plain

    return [plain(problem) for problem in problems]


@dataclass(frozen=True, slots=True)
class CoverageStudy:
    """What packs declare, and what of it is a hole."""

    packs: tuple[PackCoverage, ...]

    @property
    def is_met(self) -> bool:
        """Whether there is no hole but marked ones."""
        return not any(pack.holes for pack in self.packs)

    def data(self) -> Any:
        """By pack."""
        return {pack.pack: _coverage_data(pack) for pack in self.packs}

    def text(self, quiet: bool) -> str:
        """Pack by pack, then all holes."""
        holes = [hole for pack in self.packs for hole in pack.holes]
        shown = [] if quiet else [line for pack in self.packs for line in _coverage_lines(pack)]
        end = [] if quiet else [f"Coverage: {len(holes) or 'no'} hole{'' if len(holes) == 1 else 's'}."]
        return "".join(f"{line}\n" for line in [*shown, *_lines(holes), *end])


def _coverage_data(pack: PackCoverage) -> Data:
    return {
        "steps": [
            {"scope": step.scope, "stage": step.stage, "standing": step.standing, "rules": list(step.rules)}
            for step in pack.steps
        ],
        "gaps": [{"where": name, "says": gap.say("en", "en")} for name, gap in pack.gaps],
        "used": {share.kind: {"declared": share.declared, "used": share.used} for share in pack.shares},
        "languages": list(pack.languages),
        "texts": pack.texts,
        "origins": {kind: dict(counts) for kind, counts in pack.origins.items()},
        "holes": [problem_data(hole) for hole in pack.holes],
    }


def _coverage_lines(pack: PackCoverage) -> Iterator[str]:
    standings = Counter(step.standing for step in pack.steps)
    steps = f"{len(pack.steps)} steps ({', '.join(f'{n} {what}' for what, n in standings.items())})"
    used = [f"{share.used} of {share.declared} {share.kind}" for share in pack.shares if share.declared]
    yield ", ".join([f"{pack.pack}: {steps}" if pack.steps else f"{pack.pack}: no steps", *used])
    yield f"  {pack.texts} texts in {', '.join(pack.languages)}"
    for kind, counts in pack.origins.items():
        yield f"  {kind}: {', '.join(f'{number} {origin}' for origin, number in counts.items())}"
    for step in pack.steps:
        yield f"  {step.name} ({step.standing}) {', '.join(step.rules)}".rstrip()
    for name, gap in pack.gaps:
        yield f"  gap at {name}: {gap.say('en', 'en')}"


@dataclass(frozen=True, slots=True)
class MutationStudy:
    """How many small changes of rules their examples notice."""

    packs: tuple[Tally, ...]

    @property
    def is_met(self) -> bool:
        """Whether the examples of every pack notice enough of them."""
        return all(tally.enough for tally in self.packs)

    def data(self) -> Any:
        """By pack."""
        return {
            tally.pack: {
                "mutants": tally.mutants,
                "caught": tally.caught,
                "equivalent": tally.equivalent,
                "share": float(round(tally.share, 4)),
                "survivors": [problem_data(survivor) for survivor in tally.survivors],
            }
            for tally in self.packs
        }

    def text(self, quiet: bool) -> str:
        """A line for each survivor, then a line for each pack."""
        survivors = [item for tally in self.packs if not (quiet and tally.enough) for item in tally.survivors]
        rows = [] if quiet else [_row(tally) for tally in self.packs]
        return "".join(f"{line}\n" for line in [*_lines(survivors), *rows])


def _row(tally: Tally) -> str:
    share = f"{float(tally.share):.1%} caught"
    fared = f"{tally.caught} caught, {tally.equivalent} proved equivalent, {len(tally.survivors)} survivors"
    return f"{tally.pack}: {tally.mutants} mutants, {fared}: {share}"
