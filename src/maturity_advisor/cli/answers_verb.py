"""`answers import`: what several people filled in, beside what was known, with nothing merged silently."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich_click import group, option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.session import BUILT_IN, advisor_of, code_after, form_of, styled
from maturity_advisor.errors import ExitCode, OrganisationError, Problem

if TYPE_CHECKING:
    from maturity_advisor.desk.merging import Merging
    from maturity_advisor.desk.session import Session


@group("answers", help="Take answers in from sheets.")
def command() -> None:
    """All below."""


@command.command("import")
@click.argument("organisation", metavar="ORG")
@click.argument("sheets", metavar="SHEET...", nargs=-1, required=True)
@option("--replace", is_flag=True, help="A person's newer answer takes the place of their own earlier one.")
@option("--dry-run", "dry", is_flag=True, help="Only say what would be written.")
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def take(organisation: str, sheets: tuple[str, ...], **options: Any) -> ExitCode:
    """Read SHEETs (.xlsx or .csv) that `sheet` wrote into the organisation ORG.

    Where people disagree, all answers are kept with names and sources, and listed to be discussed. If any cell of any
    sheet cannot be read, nothing is written.
    """
    form = form_of(options, BUILT_IN)
    advisor = advisor_of(options)
    from maturity_advisor.desk.form_reading import read_form
    from maturity_advisor.desk.merging import Merging
    from maturity_advisor.desk.opening import session_of

    session = session_of(advisor, organisation, options["lang"])
    merging, language = Merging(session, options["replace"]), session.voice.language
    problems: list[Problem] = []
    for path in sheets:
        try:
            merging.take(read_form(session, path))
        except OrganisationError as error:
            problems += error.problems
    if problems:
        raise OrganisationError(*problems)
    session.speak(language)
    if not options["dry"]:
        session.put(merging.changes())
    emit(_printed(session, merging, form, options), options["output"])
    return code_after(advisor, options)


def _printed(session: Session, merging: Merging, form: str, options: dict[str, Any]) -> str:
    from maturity_advisor.desk.import_page import import_data, import_page
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.text import text_of

    data = import_data(session, merging, written=not options["dry"])
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True, default=str) + "\n"
    page = import_page(data, session.voice)
    return markdown_of(page) if form == "markdown" else text_of(page, styled=styled(options))
