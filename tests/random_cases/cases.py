"""A case: packs and an organisation as plain data, and what the generator remembers while it makes one."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

KINDS = ("organisation", "process", "initiative")
ORDERED = ("scale", "stage", "integer", "number", "date")


@dataclass(frozen=True, slots=True)
class Case:
    """Packs (each joined from its files) and an organisation file, valid under the formats."""

    packs: list[dict]
    organisation: dict


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that may be read from now on.

    As a score's `member` it has points, and if `topped` a declared highest and none below zero.
    """

    id: str
    type: str
    per: tuple[str, ...] = ("organisation",)
    options: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    member: bool = False
    topped: bool = True

    def readable(self, kinds: tuple[str, ...]) -> bool:
        """Whether the fact can be read in all these kinds of places."""
        return all(kind in self.per or "organisation" in self.per for kind in kinds)


@dataclass(slots=True)
class Desk:
    """What lies before the generator: the packs so far, the facts that may be read, what may be used."""

    rng: random.Random
    closed_world: bool
    packs: list[dict] = field(default_factory=list)
    pool: list[Known] = field(default_factory=list)
    made: int = 0

    @property
    def pack(self) -> dict:
        """The pack being written."""
        return self.packs[-1]

    @property
    def prefix(self) -> str:
        """What its derived ids begin with."""
        return "" if self.pack["pack"].get("shared") else self.pack["pack"]["id"] + "."

    def number(self) -> int:
        """A number no other id has."""
        self.made += 1
        return self.made

    def chance(self, of_hundred: int) -> bool:
        """True so many times out of a hundred."""
        return self.rng.randrange(100) < of_hundred

    def readable(self, kinds: tuple[str, ...]) -> list[Known]:
        """The facts that can be read in all these kinds of places."""
        return [known for known in self.pool if known.readable(kinds)]

    def per(self, single: bool = False) -> tuple[str, ...]:
        """Some kinds of places; the organisation most of the time."""
        one = [("organisation",)] * 6 + [("process",), ("initiative",)]
        several = [("organisation", "process"), ("organisation", "initiative"), KINDS[1:], KINDS]
        return self.rng.choice(one if single else one + several)


def spelt(per: tuple[str, ...]) -> dict:
    """`per` as an author writes it: left out, one word or a list."""
    return {} if per == ("organisation",) else {"per": per[0] if len(per) == 1 else list(per)}
