"""`portfolio`: a table of organisations in, results for all of them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich_click import argument, option
from rich_click import command as verb

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import counting
from maturity_advisor.cli.session import advisor_of
from maturity_advisor.errors import ExitCode
from maturity_advisor.extras import lazily

MOST_TOLD = 20


def _listed(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


@verb("portfolio")
@argument("answers", metavar="ANSWERS", type=click.Path(path_type=Path))
@option(
    "--output",
    "-o",
    "results",
    required=True,
    metavar="RESULTS",
    type=click.Path(path_type=Path),
    help="Where the results go: .parquet or .csv; a summary goes beside it.",
)
@option(
    "--top",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="N",
    help="How many recommendations for each.",
)
@option(
    "--by",
    callback=_listed,
    metavar="COLUMNS",
    help="Also summarise by these columns, with commas between them; 'size' is by employees.",
)
@option(
    "--smallest-group",
    "least",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help="Show no group smaller than this.",
)
@option("--fact", "facts", multiple=True, metavar="FACT", help="Also give this derived fact; several times.")
@option("--keep", callback=_listed, metavar="COLUMNS", help="Hand these columns on as they are.")
@option(
    "--statuses",
    type=click.Choice(["words", "flags", "none"]),
    default="words",
    show_default=True,
    help="Statuses of rules: in words, as true, false and empty, or not at all.",
)
@option("--anonymise", "anonymous", is_flag=True, help="Drop ids, names and texts.")
@option("--date", "day", metavar="DAY", callback=shared.day, help="The day to reckon from, instead of each as_of.")
@option("--strict", is_flag=True, help="Stop at the first row that cannot be read, and at any fault of a plugin.")
@option("--threads", type=click.IntRange(min=0), default=0, metavar="N", help="How many threads; else one a core.")
@shared.packs
@shared.quiet
def command(answers: Path, results: Path, **options: Any) -> ExitCode:
    """Advise all organisations in ANSWERS: a CSV, Parquet or spreadsheet file, or a folder of organisation files.

    A row that cannot be read is set aside with its line and the reason, and the others go on.
    """
    advisor = advisor_of({**options, "engine": "explain"})
    from maturity_advisor.documents.storing import not_stored

    running = lazily("portfolio.running", "portfolio")
    keys = ("by", "least", "anonymous", "strict", "top", "statuses", "facts", "keep")
    order = running.Order(**{key: options[key] for key in keys})
    many = advisor.many(date=options["day"], threads=options["threads"])
    try:
        with counting("Advising", quiet=options["quiet"]) as progress:
            outcome = running.run(many, answers, results, order, progress)
    except OSError as error:
        raise not_stored(str(results), error) from None
    if not options["quiet"]:
        tell((*advisor.failures, *outcome.notices, *outcome.problems[:MOST_TOLD]))
        emit(lazily("portfolio.telling", "portfolio").told(outcome, results))
    return ExitCode.INCOMPLETE if outcome.set_aside or advisor.failures else ExitCode.DONE
