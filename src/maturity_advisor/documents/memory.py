"""Memory: no looking for garbage while a hundred thousand things are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def keeping_all() -> Iterator[None]:
    """Pause Python's collector, which would go through everything again and again: it takes a fifth of reading packs.

    A collector that is off stays off, and several threads may do this at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
