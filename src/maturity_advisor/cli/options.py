"""Options that several verbs share, with the same names and meanings everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click
from rich_click import option

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("text", "markdown", "json")
REPORT_FORMATS = (*FORMATS, "html", "pdf", "docx", "xlsx")


def day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """A day given as an option; None if none was given."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is no day; write it as 2026-11-22") from None


def _pins(ctx: click.Context, parameter: click.Parameter, written: tuple[str, ...]) -> dict[str, str]:
    if not written:
        return {}
    from maturity_advisor.fingerprints import parse_pins

    return parse_pins(written)


def _together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for one in reversed(options):
            command = one(command)
        return command

    return decorate


packs: Callable[[Any], Any] = _together(
    option("--model", "models", multiple=True, metavar="MODEL", help="Use this model only; several times."),
    option("--pack", "packs", multiple=True, metavar="DIR", help="Add a pack from a folder or file; several times."),
    option("--without", multiple=True, metavar="PLUGIN", help="Leave out a plugin by name; several times."),
    option(
        "--pin",
        "pins",
        multiple=True,
        metavar="PLUGIN=HASH",
        callback=_pins,
        help="Refuse a plugin unless it is just this code; `plugins show` prints the hash. Several times.",
    ),
)
language: Callable[[Any], Any] = option(
    "--lang", metavar="TAG", help="Language of the output, for example en, nl or de; what the packs offer."
)
quiet: Callable[[Any], Any] = option("--quiet", "-q", is_flag=True, help="No remarks and no progress.")


def _reasoning(audience: str) -> Callable[[Any], Any]:
    return _together(
        option("--engine", type=click.Choice(["auto", "durable-rules", "explain"]), default="auto", show_default=True,
               help="What fires the rules."),
        option("--priority", metavar="NAME", help="Which plugin's weighing to use, where there are several."),
        option("--date", "day", metavar="DAY", callback=day,
               help="The day to reckon from, instead of the file's as_of."),
        option("--for", "audience", type=click.Choice(["advisor", "client"]), default=audience, show_default=True,
               help="Whom the report is for; 'client' leaves out what only the advisor may see."),
        option("--strict", is_flag=True, help="Make every fault of a plugin an error."),
    )  # fmt: skip


reasoning: Callable[[Any], Any] = _reasoning("advisor")
reasoning_for_clients: Callable[[Any], Any] = _reasoning("client")


def _printing(formats: tuple[str, ...]) -> Callable[[Any], Any]:
    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        return [name for name in formats if name.startswith(incomplete)]

    return _together(
        option("--format", "-f", "form", metavar="|".join(formats), shell_complete=complete,
               help="How to print it; plugins may add formats. By default what --output ends with, else text."),
        option("--output", "-o", metavar="FILE", type=click.Path(), help="Write to a file, whole or not at all."),
    )  # fmt: skip


printing: Callable[[Any], Any] = _printing(FORMATS)
reporting: Callable[[Any], Any] = _printing(REPORT_FORMATS)
