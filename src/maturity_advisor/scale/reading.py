"""Reading a batch: every fact as a column, every condition as rails, each settled once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.knowledge.conditions import Condition, Test
from maturity_advisor.knowledge.definitions import Definition, RuleDefinition
from maturity_advisor.organisation.known import everything, inapplicable
from maturity_advisor.reasoning.truth import F, N, T, Truth, pair_truth
from maturity_advisor.scale.bits import flags_of, packed
from maturity_advisor.scale.board import Board
from maturity_advisor.scale.columns import Column, of_rails, uniform
from maturity_advisor.scale.distinct import combinations
from maturity_advisor.scale.gating import Gated
from maturity_advisor.scale.in_step import Together
from maturity_advisor.scale.places import Places
from maturity_advisor.scale.plan import Layer, Plan
from maturity_advisor.scale.rails import Rails, constant, every, excepted, some

ORGANISATION = "organisation"
Supplying = Callable[["Batch", Definition], Column]


@dataclass(slots=True)
class Batch:
    """Some organisations and their units, being read.

    `combine` derives a fact from what it rests on; `supply` asks plugins for theirs.
    """

    plan: Plan
    places: Mapping[str, Places]
    combine: Callable[[Batch, Definition, Places], Column]
    supply: Supplying

    def rule(self, rule: RuleDefinition, here: Places) -> Rails:
        """A rule's status in places of its kind."""
        number, layer = self.plan.place[rule.id]
        return self.statuses(here, layer).row(number)

    def statuses(self, here: Places, layer: int | None = None) -> Board:
        """The statuses of all rules of these places' kind, or of those up to a layer; of others they mean nothing."""
        if here.statuses is None:
            here.statuses = Board(len(self.plan.rules.get(here.kind, ())), here.size)
        layers = self.plan.layers.get(here.kind, ())
        for following in layers[here.layers : len(layers) if layer is None else layer + 1]:
            self._read(following, here, here.statuses)
            here.layers += 1
        return here.statuses

    def _read(self, layer: Layer, here: Places, statuses: Board) -> None:
        """The statuses of a layer's rules."""
        for places, found in self._together(layer.when, here):
            statuses.write([layer.numbers[place] for place in places], found)
        for places, found in self._together(layer.unless, here):
            guarded = [layer.guarded[place] for place in places]
            statuses.write(guarded, every([statuses.rows(guarded), excepted(found)]))

    def truth(self, condition: Condition, here: Places) -> Rails:
        """The truth of a condition in each place."""
        return self.truths((condition,), here)[0]

    def truths(self, conditions: Sequence[Condition], here: Places) -> list[Rails]:
        """The truths of several conditions."""
        rows: dict[int, Rails] = {}
        for places, found in self._together(self.plan.together(conditions), here):
            rows.update(zip(places.tolist(), found.each(), strict=True))
        return [rows[place] for place in range(len(conditions))]

    def _together(self, conditions: Together, here: Places) -> Iterable[tuple[NDArray[np.intp], Rails]]:
        """The truths of conditions that are read in step, once all that they read is settled."""
        board = here.tested = here.tested or Board(self.plan.propositions.many, here.size)
        for name in conditions.facts:
            if name not in here.settled:
                self.column(name, here).settle(self.plan.propositions.alone[name], board)
                here.settled.add(name)
        for test in conditions.pairs:
            number = self.plan.propositions.number(test)
            if number not in here.settled:
                board.write(slice(number, number + 1), self._pair(test, here))
                here.settled.add(number)
        return conditions.read(board)

    def _pair(self, test: Test, here: Places) -> Rails:
        """A comparison of two facts, worked out for each pair of states that occurs."""
        left, right = self.column(test.fact, here), self.column(test.value.fact, here)
        if not here.size:
            return constant(F, 0)
        index, first = combinations([(left.codes, len(left.table.states)), (right.codes, len(right.table.states))])
        sides = left.table.domain, right.table.domain
        truths = [pair_truth(test.operator, (left.state(row), sides[0]), (right.state(row), sides[1])) for row in first]
        return told(np.array(truths, np.uint8)[index])

    def column(self, name: str, here: Places) -> Column:
        """A fact as read in these places: their own, or their organisations'."""
        found = here.columns.get(name)
        if found is None:
            definition = self.plan.base.definitions[name]
            if here.kind in definition.per:
                found = self._own(definition, here)
            else:
                found = self.column(name, self.places[ORGANISATION])
                if here.parent is not None:
                    found = found.gathered(here.parent)
            here.columns[name] = found
        return found

    def _own(self, definition: Definition, here: Places) -> Column:
        match definition.role:
            case "asked":
                return self._asked(definition, here)
            case "plugin":
                return self.supply(self, definition) if here.parent is None else self._blank(definition, here)
            case "target":
                table = self.plan.table(definition)
                return here.stated.get(definition.id) or uniform(table, here.size, inapplicable(definition.domain))
            case "conclusion":
                rules = self.plan.concluders(definition.id, here.kind)
                truths = [self.rule(rule, here) for rule in rules] or [constant(F, here.size)]
                return of_rails(self.plan.table(definition), here.size, some(truths))
        return self.combine(self, definition, here)

    def _blank(self, definition: Definition, here: Places) -> Column:
        return uniform(self.plan.table(definition), here.size, everything(definition.domain))

    def _asked(self, definition: Definition, here: Places) -> Column:
        """What is stated where the question arises; where it may arise, nothing is known yet."""
        stated = here.stated.get(definition.id) or self._blank(definition, here)
        if definition.gate is None:
            return stated
        return Gated(stated, self.truth(definition.gate, here))


def told(truths: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Rails:
    """Rails from a truth for each place."""
    na = packed(truths == N)
    return Rails(packed(truths == T), packed(truths == F), na if na.any() else None)


def truths_of(rails: Rails, size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A truth for each place from rails."""
    found = np.full(size, Truth.UNKNOWN, np.uint8)
    found[flags_of(rails.true, size)] = T
    found[flags_of(rails.false, size)] = F
    if rails.na is not None:
        found[flags_of(rails.na, size)] = N
    return found
