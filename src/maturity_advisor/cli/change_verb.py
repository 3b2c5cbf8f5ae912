"""`change`: what it would take to reach a stage, or to have a rule apply or no longer apply."""

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
from maturity_advisor.errors import ExitCode, Problem, UsageError

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice
    from maturity_advisor.explanations.changing import Changes
    from maturity_advisor.explanations.inquiring import Inquiry


@verb("change")
@ORGANISATION
@option("--to", metavar="SCOPE=STAGE", help="A stage to reach, as in esm3=facilitating or unit:esm3=facilitating.")
@option("--add", metavar="RULE", help="A rule that is to apply.")
@option("--drop", metavar="RULE", help="A rule that is to apply no longer.")
@option("--keep", "fixed", multiple=True, metavar="FACT", help="An answer that stays as it is; several times.")
@option("--limit", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help="How many ways to show.")
@option(
    "--timeout", type=click.FloatRange(min=0), default=10.0, show_default=True, metavar="S", help="Seconds to search."
)
@shared.reasoning
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def command(organisation: str, **options: Any) -> ExitCode:
    """Find the smallest changes of answers that bring something about for the organisation ORG.

    Those with the fewest changes come first, then those with the least effort; or it says which conditions contradict
    each other. Nothing is written. Ends with 8 if the search stopped before all was found.
    """
    form = form_of(options, BUILT_IN)
    advisor = advisor_of(options)
    advice = advice_of(advisor, organisation, options)
    from maturity_advisor.explanations.inquiring import change

    wishes = {key: options[key] for key in ("to", "add", "drop") if options[key] is not None}
    if len(wishes) != 1:
        raise UsageError(Problem("say one thing that is to come about", "Give one of --to, --add and --drop"))
    limits = {"limit": options["limit"], "timeout": options["timeout"]}
    with progress("Searching", quiet=options["quiet"]):
        asked = change(advisor, advice, **wishes, **limits, keep=_facts(advice, options["fixed"]))
    emit(_printed(asked, form, styled(options)), options["output"])
    return code_of(advice) if asked.complete else ExitCode.INCOMPLETE


def _facts(advice: Advice, names: tuple[str, ...]) -> list[str]:
    from maturity_advisor.documents import near

    known = [item.id for item in advice.base.definitions.values() if item.role == "asked"]
    for name in names:
        if name not in known:
            close = near(name, known)
            remedy = f"Did you mean '{close}'?" if close else "Look it up with `facts`"
            raise UsageError(Problem(f"there is no question '{name}'", remedy, None, "unknown-fact"))
    return list(names)


def _printed(asked: Inquiry[Changes], form: str, in_colour: bool) -> str:
    if form == "json":
        return json.dumps(asked.to_data(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    from maturity_advisor.reports.changing import ChangePage
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.text import text_of

    page = ChangePage(asked.advice, asked.grounds).change(asked.found)
    return markdown_of(page) if form == "markdown" else text_of(page, styled=in_colour)
