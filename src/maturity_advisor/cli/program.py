"""The program: finds the verb that was asked for, and turns whatever happens into an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from maturity_advisor import __version__
from maturity_advisor.cli.failing import outcome
from maturity_advisor.cli.verbs import VERBS

NAME = "maturity-advisor"


class Verb(click.Command):
    """A verb that is not imported yet."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Import the verb and let it read its own arguments."""
        return command_of(str(self.name)).make_context(info_name, args, parent=parent, **extra)


def command_of(verb: str) -> click.Command:
    """The verb itself, imported."""
    command: click.Command = import_module(f"maturity_advisor.cli.{verb.replace('-', '_')}_verb").command
    return command


class Program(click.Group):
    """All verbs; nothing that goes wrong ends in a traceback.

    Its own help is plain: rich-click, which sets off the verbs' help, takes longer to load than all the rest.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which one meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A stand-in for the verb; None if there is none of this name."""
        return Verb(cmd_name, short_help=VERBS[cmd_name]) if cmd_name in VERBS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that was asked for, or the nearest known one as a remedy."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in VERBS:
            meant = get_close_matches(name, VERBS, n=1)
            remedy = f"Did you mean '{meant[0]}'?" if meant else f"There are: {', '.join(VERBS)}."
            raise click.UsageError(f"There is no verb '{name}'. {remedy}", ctx)
        return super().resolve_command(ctx, args)

    def main(  # type: ignore[override]  # it never returns, whatever `standalone_mode` is
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> None:
        """Run the verb and leave with its exit code."""

        def run() -> object:
            return super(Program, self).main(args, prog_name or NAME, complete_var, False, **extra)

        sys.exit(outcome(run))


def _start_log(ctx: click.Context, parameter: click.Parameter, level: str | None) -> None:
    if level:
        import logging

        form = "%(levelname)s %(name)s: %(message)s"
        logging.basicConfig(level=level.upper(), stream=sys.stderr, format=form, force=True)


COMPLETION = (
    'Completion for bash: eval "$(_MATURITY_ADVISOR_COMPLETE=bash_source maturity-advisor)"; zsh and fish alike.'
)


@click.group(cls=Program, epilog=COMPLETION)
@click.version_option(__version__, prog_name=NAME)
@click.option(
    "--log",
    type=click.Choice(["debug", "info", "warning"]),
    callback=_start_log,
    expose_value=False,
    help="Tell on standard error what happens inside.",
)
def program() -> None:
    """Prioritised, traceable advice on social media maturity, from the mission down to the answers."""


def main() -> None:
    """What the installed command runs."""
    program.main()
