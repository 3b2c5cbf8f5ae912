"""Verdicts on packs in words: what was tried, and of each failure what was expected, what came, and what decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maturity_advisor.authoring.case_runs import Failure
from maturity_advisor.authoring.trials import Outcome
from maturity_advisor.errors import Problem


def report(outcomes: Iterable[Outcome], *, quiet: bool = False) -> str:
    """Failures first, then a line a pack."""
    lines: list[str] = []
    for outcome in outcomes:
        for problem in outcome.problems:
            lines += [*_problem(problem), ""]
        for failure in outcome.failures:
            lines += [*told(failure), ""]
        if not quiet:
            lines.append(_summary(outcome))
    return "".join(f"{line}\n" for line in lines)


def told(failure: Failure) -> Iterator[str]:
    """One failure, a line for each thing there is to know."""
    yield f"FAILED  {plain(failure.name)}"
    yield f"        {plain(failure.place)}"
    if not failure.came:
        yield f"        {plain(failure.what)}. {plain(failure.remedy)}"
        return
    yield f"        {plain(failure.what)}"
    yield f"          expected    {plain(failure.expected)}"
    yield f"          came        {plain(failure.came)}"
    if failure.decided:
        yield f"          decided by  {plain(failure.decided)}"


def _problem(problem: Problem) -> Sequence[str]:
    remedy = f" {problem.remedy}" if problem.remedy else ""
    return "FAILED  an example" if problem.code == "example" else "FAILED", *(
        f"        {plain(part)}" for part in (problem.place, f"{problem.message}.{remedy}") if part
    )


def _summary(outcome: Outcome) -> str:
    tried = f"{_counted(outcome.examples, 'example')}, {_counted(outcome.cases, 'case')}"
    wrong = len(outcome.problems) + len(outcome.failures)
    return f"{outcome.pack}: {tried}: {f'{wrong} failed' if wrong else 'all as expected'}."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def plain(text: object) -> str:
    """Without characters that command a terminal: authors' names and texts are only shown."""
    return "".join(sign if sign.isprintable() else " " for sign in str(text))
