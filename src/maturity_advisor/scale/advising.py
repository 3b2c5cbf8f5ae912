"""Advising: the first recommendations of many organisations, with what their priority is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maturity_advisor.advice.arranging import Arranged
from maturity_advisor.advice.priority import PARTS
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.rules import HORIZONS
from maturity_advisor.scale.bits import Codes, flags_of
from maturity_advisor.scale.choosing import Chosen
from maturity_advisor.scale.ordering import TIE, Line
from maturity_advisor.scale.reading import ORGANISATION
from maturity_advisor.scale.scale import Read, employees_of
from maturity_advisor.scale.sizes import SIZES, size_codes
from maturity_advisor.scale.weighing import Aligning, Wants, Weights, cases_of, waiting_on

NUMBERS = ("priority", *PARTS)
ITEM = pa.struct([("action", pa.string()), ("unit", pa.string()), *((name, pa.float64()) for name in NUMBERS)])
TYPE = pa.list_(ITEM)
ByRow = Callable[[Mapping[str, Any]], Sequence[Arranged]]


@dataclass(slots=True)
class Advising:
    """Advises batch after batch; organisations with units or KPIs one by one, through `by_row`."""

    base: KnowledgeBase
    weights: Weights
    by_row: ByRow

    @property
    def names(self) -> list[str]:
        """The actions that rules of the organisation advise."""
        rules = [rule for rule in self.base.rules if rule.per == ORGANISATION]
        return sorted({rule.action for rule in rules if rule.action is not None})

    def chosen(self, read: Read) -> Chosen:
        """What stands in each organisation, units and KPIs aside."""
        rules = [rule for rule in self.base.rules if rule.per == ORGANISATION]
        return Chosen(read.batch, rules, self._aligning(read).serving)

    def _aligning(self, read: Read) -> Aligning:
        numbers: dict[int, int] = {}
        wants: list[Wants] = []
        index = []
        for want in self.weights.wanted(read.situations):
            if id(want) not in numbers:
                numbers[id(want)] = len(wants)
                wants.append(want)
            index.append(numbers[id(want)])
        return Aligning(self.weights, wants, np.array(index, np.uint32)[read.index])

    def alone(self, read: Read) -> NDArray[np.bool_]:
        """The rows that are advised one by one: their urgency is their own, or they have units."""
        own = [bool(item.organisation.motivation.kpis) or len(item.places) > 1 for item in read.situations]
        return np.array(own, np.bool_)[read.index]

    def recommendations(self, read: Read, chosen: Chosen, top: int) -> pa.ListArray:
        """The first so many recommendations of each organisation."""
        together = self._together(read, chosen, top)
        alone = np.flatnonzero(self.alone(read))
        if not alone.size:
            return together
        apart = pa.array([_told(self.by_row(read.document(int(row)))[:top]) for row in alone], TYPE)
        order = np.arange(read.rows.num_rows)
        order[alone] = read.rows.num_rows + np.arange(alone.size)
        return pa.concat_arrays([together, apart]).take(pa.array(order))

    def _together(self, read: Read, chosen: Chosen, top: int) -> pa.ListArray:
        names, size = self.names, read.rows.num_rows
        if not names:
            return pa.array([[] for _ in range(size)], TYPE)
        aligning = self._aligning(read)
        fired, standing = chosen.by_action(chosen.fired), chosen.by_action(chosen.standing)
        advised = np.stack([flags_of(standing[name], size) for name in names])
        self._refuse(read, names, advised)
        strengths, strength = aligning.strengths(names, fired)
        behind = waiting_on(self.base, names)
        cases = cases_of(self.weights, names, strengths, [len(others) for others in behind])
        people = _sizes(read)
        numbers = np.stack(
            [
                cases.number(
                    number,
                    people,
                    strength[number],
                    flags_of(chosen.pressing(name), size),
                    advised[behind[number]].sum(0, dtype=np.uint8),
                )
                for number, name in enumerate(names)
            ]
        )
        leads = np.stack([flags_of(chosen.leads(name), size) for name in names])
        order = self._line(names).first(top, cases.ranks[numbers], advised, leads)
        return _listed(names, order, numbers, cases.told)

    def _line(self, names: Sequence[str]) -> Line:
        place = {name: number for number, name in enumerate(names)}
        needs = [
            (place[name], place[other])
            for name in names
            for other in dict.fromkeys(self.base.actions[name].requires)
            if other in place
        ]
        ties = sorted(names, key=lambda name: (HORIZONS.index(self.base.actions[name].written.horizon), name))
        assert len(names) < 1 << TIE
        return Line(needs, [ties.index(name) for name in names])

    def _refuse(self, read: Read, names: Sequence[str], advised: NDArray[np.bool_]) -> None:
        """Take out what organisations say they will not do."""
        refusals = [frozenset(item.organisation.constraints.will_not) for item in read.situations]
        for refused in set(refusals) - {frozenset()}:
            here = np.array([it == refused for it in refusals], np.bool_)[read.index]
            for number, name in enumerate(names):
                if name in refused:
                    advised[number] &= ~here


def _sizes(read: Read) -> Codes:
    """Small, medium or large; medium where nobody said."""
    people, known = employees_of(read)
    return np.where(known, size_codes(people), SIZES.index("medium")).astype(np.uint8)


def _listed(
    names: Sequence[str], order: NDArray[np.int64], numbers: NDArray[np.int64], told: NDArray[np.float64]
) -> pa.ListArray:
    """For each row a list of its actions, with priority and parts."""
    by_row = np.ascontiguousarray(order.T)
    there = by_row >= 0
    rows, _ = np.nonzero(there)
    actions = by_row[there]
    found = told[numbers[actions, rows]]
    offsets = np.concatenate([[0], there.sum(1).cumsum()]).astype(np.int32)
    columns = [
        pa.array(names, pa.string()).take(pa.array(actions)),
        pa.nulls(len(actions), pa.string()),
        *(pa.array(np.ascontiguousarray(found[:, number])) for number in range(len(NUMBERS))),
    ]
    return pa.ListArray.from_arrays(pa.array(offsets), pa.StructArray.from_arrays(columns, fields=list(ITEM)))


def _told(arranged: Sequence[Arranged]) -> list[dict[str, Any]]:
    """Recommendations that were found one by one."""
    return [
        {
            "action": one.item.action.id,
            "unit": one.item.place or None,
            "priority": float(one.item.priority),
            **{part: float(one.item.parts[part]) for part in PARTS},
        }
        for one in arranged
    ]
