"""`report`: the report that is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.progress import progress
from maturity_advisor.cli.session import advice_of, advisor_of, print_data, renderer_of
from maturity_advisor.errors import ExitCode

if TYPE_CHECKING:
    from maturity_advisor.advisor import Advisor
    from maturity_advisor.documents import Document


@verb("report")
@click.argument("source", metavar="ADVICE|ORG")
@option(
    "--brand", metavar="FILE", type=click.Path(), help="Name, logo, colour, own words and sections, from this file."
)
@option("--top", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="How many in the body.")
@shared.reasoning_for_clients
@shared.packs
@shared.language
@shared.reporting
@shared.quiet
def command(source: str, **options: Any) -> ExitCode:
    """Make the report on an organisation file ORG, or on ADVICE that `advise --format json` wrote.

    A page for who decides, the plan, the roadmap, and in the appendix every reason and every answer. `--output` says
    by its ending which format it is: report.html, .pdf, .docx, .xlsx or .md.
    """
    advisor = advisor_of(options)
    renderer = renderer_of(advisor, options)
    with progress("Reading", quiet=options["quiet"]):
        from maturity_advisor.explanations.stored import read_input

        document = read_input(source)
    data = _view(advisor, document, options)
    with progress("Printing", quiet=options["quiet"]):
        print_data(renderer, _branded(data, options["brand"]), options)
    return ExitCode.DONE if data["status"] == "complete" else ExitCode.INCOMPLETE


def _view(advisor: Advisor, document: Document, options: dict[str, Any]) -> dict[str, Any]:
    """All that is printed, computed now or as it was stored."""
    from maturity_advisor.explanations.stored import is_advice

    if is_advice(document):
        from maturity_advisor.reports.stored_view import view_of_stored

        return view_of_stored(document, advisor.knowledge, options["audience"], options["top"], options["lang"])
    from maturity_advisor.reports import view

    return view(advice_of(advisor, document, options))


def _branded(data: dict[str, Any], brand: str | None) -> dict[str, Any]:
    from maturity_advisor.reports.view import BRAND, KEY

    found: dict[str, Any] = {}
    if brand is not None:
        from maturity_advisor.reports.branding import read_brand

        found = read_brand(brand, data["settings"]["language"])
    return {**data, KEY: {**data[KEY], BRAND: found}}
