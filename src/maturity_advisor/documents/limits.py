"""How much a document may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a reader takes in: bytes of the file, levels, keys and values together, characters of one text."""

    bytes: int = 10_000_000
    depth: int = 64
    nodes: int = 200_000
    scalar: int = 1_000_000
