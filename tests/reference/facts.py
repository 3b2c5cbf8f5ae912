"""A fact as declared, asked or derived, whatever it is derived from."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Fact:
    """`origin` says where its state comes from (see `evaluate.DERIVED`), `data` is what was declared."""

    id: str
    type: str
    per: tuple[str, ...]
    origin: str
    data: dict
    options: tuple[str, ...] = ()
    points: dict[str, Fraction] = field(default_factory=dict)


def kinds(per) -> tuple[str, ...]:
    """The kinds of places named by `per`: organisation unless said otherwise (§5)."""
    return ("organisation",) if per is None else (per,) if isinstance(per, str) else tuple(per)


def prefix(pack: dict) -> str:
    """What ids derived in this pack begin with: nothing in the shared pack."""
    return "" if pack["pack"].get("shared") else pack["pack"]["id"] + "."
