"""Holds *solve* against *explain* over random rule bases: `python -m tests.reasoning.solving`."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from maturity_advisor.organisation.known import Several, State, everything
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.answering import Answers, Key
from maturity_advisor.reasoning.derived import STATUSES
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.posing import Posed, poser
from maturity_advisor.reasoning.program import Program, compile_program
from maturity_advisor.reasoning.rails import Rails
from maturity_advisor.reasoning.solve import Literal
from maturity_advisor.reasoning.truth import F, N, T, U
from tests.random_cases import random_cases
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

ORGANISATIONS = 2  # for each rule base
SAMPLES = 3  # choices of answers for each organisation and each freedom
MEDIUM = 12  # every so manieth rule base is of medium size
PATIENCE = 60.0
BLOCK = 500  # rule bases, after which it tells how it goes


@dataclass(slots=True)
class Report:
    """How much was looked at, what did not agree, how often each status occurred, and why answers were kept."""

    bases: int = 0
    choices: int = 0
    differences: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    def add(self, other: Report) -> None:
        """Take up another report."""
        self.bases += other.bases
        self.choices += other.choices
        self.differences += other.differences
        self.statuses += other.statuses
        self.kept += other.kept


def every_rule(encoding: Encoding) -> dict[Key, Rails]:
    """All rules in all places."""
    return {
        (place.id, rule.id): encoding.rule(rule, place.id)
        for rule in encoding.base.rules
        for place in encoding.derived.places
        if rule.per == place.kind
    }


def chosen(answers: Answers, rng: random.Random) -> Iterator[Literal]:
    """One of the alternatives of each answer and of each option, at random."""
    for states in answers.made.values():
        yield rng.choice([*states.values()])
    for (_, name), options in answers.several.items():
        yield rng.choice([*options.na.values()])
        alone = answers.base.definitions[name].domain.exclusive
        alone_yes = alone is not None and "yes" in options.said[alone] and rng.random() < 0.3
        for option, cases in options.said.items():
            able = {said: literal for said, literal in cases.items() if alone is None or option != alone}
            if alone is not None and option == alone:
                yield (
                    cases["yes"]
                    if alone_yes
                    else rng.choice([cases[said] for said in cases if said != "yes" or len(cases) == 1])
                )
            elif alone_yes:
                yield cases.get("no", -1)
            else:
                yield rng.choice([*able.values()])


def stated_in(answers: Answers, holding: frozenset[Literal]) -> dict[Key, State]:
    """The answers of a solution, as an organisation would state them."""
    found = {
        key: next(state for state, literal in states.items() if literal in holding)
        for key, states in answers.made.items()
    }
    for key, options in answers.several.items():
        domain = answers.base.definitions[key[1]].domain
        na = next(na for na, literal in options.na.items() if literal in holding)
        said = tuple(
            next(said for said, literal in cases.items() if literal in holding) for cases in options.said.values()
        )
        found[key] = everything(domain) if options.blank in holding else Several(said, na)
    return found


def watched(answers: Answers) -> set[Literal]:
    """All literals that say which answers were chosen."""
    found = {literal for states in answers.made.values() for literal in states.values()}
    for options in answers.several.values():
        found |= {*options.na.values(), options.blank}
        found |= {literal for cases in options.said.values() for literal in cases.values()}
    return found


def with_stated(situation: Situation, stated: Mapping[Key, State]) -> Situation:
    """The situation with other answers."""
    return replace(situation, stated={**situation.stated, **stated})


def status(rails: Rails, holding: frozenset[Literal]) -> str:
    """The status of a rule in a solution."""
    truth = T if rails.true in holding else F if rails.false in holding else N if rails.na in holding else U
    return STATUSES[truth]


def compare(program: Program, situation: Situation, rng: random.Random, report: Report) -> Iterator[str]:
    """What *solve* and *explain* do not agree on, under some choices of answers."""
    derived = Explain().derive(program, situation, NoPlugins())
    for freedom in ("as_it_is", "change", "complete"):
        posed = poser(program.base, situation, derived).pose(freedom, (), every_rule)
        report.kept.update(posed.kept.values())
        for _ in range(SAMPLES if freedom != "as_it_is" else 1):
            yield from sample(program, situation, posed, rng, report)


def sample(
    program: Program, situation: Situation, posed: Posed[dict[Key, Rails]], rng: random.Random, report: Report
) -> Iterator[str]:
    """One choice of answers, by both readings."""
    answers, rails = posed.encoding.answers, posed.asked
    looked = watched(answers) | {literal for item in rails.values() for literal in (item.true, item.false, item.na)}
    wanted = [*dict.fromkeys(chosen(answers, rng))]
    holding = answers.circuit.possible(wanted, looked, time.monotonic() + PATIENCE)
    if holding is None:
        return
    report.choices += 1
    changed = with_stated(situation, stated_in(answers, holding))
    due = Explain().derive(program, changed, NoPlugins()).statuses
    for key, item in rails.items():
        found = status(item, holding)
        report.statuses[found] += 1
        if found != due[key]:
            yield f"{answers.freedom} {key}: {found} but by explain {due[key]}"


def run(bases: int, first: int = 0) -> Report:
    """So many rule bases, each with some organisations."""
    report = Report()
    for seed in range(first, first + bases):
        size = "medium" if seed % MEDIUM == 0 else "small"
        cases = list(islice(random_cases(seed, size), ORGANISATIONS))
        program = compile_program(base_of(cases[0].packs))
        report.bases += 1
        for index, case in enumerate(cases):
            situation = situation_of(program.base, case.organisation)
            found = compare(program, situation, random.Random(seed), report)
            report.differences += [f"seed {seed} ({size}), organisation {index}: {each}" for each in found]
    return report


def main() -> int:
    """Run from the command line; 1 if anything did not agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    start = time.monotonic()
    report = Report()
    for first in range(given.first, given.first + given.bases, BLOCK):
        some = run(min(BLOCK, given.first + given.bases - first), first)
        report.add(some)
        print(*some.differences, f"{report.bases} rule bases seen", sep="\n", flush=True)
    print(f"{report.bases} rule bases, {report.choices} choices, {len(report.differences)} differences", end=", ")
    print(dict(report.statuses), dict(report.kept), f"{time.monotonic() - start:.0f} s")
    return int(bool(report.differences))


if __name__ == "__main__":
    sys.exit(main())
