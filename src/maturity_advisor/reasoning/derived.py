"""What follows from what is known: the state of every fact and the status of every rule, in every place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.organisation.situation import Place, Situation
from maturity_advisor.reasoning.assessing import Profile
from maturity_advisor.reasoning.program import Program
from maturity_advisor.reasoning.truth import Truth

Status: TypeAlias = Literal["fired", "silent", "undetermined", "not_applicable"]
STATUSES: dict[Truth, Status] = {
    Truth.TRUE: "fired",
    Truth.FALSE: "silent",
    Truth.UNKNOWN: "undetermined",
    Truth.NOT_APPLICABLE: "not_applicable",
}


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a plugin gives for a fact: its state, and the sentence that says so, by language."""

    state: State
    says: tuple[tuple[str, str], ...] = ()


class FactSource(Protocol):
    """Where facts come from that no YAML can derive; handed down by whoever knows the plugins."""

    def supply(self, pack: str, organisation: Organisation, known: Mapping[str, State]) -> Mapping[str, Supplied]:
        """The facts of a pack's plugin, given the states of all facts they say they read."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The result of a reading: states by place and fact, statuses by place and rule, profiles by place and category."""

    base: KnowledgeBase
    places: tuple[Place, ...]
    states: Mapping[tuple[str, str], State]
    statuses: Mapping[tuple[str, str], Status]
    profiles: Mapping[tuple[str, str], Profile]
    moot: frozenset[tuple[str, str]] = frozenset()
    sayings: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def state(self, place: str, fact: str) -> State:
        """The state of a fact as read in a place: the unit's own, or the organisation's."""
        own = self.states.get((place, fact))
        return own if own is not None else self.states["", fact]

    def home(self, place: str, fact: str) -> str:
        """The place whose fact is read here."""
        return place if (place, fact) in self.states else ""


class Reading(Protocol):
    """One way to read the rules: what follows from a situation."""

    name: str

    def derive(self, program: Program, situation: Situation, source: FactSource) -> Derived:
        """States, statuses and profiles of all places."""
