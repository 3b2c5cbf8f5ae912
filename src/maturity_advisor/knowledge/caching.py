"""The cache: lines of JSON under a key, whole or not at all; without it everything is only slower.

Two things are kept: each pack as it was written (`kept_packs`), and what comes of binding a choice of packs to each
other (`kept_bases`). A key stands for all content and for this program; what it no longer stands for is not found.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import maturity_advisor
from maturity_advisor.errors import AdvisorError

FORM = 3
KEPT = re.compile(r"[0-9a-f]{64}\.json")
LONGEST = 60 * 24 * 3600
# What reading lines can come to that nobody of ours wrote, though they carry the right seal.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AdvisorError)


def cache_folder() -> Path:
    """Where packs are kept; MATURITY_ADVISOR_CACHE names another folder."""
    own = os.environ.get("MATURITY_ADVISOR_CACHE")
    if own:
        return Path(own)
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    # Who has no home has no cache, least of all in the folder they happen to be in or in one that others write to.
    return Path(root if os.path.isabs(root) else os.devnull) / "maturity-advisor"


def key_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """One name for these names with this content, understood as this program understands them."""
    found = hashlib.sha256(f"{FORM} {maturity_advisor.__version__} {_program()}".encode())
    for name, content in parts:
        found.update(f"\0{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        found.update(content)
    return found.hexdigest()


@cache
def _program() -> str:
    """A name for the modules that read and bind packs: who works on them has the same version number all day."""
    found = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(__file__).parents[1] / "documents"):
        with suppress(OSError), os.scandir(folder) as files:
            for file in sorted(files, key=lambda file: file.name):
                if file.name.endswith(".py"):
                    found.update(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}\n".encode())
    return found.hexdigest()


def recall(key: str) -> list[bytes] | None:
    """The lines kept under a key; None if there are none, or not just those that were written."""
    try:
        raw = (cache_folder() / f"{key}.json").read_bytes()
    except OSError:
        return None
    seal, *lines = raw.split(b"\n")
    return lines if seal == _seal(memoryview(raw)[len(seal) + 1 :]) else None


def keep(key: str, lines: Iterable[bytes | bytearray]) -> None:
    """Keep lines for the next time, whole or not at all; where that cannot be done, nothing happens."""
    body = b"\n".join(lines)
    with suppress(OSError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / f"{key}.json", _seal(body) + b"\n" + body)
        _clear(folder)


def _clear(folder: Path) -> None:
    """Remove what was kept long ago: what a key stood for may be gone, and what is still there is soon kept again."""
    with os.scandir(folder) as files:
        for file in files:
            if KEPT.fullmatch(file.name) and file.stat().st_mtime < time.time() - LONGEST:
                os.unlink(file)


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise


def _seal(body: bytes | memoryview) -> bytes:
    """What tells a whole file from one that was cut off or changed."""
    return hashlib.sha256(body).hexdigest().encode()
