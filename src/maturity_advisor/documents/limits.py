"""How much a document may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_advisor.errors import Problem, UsageError

DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read: bytes of a file, levels, keys and values together, characters of one text."""

    bytes: int = 10_000_000
    depth: int = 64
    nodes: int = 200_000
    scalar: int = 1_000_000

    def __post_init__(self) -> None:
        # Whoever walks a document later does so by recursion, which Python ends at 1,000 calls.
        if self.depth > DEEPEST:
            remedy = f"Allow at most {DEEPEST}"
            raise UsageError(Problem(f"{self.depth} levels are more than can be read", remedy, code="limit"))
