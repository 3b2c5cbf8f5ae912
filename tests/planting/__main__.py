"""Plants defects, so many of every kind, and tells how many were found and shown: `python -m tests.planting`."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from maturity_advisor.authoring.attainable import unattainable as beyond_reach
from maturity_advisor.authoring.linting.evidence import Evidence
from maturity_advisor.authoring.linting.kinds import severity_of
from maturity_advisor.authoring.linting.linter import lint
from maturity_advisor.documents import document_of
from maturity_advisor.errors import AdvisorError
from maturity_advisor.organisation.situation import read_organisation, situate
from tests.planting import advice, conditions, results
from tests.planting.confirming import confirmed
from tests.planting.planted import Planted
from tests.planting.sound import Sound, sound
from tests.reasoning.bridge import base_of

PLANTS: dict[str, Callable[[Sound], Planted]] = {
    "a condition that can never hold": conditions.never_holds,
    "a condition that must always hold": conditions.always_holds,
    "a rule made unreachable by another": advice.unreachable_rule,
    "a stage that cannot be reached": results.unreachable_stage,
    "a stage reached without the one below": results.skipped_stage,
    "a decision line that never applies": conditions.idle_line,
    "an answer that never matters": conditions.idle_option,
    "a recommendation nobody can get": advice.unreachable_action,
    "rules that contradict each other": advice.contradicting,
    "a better answer that makes it worse": results.non_monotone,
    "a missing language": advice.untranslated,
    "a missing source": advice.no_source,
    "a missing example": advice.no_example,
    "a requirement circle": advice.circle,
    "a circle across packs": advice.circle_across_packs,
    "a horizon inversion": advice.horizon,
    "a score that can leave its range": results.score_out_of_range,
    "weights that do not add up": results.weights_total,
    "a target out of reach": results.unattainable,
    "more than two outcomes": advice.outcomes,
    "ratings that drift": advice.rating_drift,
}
# What a sound pack may have: questions that nothing reads, actions of the other pack that nothing advises.
IDLE = "hint"


@dataclass(slots=True)
class Report:
    """What became of the defects of each kind, and what was said of packs before anything was planted."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    refuted: list[str] = field(default_factory=list)
    shown: dict[str, Counter[str]] = field(default_factory=dict)
    false: list[str] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Take up another report."""
        self.found += other.found
        self.missed += other.missed
        self.refuted += other.refuted
        self.false += other.false
        for kind, how in other.shown.items():
            self.shown.setdefault(kind, Counter()).update(how)


def one(kind: str, number: int) -> Report:
    """One sound pack, looked at before and after a defect of a kind is planted."""
    report, seed = Report(), f"{kind} {number}"
    made = sound(seed)
    if number % 10 == 0:
        report.false += [f"{seed}: {said}" for said in _said_of_sound(made)]
    planted = PLANTS[kind](made)
    matching = [item for item in _looked_at(planted) if planted.names in item[0]]
    if not matching:
        report.missed.append(seed)
        return report
    report.found[kind] += 1
    rng = random.Random(seed)
    ways = [confirmed(planted, evidence, message, rng) for message, evidence in matching]
    way = next(filter(None, ways), "")
    report.shown[kind] = Counter([way or "refuted"])
    report.refuted += [] if way else [f"{seed}: {matching[0]}"]
    return report


def _said_of_sound(made: Sound) -> Iterator[str]:
    base = base_of(made.packs)
    for finding in lint(base, base.packs.keys()).findings:
        if severity_of(finding.code) != IDLE:
            yield f"{finding.code}: {finding.problem.message}"


def _looked_at(planted: Planted) -> Iterator[tuple[str, Evidence | None]]:
    """Everything of the planted code that is said, and what shows it."""
    try:
        base = base_of(planted.packs)
    except AdvisorError as error:
        yield from ((problem.message, None) for problem in error.problems if problem.code == planted.code)
        return
    for finding in lint(base, base.packs.keys()).findings:
        if finding.code == planted.code:
            yield finding.problem.message, finding.evidence
    if planted.organisation is not None:
        document = document_of(planted.organisation, "organisation.yaml")
        situation = situate(base, read_organisation(document), document)
        yield from ((problem.message, None) for problem in beyond_reach(base, situation, document))


def block(given: tuple[str, int, int]) -> Report:
    """Some defects of one kind."""
    kind, first, last = given
    report = Report()
    for number in range(first, last):
        report.add(one(kind, number))
    return report


def run(each: int, processes: int, first: int = 0) -> Report:
    """So many defects of every kind."""
    size = 40
    blocks = [(kind, at, min(at + size, first + each)) for kind in PLANTS for at in range(first, first + each, size)]
    whole = Report()
    if processes == 1:
        for given in blocks:
            whole.add(block(given))
        return whole
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for report in pool.map(block, blocks):
            whole.add(report)
    return whole


def table(report: Report, each: int) -> str:
    """A line a kind."""
    lines = [f"{'kind':<42}{'planted':>8}{'found':>7}  shown by"]
    for kind in PLANTS:
        how = ", ".join(f"{way} {number}" for way, number in sorted(report.shown.get(kind, {}).items()))
        lines.append(f"{kind:<42}{each:>8}{report.found[kind]:>7}  {how}")
    lines.append(f"{'all':<42}{each * len(PLANTS):>8}{report.found.total():>7}")
    return "\n".join(lines)


def main() -> int:
    """Run from the command line; 1 if less than 99 % are found, anything shown is not so, or a sound pack is blamed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--defects", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first of each kind")
    given = parser.parse_args()
    each, start = -(-given.defects // len(PLANTS)), time.monotonic()
    report = run(each, given.processes, given.first)
    print(table(report, each))
    for title, listed in (("missed", report.missed), ("shown wrongly", report.refuted), ("blamed", report.false)):
        print(f"{title}: {len(listed)}")
        print("".join(f"  {item}\n" for item in listed[:40]), end="")
    print(f"{time.monotonic() - start:.0f} s, of these {time.process_time():.0f} s of processor time here")
    enough = report.found.total() >= 0.99 * each * len(PLANTS)
    return int(not enough or bool(report.refuted) or bool(report.false))


if __name__ == "__main__":
    sys.exit(main())
