"""What `models`, `facts`, `rules`, `actions` and `outcomes` have in common: list, show, search."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click
from rich_click import RichGroup, argument, group, option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit, is_terminal
from maturity_advisor.cli.session import advisor_of
from maturity_advisor.errors import Problem, UsageError

if TYPE_CHECKING:
    from maturity_advisor.reports.catalogue import Entry, Kind
    from maturity_advisor.reports.entries import Library

PIPED = 120
NOBODY = {"organisation": {"id": "nobody", "name": "nobody"}}
form = option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
one_form = option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
page_form = option(
    "--format", "form", type=click.Choice(["text", "markdown", "json", "html"]), default="text", show_default=True,
    help="How to print it; html is the page to send to those who made the model with you.",
)  # fmt: skip
output = option("--output", "-o", metavar="FILE", type=click.Path(), help="Write to a file, whole or not at all.")
COMMON = (shared.packs, shared.language, form, shared.quiet)


def _with(*given: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def decorated(function: Callable[..., None]) -> Callable[..., None]:
        for one in reversed(given):
            function = one(function)
        return function

    return decorated


class Listing(RichGroup):
    """A verb that lists where nothing else is asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`facts --lang nl` means `facts list --lang nl`."""
        asks_for_help = any(arg in self.get_help_option_names(ctx) for arg in args)
        if not asks_for_help and (not args or args[0].startswith("-")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


def catalogue_verb(kind: Kind, what: str) -> click.Command:
    """The verb for one kind of thing."""

    decorated = _with(*COMMON)
    shown = _with(shared.packs, shared.language, page_form if kind == "models" else one_form, output, shared.quiet)

    @group(kind, cls=Listing, help=f"List, show and search {what}. Without more it lists.")
    def verb() -> None:
        pass

    @verb.command("list", help=f"List all {what}.")
    @decorated
    def listed(**options: Any) -> None:
        library = library_of(options)
        _print_list(kind, library, _entries(kind, library), options)

    @verb.command("show", help="Show one by its ID.")
    @argument("name", metavar="ID")
    @shown
    def show(name: str, **options: Any) -> None:
        library = library_of(options)
        _print_one(_one(kind, name, _entries(kind, library)), library, options)

    @verb.command("search", help="List those in whose texts, in any language, all WORDS occur.")
    @argument("words", nargs=-1, required=True)
    @decorated
    def search(words: tuple[str, ...], **options: Any) -> None:
        library = library_of(options)
        found = [entry for entry in _entries(kind, library) if entry.mentions(words)]
        if found or options["form"] == "json":
            _print_list(kind, library, found, options)
        else:
            emit(library.words("nothing-found", words=" ".join(words)) + "\n")

    return verb


def library_of(options: dict[str, Any]) -> Library:
    """All packs in one language; English where none is asked for, whatever the machine speaks."""
    advisor = advisor_of(options)
    from maturity_advisor.reports import view
    from maturity_advisor.reports.entries import Library
    from maturity_advisor.reports.page import words_of

    advice = advisor.advise(NOBODY, lang=options["lang"] or "en")
    return Library(advice.speaker, words_of(view(advice)))


def _entries(kind: Kind, library: Library) -> list[Entry]:
    from maturity_advisor.reports.catalogue import entries

    return entries(kind, library)


def _one(kind: Kind, name: str, found: Iterable[Entry]) -> Entry:
    from maturity_advisor.documents import near

    by_id = {entry.id: entry for entry in found}
    if name not in by_id:
        close = near(name, by_id)
        remedy = f"Did you mean '{close}'?" if close else f"`maturity-advisor {kind} list` lists them"
        raise UsageError(Problem(f"there is no '{name}' among the {kind}", remedy, None, "unknown-id"))
    return by_id[name]


def _print_list(kind: Kind, library: Library, found: list[Entry], options: dict[str, Any]) -> None:
    from maturity_advisor.reports.catalogue import COLUMNS

    if options["form"] == "json":
        keys = [key.partition("-")[2] for key in COLUMNS[kind]]
        emit(as_json([dict(zip(keys, entry.cells, strict=True)) for entry in found]))
        return
    print_table([library.words.heading(key) for key in COLUMNS[kind]], [entry.cells for entry in found])
    if not options["quiet"]:
        emit(library.words("found-count", count=len(found)) + "\n")


def _print_one(entry: Entry, library: Library, options: dict[str, Any]) -> None:
    target = options.get("output")
    if options["form"] == "json":
        emit(as_json({"id": entry.id, "title": entry.cells[1], "written": entry.written}), target)
    elif options["form"] == "html":
        from maturity_advisor.reports.model_table import ModelTable

        emit(ModelTable(library, library.base.models[entry.id]).page(), target)
    elif options["form"] == "markdown":
        from maturity_advisor.reports.markdown import markdown_of

        emit(markdown_of(entry.page()), target)
    else:
        from maturity_advisor.reports.text import text_of

        emit(text_of(entry.page(), styled=target is None and is_terminal()), target)


def as_json(data: Any) -> str:
    """Plain data, readable, with numbers as they were written."""
    from maturity_advisor.documents import canonical

    return json.dumps(json.loads(canonical(data)), ensure_ascii=False, indent=2) + "\n"


def print_table(headings: list[str], rows: Iterable[tuple[str, ...]]) -> None:
    """A table as wide as the terminal; ids stay whole, so that they can be copied and searched for."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from maturity_advisor.reports.inert import plain

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(heading, no_wrap=number == 0, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED
    console = Console(width=width, force_terminal=is_terminal(), no_color=not is_terminal(), legacy_windows=False)
    with console.capture() as capture:
        console.print(table)
    emit("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))
