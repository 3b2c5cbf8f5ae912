"""`check`: what is wrong with packs and organisations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.check_studies import problem_data, studies_of
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import progress
from maturity_advisor.errors import ExitCode

if TYPE_CHECKING:
    from maturity_advisor.authoring.checking import Checked


@verb("check")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
@option("--coverage", is_flag=True, help="Show what leads to each step, and what nothing uses, reaches or cites.")
@option("--mutate", is_flag=True, help="Change every rule in every small way: do its examples notice?")
@shared.quiet
def command(paths: tuple[str, ...], form: str, coverage: bool, mutate: bool, quiet: bool) -> ExitCode:
    """Check packs (folders, files or ids of installed ones) and organisations at each PATH; else all installed packs.

    Everything that is wrong is said at once, a line each: file:line:column, what, and the remedy. The examples of the
    rules are run too. Several paths without a header of their own make up one pack. Coverage and mutation follow only
    where nothing is wrong.
    """
    with progress("Checking", quiet=quiet):
        from maturity_advisor.authoring.checking import check

        checked = check(paths)
        studies = studies_of(checked, coverage=coverage, mutate=mutate)
    if not quiet:
        tell(checked.notices)
    data = {**_as_data(checked), **{name: study.data() for name, study in studies.items()}}
    texts = [_as_text(checked, quiet), *(study.text(quiet) for study in studies.values())]
    emit(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n" if form == "json" else "".join(texts))
    met = not checked.problems and all(study.is_met for study in studies.values())
    return ExitCode.DONE if met else ExitCode.GATE


def _as_text(checked: Checked, quiet: bool) -> str:
    from maturity_advisor.reports.inert import plain

    counts = [(checked.packs, "pack"), (checked.organisations, "organisation"), (checked.examples, "example")]
    what = ", ".join(_counted(number, noun) for number, noun in counts if number)
    end = f"Checked {what or 'nothing'}: {_counted(len(checked.problems), 'problem')}."
    lines = [plain(problem) for problem in checked.problems] + ([] if quiet else [end])
    return "".join(f"{line}\n" for line in lines)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _as_data(checked: Checked) -> dict[str, Any]:
    return {
        "problems": [problem_data(problem) for problem in checked.problems],
        "notices": [problem_data(problem) for problem in checked.notices],
        "packs": checked.packs,
        "organisations": checked.organisations,
        "examples": checked.examples,
    }
