"""Output: to standard output as UTF-8, or into a file, whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

import click

from maturity_advisor.cli.failing import silence
from maturity_advisor.errors import Place, Problem, StorageError


def emit(content: str | bytes, output: str | None = None) -> None:
    """Print, or write the file; StorageError if that fails, with the previous file as it was."""
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        if output is None or output == "-":
            click.echo(raw, nl=False)
        else:
            _write(Path(output), raw)
    except BrokenPipeError:
        silence()
    except (OSError, ValueError) as error:
        what = f"cannot be written: {getattr(error, 'strerror', None) or error}"
        place = Place(output or "<stdout>")
        raise StorageError(Problem(what, "Choose another file, or make room", place, "storage")) from None


def is_terminal() -> bool:
    """Whether somebody reads along who likes colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(path: Path, raw: bytes) -> None:
    """Through a temporary file beside it, so that a reader never meets half a file."""
    path = Path(os.path.realpath(path))
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(raw)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """The new name is in the folder's own data, which some systems write later and some cannot be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
