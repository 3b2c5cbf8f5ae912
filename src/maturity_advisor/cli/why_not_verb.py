"""`why-not`: why a rule or an action is not advised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import progress
from maturity_advisor.cli.session import BUILT_IN, ORGANISATION, advice_of, advisor_of, code_of, form_of, styled
from maturity_advisor.errors import ExitCode

if TYPE_CHECKING:
    from maturity_advisor.explanations.inquiring import Inquiry
    from maturity_advisor.explanations.repairing import WhyNot


@verb("why-not")
@ORGANISATION
@click.argument("name", metavar="RULE|ACTION")
@option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=10.0,
    show_default=True,
    metavar="S",
    help="Seconds to search for what would be enough, for each rule.",
)
@shared.reasoning
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def command(organisation: str, name: str, **options: Any) -> ExitCode:
    """Say why a RULE or an ACTION is not advised to the organisation ORG.

    Which answers stand in the way or are still open, which exception or which other advice goes before it, and the
    least that would have to change; or which conditions contradict each other. Ends with 8 if a search was stopped.
    """
    form = form_of(options, BUILT_IN)
    advisor = advisor_of(options)
    advice = advice_of(advisor, organisation, options)
    from maturity_advisor.explanations.inquiring import why_not

    with progress("Searching", quiet=options["quiet"]):
        asked = why_not(advisor, advice, name, timeout=options["timeout"])
    emit(_printed(asked, form, styled(options)), options["output"])
    return code_of(advice) if asked.complete else ExitCode.INCOMPLETE


def _printed(asked: Inquiry[WhyNot], form: str, in_colour: bool) -> str:
    if form == "json":
        return json.dumps(asked.to_data(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    from maturity_advisor.reports.changing import ChangePage
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.text import text_of

    page = ChangePage(asked.advice, asked.grounds).why_not(asked.found)
    return markdown_of(page) if form == "markdown" else text_of(page, styled=in_colour)
