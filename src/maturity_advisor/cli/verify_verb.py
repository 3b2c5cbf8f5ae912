"""`verify`: whether stored advice still follows from its own input."""

from __future__ import annotations

from typing import Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.compare_verb import print_page
from maturity_advisor.cli.progress import progress
from maturity_advisor.cli.session import BUILT_IN, form_of
from maturity_advisor.errors import ExitCode


@verb("verify")
@click.argument("advice")
@option("--pack", "packs", multiple=True, metavar="DIR", help="Add a pack from a folder or file; several times.")
@option(
    "--engine",
    type=click.Choice(["auto", "durable-rules", "explain"]),
    default="auto",
    show_default=True,
    help="What fires the rules.",
)
@shared.language
@shared.printing
@shared.quiet
def command(advice: str, **options: Any) -> ExitCode:
    """Compute the ADVICE that `advise --format json` wrote again, from the input and settings inside it.

    All but `environment` must be the same, to the last value; else it says which pack, setting or program version
    differs, and exits with 1. What the advisor judged (`review`) is shown beside it: no program can verify that.
    """
    form = form_of(options, BUILT_IN)
    with progress("Verifying", quiet=options["quiet"]):
        from maturity_advisor.explanations.stored import read_input
        from maturity_advisor.explanations.verifying import verify

        document = read_input(advice)
        found = verify(document, extra=options["packs"], engine=options["engine"])
    from maturity_advisor.reports.verifying import verification_page

    data = found.to_data()
    name = _name(document.data)
    print_page(
        data, lambda words: verification_page(data, name, words), options["lang"] or found.language, form, options
    )
    return ExitCode.DONE if found.agrees else ExitCode.GATE


def _name(data: Any) -> str:
    """The organisation's name, as far as the file can be trusted to have one."""
    organisation = data.get("organisation")
    return str(organisation.get("name", "")) if isinstance(organisation, dict) else ""
