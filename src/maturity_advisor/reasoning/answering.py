"""Answering: the answers of one organisation as choices of a circuit, with what may move and what stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import NUMERIC
from maturity_advisor.organisation.known import NotApplicable, Several, State, everything
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.candidates import Freedom, Points, candidates, effort, is_countable
from maturity_advisor.reasoning.solve import TRUE, Circuit, Literal
from maturity_advisor.reasoning.truth import OPTION_TRUTH

Key: TypeAlias = tuple[str, str]
# An answer, or one option of a several-choice answer, as (place, fact, option); the option is empty for others.
Thing: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Move:
    """Another state for an answer, or for one option of it, and what it costs to get there."""

    thing: Thing
    state: State | str
    effort: int
    rank: int


@dataclass(frozen=True, slots=True)
class Options:
    """A several-choice answer as stated: where each option is `yes`, `no`, `open` or `na`, and where it applies."""

    said: Mapping[str, Mapping[str, Literal]]
    na: Mapping[NotApplicable, Literal]
    blank: Literal


@dataclass(slots=True)
class Answers:
    """What is stated in each place, as if all gates were open.

    `pinned` facts (by id, with the reason) stay as they are; `moves` says for each literal which move it stands for.
    """

    base: KnowledgeBase
    situation: Situation
    points: Points
    circuit: Circuit
    freedom: Freedom
    pinned: Mapping[str, str] = field(default_factory=dict)
    moves: dict[Literal, Move] = field(default_factory=dict)
    made: dict[Key, Mapping[State, Literal]] = field(default_factory=dict)
    several: dict[Key, Options] = field(default_factory=dict)

    def stated(self, place: str, definition: Definition) -> State:
        """What is said today."""
        found = self.situation.stated.get((place, definition.id))
        return found if found is not None else everything(definition.domain)

    def why_pinned(self, definition: Definition) -> str:
        """Why an answer may not move here; empty if it may."""
        if definition.id in self.pinned:
            return self.pinned[definition.id]
        return "number" if self.freedom != "any" and self.is_sampled(definition) else ""

    def is_sampled(self, definition: Definition) -> bool:
        """Whether a number's single values matter, and are too many to try each."""
        inexact = definition.domain.kind in NUMERIC and definition.id in self.points.exact
        return inexact and not is_countable(definition.domain)

    def states(self, place: str, definition: Definition) -> Mapping[State, Literal]:
        """Where each state of an answer holds."""
        key = (place, definition.id)
        if key not in self.made:
            self.made[key] = self._choose(place, definition)
        return self.made[key]

    def _choose(self, place: str, definition: Definition) -> Mapping[State, Literal]:
        stated = self.stated(place, definition)
        freedom: Freedom = "as_it_is" if self.why_pinned(definition) else self.freedom
        able = candidates(definition, stated, freedom, self.points)
        literals = self.circuit.choice(len(able))
        if freedom == "change":
            for rank, (state, literal) in enumerate(zip(able[1:], literals[1:], strict=True)):
                cost = effort(definition, stated, state, able[1:])
                self.moves[literal] = Move((place, definition.id, ""), state, cost, rank)
        return dict(zip(able, literals, strict=True))

    def options(self, place: str, definition: Definition) -> Options:
        """The options of a several-choice answer."""
        key = (place, definition.id)
        if key not in self.several:
            stated = self.stated(place, definition)
            assert isinstance(stated, Several)
            self.several[key] = self._options(place, definition, stated)
        return self.several[key]

    def _options(self, place: str, definition: Definition, stated: Several) -> Options:
        freedom: Freedom = "as_it_is" if self.why_pinned(definition) else self.freedom
        na: dict[NotApplicable, Literal] = {stated.na: TRUE}
        if freedom == "any" or (freedom == "complete" and stated.na is NotApplicable.MAYBE):
            applies, not_so = self.circuit.choice(2)
            na = {NotApplicable.NO: applies, NotApplicable.YES: not_so}
        if freedom == "change" and stated.na is not NotApplicable.NO:
            freedom = "as_it_is"
        others = {definition.domain.exclusive: max(1, stated.options.count("yes"))}
        said = {
            option: self._option((place, definition.id, option), now, freedom, others.get(option, 1))
            for option, now in zip(definition.domain.options, stated.options, strict=True)
        }
        if freedom == "change":
            said = self._implied(place, definition, said)
        else:
            self._exclude(definition, said)
        blank = [literal for cases in said.values() if (literal := cases.get("open")) is not None]
        if freedom == "any":
            blank.append(na[NotApplicable.NO])
        return Options(said, na, self.circuit.all(blank) if stated.blank and len(blank) >= len(said) else -TRUE)

    def _option(self, thing: Thing, now: str, freedom: Freedom, others: int) -> Mapping[str, Literal]:
        """The cases of one option; to say yes to it costs as many steps as there are others to say no to."""
        if freedom == "any":
            return dict(zip(OPTION_TRUTH, self.circuit.choice(len(OPTION_TRUTH)), strict=True))
        if freedom == "as_it_is" or now == "na" or (freedom == "complete" and now != "open"):
            return {now: TRUE}
        able = ("yes", "no") if freedom == "complete" else (now, *(item for item in ("yes", "no") if item != now))
        literals = self.circuit.choice(len(able))
        if freedom == "change":
            for rank, (state, literal) in enumerate(zip(able[1:], literals[1:], strict=True)):
                self.moves[literal] = Move(thing, state, others if state == "yes" else 1, rank)
        return dict(zip(able, literals, strict=True))

    def _exclude(self, definition: Definition, said: Mapping[str, Mapping[str, Literal]]) -> None:
        """Who chooses the exclusive option chooses no other."""
        alone = definition.domain.exclusive
        if alone is None or "yes" not in said[alone] or len(said[alone]) == 1:
            return
        for option, cases in said.items():
            if option != alone:
                self.circuit.forbid((said[alone]["yes"], -cases.get("no", -TRUE)))

    def _implied(
        self, place: str, definition: Definition, said: Mapping[str, Mapping[str, Literal]]
    ) -> dict[str, Mapping[str, Literal]]:
        """What is said once an answer moves: with the exclusive option all others are no, without a move of their own.

        As long as nothing moves, respondents who disagree may leave what no single one could say.
        """
        alone = definition.domain.exclusive
        moves = [literal for literal, move in self.moves.items() if move.thing[:2] == (place, definition.id)]
        if alone is None or "yes" not in said[alone] or not moves:
            return dict(said)
        implied = self.circuit.all([said[alone]["yes"], self.circuit.any(moves)])
        return {option: cases if option == alone else self._without(cases, implied) for option, cases in said.items()}

    def _without(self, cases: Mapping[str, Literal], implied: Literal) -> Mapping[str, Literal]:
        """The cases of an option that becomes a no where that is implied."""
        left = {state: self.circuit.all([literal, -implied]) for state, literal in cases.items() if state != "no"}
        return {**left, "no": self.circuit.any([cases.get("no", -TRUE), implied])}
