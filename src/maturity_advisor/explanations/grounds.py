"""Grounds: the answers of one organisation, what follows from them, and what would follow from others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from maturity_advisor.errors import Problem, UsageError
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.organisation.known import Several, State, everything
from maturity_advisor.organisation.situation import HEADER_FACTS, Situation
from maturity_advisor.reasoning.answering import Key, Move
from maturity_advisor.reasoning.candidates import Points, points_of
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.posing import Poser
from maturity_advisor.reasoning.solve import NAME, is_available

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice
    from maturity_advisor.advisor import Advisor


@dataclass(frozen=True)
class Grounds:
    """What a search for other answers starts from; `derive` reads other answers by *explain*."""

    base: KnowledgeBase
    situation: Situation
    derived: Derived
    derive: Callable[[Situation], Derived]

    def poser(self) -> Poser:
        """Puts questions to the solver; UsageError if it is not installed."""
        if not is_available():
            remedy = "Install it with `pip install maturity-advisor[solve]`"
            raise UsageError(Problem(f"The solver {NAME} is not installed", remedy, None, "solver"))
        return Poser(self.base, self.situation, self.derived, self.points)

    @cached_property
    def points(self) -> Points:
        """The numbers that facts are compared with."""
        return points_of(self.base)

    def unchangeable(self) -> frozenset[str]:
        """Facts that are as they are: those declared so, and who the organisation is."""
        declared = {item.id for item in self.base.definitions.values() if item.fact and item.fact.unchangeable}
        return frozenset(declared | (HEADER_FACTS.keys() & self.base.definitions.keys()))

    def with_stated(self, stated: Mapping[Key, State]) -> Derived:
        """What would follow from other answers."""
        return self.derive(replace(self.situation, stated={**self.situation.stated, **stated}))

    def with_moves(self, moves: tuple[Move, ...]) -> Derived:
        """What would follow from these moves."""
        return self.with_stated(dict(self.stated_by(moves)))

    def stated_by(self, moves: tuple[Move, ...]) -> Iterator[tuple[Key, State]]:
        """The answers after some moves."""
        options: dict[Key, dict[str, str]] = {}
        for move in moves:
            place, fact, option = move.thing
            if isinstance(move.state, str):
                options.setdefault((place, fact), {})[option] = move.state
            else:
                yield (place, fact), move.state
        for key, said in options.items():
            definition = self.base.definitions[key[1]]
            before = self.situation.stated.get(key, everything(definition.domain))
            assert isinstance(before, Several)
            yield key, Several(tuple(_after(definition, before, said)))


def _after(definition: Definition, before: Several, said: Mapping[str, str]) -> Iterator[str]:
    """The options once some have moved: whoever chooses the exclusive one chooses no other."""
    now = {**dict(zip(definition.domain.options, before.options, strict=True)), **said}
    alone = definition.domain.exclusive
    chosen = alone is not None and now[alone] == "yes"
    yield from ("no" if chosen and option != alone else state for option, state in now.items())


def grounds_of(advisor: Advisor, advice: Advice) -> Grounds:
    """The grounds of some advice.

    UsageError for advice to clients: what would change tells of answers that are meant for the advisor alone.
    """
    if advice.settings.audience == "client":
        remedy = "Leave out --for client, and tell the client what you choose from it"
        raise UsageError(
            Problem("This rests on all answers, also on those for the advisor alone", remedy, None, "client")
        )
    return Grounds(advice.base, advice.situation, advice.derived, advisor.rederive)
