"""Progress: a line on standard error for whatever takes more than a second, where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Timer
from time import monotonic

PATIENCE = 1.0
ERASE = "\r\033[K"


@contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Say what is going on if it has not ended after a second; wipe it away in the end."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    said = Event()
    timer = Timer(PATIENCE, _say, (what, said))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if said.is_set():
            _write(ERASE)


@contextmanager
def counting(what: str, *, quiet: bool = False) -> Iterator[Callable[[int, int | None], None]]:
    """Say how many are done, from the first second on, and how many are left where that is known."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    begun = monotonic()

    def tell(done: int, total: int | None) -> None:
        seconds = monotonic() - begun
        if seconds >= PATIENCE:
            rest = f", {(total - done) * seconds / done:.0f} s left" if total and done else ""
            of = f" of {total:,}" if total else ""
            _write(f"{ERASE}{what} {done:,}{of} ({done / seconds:,.0f} a second{rest}) …")

    try:
        yield tell
    finally:
        _write(ERASE)


def _say(what: str, said: Event) -> None:
    _write(f"{what} …")
    said.set()


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
