"""`plugins`: what is installed, what it offers, and what is wrong with it."""

from __future__ import annotations

from typing import Any

import click
from rich_click import argument, group, option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.catalogue import Listing, as_json, form, print_table
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.plugins_found import Found, found_plugins, with_fingerprint
from maturity_advisor.errors import ExitCode, Problem, UsageError

LEFT_OUT = option("--without", multiple=True, metavar="PLUGIN", help="Leave out a plugin by name; several times.")

LOAD = option("--load", is_flag=True, help="Import others' plugins, which runs their code, to see what they offer.")
COLUMNS = ("col-id", "col-distribution", "col-version", "col-offers", "col-state")


@group("plugins", cls=Listing, help="List and show installed plugins. Without more it lists.")
def command() -> None:
    """All below."""


@command.command("list", help="List all plugins, with what each offers.")
@LEFT_OUT
@LOAD
@shared.language
@form
@shared.quiet
def listed(without: tuple[str, ...], load: bool, lang: str | None, form: str, quiet: bool) -> ExitCode:
    """All plugins in a table."""
    from maturity_advisor.reports.words import Words

    words = Words(lang or "en")
    found, failures = found_plugins(without, load=load)
    if form == "json":
        emit(as_json([_data(item) for item in found]))
    else:
        print_table([words.heading(key) for key in COLUMNS], [_row(item, words) for item in found])
    if not quiet:
        tell(failures)
    return ExitCode.INCOMPLETE if failures else ExitCode.DONE


@command.command("show", help="Show one plugin by its NAME, with the hash that pins it to just this code.")
@argument("name")
@LOAD
@shared.language
@form
def show(name: str, load: bool, lang: str | None, form: str) -> ExitCode:
    """One plugin with all it offers."""
    from maturity_advisor.reports.words import Words

    words = Words(lang or "en")
    found = {item.name: item for item in found_plugins((), load=load)[0]}
    if name not in found:
        remedy = f"There are: {', '.join(sorted(found))}"
        raise UsageError(Problem(f"there is no plugin '{name}'", remedy, None, "unknown-id"))
    item = with_fingerprint(found[name])
    if form == "json":
        emit(as_json(_data(item)))
    else:
        rows = [*zip(COLUMNS, _row(item, words), strict=True), ("col-pin", _pin(item, words))]
        emit("".join(f"{words.heading(key)}: {click.unstyle(value)}\n" for key, value in rows))
    tell(item.failures)
    return ExitCode.INCOMPLETE if item.failures else ExitCode.DONE


def _pin(item: Found, words: Any) -> str:
    return f"{item.name}={item.fingerprint}" if item.fingerprint else str(words("plugin-editable"))


def _row(item: Found, words: Any) -> tuple[str, ...]:
    state = words("plugin-failed" if item.failures else "plugin-fine" if item.loaded else "plugin-not-loaded")
    return item.name, item.distribution, item.version, ", ".join(item.offers), state


def _data(item: Found) -> dict[str, Any]:
    return {
        "name": item.name,
        "distribution": item.distribution,
        "version": item.version,
        "module": item.module,
        "offers": list(item.offers),
        "loaded": item.loaded,
        **({"pin": f"{item.name}={item.fingerprint}"} if item.fingerprint else {}),
        "failures": [str(problem) for problem in item.failures],
    }
