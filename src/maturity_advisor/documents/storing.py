"""Storing: a file is written whole or not at all, and is on the disk before anybody is told that it is."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from maturity_advisor.errors import Place, Problem, StorageError


def store(path: str | os.PathLike[str], raw: bytes) -> None:
    """Write through a temporary file beside it, so that a reader never meets half a file.

    StorageError if that fails, with the previous file as it was.
    """
    try:
        _write(Path(os.path.realpath(path)), raw)
    except (OSError, ValueError) as error:
        raise not_stored(os.fspath(path), error) from None


def not_stored(name: str, error: OSError | ValueError) -> StorageError:
    """What is said where something could not be written."""
    what = f"cannot be written: {getattr(error, 'strerror', None) or error}"
    return StorageError(Problem(what, "Choose another file, or make room", Place(name), "storage"))


def _write(path: Path, raw: bytes) -> None:
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(raw)
        return
    with whole_file(path) as temporary:
        temporary.write_bytes(raw)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary file beside it to write to, which takes its name in the end; what was there keeps its rights.

    OSError if that fails, with the previous file as it was.
    """
    path = Path(os.path.realpath(path))
    mode = path.stat().st_mode if path.exists() else None
    _clear(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.open("xb").close()
        yield temporary
        _settle(temporary)
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    _keep_name(path.parent)


def _settle(path: Path) -> None:
    """What was written is on the disk before the name is."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _clear(path: Path) -> None:
    """Remove what a run that was killed while it wrote has left behind."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        number = left.name.split(".")[-2]
        if number.isdigit() and not _runs(int(number)):
            with suppress(OSError):
                left.unlink()


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        return True  # there, to ask whether a process lives would end it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _keep_name(folder: Path) -> None:
    """The new name is in the folder's own data, which some systems write later and some cannot be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
