"""Worlds: all that anybody could answer, put to the solver; whatever it finds is confirmed by *explain*."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from maturity_advisor.authoring.examples import NoPlugins, excerpt
from maturity_advisor.authoring.linting.evidence import Answer, Case, Proof, answers_of
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import Condition
from maturity_advisor.knowledge.definitions import RollupBody
from maturity_advisor.organisation.known import NotApplicable, Several, State, everything, is_known
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.organisation.situation import ORGANISATION, Place, Situation
from maturity_advisor.reasoning.answering import Answers, Key
from maturity_advisor.reasoning.candidates import Points, all_below, points_of
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.loosening import loosely
from maturity_advisor.reasoning.program import KINDS, Program, compile_program
from maturity_advisor.reasoning.rails import Rails
from maturity_advisor.reasoning.sampling import Samples
from maturity_advisor.reasoning.solve import FALSE, TRUE, Circuit, Literal, Stopped

NOBODY = {"organisation": {"id": "case", "name": "Case"}}
# The organisation, and one unit of each kind, which is called as its kind.
PLACES = (ORGANISATION, *(Place(kind, kind) for kind in KINDS if kind != "organisation"))
# Seconds for one question; all of them together take a few on an idle machine.
PATIENCE = 60.0
ITSELF = "the case itself"
Stated: TypeAlias = Mapping[Key, State]
Confirm: TypeAlias = Callable[[Stated], bool]


def place_of(kind: str) -> str:
    """The place that stands for all of a kind."""
    return "" if kind == "organisation" else kind


def blank_situation() -> Situation:
    """Somebody who has answered nothing."""
    return Situation(Organisation.model_validate(NOBODY), PLACES, {}, {}, {}, None)


@dataclass(slots=True)
class Worlds:
    """One encoding of all worlds; `slow` once the solver had no answer to something in time."""

    base: KnowledgeBase
    points: Points
    encoding: Encoding
    samples: Samples
    slow: bool = False
    _settled: dict[tuple[int, int, bool], Literal] = field(default_factory=dict)

    @property
    def circuit(self) -> Circuit:
        """Where all is encoded."""
        return self.encoding.circuit

    def truth(self, condition: Condition, places: Iterable[str]) -> Rails:
        """Where a condition is true, false or not applicable in some of these places."""
        found = [self.encoding.truth(condition, place) for place in places]
        any_of = self.circuit.any
        return Rails(
            any_of(item.true for item in found), any_of(item.false for item in found), any_of(item.na for item in found)
        )

    def impossible(self, literals: Iterable[Literal]) -> set[Literal]:
        """Those that hold in no world; each world that is found shows others to be possible on the way."""
        wanted = dict.fromkeys(literal for literal in literals if literal not in (TRUE, FALSE))
        shown_already = self.samples.shown(wanted)
        left = dict.fromkeys(literal for literal in wanted if literal not in shown_already)
        found = {FALSE}
        while left:
            literal = next(iter(left))
            left.pop(literal)
            try:
                holding = self.possible([literal], left)
            except Stopped:
                self.slow = True
                continue
            if holding is None:
                found.add(literal)
            for shown in holding or ():
                left.pop(shown, None)
        return found

    def possible(self, wanted: Sequence[Literal], watched: Iterable[Literal] = ()) -> frozenset[Literal] | None:
        """Those watched that hold in some world where all wanted do; Stopped if it takes too long."""
        return self.circuit.possible(wanted, watched, time.monotonic() + PATIENCE)

    def core(self, wanted: Mapping[Literal, str]) -> tuple[str, ...]:
        """Of what cannot hold together, what cannot be left out."""
        if self.possible(list(wanted)) is not None:
            return (ITSELF,)  # it takes more than these; but that it cannot be was shown
        literals = self.circuit.contradiction(list(wanted), time.monotonic() + PATIENCE)
        return tuple(wanted[literal] for literal in literals)

    def asked_below(self, names: Iterable[str]) -> list[str]:
        """All questions that facts rest on."""
        found = all_below(self.points.below, names)
        return sorted(name for name in found if self.base.definitions[name].role == "asked")

    def proof(self, wanted: Mapping[Literal, str], facts: Iterable[str]) -> Proof:
        """That these cannot hold together."""
        return Proof(self.core(wanted), tuple(self.asked_below(facts)))

    def settled(self, *, moot_only: bool = False) -> Literal:
        """That every answer encoded so far is a known value, or does not apply; `moot_only`: by its gate alone."""
        answers = self.encoding.answers
        key = (len(answers.made), len(answers.several), moot_only)
        if key not in self._settled:
            self._settled[key] = self.circuit.all(self._each_settled(moot_only=moot_only))
        return self._settled[key]

    def _each_settled(self, *, moot_only: bool) -> Iterator[Literal]:
        for states in self.encoding.answers.made.values():
            yield self.circuit.any(
                literal
                for state, literal in states.items()
                if is_known(state) or (state.na is NotApplicable.YES and not moot_only)
            )
        for options in self.encoding.answers.several.values():
            if moot_only:
                yield options.na.get(NotApplicable.NO, FALSE)
            for cases in options.said.values():
                yield self.circuit.any((cases["yes"], cases["no"], *(() if moot_only else (cases["na"],))))

    def watched(self, asked: Iterable[str]) -> set[Literal]:
        """All literals that say what is answered to these."""
        wanted, answers = set(asked), self.encoding.answers
        found = {literal for key, states in answers.made.items() if key[1] in wanted for literal in states.values()}
        for key, options in answers.several.items():
            if key[1] not in wanted:
                continue
            found.update(options.na.values(), (options.blank,))
            found.update(literal for cases in options.said.values() for literal in cases.values())
        return found

    def stated(self, holding: frozenset[Literal], facts: Iterable[str]) -> dict[Key, State]:
        """The answers to some facts in a world."""
        wanted = set(facts)
        found: dict[Key, State] = {
            key: next(state for state, literal in states.items() if literal in holding)
            for key, states in self.encoding.answers.made.items()
            if key[1] in wanted
        }
        for key, options in self.encoding.answers.several.items():
            if key[1] in wanted:
                na = next(na for na, literal in options.na.items() if literal in holding)
                said = tuple(
                    next(name for name, literal in cases.items() if literal in holding)
                    for cases in options.said.values()
                )
                domain = self.base.definitions[key[1]].domain
                found[key] = everything(domain) if options.blank in holding else Several(said, na)
        return found

    def reading(self, facts: Iterable[str], rules: Iterable[str] = ()) -> Reading:
        """How *explain* reads answers, as far as these facts and rules are concerned."""
        program = compile_program(excerpt(self.base, map(self.base.rule, rules), facts))
        return Reading(program, tuple(place for place in PLACES if place.kind in _kinds(program.base)))

    def example(self, wanted: Sequence[Literal], facts: Iterable[str], confirm: Confirm) -> Stated | None:
        """The fewest answers with which something happens; None if it cannot, or *explain* does not confirm it."""
        found = (self._known(wanted, facts, moot_only=moot_only) for moot_only in (True, False))
        stated = next((item for item in found if item is not None and confirm(item)), None)
        for key in sorted(stated or ()):
            fewer = {other: state for other, state in stated.items() if other != key} if stated else {}
            if confirm(fewer):
                stated = fewer
        return stated

    def _known(self, wanted: Sequence[Literal], facts: Iterable[str], *, moot_only: bool) -> Stated | None:
        """Known answers, or also some that somebody says do not apply."""
        asked = self.asked_below(facts)
        try:
            holding = self.possible([*wanted, self.settled(moot_only=moot_only)], self.watched(asked))
        except Stopped:
            self.slow = True
            return None
        return None if holding is None else self.stated(holding, asked)

    def case(self, stated: Stated, reading: Reading, shows: str, then: Answer | None = None) -> Case:
        """Answers as a counterexample."""
        units = tuple(place.id for place in reading.places if place.id)
        return Case(answers_of(self.base, stated), then, shows, units)


@dataclass(frozen=True, slots=True)
class Reading:
    """Part of a knowledge base, read by *explain* in the places that it has anything to do with."""

    program: Program
    places: tuple[Place, ...]

    def __call__(self, stated: Stated) -> Derived:
        """What follows from answers."""
        asked, here = self.program.base.definitions, {place.id for place in self.places}
        own = {key: state for key, state in stated.items() if key[0] in here and key[1] in asked}
        situation = replace(blank_situation(), places=self.places, stated=own)
        return Explain().derive(self.program, situation, NoPlugins())


def _kinds(base: KnowledgeBase) -> set[str]:
    """The kinds of places in which anything of a knowledge base exists, or is counted."""
    counted = {item.body.of for item in base.definitions.values() if isinstance(item.body, RollupBody)}
    exist = {kind for item in base.definitions.values() for kind in item.per}
    return {"organisation", *counted, *exist, *(rule.per for rule in base.rules)}


def worlds_of(base: KnowledgeBase) -> Worlds:
    """All worlds of a knowledge base."""
    points = points_of(base)
    circuit = Circuit()
    answers = Answers(base, blank_situation(), points, circuit, "any")
    return Worlds(base, points, Encoding(answers, Derived(base, PLACES, {}, {}, {}), loosely), Samples(circuit))
