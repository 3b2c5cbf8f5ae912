"""`compare`: what moved between two pieces of advice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import progress
from maturity_advisor.cli.session import BUILT_IN, advisor_of, form_of, styled
from maturity_advisor.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maturity_advisor.advisor import Advisor
    from maturity_advisor.explanations.comparing import Comparison
    from maturity_advisor.reports.blocks import Block
    from maturity_advisor.reports.words import Words


@verb("compare")
@click.argument("old")
@click.argument("new")
@shared.reasoning
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def command(old: str, new: str, **options: Any) -> ExitCode:
    """Show what moved between OLD and NEW: stages, verdicts and recommendations, each with what it comes from.

    Each of the two is an organisation file, or advice that `advise --format json` wrote.
    """
    form = form_of(options, BUILT_IN)
    advisor = advisor_of(options)
    with progress("Comparing", quiet=options["quiet"]):
        from maturity_advisor.explanations.comparing import compare

        given = {"lang": options["lang"], "date": options["day"], "audience": options["audience"]}
        found = compare(advisor, old, new, **given)
    return print_comparison(advisor, found, form, options, "changes-title")


def print_comparison(
    advisor: Advisor, found: Comparison, form: str, options: Mapping[str, Any], title: str
) -> ExitCode:
    """In the format asked for; and whether something had to be left out."""
    if not options["quiet"]:
        tell(advisor.failures)
    from maturity_advisor.reports.comparing import comparison_page

    data, language = found.to_data(), options["lang"] or found.language
    print_page(data, lambda words: comparison_page(data, words, title), language, form, options)
    return ExitCode.DONE if found.complete else ExitCode.INCOMPLETE


def print_page(
    data: Mapping[str, Any],
    page: Callable[[Words], list[Block]],
    language: str,
    form: str,
    options: Mapping[str, Any],
) -> None:
    """Data as JSON, or its page as text or Markdown."""
    if form == "json":
        from maturity_advisor.documents.writing import json_of

        emit(json_of(data), options["output"])
        return
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.text import text_of
    from maturity_advisor.reports.words import Words

    blocks = page(Words(language))
    emit(markdown_of(blocks) if form == "markdown" else text_of(blocks, styled=styled(options)), options["output"])
