"""`check`: what is wrong with packs and organisations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import progress
from maturity_advisor.errors import ExitCode, Problem

if TYPE_CHECKING:
    from maturity_advisor.authoring.checking import Checked


@verb("check")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
@shared.quiet
def command(paths: tuple[str, ...], form: str, quiet: bool) -> ExitCode:
    """Check packs (folders or files) and organisation files at each PATH; without PATH all installed packs.

    Everything that is wrong is said at once, a line each: file:line:column, what, and the remedy. The examples of the
    rules are run too. Several paths without a header of their own make up one pack.
    """
    with progress("Checking", quiet=quiet):
        from maturity_advisor.authoring.checking import check

        checked = check(paths)
    if not quiet:
        tell(checked.notices)
    emit(_as_json(checked) if form == "json" else _as_text(checked, quiet))
    return ExitCode.GATE if checked.problems else ExitCode.DONE


def _as_text(checked: Checked, quiet: bool) -> str:
    from maturity_advisor.reports.inert import plain

    counts = [(checked.packs, "pack"), (checked.organisations, "organisation"), (checked.examples, "example")]
    what = ", ".join(_counted(number, noun) for number, noun in counts if number)
    end = f"Checked {what or 'nothing'}: {_counted(len(checked.problems), 'problem')}."
    lines = [plain(problem) for problem in checked.problems] + ([] if quiet else [end])
    return "".join(f"{line}\n" for line in lines)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _as_json(checked: Checked) -> str:
    found = {
        "problems": [_data(problem) for problem in checked.problems],
        "notices": [_data(problem) for problem in checked.notices],
        "packs": checked.packs,
        "organisations": checked.organisations,
        "examples": checked.examples,
    }
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _data(problem: Problem) -> dict[str, Any]:
    place = problem.place
    where = {"file": place.source, "line": place.line, "column": place.column} if place else {}
    return {**where, "message": problem.message, "remedy": problem.remedy, "code": problem.code}
