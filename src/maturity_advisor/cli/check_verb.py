"""`check`: what is wrong, doubtful or idle in packs and organisations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.check_studies import Study, studies_of
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import progress
from maturity_advisor.errors import ExitCode

if TYPE_CHECKING:
    from maturity_advisor.authoring.checking import Checked
    from maturity_advisor.authoring.linting.kinds import Severity

FORMATS = ("text", "json", "sarif", "github")


@verb("check")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print it.")
@option("--strict", is_flag=True, help="Let warnings count as errors do, and nothing be left out.")
@option(
    "--show",
    "least",
    type=click.Choice(["error", "warning", "hint"]),
    default="warning",
    show_default=True,
    help="The least grave to print; JSON and SARIF hold everything.",
)
@option("--coverage", is_flag=True, help="Show what leads to each step, and what nothing uses, reaches or cites.")
@option("--mutate", is_flag=True, help="Change every rule in every small way: do its examples notice?")
@shared.quiet
def command(
    paths: tuple[str, ...], form: str, strict: bool, least: Severity, coverage: bool, mutate: bool, quiet: bool
) -> ExitCode:
    """Check packs (folders, files or ids of installed ones) and organisations at each PATH; else all installed packs.

    Everything that is found is said at once, a line each: file:line:column, how grave it is, what, the remedy, and its
    code; below it the answers that show it, or the proof that none could. The examples of the rules are run too.
    Several paths without a header of their own make up one pack. Coverage and mutation follow only where nothing is
    wrong.
    """
    with progress("Checking", quiet=quiet):
        from maturity_advisor.authoring.checking import check

        checked = check(paths)
        studies = studies_of(checked, coverage=coverage, mutate=mutate)
    if not quiet:
        tell(checked.notices)
    emit(_printed(checked, studies, form, least, quiet=quiet))
    return _code(checked, studies, strict=strict)


def _printed(checked: Checked, studies: dict[str, Study], form: str, least: Severity, *, quiet: bool) -> str:
    from maturity_advisor.cli import check_formats
    from maturity_advisor.cli.check_found import as_data

    if form == "github":
        return check_formats.github(checked, least)
    if form == "text":
        parts = [check_formats.text(checked, least, quiet=quiet), *(study.text(quiet) for study in studies.values())]
        return "".join(parts)
    studied = {name: study.data() for name, study in studies.items()}
    data = check_formats.sarif(checked) if form == "sarif" else {**as_data(checked), **studied}
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _code(checked: Checked, studies: dict[str, Study], *, strict: bool) -> ExitCode:
    from maturity_advisor.cli.check_found import counts

    found = counts(checked)
    met = not found["error"] and not (strict and found["warning"]) and all(study.is_met for study in studies.values())
    if not met:
        return ExitCode.GATE
    return ExitCode.INCOMPLETE if strict and checked.linted.skipped else ExitCode.DONE
