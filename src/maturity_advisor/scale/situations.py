"""Situations as places: organisations and units that were read one by one, laid out in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from maturity_advisor.knowledge.definitions import Definition, TargetBody
from maturity_advisor.organisation.known import State, everything
from maturity_advisor.organisation.situation import Place, Situation
from maturity_advisor.reasoning import deciding
from maturity_advisor.reasoning.program import KINDS
from maturity_advisor.scale.bits import Codes, smallest
from maturity_advisor.scale.columns import Column
from maturity_advisor.scale.places import Places
from maturity_advisor.scale.plan import Plan
from maturity_advisor.scale.reading import ORGANISATION

Spot = tuple[Situation, Place]


def places_of(
    plan: Plan, situations: Sequence[Situation], index: Codes, answered: Mapping[str, Column] | None = None
) -> dict[str, Places]:
    """The places of a batch: for each organisation the number of its situation among those that are distinct.

    `answered` holds the organisations' answers, where these came in columns already.
    """
    spots = [(situation, situation.places[0]) for situation in situations]
    stated = _stated(plan, ORGANISATION, spots)
    gathered = {name: column.gathered(index) for name, column in stated.items()}
    found = {ORGANISATION: Places(ORGANISATION, len(index), {**gathered, **(answered or {})})}
    for kind in KINDS[1:]:
        found[kind] = _units(plan, situations, index, kind)
    return found


def _units(plan: Plan, situations: Sequence[Situation], index: Codes, kind: str) -> Places:
    units = [[place for place in situation.places if place.kind == kind] for situation in situations]
    if not any(units):
        return Places(kind, 0, {}, np.zeros(0, np.uint32))
    rows = [(row, number) for row, number in enumerate(index.tolist()) if units[number]]
    parents = [row for row, number in rows for _ in units[number]]
    spots = [(situations[number], place) for _, number in rows for place in units[number]]
    ids = tuple(place.id for _, place in spots)
    return Places(kind, len(spots), _stated(plan, kind, spots), np.array(parents, np.uint32), ids)


def _stated(plan: Plan, kind: str, spots: Sequence[Spot]) -> dict[str, Column]:
    """What is stated of these places, in columns; facts of which nothing is stated are left out."""
    named = _named(spots)
    found = {}
    for definition in plan.base.definitions.values():
        if kind not in definition.per:
            continue
        states = list(_states(definition, spots, named))
        if states:
            found[definition.id] = _column(plan, definition, states)
    return found


def _named(spots: Iterable[Spot]) -> frozenset[str]:
    """The facts of which something is stated, and the scopes for which there are targets."""
    names = {name for situation, _ in spots for _, name in situation.stated}
    return frozenset(names | {name for situation, _ in spots for _, name in situation.targets})


def _states(definition: Definition, spots: Sequence[Spot], named: frozenset[str]) -> Iterable[State]:
    if definition.role == "asked" and definition.id in named:
        blank = everything(definition.domain)
        return (situation.stated.get((place.id, definition.id), blank) for situation, place in spots)
    body = definition.body
    if definition.role == "target" and isinstance(body, TargetBody) and not named.isdisjoint(body.scopes):
        return (deciding.target(definition, body, place.id, situation) for situation, place in spots)
    return ()


def _column(plan: Plan, definition: Definition, states: Iterable[State]) -> Column:
    table = plan.table(definition)
    codes = [table.code(state) for state in states]
    return Column(table, len(codes), np.array(codes, smallest(max(codes, default=0))))
