"""Failing: every error as lines on standard error and an exit code, never as a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches

import click

from maturity_advisor.errors import AdvisorError, ExitCode, Problem


def outcome(run: Callable[[], object]) -> int:
    """Run something, say what went wrong, and return the exit code."""
    try:
        found = run()
        return int(found) if isinstance(found, int) else ExitCode.DONE
    except AdvisorError as error:
        tell(error.problems)
        return error.exit_code
    except click.ClickException as error:
        return _usage(error)
    except (click.Abort, KeyboardInterrupt):
        tell([Problem("interrupted")])
        return ExitCode.INTERRUPTED
    except Exception as error:
        _log(error)
        what = f"an unexpected {type(error).__name__}: this is a fault of the program, not of your files"
        tell([Problem(what, "Please report it with what `maturity-advisor --log debug …` says")])
        return ExitCode.BUG


def _log(error: Exception) -> None:
    """The traceback, for whoever asked for it; `logging` is loaded when it is needed, for `--help` is to be quick."""
    import logging

    logging.getLogger(__name__).debug("unexpected %s", type(error).__name__, exc_info=True)


def tell(problems: Iterable[Problem]) -> None:
    """One line a problem on standard error; control characters of whoever wrote the file stay out of the terminal."""
    from maturity_advisor.reports.inert import plain

    for problem in problems:
        click.echo(plain(str(problem)), err=True)


def _usage(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.message, err=True)
        return error.exit_code
    context = getattr(error, "ctx", None)
    tell([Problem(_said(error))])
    if context is not None:
        click.echo(f"Try '{context.command_path} --help'.", err=True)
    return error.exit_code


def _said(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        meant = get_close_matches(error.option_name, error.possibilities or (), n=1)
        return f"There is no option '{error.option_name}'" + (f". Did you mean '{meant[0]}'?" if meant else "")
    return error.format_message()


def silence() -> None:
    """Whoever read our output has left: what is still buffered goes nowhere, also at the interpreter's end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue
