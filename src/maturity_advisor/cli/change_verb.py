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
    from maturity_advisor.explanations.grounds import Grounds
    from maturity_advisor.explanations.wishing import Wish


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
    from maturity_advisor.explanations.changing import change
    from maturity_advisor.explanations.grounds import grounds_of

    grounds = grounds_of(advisor, advice)
    wish, fixed = _wish(advice, options), _facts(advice, options["fixed"])
    with progress("Searching", quiet=options["quiet"]):
        found = change(grounds, wish, limit=options["limit"], timeout=options["timeout"], fixed=fixed)
    emit(_printed(advice, grounds, found, form, styled(options)), options["output"])
    return code_of(advice) if found.complete else ExitCode.INCOMPLETE


def _wish(advice: Advice, options: dict[str, Any]) -> Wish:
    from maturity_advisor.explanations.wishing import reach, rule_wish

    asked = [(key, options[key]) for key in ("to", "add", "drop") if options[key] is not None]
    if len(asked) != 1:
        raise UsageError(Problem("say one thing that is to come about", "Give one of --to, --add and --drop"))
    ((key, text),) = asked
    if key == "to":
        return reach(advice.base, advice.derived.places, text)
    return rule_wish(advice.base, advice.derived.places, "add" if key == "add" else "drop", text)


def _facts(advice: Advice, names: tuple[str, ...]) -> list[str]:
    from maturity_advisor.documents import near

    known = [item.id for item in advice.base.definitions.values() if item.role == "asked"]
    for name in names:
        if name not in known:
            close = near(name, known)
            remedy = f"Did you mean '{close}'?" if close else "Look it up with `facts`"
            raise UsageError(Problem(f"there is no question '{name}'", remedy, None, "unknown-fact"))
    return list(names)


def _printed(advice: Advice, grounds: Grounds, found: Changes, form: str, in_colour: bool) -> str:
    if form == "json":
        from maturity_advisor.explanations.telling import changes_data

        data = changes_data(grounds, found, advice.speaker)
        return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    from maturity_advisor.reports.changing import ChangePage
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.text import text_of

    page = ChangePage(advice, grounds).change(found)
    return markdown_of(page) if form == "markdown" else text_of(page, styled=in_colour)
