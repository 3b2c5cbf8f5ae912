"""`questions`: what to ask next, and what is certain already."""

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
    from maturity_advisor.advice.advice import Advice


@verb("questions")
@ORGANISATION
@option("--top", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="How many to print.")
@option(
    "--trials",
    type=click.IntRange(min=0),
    default=200,
    show_default=True,
    metavar="N",
    help="How many answers to try; some 200 take a second or two.",
)
@option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    metavar="S",
    help="Seconds to look for what is certain.",
)
@shared.reasoning
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def command(organisation: str, **options: Any) -> ExitCode:
    """List the open questions of the organisation ORG, those whose answer can change most first.

    Each with the recommendations that would come or go and the stages that would move; then the recommendations that
    stay whatever is answered. Ends with 8 if not everything was tried.
    """
    form = form_of(options, BUILT_IN)
    advisor = advisor_of(options)
    advice = advice_of(advisor, organisation, options)
    from maturity_advisor.explanations.inquiring import questions

    with progress("Trying answers", quiet=options["quiet"]):
        asked = questions(advisor, advice, trials=options["trials"], timeout=options["timeout"])
    emit(_printed(advice, asked.to_data(), form, options), options["output"])
    return code_of(advice) if asked.complete else ExitCode.INCOMPLETE


def _printed(advice: Advice, data: dict[str, Any], form: str, options: dict[str, Any]) -> str:
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.questioning import questions_page
    from maturity_advisor.reports.text import text_of

    page = questions_page(advice, data, options["top"])
    return markdown_of(page) if form == "markdown" else text_of(page, styled=styled(options))
