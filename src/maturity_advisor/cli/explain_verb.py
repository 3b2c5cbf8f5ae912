"""`explain`: why one recommendation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.session import BUILT_IN, ORGANISATION, advice_of, advisor_of, code_of, form_of, styled
from maturity_advisor.errors import ExitCode, Problem, UsageError

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice, Recommendation

DRAWN = {"mermaid": ".mmd", "dot": ".dot"}


@verb("explain")
@ORGANISATION
@click.argument("recommendation")
@shared.reasoning
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def command(organisation: str, recommendation: str, **options: Any) -> ExitCode:
    """Explain one RECOMMENDATION for the organisation ORG, by its number or id.

    Down to the reason, the answers, what they add up to and the published source; up to the figure, the goal and the
    mission it serves; and how it came to its place in the order. `--format mermaid` and `dot` draw it.
    """
    form = form_of(options, {**BUILT_IN, **DRAWN})
    advice = advice_of(advisor_of(options), organisation, options)
    found = advice.recommendation(recommendation) or _missing(advice, recommendation)
    emit(_printed(found, form, styled(options)), options["output"])
    return code_of(advice)


def _printed(found: Recommendation, form: str, in_colour: bool) -> str:
    if form == "json":
        return json.dumps(found.explain(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if form in DRAWN:
        from maturity_advisor.reports.graphs import dot_of, graph_of, mermaid_of

        return dot_of(graph_of(found)) if form == "dot" else mermaid_of(graph_of(found))
    from maturity_advisor.reports.explaining import explanation_page
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.text import text_of

    page = explanation_page(found)
    return markdown_of(page) if form == "markdown" else text_of(page, styled=in_colour)


def _missing(advice: Advice, name: str) -> Recommendation:
    """Not among the recommendations: perhaps left for later, perhaps misspelt."""
    from maturity_advisor.documents import near

    waiting = [item for item in advice.data["set_aside"] if name in (item["action"], item["rule"]["id"])]
    if waiting:
        raise UsageError(Problem(f"'{name}' is left for later", waiting[0]["because"], None, "set-aside"))
    known = [item.id for item in advice.recommendations]
    close = near(name, known)
    remedy = f"Did you mean '{close}'?" if close else f"There are: {', '.join(known) or 'none'}"
    raise UsageError(Problem(f"'{name}' is not recommended", remedy, None, "unknown-recommendation"))
