"""Advising one organisation after another takes no more memory."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from maturity_advisor.reasoning.durable import is_available
from maturity_advisor.reasoning.program import compile_program
from maturity_advisor.reasoning.readings import reading
from tests.random_cases import random_cases
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

PAGES = Path("/proc/self/statm")
PAGE = 4096
MEGABYTE = 1024 * 1024


def resident() -> int:
    """Memory in use, in bytes."""
    return int(PAGES.read_text(encoding="ascii").split()[1]) * PAGE


@pytest.mark.skipif(not is_available() or not PAGES.exists(), reason="needs durable-rules, and Linux to measure")
def test_two_thousand_organisations_take_as_much_memory_as_two_hundred():
    cases = list(islice(random_cases(10), 40))
    program = compile_program(base_of(cases[0].packs))
    situations = [situation_of(program.base, case.organisation) for case in cases]
    infer = reading("durable-rules")
    taken = []
    for number in range(2000):
        infer.derive(program, situations[number % len(situations)], NoPlugins())
        if number >= 200:
            taken.append(resident())
    assert max(taken) - min(taken) < 5 * MEGABYTE
