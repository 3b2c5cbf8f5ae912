"""A session: the advisor that the options ask for, and the advice it gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit, is_terminal
from maturity_advisor.cli.progress import progress
from maturity_advisor.errors import AdvisorError, ExitCode, PackError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maturity_advisor.advice.advice import Advice
    from maturity_advisor.advisor import Advisor
    from maturity_advisor.documents import Document
    from maturity_advisor.hookspecs import Renderer

BUILT_IN = {"text": ".txt", "markdown": ".md", "json": ".json"}
SPOKEN_IN_THE_REPORT = frozenset({"moot", "language"})


def advisor_of(options: Mapping[str, Any]) -> Advisor:
    """The packs and plugins that the options name, read and checked."""
    quiet = options.get("quiet", False)
    with progress("Reading models and rules", quiet=quiet):
        from maturity_advisor.advisor import Advisor

        return Advisor(
            extra=options.get("packs", ()),
            models=options.get("models", ()),
            without=options.get("without", ()),
            pins=options.get("pins"),
            engine=options.get("engine", "explain"),
            priority=options.get("priority"),
            strict=options.get("strict", False),
        )


def advice_of(advisor: Advisor, organisation: str | Document, options: Mapping[str, Any]) -> Advice:
    """The advice for an organisation; remarks go to standard error."""
    with progress("Advising", quiet=options["quiet"]):
        advice = advisor.advise(
            organisation,
            lang=options["lang"],
            date=options["day"],
            audience=options["audience"],
            top=options.get("top", 10),
        )
    if not options["quiet"]:
        tell((*advice.failures, *(item for item in advice.notices if item.code not in SPOKEN_IN_THE_REPORT)))
    return advice


def renderer_of(advisor: Advisor, options: Mapping[str, Any]) -> Renderer:
    """What prints the format asked for."""
    renderers = advisor.renderers()
    suffixes = {name: str(getattr(item, "suffix", "")) for name, item in renderers.items()}
    return renderers[form_of(options, suffixes)]


def print_advice(renderer: Renderer, advice: Advice, options: Mapping[str, Any]) -> None:
    """To where it was asked for; a plugin that cannot print is named by its format."""
    from maturity_advisor.reports import view

    print_data(renderer, view(advice) | _asked_for(advice, options), options)


def print_data(renderer: Renderer, data: Mapping[str, Any], options: Mapping[str, Any]) -> None:
    """A view of advice, to where it was asked for."""
    from maturity_advisor.reports import TextRenderer

    if isinstance(renderer, TextRenderer):
        emit(renderer.render(data, styled=styled(options)), options["output"])
        return
    try:
        printed: object = renderer.render(data)
        if not isinstance(printed, str | bytes):
            raise TypeError(f"it gave {type(printed).__name__}, and neither text nor bytes")
    except AdvisorError:
        raise
    except Exception as error:  # a plugin may raise anything
        what = f"the format '{renderer.name}' could not be printed: {type(error).__name__}: {error}"
        raise PackError(Problem(what, "Choose another format, or tell its author", None, "plugin")) from error
    if isinstance(printed, bytes) and options["output"] is None and on_screen():
        what = f"'{renderer.name}' is no text that a terminal could show"
        raise UsageError(Problem(what, f"Write it to a file: --output report{renderer.suffix}", None, "terminal"))
    emit(printed, options["output"])


def on_screen() -> bool:
    """Whether standard output is a terminal, coloured or not."""
    return sys.stdout.isatty()


def _asked_for(advice: Advice, options: Mapping[str, Any]) -> dict[str, Any]:
    """Parts of the report that are only there on request."""
    found: dict[str, Any] = {}
    if options.get("robustness"):
        from maturity_advisor.explanations.robustness import robustness

        with progress("Trying other weights", quiet=options["quiet"]):
            found["robustness"] = robustness(advice).to_data()
    if options.get("peers"):
        from maturity_advisor.portfolio.peers import peers_of, summary_at

        found["peers"] = peers_of(advice, summary_at(Path(options["peers"])))
    return found


def styled(options: Mapping[str, Any]) -> bool:
    """Whether colour is welcome where the output goes."""
    return options["output"] is None and is_terminal()


def form_of(options: Mapping[str, Any], suffixes: Mapping[str, str]) -> str:
    """The format asked for; by default what the file's name ends with, else text."""
    asked = options["form"]
    if asked is None:
        output = options["output"] or ""
        return next((name for name, suffix in suffixes.items() if suffix and output.endswith(suffix)), "text")
    if asked not in suffixes:
        from maturity_advisor.documents import near

        close = near(asked, suffixes)
        remedy = f"Did you mean '{close}'?" if close else f"There are: {', '.join(suffixes)}"
        raise UsageError(Problem(f"there is no format '{asked}'", remedy, None, "format"))
    return str(asked)


def code_after(advisor: Advisor, options: Mapping[str, Any]) -> ExitCode:
    """Whether the packs were all there; what is wrong with those that were not goes to standard error."""
    if not options["quiet"]:
        tell(advisor.failures)
    return ExitCode.INCOMPLETE if advisor.failures else ExitCode.DONE


def code_of(advice: Advice) -> ExitCode:
    """Done, or done but incomplete."""
    return ExitCode.DONE if advice.status == "complete" else ExitCode.INCOMPLETE


ORGANISATION = click.argument("organisation", metavar="ORG")
