"""Progress: a line on standard error for whatever takes more than a second, where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

PATIENCE = 1.0
ERASE = "\r\033[K"


@contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Say what is going on if it has not ended after a second; wipe it away in the end."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    timer = Timer(PATIENCE, _say, (what,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if not timer.is_alive() or timer.finished.is_set():
            sys.stderr.write(ERASE)
            sys.stderr.flush()


def _say(what: str) -> None:
    sys.stderr.write(f"{what} …")
    sys.stderr.flush()
