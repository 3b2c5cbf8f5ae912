"""Concluding: all conclusions of one level at once, from the digits of the rules that draw them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import getitem, or_

from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.organisation.known import FALSE, NOT_APPLICABLE, TRUE, UNDECIDED, State
from maturity_advisor.reasoning.slots import BAD, Node, Plan, digits_of, settle

# The states of a conclusion, each stronger than the one before, and the digits of rules that bring it about.
STATES = (FALSE, NOT_APPLICABLE, UNDECIDED, TRUE)
STRENGTHS = (("4", 1), ("2", 2), ("6", 2), ("0", 3))


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The conclusions of one level in one kind of place.

    `told` are those whose states are told, with their positions; `others` are marks that make all slots look bad but
    those of the concluding rules; `drawn_by` says which conclusions (by position) the rule of a slot draws; `marks`
    what each of the four states of a conclusion means to all slots.
    """

    told: tuple[tuple[str, int], ...]
    size: int
    nested: tuple[tuple[Node, ...], ...]
    others: int
    drawn_by: Mapping[int, tuple[int, ...]]
    marks: tuple[tuple[int, ...], ...]

    def draw(self, marks: int, states: dict[str, State]) -> int:
        """Tell the states, and give the marks with those of the conclusions added."""
        for nodes in self.nested:
            marks = settle(nodes, marks)
        digits = digits_of(marks | self.others, self.size)
        strengths = [0] * len(self.marks)
        for digit, strength in STRENGTHS:
            for slot in positions(digits, digit):
                for index in self.drawn_by[slot]:
                    strengths[index] = strength
        for name, index in self.told:
            states[name] = STATES[strengths[index]]
        return reduce(or_, map(getitem, self.marks, strengths), marks)

    def telling(self, names: Collection[str]) -> Conclusions:
        """The same, telling no other states than these."""
        return replace(self, told=tuple(pair for pair in self.told if pair[0] in names))


def positions(text: str, character: str) -> list[int]:
    """Where a character stands."""
    found = []
    at = text.find(character)
    while at >= 0:
        found.append(at)
        at = text.find(character, at + 1)
    return found


def conclusions_of(
    marks: Mapping[str, Callable[[State], int] | None], rules: Sequence[RuleDefinition], plan: Plan
) -> Conclusions:
    """The conclusions of these names, given the marks of their states; a rule's slot is its place among the rules."""
    index = {name: position for position, name in enumerate(marks)}
    drawn_by = {
        slot: tuple(index[name] for name in rule.conclude if name in index)
        for slot, rule in enumerate(rules)
        if not index.keys().isdisjoint(rule.conclude)
    }
    return Conclusions(
        told=tuple(index.items()),
        size=plan.size,
        nested=tuple(tuple(plan.nodes[slot]) for slot in drawn_by if slot in plan.nodes),
        others=sum(BAD << 3 * slot for slot in range(plan.size) if slot not in drawn_by),
        drawn_by=drawn_by,
        marks=tuple(tuple(mark(state) if mark else 0 for state in STATES) for mark in marks.values()),
    )
