"""Groups: organisations that have something in common, and which groups are too small to be shown.

Whoever knows the total and all groups but one can work that one out. So what is not shown is never a single small
group: further groups, the smallest first, are held back until all that is not shown is more than one group, and
together as large as a group must be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The groups that may be shown, and how many groups and organisations are held back."""

    groups: tuple[Key, ...]
    held_back: int
    organisations: int
    total: bool


def shown_of(sizes: Mapping[Key, int], least: int = LEAST) -> Shown:
    """Which of the groups of these sizes may be shown."""
    ordered = sorted(sizes, key=lambda key: (sizes[key], key))
    hidden = [key for key in ordered if sizes[key] < least]
    rest = [key for key in ordered if sizes[key] >= least]
    if sum(sizes.values()) < least:
        return Shown((), len(ordered), sum(sizes.values()), total=False)
    while hidden and rest and (len(hidden) < 2 or sum(sizes[key] for key in hidden) < least):
        hidden.append(rest.pop(0))
    return Shown(tuple(sorted(rest)), len(hidden), sum(sizes[key] for key in hidden), total=True)
