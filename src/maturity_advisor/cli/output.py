"""Output: to standard output as UTF-8, or into a file, whole or not at all."""

from __future__ import annotations

import os
import sys

import click

from maturity_advisor.cli.failing import silence


def emit(content: str | bytes, output: str | None = None) -> None:
    """Print, or write the file; StorageError if that fails, with the previous file as it was."""
    from maturity_advisor.documents.storing import not_stored, store

    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        if output is None or output == "-":
            click.echo(raw, nl=False)
        else:
            store(output, raw)
    except BrokenPipeError:
        silence()
    except OSError as error:
        raise not_stored("<stdout>", error) from None


def is_terminal() -> bool:
    """Whether somebody reads along who likes colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
