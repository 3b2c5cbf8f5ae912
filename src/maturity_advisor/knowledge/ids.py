"""Ids across packs: which pack they speak of, in which edition, and which of them look alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby

from maturity_advisor.documents import near

RESERVED_HEADS = frozenset({"target", "gap", "score", "decision", "rollup"})
_ABOUT_SCOPES = ("target.", "gap.")
_DIGITS = re.compile(r"([0-9]+)")


def head_of(name: str) -> str:
    """The first part of a fact's id, which is its pack's id or a subject of the shared vocabulary."""
    _, rest = _split(name)
    return rest.partition(".")[0]


def without_edition(name: str, editions: Mapping[str, str]) -> str:
    """`esm3@2009.culture` is `esm3.culture` if that edition is the one loaded."""
    start, rest = _split(name)
    pack, at, dated = rest.partition("@")
    edition = editions.get(pack) if at else None
    if edition is None or not dated.startswith(edition) or dated[len(edition) :][:1] not in ("", ".", "/"):
        return name
    return f"{start}{pack}{dated[len(edition) :]}"


def _split(name: str) -> tuple[str, str]:
    start = next((start for start in _ABOUT_SCOPES if name.startswith(start)), "")
    return start, name[len(start) :]


def nearest_fact(name: str, known: Iterable[str]) -> str | None:
    """The known fact that is probably meant by an id whose pack is not loaded, if its beginning is misspelt."""
    names = list(known)
    head = near(head_of(name), {head_of(item) for item in names}) if "@" not in name else None
    return near(name, [item for item in names if head_of(item) == head]) if head is not None else None


def numbers_of(version: str) -> tuple[int, ...]:
    """A version as numbers, so that 1.10 comes after 1.9, and 1.0 is 1."""
    found = [int(part) for part in version.split(".")]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)


def in_order(edition: str) -> tuple[tuple[str, int], ...]:
    """What editions are ordered by: numbers in them count as numbers, so that 2009-10 comes after 2009-9."""
    parts = _DIGITS.split(edition)
    return tuple(("", int(part)) if index % 2 else (part, -1) for index, part in enumerate(parts))


def folded(name: str) -> str:
    """What is left of an id when case, width and composition are taken off; equal ones look alike to readers."""
    if name.isascii():
        return name.casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def look_alikes(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of different ids that look alike, the first by code point before each of the others."""
    groups = groupby(sorted(set(names), key=lambda name: (folded(name), name)), key=folded)
    pairs = []
    for _, group in groups:
        first, *others = group
        pairs += [(other, first) for other in others]
    return pairs
