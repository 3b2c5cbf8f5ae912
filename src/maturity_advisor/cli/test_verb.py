"""`test`: whether a pack does what its examples and cases say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import progress
from maturity_advisor.errors import ExitCode

if TYPE_CHECKING:
    from maturity_advisor.authoring.trials import Outcome


@verb("test")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help="How to print it.")  # fmt: skip
@shared.quiet
def command(paths: tuple[str, ...], form: str, quiet: bool) -> ExitCode:
    """Run the examples and cases of the packs at each PATH: a folder, a file, or the id of an installed pack.

    A pack is tried with what it needs and nothing else that is installed. A failure says what was expected, what came,
    and which answers decided it. `maturity-advisor schema cases` describes files of cases.
    """
    with progress("Testing", quiet=quiet):
        from maturity_advisor.authoring.trials import run_all

        outcomes = run_all(paths)
    if form == "json":
        emit(json.dumps([_as_data(outcome) for outcome in outcomes], ensure_ascii=False, indent=2) + "\n")
    else:
        from maturity_advisor.authoring.verdicts import report

        emit(report(outcomes, quiet=quiet))
    return ExitCode.DONE if all(outcome.passed for outcome in outcomes) else ExitCode.GATE


def _as_data(outcome: Outcome) -> dict[str, Any]:
    from maturity_advisor.cli.check_studies import problem_data

    problems = [*outcome.problems, *(failure.problem() for failure in outcome.failures)]
    return {
        "pack": outcome.pack,
        "examples": outcome.examples,
        "cases": outcome.cases,
        "passed": outcome.passed,
        "problems": [problem_data(problem) for problem in problems],
    }
