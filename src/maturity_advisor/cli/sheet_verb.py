"""`sheet`: a form with the questions, to send to those who know the answers."""

from __future__ import annotations

from typing import Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.session import advisor_of, code_after
from maturity_advisor.errors import ExitCode, Problem, UsageError

SUFFIXES = (".xlsx", ".csv")


@verb("sheet")
@click.argument("organisation", metavar="ORG")
@option("--output", "-o", metavar="FILE", required=True, type=click.Path(), help="A workbook (.xlsx) or .csv.")
@option("--filled", is_flag=True, help="With the answers that are known already.")
@option(
    "--for",
    "audience",
    type=click.Choice(["client", "advisor"]),
    default="client",
    show_default=True,
    help="Who gets it; 'client' leaves out answers that only the advisor may see.",
)
@shared.packs
@shared.language
@shared.quiet
def command(organisation: str, **options: Any) -> ExitCode:
    """Write an answer sheet for the organisation ORG, to be filled in by one or several people.

    Lists to choose from, help beside each question, and questions that turn grey when answers make them moot.
    `answers import` reads one or several back.
    """
    output = str(options["output"])
    if not output.lower().endswith(SUFFIXES):
        raise UsageError(Problem(f"'{output}' is no kind of sheet", "Let it end with .xlsx or .csv", None, "format"))
    advisor = advisor_of(options)
    from maturity_advisor.desk.csv_form import csv_form
    from maturity_advisor.desk.forms import rows_of
    from maturity_advisor.desk.opening import session_of
    from maturity_advisor.desk.workbook import workbook

    session = session_of(advisor, organisation, options["lang"])
    rows = list(rows_of(session, filled=options["filled"], hidden=options["audience"] == "advisor"))
    is_csv = output.lower().endswith(".csv")
    emit(csv_form(session, rows) if is_csv else workbook(session, rows, output), output)
    return code_after(advisor, options)
