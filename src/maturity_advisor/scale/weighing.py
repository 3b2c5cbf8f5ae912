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
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.advice.aligning import HELP, HOWS, Alignment, align
from maturity_advisor.advice.priority import PARTS, Formula, value_of
from maturity_advisor.advice.weighing import Reach, alignment_of, bounded_parts, requirements
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.remembering import Remembering
from maturity_advisor.scale.bits import Bits, Codes, all_, flags_of, none, packed
from maturity_advisor.scale.choosing import Serving
from maturity_advisor.scale.sizes import SIZES

REMEMBERED = 1 << 14
Case = tuple[str, str, Fraction, bool, int]
Weighed = tuple[Fraction, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Wants:
    """How well actions are aligned by themselves, and by helping one that is advised; strengths by their numbers."""

    something: bool
    serving: NDArray[np.bool_]
    own: NDArray[np.uint16]
    helping: NDArray[np.uint16]


@dataclass(slots=True)
class Weights:
    """Priorities by case and alignments by what is wanted, remembered from batch to batch, for all threads.

    What is wanted is known by the wishes (`wishing`), or where there are KPIs by the situation itself (`measuring`).
    """

    base: KnowledgeBase
    formula: Formula
    memo: dict[Case, Weighed] = field(default_factory=dict)
    wishing: Remembering[frozenset[str], Wants] = field(default_factory=lambda: Remembering(REMEMBERED))
    measuring: Remembering[int, tuple[Situation, Wants]] = field(default_factory=lambda: Remembering(REMEMBERED))
    strengths: list[Fraction] = field(default_factory=lambda: [Fraction(0)])
    turn: Lock = field(default_factory=Lock)
    _numbers: dict[tuple[int, int], int] = field(default_factory=lambda: {(0, 1): 0})
    pairs: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = sorted(self.base.actions)
        actions = self.base.actions.items()
        self.pairs = sorted((helper, name) for name, action in actions for helper in action.helped_by)

    def weighed(self, case: Case) -> Weighed:
        """The exact priority, and it and its parts as floats."""
        found = self.memo.get(case)
        if found is None:
            name, size, alignment, pressing, waiting = case
            parts = bounded_parts(self.base.actions[name], size, Reach(alignment), waiting, pressing=pressing)
            priority = value_of(self.formula, parts)
            found = self.memo[case] = priority, tuple(map(float, (priority, *(parts[part] for part in PARTS))))
        return found

    def wanted(self, situations: Iterable[Situation]) -> list[Wants]:
        """What each of these kinds of organisations wants."""
        with self.turn:
            return [self._wants_of(situation) for situation in situations]

    def _wants_of(self, situation: Situation) -> Wants:
        """What one kind of organisation wants, and what reaches that; the order of wishes makes no difference."""
        organisation = situation.organisation
        if not organisation.motivation.kpis:
            return self._wishes(organisation, frozenset(organisation.wishes))
        known = self.measuring.get(id(situation))
        if known is None or known[0] is not situation:
            known = self.measuring[id(situation)] = situation, self._wants(organisation)
        return known[1]

    def _wishes(self, organisation: Organisation, wishes: frozenset[str]) -> Wants:
        """An action is aligned with several wishes as well as with the one of them that it serves best."""
        found = self.wishing.get(wishes)
        if found is None:
            if len(wishes) > 1:
                found = self._best([self._wishes(organisation, frozenset({wish})) for wish in sorted(wishes)])
            else:
                found = self._wants(organisation.model_copy(update={"wishes": tuple(wishes)}))
            self.wishing[wishes] = found
        return found

    def _best(self, wants: Sequence[Wants]) -> Wants:
        """The best of several wants, action by action."""
        rank = np.argsort(sorted(range(len(self.strengths)), key=self.strengths.__getitem__))

        def best(numbers: NDArray[np.uint16]) -> NDArray[np.uint16]:
            found: NDArray[np.uint16] = np.take_along_axis(numbers, rank[numbers].argmax(0)[None], 0)[0]
            return found

        return Wants(
            any(want.something for want in wants),
            np.logical_or.reduce([want.serving for want in wants]),
            best(np.stack([want.own for want in wants])),
            best(np.stack([want.helping for want in wants])),
        )

    def _wants(self, organisation: Organisation) -> Wants:
        alignment = align(self.base, organisation)
        own = [self._number(alignment_of(alignment, alignment.chains.get(name))) for name in self.names]
        direct = self._direct(alignment)
        return Wants(
            alignment.wants_something,
            np.array([name in alignment.chains for name in self.names], np.bool_),
            np.array(own, np.uint16),
            np.array([direct.get(name, 0) for _, name in self.pairs], np.uint16),
        )

    def _direct(self, alignment: Alignment) -> dict[str, int]:
        """For each action that serves something by its own outcomes what it is worth to help it."""
        reached = {
            (outcome, how): chains[0].strength * factor
            for outcome, chains in alignment.outcomes.items()
            for how, factor in HOWS.items()
            if chains
        }
        found = {}
        for name in dict.fromkeys(helped for _, helped in self.pairs):
            own = [reached[link] for link in self.base.actions[name].improves if link in reached]
            if own:
                found[name] = self._number(max(own) * HELP)
        return found

    def _number(self, strength: Fraction) -> int:
        key = strength.numerator, strength.denominator  # a fraction takes long to compare and to hash
        number = self._numbers.setdefault(key, len(self.strengths))
        if number == len(self.strengths):
            self.strengths.append(strength)
        return number


@dataclass(frozen=True, slots=True)
class Aligning:
    """The wants of a batch: for each row the number of its own."""

    weights: Weights
    wants: Sequence[Wants]
    index: Codes

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.index)

    def serving(self, advised: Mapping[str, Bits]) -> Serving:
        """Where something is wanted, and which actions serve it."""
        wanting = self._where(np.array([want.something for want in self.wants], np.bool_))
        serving = np.stack([want.serving for want in self.wants])
        helping = np.stack([want.helping for want in self.wants]) > 0
        served = {name: self._where(serving[:, self.weights.names.index(name)]) for name in advised}
        for number, (helper, name) in enumerate(self.weights.pairs):
            if helper in served and name in advised:
                served[helper] = served[helper] | (self._where(helping[:, number]) & advised[name])
        return Serving(wanting, served)

    def _where(self, holds: NDArray[np.bool_]) -> Bits:
        if holds.all() or not holds.any():
            return all_(self.size) if holds[0] else none(self.size)
        return packed(holds[self.index])

    def strengths(self, names: Sequence[str], advised: Mapping[str, Bits]) -> tuple[list[Fraction], NDArray[np.uint16]]:
        """All strengths that occur, in order; and for each action and row which it is."""
        own = np.stack([want.own for want in self.wants])
        helping = np.stack([want.helping for want in self.wants])
        occurring = np.union1d(own, helping)
        ordered = sorted(occurring.tolist(), key=self.weights.strengths.__getitem__)
        rank = np.zeros(len(self.weights.strengths), np.uint16)
        rank[ordered] = np.arange(len(ordered))
        place = {name: number for number, name in enumerate(names)}
        columns = [self.weights.names.index(name) for name in names]
        found = np.ascontiguousarray(rank[own][:, columns].T)[:, self.index]
        helps = np.ascontiguousarray(rank[helping].T)
        for number, (helper, name) in enumerate(self.weights.pairs):
            if helper in place and name in advised and helping[:, number].any():
                here = helps[number][self.index] * flags_of(advised[name], self.size)
                np.maximum(found[place[helper]], here, out=found[place[helper]])
        return [self.weights.strengths[number] for number in ordered], found


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
    with weights.turn:
        for name, many in zip(names, most, strict=True):
            first.append(len(weighed))
            weighed += [weights.weighed((name, *case)) for case in _combinations(strengths, many)]
    order = {value: rank for rank, value in enumerate(sorted({value for value, _ in weighed}))}
    ranks = np.array([order[value] for value, _ in weighed], np.int64)
    return Cases(first, most, len(strengths), ranks, np.array([told for _, told in weighed], np.float64))


def _combinations(strengths: Sequence[Fraction], most: int) -> Iterator[tuple[str, Fraction, bool, int]]:
    return product(SIZES, strengths, (False, True), range(most + 1))
