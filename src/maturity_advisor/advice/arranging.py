"""Arranging: recommendations in the order to take them up, in bands that small changes of the weights do not upset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from maturity_advisor.advice.priority import Formula, value_of, variations
from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.knowledge.rules import HORIZONS, Horizon

Key: TypeAlias = tuple[str, str]
Band: TypeAlias = Literal["first", "then", "room"]
FIRST, THEN = 3, 7
# Hours a week that an investment of 1 to 5 takes while it lasts, and the dearest that a budget bears: our own scheme.
HOURS = {1: 1, 2: 2, 3: 4, 4: 8, 5: 16}
BEARABLE = {"none": 2, "small": 3, "medium": 4, "large": 5}


@dataclass(frozen=True, slots=True)
class Item:
    """An action advised in a place, with all that its order rests on; what `leads` goes before what it asks to wait."""

    action: ActionDefinition
    place: str
    rules: tuple[RuleDefinition, ...]
    parts: Mapping[str, Fraction]
    priority: Fraction
    investment: int
    leads: bool = False

    @property
    def key(self) -> Key:
        """Action and place."""
        return self.action.id, self.place

    @property
    def id(self) -> str:
        """The recommendation's id: the action's, with the unit it is for."""
        return f"{self.action.id}@{self.place}" if self.place else self.action.id


@dataclass(frozen=True, slots=True)
class Arranged:
    """An item at its rank; `needed_for` is what lifted it there, `moved` whether constraints postponed it."""

    item: Item
    rank: int
    band: Band
    horizon: Horizon
    needed_for: str = ""
    moved: bool = False


def requirements_of(item: Item, items: Mapping[Key, Item]) -> list[Key]:
    """The advised items that must come before this one: in its own place, else in the organisation."""
    found = []
    for name in item.action.requires:
        for place in dict.fromkeys((item.place, "")):
            if (name, place) in items:
                found.append((name, place))
                break
    return found


def inherited(items: Mapping[Key, Item], priorities: Mapping[Key, Fraction]) -> dict[Key, tuple[Fraction, Key]]:
    """Each item's priority, or the higher one of something that needs it, with what that is."""
    found = {key: (priorities[key], key) for key in items}
    changed = True
    while changed:
        changed = False
        for key in sorted(items):
            value, source = found[key]
            for needed in requirements_of(items[key], items):
                if value > found[needed][0]:
                    found[needed] = (value, source)
                    changed = True
    return found


def order_of(items: Mapping[Key, Item], priorities: Mapping[Key, Fraction]) -> list[Key]:
    """Always the highest that is available; ties by horizon and id."""
    values = inherited(items, priorities)
    placed: list[Key] = []
    waiting = set(items)
    while waiting:
        available = [key for key in waiting if not waiting.intersection(requirements_of(items[key], items))]
        best = min(available, key=lambda key: _rank(items[key], values[key][0], priorities[key]))
        placed.append(best)
        waiting.remove(best)
    return placed


def _rank(item: Item, inherited_value: Fraction, own: Fraction) -> tuple[bool, Fraction, Fraction, int, str, str]:
    horizon = HORIZONS.index(item.action.written.horizon)
    return not item.leads, -inherited_value, -own, horizon, item.action.id, item.place


def arrange(
    items: Sequence[Item], formula: Formula, hours_per_week: Fraction | None, budget: str | None
) -> tuple[Arranged, ...]:
    """The items in order, with bands and the horizons that the organisation's constraints allow."""
    by_key = {item.key: item for item in items}
    own = {item.key: item.priority for item in items}
    order = order_of(by_key, own)
    values = inherited(by_key, own)
    bands = _bands(order, _swaps(by_key, order, formula))
    placed = [
        Arranged(
            by_key[key],
            index + 1,
            bands[index],
            by_key[key].action.written.horizon,
            by_key[values[key][1]].id if values[key][1] != key else "",
        )
        for index, key in enumerate(order)
    ]
    return tuple(_carried(placed, hours_per_week, budget))


def _swaps(items: Mapping[Key, Item], order: list[Key], formula: Formula) -> set[int]:
    """Positions after which the order is not firm: somewhat other weights put something from below above it."""
    place = {key: index for index, key in enumerate(order)}
    loose: set[int] = set()
    for other in variations(formula):
        priorities = {key: value_of(other, item.parts) for key, item in items.items()}
        highest = -1
        for index, key in enumerate(order_of(items, priorities)):
            highest = max(highest, place[key])
            if highest > index:
                loose.add(index)
    return loose


def _bands(order: list[Key], loose: set[int]) -> list[Band]:
    """At least three first and seven up to then, and on to where the order is firm."""
    first = _firm_end(FIRST, len(order), loose, FIRST + 2)
    then = _firm_end(max(THEN, first + 1), len(order), loose, max(THEN, first + 1) + 3)
    return ["first" if index < first else "then" if index < then else "room" for index in range(len(order))]


def _firm_end(start: int, length: int, loose: set[int], limit: int) -> int:
    for end in range(start, min(limit, length)):
        if end - 1 not in loose:
            return end
    return min(limit, length)


def _carried(placed: list[Arranged], hours: Fraction | None, budget: str | None) -> list[Arranged]:
    """What the hours a week or the budget cannot carry moves to a later horizon, and with it what needs it."""
    left: dict[Horizon, Fraction | None] = dict.fromkeys(HORIZONS, hours)
    items = {arranged.item.key: arranged.item for arranged in placed}
    starts: dict[Key, int] = {}
    found = []
    for arranged in placed:
        item = arranged.item
        before = [starts[key] for key in requirements_of(item, items)]
        start = max([HORIZONS.index(arranged.horizon), *before])
        if budget is not None and item.investment > BEARABLE[budget]:
            start = min(start + 1, len(HORIZONS) - 1)
        horizon = _fitting(HORIZONS[start:], left, HOURS[item.investment])
        starts[item.key] = HORIZONS.index(horizon)
        found.append(replace(arranged, horizon=horizon, moved=horizon != arranged.horizon))
    return found


def _fitting(horizons: Sequence[Horizon], left: dict[Horizon, Fraction | None], hours: int) -> Horizon:
    """The first horizon with hours left for it, else the last."""
    for horizon in horizons:
        room = left[horizon]
        if room is None:
            return horizon
        if room >= hours:
            left[horizon] = room - hours
            return horizon
    return horizons[-1]
