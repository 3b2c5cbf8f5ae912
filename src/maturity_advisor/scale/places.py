"""Places: the organisations of a batch, or their units of one kind, with what is stated of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity_advisor.scale.bits import Codes
from maturity_advisor.scale.board import Board
from maturity_advisor.scale.columns import Column


@dataclass(slots=True)
class Places:
    """So many places of one kind, and what was found of them so far.

    `stated` has a column for every asked fact that somebody answered, as if its gate were open, and for every target.
    `parent` is for each unit the number of its organisation; `ids` are the ids of units. `tested` has the truths of the
    tests that are `settled` (by fact; those of two facts by number), `statuses` those of rules, of so many `layers`.
    """

    kind: str
    size: int
    stated: Mapping[str, Column]
    parent: Codes | None = None
    ids: tuple[str, ...] = ()
    columns: dict[str, Column] = field(default_factory=dict)
    settled: set[str | int] = field(default_factory=set)
    tested: Board | None = None
    statuses: Board | None = None
    layers: int = 0
