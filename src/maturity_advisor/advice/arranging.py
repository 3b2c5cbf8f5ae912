"""Arranging: recommendations in the order to take them up, in bands that small changes of the weights do not upset."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from maturity_advisor.advice.ordering import Queue, unfirm, varied
from maturity_advisor.advice.priority import Formula, whole
from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.knowledge.rules import HORIZONS, Horizon

Key: TypeAlias = tuple[str, str]
Band: TypeAlias = Literal["first", "then", "room"]
FIRST, THEN = 3, 7
MORE_FIRST, MORE_THEN = 2, 3
LAST_LOOKED_AT = THEN + MORE_THEN
# Hours a week that an investment of 1 to 5 takes for a quarter, and the dearest that a budget bears: our own scheme.
HOURS = {1: 1, 2: 2, 3: 4, 4: 8, 5: 16}
QUARTERS: dict[Horizon, int] = {"now": 1, "next": 3, "later": 4}
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


def requirements_of(item: Item, items: Container[Key]) -> list[Key]:
    """The advised items that must come before this one: in its own place, else in the organisation."""
    found = []
    for name in item.action.requires:
        for place in dict.fromkeys((item.place, "")):
            if (name, place) in items:
                found.append((name, place))
                break
    return found


def arrange(
    items: Sequence[Item], formula: Formula, hours_per_week: Fraction | None, budget: str | None
) -> tuple[Arranged, ...]:
    """The items in order, with bands and the horizons that the organisation's constraints allow."""
    items = sorted(items, key=lambda item: item.key)
    queue = queue_of(items)
    values = whole([item.priority for item in items])
    order = list(queue.order(values))
    source = queue.inherited(values)
    beginning = unfirm(queue, order[:LAST_LOOKED_AT], varied(formula, [item.parts for item in items]))
    bands = _bands(len(order), beginning)
    placed = [
        Arranged(
            items[thing],
            index + 1,
            bands[index],
            items[thing].action.written.horizon,
            items[source[thing]].id if source[thing] != thing else "",
        )
        for index, thing in enumerate(order)
    ]
    return tuple(_carried(placed, hours_per_week, budget))


def queue_of(items: Sequence[Item]) -> Queue:
    """The items, known by their position, with what each needs before it."""
    place = {item.key: index for index, item in enumerate(items)}
    return Queue(
        needs=tuple(tuple(place[key] for key in requirements_of(item, place)) for item in items),
        ties=tuple((HORIZONS.index(item.action.written.horizon), item.action.id, item.place) for item in items),
        leads=tuple(item.leads for item in items),
    )


def _bands(length: int, loose: set[int]) -> list[Band]:
    """At least three first and seven up to then, and on to where the order is firm."""
    first = _firm_end(FIRST, length, loose, FIRST + MORE_FIRST)
    then = _firm_end(THEN, length, loose, THEN + MORE_THEN)
    return ["first" if index < first else "then" if index < then else "room" for index in range(length)]


def _firm_end(start: int, length: int, loose: set[int], limit: int) -> int:
    for end in range(start, min(limit, length)):
        if end - 1 not in loose:
            return end
    return min(limit, length)


def _carried(placed: list[Arranged], hours: Fraction | None, budget: str | None) -> list[Arranged]:
    """What the hours a week or the budget cannot carry moves to a later horizon, and with it what needs it."""
    # In whole numbers: so many of them are an hour.
    room, hour = hours.as_integer_ratio() if hours is not None else (None, 1)
    left = {horizon: None if room is None else room * quarters for horizon, quarters in QUARTERS.items()}
    items = {arranged.item.key: arranged.item for arranged in placed}
    starts: dict[Key, int] = {}
    found = []
    for arranged in placed:
        item = arranged.item
        before = [starts[key] for key in requirements_of(item, items)]
        start = max([HORIZONS.index(arranged.horizon), *before])
        if budget is not None and item.investment > BEARABLE[budget]:
            start = min(start + 1, len(HORIZONS) - 1)
        horizon = _fitting(HORIZONS[start:], left, HOURS[item.investment] * hour)
        starts[item.key] = HORIZONS.index(horizon)
        found.append(arranged if horizon == arranged.horizon else replace(arranged, horizon=horizon, moved=True))
    return found


def _fitting(horizons: Sequence[Horizon], left: dict[Horizon, int | None], hours: int) -> Horizon:
    """The first horizon with hours left for it, else the last."""
    for horizon in horizons:
        room = left[horizon]
        if room is None:
            return horizon
        if room >= hours:
            left[horizon] = room - hours
            return horizon
    return horizons[-1]
