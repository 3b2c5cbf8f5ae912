"""`what-if`: what would be different if some answers were."""

from __future__ import annotations

from typing import Any

import click
from rich_click import command as verb

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.compare_verb import print_comparison
from maturity_advisor.cli.progress import progress
from maturity_advisor.cli.session import BUILT_IN, ORGANISATION, advisor_of, form_of
from maturity_advisor.errors import ExitCode


@verb("what-if")
@ORGANISATION
@click.argument("changes", nargs=-1, required=True, metavar="FACT=VALUE…")
@shared.reasoning
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def command(organisation: str, changes: tuple[str, ...], **options: Any) -> ExitCode:
    """Try other answers for the organisation ORG, and show what changes; nothing is written.

    FACT=VALUE gives an answer as the fact asks for it: true or false, an option, a number or a day; a,b for several
    options (none for none of them); unknown; n/a:"why"; nothing to take the answer away. UNIT:FACT=VALUE is for a
    process or initiative. `maturity-advisor facts` lists the facts.
    """
    form = form_of(options, BUILT_IN)
    advisor = advisor_of(options)
    with progress("Trying", quiet=options["quiet"]):
        from maturity_advisor.explanations.trying import parse_changes, what_if

        given = {"lang": options["lang"], "date": options["day"], "audience": options["audience"]}
        found = what_if(advisor, organisation, parse_changes(advisor.knowledge, changes), **given)
    return print_comparison(advisor, found, form, options, "what-if-title")
