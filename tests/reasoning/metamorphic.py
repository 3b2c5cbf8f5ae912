"""Changes whose effect is known: what must not change in the program's own results does not."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from maturity_advisor.reasoning.derived import Derived, Reading
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import Program, compile_program
from maturity_advisor.reasoning.readings import reading
from tests.random_cases import Case, random_cases
from tests.random_cases.variants import add_unrelated, narrow, rename_organisation, shuffle, split_any
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

BASES, ORGANISATIONS = 25, 22  # in a block; some changes do not fit every knowledge base


@dataclass(slots=True)
class Findings:
    """How many cases each change was tried on, and where it changed what it must not."""

    cases: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def add(self, other: Findings) -> None:
        """Take up other findings."""
        self.cases += other.cases
        self.broken += other.broken


def is_the_same(before: Derived, after: Derived) -> bool:
    """Nothing at all has changed."""
    return (before.states, before.statuses, before.profiles) == (after.states, after.statuses, after.profiles)


def is_kept(before: Derived, after: Derived) -> bool:
    """What was there is as it was."""
    return all(
        old.items() <= new.items() for old, new in ((before.states, after.states), (before.statuses, after.statuses))
    )


def is_concluded_alike(before: Derived, after: Derived) -> bool:
    """All facts are as they were, whatever rules they come from."""
    return before.states == after.states


def is_still_decided(before: Derived, after: Derived) -> bool:
    """A status that was decided is not undone, unless it rests on what is known rather than what holds."""
    open_world = {rule.id for rule in before.base.rules if not rule.closed_world}
    return all(
        after.statuses[key] == status
        for key, status in before.statuses.items()
        if key[1] in open_world and status != "undetermined"
    )


Change: TypeAlias = Callable[[Case, random.Random], Case | None]
CHANGES: tuple[tuple[Change, Callable[[Derived, Derived], bool]], ...] = (
    (narrow, is_still_decided),
    (shuffle, is_the_same),
    (rename_organisation, is_the_same),
    (add_unrelated, is_kept),
    (split_any, is_concluded_alike),
)


def derive(case: Case, program: Program, engine: Reading) -> Derived:
    """What follows in a case."""
    return engine.derive(program, situation_of(program.base, case.organisation), NoPlugins())


def block(number: int) -> Findings:
    """Some knowledge bases, each with some organisations and all changes."""
    found = Findings()
    for seed in range(number * BASES, (number + 1) * BASES):
        cases = list(islice(random_cases(seed), ORGANISATIONS))
        program = compile_program(base_of(cases[0].packs))
        engine = reading("auto")
        known = [derive(case, program, engine) for case in cases]
        for change, holds in CHANGES:
            for index, after in changed(change, cases, seed, program, engine):
                found.cases[change.__name__] += 1
                if not holds(known[index], after):
                    found.broken.append(f"{change.__name__}: seed {seed}, organisation {index}")
    return found


def changed(
    change: Change, cases: list[Case], seed: int, program: Program, engine: Reading
) -> Iterator[tuple[int, Derived]]:
    """The cases that can be changed, with what follows afterwards; packs are changed in the same way for all."""
    packs, compiled, used = cases[0].packs, program, engine
    for index, case in enumerate(cases):
        other = change(case, random.Random(index if change is narrow else seed))
        if other is None:
            continue
        if other.packs != packs:
            packs, compiled, used = other.packs, compile_program(base_of(other.packs)), Explain()
        yield index, derive(other, compiled, used)
