"""Holds reference, *explain* and *infer* against each other: `python -m tests.reasoning.differential`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context

from maturity_advisor.errors import AdvisorError
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.reasoning.derived import Derived, Reading
from maturity_advisor.reasoning.program import compile_program
from maturity_advisor.reasoning.readings import reading
from tests.random_cases import Case, random_cases
from tests.reasoning.bridge import NoPlugins, base_of, comparable, expected, situation_of
from tests.reference import evaluate
from tests.reference.evaluate import Result

BASES, ORGANISATIONS = 25, 20  # in a block; a process works through one, since durable-rules gives nothing back
MEDIUM = 12  # every so manieth knowledge base is of medium size
PATIENCE = 600  # seconds for a block, which takes some ten: durable-rules is known to hang


@dataclass(slots=True)
class Report:
    """How many cases were looked at, what did not agree, and how often each status occurred."""

    cases: int = 0
    differences: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    def add(self, other: Report) -> None:
        """Take up another report."""
        self.cases += other.cases
        self.differences += other.differences
        self.statuses += other.statuses


def block(number: int) -> Report:
    """Some knowledge bases, each with some organisations."""
    report = Report()
    for seed in range(number * BASES, (number + 1) * BASES):
        size = "medium" if seed % MEDIUM == 0 else "small"
        cases = list(islice(random_cases(seed, size), ORGANISATIONS))
        program = compile_program(base_of(cases[0].packs))
        infer = reading("auto")
        for index, case in enumerate(cases):
            report.cases += 1
            found, statuses = compare(case, program, infer)
            report.differences += [f"seed {seed} ({size}), organisation {index}: {each}" for each in found]
            report.statuses.update(statuses)
    return report


def compare(case: Case, program, infer: Reading) -> tuple[list[str], list[str]]:
    """What the readings do not agree on in a case, and the statuses of its rules."""
    reference = evaluate(case.packs, case.organisation)
    try:
        derived = infer.derive(program, situation_of(program.base, case.organisation), NoPlugins())
    except AdvisorError as error:
        return [str(error)], []
    return list(differences(reference, derived, program.base)), list(reference.statuses.values())


def differences(reference: Result, derived: Derived, base: KnowledgeBase) -> Iterator[str]:
    """Every status, state, profile and mark on which the program departs from the reference."""
    states = {key: comparable(state, base.definitions[key[1]].domain) for key, state in derived.states.items()}
    due = {key: expected(state, base.definitions[key[1]].domain) for key, state in reference.states.items()}
    profiles = {
        key: (found.towards, found.met, found.open, found.missed, found.not_applicable)
        for key, found in derived.profiles.items()
        if key in reference.profiles
    }
    counted = {key: (p.stage, p.true, p.unknown, p.false, p.na) for key, p in reference.profiles.items()}
    closed = {rule.id: rule.closed_world for rule in base.rules}
    yield from unequal("status", derived.statuses, reference.statuses)
    yield from unequal("state", states, due)
    yield from unequal("profile", profiles, counted)
    yield from unequal("closed world", closed, {rule: rule in reference.closed_world for rule in closed})


def unequal(what: str, found, due) -> Iterator[str]:
    """Where two mappings differ."""
    for key in sorted(found.keys() | due.keys()):
        if found.get(key) != due.get(key):
            yield f"{what} of {key}: {found.get(key)} but by the reference {due.get(key)}"


def run(cases: int, processes: int, first: int = 0) -> Iterator[Report]:
    """Reports of one block after another, until so many cases have been seen."""
    blocks = range(first, first + -(-cases // (BASES * ORGANISATIONS)))
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, max_tasks_per_child=1) as pool:
        yield from pool.map(block, blocks, timeout=PATIENCE * len(blocks))


def main() -> int:
    """Run from the command line, telling how it goes; 1 if anything did not agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="the block to begin with")
    given = parser.parse_args()
    whole, start = Report(), time.monotonic()
    for report in run(given.cases, given.processes, given.first):
        whole.add(report)
        for each in report.differences:
            print(each, flush=True)
        if whole.cases % 50_000 < BASES * ORGANISATIONS:
            print(
                f"{whole.cases} cases, {len(whole.differences)} differences, {time.monotonic() - start:.0f} s",
                flush=True,
            )
    print(f"{whole.cases} cases, {len(whole.differences)} differences", dict(whole.statuses))
    return int(bool(whole.differences))


if __name__ == "__main__":
    sys.exit(main())
