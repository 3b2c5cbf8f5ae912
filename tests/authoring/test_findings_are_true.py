"""On random packs, which are full of faults, nothing is found that the reference evaluator refutes."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice

import pytest

from maturity_advisor.authoring.linting.evidence import Case, Proof
from maturity_advisor.authoring.linting.linter import lint
from maturity_advisor.authoring.linting.worlds import ITSELF
from tests.random_cases import random_cases
from tests.reasoning.bridge import base_of
from tests.reference import evaluate
from tests.reference.evaluate import Result

ORGANISATIONS = 25  # on each base
SEEDS = range(12)
NEVER = re.compile(r"the rule '(?P<rule>.+)' can never fire|^'when' of the rule '(?P<when>.+)' can never hold$")
ALWAYS = re.compile(r"^'when' of the rule '(?P<rule>.+)' always holds$")
NOBODY = re.compile(r"^nobody (can reach|stands at) the stage '(?P<stage>[^']+)' of '(?P<scope>[^']+)'")
FALLS = re.compile(r"^'(?P<scope>.+)' falls from '(?P<high>.+)' to '(?P<low>.+)' when ")


def refutations(message: str, result: Result, exceptions: set[str]) -> list[object]:
    """What happens in a result although a finding says it cannot."""
    if found := NEVER.search(message):
        name = found["rule"] or found["when"]
        return [key for key, status in result.statuses.items() if key[1] == name and status == "fired"]
    if (found := ALWAYS.search(message)) and found["rule"] not in exceptions:
        return [key for key, status in result.statuses.items() if key[1] == found["rule"] and status == "silent"]
    if found := NOBODY.search(message):
        there = frozenset({found["stage"]})
        return [key for key, state in result.states.items() if key[1] == found["scope"] and state.values == there]
    return []


def is_shown(message: str, case: Case, packs: list[dict]) -> bool:
    """Whether a counterexample to what is written shows by the reference."""
    before = evaluate(packs, case.organisation())
    if found := FALLS.search(message):
        after = evaluate(packs, case.organisation(changed=True))
        return any(
            seen(before, place, found["scope"]) == found["high"] and seen(after, place, found["scope"]) == found["low"]
            for place, name in before.states
            if name == found["scope"]
        )
    return True


def seen(result: Result, place: str, scope: str) -> str:
    """The one value that is possible, as it is written."""
    values = result.states[place, scope].values
    if not isinstance(values, frozenset) or len(values) != 1:
        return ""
    (value,) = values
    whole = isinstance(value, Fraction) and value.denominator == 1
    return str(int(value) if whole else float(value) if isinstance(value, Fraction) else value)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_finding_is_refuted_by_what_really_follows(seed: int) -> None:
    cases = list(islice(random_cases(seed, "medium" if seed % 6 == 0 else "small"), ORGANISATIONS))
    packs = cases[0].packs
    base = base_of(packs)
    findings = lint(base, base.packs.keys()).findings
    exceptions = {rule.id for rule in base.rules if rule.unless is not None}

    for result in (evaluate(packs, case.organisation) for case in cases):
        for finding in findings:
            assert refutations(finding.problem.message, result, exceptions) == [], finding.problem.message
    for finding in findings:
        if isinstance(finding.evidence, Case):
            assert is_shown(finding.problem.message, finding.evidence, packs), finding
        if isinstance(finding.evidence, Proof):
            assert finding.evidence.cannot not in ((), (ITSELF,)), finding
