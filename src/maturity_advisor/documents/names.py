"""Finds the known name somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 100
_ALIKE = 0.6


def near(name: str, candidates: Iterable[str]) -> str | None:
    """The known name nearest to `name`, or None; the order of `candidates` does not matter."""
    if len(name) > _LONGEST:
        return None
    known = {_folded(candidate): candidate for candidate in sorted(candidates, reverse=True)}
    found = get_close_matches(_folded(name), sorted(known), n=1, cutoff=_ALIKE)
    return known[found[0]] if found else None


def _folded(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")
