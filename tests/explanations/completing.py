"""Completes open answers at random to see that what is certain stays: `python -m tests.explanations.completing`."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advice.probing import Probe
from maturity_advisor.advisor import Advisor
from maturity_advisor.explanations.certainty import Nearness, certain
from maturity_advisor.explanations.grounds import Grounds, grounds_of
from maturity_advisor.explanations.standing import Standing
from maturity_advisor.reasoning.answering import Key
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.posing import Posed
from maturity_advisor.reasoning.rails import Rails
from maturity_advisor.reasoning.solve import Literal
from tests.reasoning.solving import chosen, every_rule, stated_in, watched

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
Asked = tuple[dict[Key, Literal], dict[Key, Rails]]


@dataclass(slots=True)
class Report:
    """How many completions were tried, how many recommendations were certain, and what did not agree."""

    completions: int = 0
    certain: int = 0
    removable: int = 0
    differences: list[str] = field(default_factory=list)


def every_action(advice: Advice, encoding: Encoding) -> dict[Key, Literal]:
    """Where each action is advised in each place, as the solver reads it."""
    standing = Standing(encoding, Nearness(encoding, advice).within, advice.situation.organisation.constraints.will_not)
    places = [place.id for place in encoding.derived.places]
    return {(name, place): standing.recommended((name, place)) for name in encoding.base.actions for place in places}


def check(advice: Advice, grounds: Grounds, completions: int, rng: random.Random, report: Report) -> Iterator[str]:
    """Where solver and pipeline do not advise the same under random completions."""
    sure = certain(advice, grounds, timeout=60)
    report.certain += len(sure.certain)
    report.removable += len(sure.removable)

    def ask(encoding: Encoding) -> Asked:
        return every_action(advice, encoding), every_rule(encoding)

    posed = grounds.poser().pose("complete", (), ask)
    probe = Probe(grounds.base, grounds.situation, grounds.derive, grounds.points)
    for _ in range(completions):
        advised, due = completion(posed, probe, grounds, rng)
        report.completions += 1
        if advised != due:
            yield f"solve advises {sorted(advised - due)} more and {sorted(due - advised)} less"
        if not sure.certain <= due:
            yield f"not certain after all: {sorted(sure.certain - due)}"


def completion(
    posed: Posed[Asked], probe: Probe, grounds: Grounds, rng: random.Random
) -> tuple[frozenset[Key], frozenset[Key]]:
    """What is advised under one completion, by the solver and by the pipeline."""
    answers, (actions, _) = posed.encoding.answers, posed.asked
    looked = watched(answers) | set(actions.values())
    holding = None
    while holding is None:
        holding = answers.circuit.possible([*dict.fromkeys(chosen(answers, rng))], looked, time.monotonic() + 60)
    due = probe.outlook(grounds.with_stated(stated_in(answers, holding))).advised
    return frozenset(key for key, literal in actions.items() if literal in holding), due


def run(completions: int, seed: int = 0) -> Report:
    """So many completions of each example."""
    report, advisor, rng = Report(), Advisor(engine="explain"), random.Random(seed)
    for example in EXAMPLES:
        advice = advisor.advise(str(example))
        found = check(advice, grounds_of(advisor, advice), completions, rng, report)
        report.differences += [f"{example.stem}: {each}" for each in found]
    return report


def main() -> int:
    """Run from the command line; 1 if anything did not agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--completions", type=int, default=1000, help="for each example")
    given = parser.parse_args()
    report = run(given.completions)
    print(*report.differences, sep="\n")
    print(f"{report.completions} completions, {len(report.differences)} differences,", end=" ")
    print(f"{report.certain} recommendations certain, {report.removable} not")
    return int(bool(report.differences))


if __name__ == "__main__":
    sys.exit(main())
