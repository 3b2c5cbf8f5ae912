"""`advise`: the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.session import ORGANISATION, advice_of, advisor_of, code_of, print_advice, renderer_of
from maturity_advisor.errors import ExitCode, Problem

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

GATES = ("degraded", "undetermined", "conflicts")


@verb("advise")
@ORGANISATION
@option("--top", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="How many to print.")
@option("--fail-on", "gates", type=click.Choice(GATES), multiple=True, help="Exit with 1 if there are any.")
@option("--robustness", is_flag=True, help="Also say how firm the order is under 1,000 other weightings.")
@option(
    "--peers",
    metavar="RESULTS",
    type=click.Path(),
    help="Also place it among the organisations of a portfolio: its results, or the summary beside them.",
)
@shared.reasoning
@shared.packs
@shared.language
@shared.reporting
@shared.quiet
def command(organisation: str, **options: Any) -> ExitCode:
    """Advise the organisation described in the file ORG (`-` reads standard input).

    The verdict comes first, then what the organisation wants and where it stands, then what to do in order and why.
    """
    advisor = advisor_of(options)
    # Before advising, so that a plugin that fails to offer its formats is among what the advice is told to lack.
    renderer = renderer_of(advisor, options)
    advice = advice_of(advisor, organisation, options)
    print_advice(renderer, advice, options)
    failed = [gate for gate in dict.fromkeys(options["gates"]) if _found(gate, advice)]
    for gate in failed:
        tell([Problem(f"--fail-on {gate}: {_found(gate, advice)} found")])
    return ExitCode.GATE if failed else code_of(advice)


def _found(gate: str, advice: Advice) -> int:
    return len(advice.failures) if gate == "degraded" else len(advice.data[gate])
