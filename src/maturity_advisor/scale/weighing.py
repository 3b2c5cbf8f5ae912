"""Weighing: the priority of every action in many organisations, worked out once for each case that occurs.

What a priority rests on takes few values: the action, the organisation's size, how well it is aligned, whether it is
pressing, and how many advised actions wait for it. So the scheme's formula is asked once for each combination, with
exact numbers, and the results are put in order; rows then carry the place of their priority among all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.advice.aligning import HELP, HOWS, Alignment, align
from maturity_advisor.advice.priority import PARTS, Formula, value_of
from maturity_advisor.advice.weighing import Reach, alignment_of, bounded_parts, requirements
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.scale.bits import Bits, Codes, all_, flags_of, none, packed
from maturity_advisor.scale.choosing import Serving
from maturity_advisor.scale.sizes import SIZES

Case = tuple[str, str, Fraction, bool, int]
Weighed = tuple[Fraction, tuple[float, ...]]


@dataclass(slots=True)
class Weights:
    """Priorities by case, remembered from batch to batch."""

    base: KnowledgeBase
    formula: Formula
    memo: dict[Case, Weighed] = field(default_factory=dict)
    aligned: dict[int, tuple[Situation, Wants]] = field(default_factory=dict)

    def weighed(self, case: Case) -> Weighed:
        """The exact priority, and it and its parts as floats."""
        found = self.memo.get(case)
        if found is None:
            name, size, alignment, pressing, waiting = case
            parts = bounded_parts(self.base.actions[name], size, Reach(alignment), waiting, pressing=pressing)
            priority = value_of(self.formula, parts)
            found = self.memo[case] = priority, tuple(map(float, (priority, *(parts[part] for part in PARTS))))
        return found

    def wants(self, situation: Situation) -> Wants:
        """What one kind of organisation wants, and what reaches that."""
        known = self.aligned.get(id(situation))
        if known is None or known[0] is not situation:
            known = self.aligned[id(situation)] = situation, wants_of(self.base, situation)
        return known[1]


@dataclass(frozen=True, slots=True)
class Wants:
    """How well actions are aligned by themselves, and by helping one that is advised."""

    alignment: Alignment
    own: Mapping[str, Fraction]
    helping: Mapping[tuple[str, str], Fraction]


def wants_of(base: KnowledgeBase, situation: Situation) -> Wants:
    """The alignment of all actions for one situation."""
    alignment = align(base, situation.organisation)
    own = {name: alignment_of(alignment, alignment.chains.get(name)) for name in base.actions}
    helping = {}
    for name, action in base.actions.items():
        chains = [(alignment.outcomes.get(outcome, ())[:1], how) for outcome, how in action.improves]
        direct = [chain.strength * HOWS[how] for found, how in chains for chain in found]
        if direct:
            helping.update(dict.fromkeys(((helper, name) for helper in action.helped_by), max(direct) * HELP))
    return Wants(alignment, own, helping)


@dataclass(frozen=True, slots=True)
class Aligning:
    """The wants of a batch: for each row the number of its own."""

    wants: Sequence[Wants]
    index: Codes
    size: int

    def serving(self, advised: Mapping[str, Bits]) -> Serving:
        """Where something is wanted, and which actions serve it."""
        wanting = self._where(want.alignment.wants_something for want in self.wants)
        served = {name: self._where(name in want.alignment.chains for want in self.wants) for name in advised}
        for helper, name in self.helped():
            if helper in served and name in advised:
                helps = self._where((helper, name) in want.helping for want in self.wants)
                served[helper] = served[helper] | (helps & advised[name])
        return Serving(wanting, served)

    def helped(self) -> list[tuple[str, str]]:
        """All pairs of a helper and what it helps that count for anybody."""
        return sorted({pair for want in self.wants for pair in want.helping})

    def _where(self, holds: Iterable[bool]) -> Bits:
        found = list(holds)
        if len(set(found)) == 1:
            return all_(self.size) if found[0] else none(self.size)
        return packed(np.array(found, np.bool_)[self.index])

    def strengths(self, names: Sequence[str], advised: Mapping[str, Bits]) -> tuple[list[Fraction], NDArray[np.uint8]]:
        """All strengths that occur, in order; and for each action and row which it is."""
        values = {value for want in self.wants for value in (*want.own.values(), *want.helping.values())}
        ordered = sorted(values)
        code = {value: number for number, value in enumerate(ordered)}
        found = np.empty((len(names), self.size), np.uint8)
        for number, name in enumerate(names):
            found[number] = np.array([code[want.own[name]] for want in self.wants], np.uint8)[self.index]
        place = {name: number for number, name in enumerate(names)}
        for helper, name in self.helped():
            if helper in place and name in advised:
                helps = np.array([code.get(want.helping.get((helper, name), ordered[0]), 0) for want in self.wants])
                here = helps.astype(np.uint8)[self.index] * flags_of(advised[name], self.size)
                np.maximum(found[place[helper]], here, out=found[place[helper]])
        return ordered, found


def waiting_on(base: KnowledgeBase, names: Sequence[str]) -> list[list[int]]:
    """For each action the numbers of those that need it first, through any number of steps."""
    needs = [requirements(base, name) for name in names]
    return [[other for other, needed in enumerate(needs) if name in needed] for name in names]


@dataclass(frozen=True, slots=True)
class Cases:
    """All cases of some actions in order: the first number of each action's, and what each case weighs."""

    first: list[int]
    most: list[int]
    strengths: int
    ranks: NDArray[np.int64]
    told: NDArray[np.float64]

    def number(self, action: int, size: Codes, strength: Codes, pressing: Codes, waiting: Codes) -> NDArray[np.int64]:
        """For each row the number of its case."""
        found = size.astype(np.int64) * self.strengths + strength
        return (found * 2 + pressing) * (self.most[action] + 1) + waiting + self.first[action]


def cases_of(weights: Weights, names: Sequence[str], strengths: Sequence[Fraction], most: list[int]) -> Cases:
    """The cases of these actions, of which at most so many others wait for each."""
    first: list[int] = []
    weighed: list[Weighed] = []
    for name, many in zip(names, most, strict=True):
        first.append(len(weighed))
        weighed += [weights.weighed((name, *case)) for case in _combinations(strengths, many)]
    order = {value: rank for rank, value in enumerate(sorted({value for value, _ in weighed}))}
    ranks = np.array([order[value] for value, _ in weighed], np.int64)
    return Cases(first, most, len(strengths), ranks, np.array([told for _, told in weighed], np.float64))


def _combinations(strengths: Sequence[Fraction], most: int) -> Iterator[tuple[str, Fraction, bool, int]]:
    return product(SIZES, strengths, (False, True), range(most + 1))
