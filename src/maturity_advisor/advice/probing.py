"""Probing: what the answer to an open question can change, found by trying each answer that is possible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeAlias

from maturity_advisor.advice.aligning import Alignment, align
from maturity_advisor.advice.asking import Question
from maturity_advisor.advice.selecting import fired, select
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.organisation.known import Several, State, everything
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.candidates import Points, candidates, points_of
from maturity_advisor.reasoning.derived import Derived

Key: TypeAlias = tuple[str, str]
# A recommendation that comes or goes counts as one, a stage (or interval of stages) that moves as a quarter.
STAGE = Fraction(1, 4)
# So many answers are tried in a second or two; a number and no time, so that the order is the same everywhere.
TRIALS = 200


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is advised (action and place), and where each scope with stages stands."""

    advised: frozenset[Key]
    stages: frozenset[tuple[Key, State]]


@dataclass(frozen=True, slots=True)
class Trial:
    """One possible answer: the recommendations that would come and go, and the scopes whose stages would move."""

    state: State
    derived: Derived
    comes: tuple[Key, ...]
    goes: tuple[Key, ...]
    stages: tuple[Key, ...]

    @property
    def weight(self) -> Fraction:
        """How much that is."""
        return len(self.comes) + len(self.goes) + STAGE * len(self.stages)


@dataclass(frozen=True, slots=True)
class Impact:
    """What an open question can change; without trials nobody has looked."""

    question: Question
    trials: tuple[Trial, ...] = ()

    @property
    def expected(self) -> Fraction:
        """The mean over its possible answers, taken as equally likely."""
        return sum((trial.weight for trial in self.trials), Fraction(0)) / max(len(self.trials), 1)


@dataclass(frozen=True, slots=True)
class Probe:
    """Tries answers for one organisation; `derive` reads a situation with other answers."""

    base: KnowledgeBase
    situation: Situation
    derive: Callable[[Situation], Derived]
    points: Points
    aligned: dict[frozenset[str], Alignment] = field(default_factory=dict, compare=False)

    def impacts(self, questions: Sequence[Question], today: Derived, most: int = TRIALS) -> tuple[Impact, ...]:
        """What each question can change, the most first; after `most` trials the rest stay untried, in their order."""
        before = self.outlook(today)
        found: list[Impact] = []
        for question in questions:
            states = list(self.possible(question))
            most -= len(states)
            trials = [self._trial(question, state, before) for state in states] if most >= 0 else []
            found.append(Impact(question, tuple(trials)))
        return tuple(sorted(found, key=lambda impact: -impact.expected))

    def possible(self, question: Question) -> Iterator[State]:
        """The answers to try; of a several-choice question each open option alone, and none of them."""
        definition = self.base.definitions[question.fact]
        stated = self.situation.stated.get((question.place, question.fact), everything(definition.domain))
        if isinstance(stated, Several):
            yield from _options(definition, stated)
        else:
            yield from candidates(definition, stated, "complete", self.points)

    def outlook(self, derived: Derived) -> Outlook:
        """What follows from a result for advice."""
        alignment = self._alignment(frozenset(firing.key[0] for firing in fired(self.base, derived)))
        serves = alignment.chains if alignment.wants_something else None
        firings = select(self.base, self.situation, derived, serves).firings
        stages = (
            ((place.id, name), derived.states[place.id, name])
            for name in _staged(self.base)
            for place in derived.places
            if (place.id, name) in derived.states
        )
        return Outlook(frozenset(firing.key for firing in firings if firing.rule.action), frozenset(stages))

    def _alignment(self, advised: frozenset[str]) -> Alignment:
        """What serves what; most answers leave that as it is."""
        if advised not in self.aligned:
            self.aligned[advised] = align(self.base, self.situation.organisation, advised)
        return self.aligned[advised]

    def _trial(self, question: Question, state: State, before: Outlook) -> Trial:
        key = (question.place, question.fact)
        derived = self.derive(replace(self.situation, stated={**self.situation.stated, key: state}))
        after = self.outlook(derived)
        moved = {key for key, _ in before.stages ^ after.stages}
        comes, goes = after.advised - before.advised, before.advised - after.advised
        return Trial(state, derived, tuple(sorted(comes)), tuple(sorted(goes)), tuple(sorted(moved)))


def _staged(base: KnowledgeBase) -> Iterable[str]:
    return (item.id for item in base.definitions.values() if item.role == "scope" and item.domain.kind == "stage")


def _options(definition: Definition, stated: Several) -> Iterator[State]:
    names = definition.domain.options
    alone = definition.domain.exclusive
    settled = tuple("no" if said == "open" else said for said in stated.options)
    yield Several(settled)
    for index, said in enumerate(stated.options):
        if said == "open" and (names[index] != alone or "yes" not in stated.options):
            yield Several((*settled[:index], "yes", *settled[index + 1 :]))


def probe_of(base: KnowledgeBase, situation: Situation, derive: Callable[[Situation], Derived]) -> Probe:
    """Ready to try answers."""
    return Probe(base, situation, derive, points_of(base))
