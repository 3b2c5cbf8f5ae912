"""Bettering: answers that are better on their scale and make a stage or a score worse."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from maturity_advisor.authoring.linting.evidence import Answer, Finding, value_of
from maturity_advisor.authoring.linting.rising import Rising, falls
from maturity_advisor.authoring.linting.spots import where_of
from maturity_advisor.authoring.linting.worlds import Reading, Stated, Worlds, place_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.definitions import Definition, ScopeBody, ScoreBody
from maturity_advisor.organisation.known import Finite, NotApplicable, Numeric, State, is_known
from maturity_advisor.reasoning.answering import Answers
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.levelling import States
from maturity_advisor.reasoning.loosening import loosely
from maturity_advisor.reasoning.solve import FALSE, Literal

WORSE = "non-monotone"
MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Bettering:
    """Two worlds that differ in one answer, which in the second is a step further up its scale."""

    worlds: Worlds
    answer: Definition

    def findings(self, results: Collection[Definition], rising: Rising) -> Iterator[Finding]:
        """For each result that may fall, the answers with which it does; of a whole only if no part of it does."""
        told: set[str] = set()
        for result in results:
            if rising.rises(result.id) or result.id in told:
                continue
            for kind in sorted(result.per):
                found = self._falls(result, place_of(kind), rising)
                if found is not None:
                    told |= {result.id, *_wholes(self.worlds, result)}
                    yield found
                    break

    def _falls(self, result: Definition, place: str, rising: Rising) -> Finding | None:
        first = self.worlds.encoding.states(place, result.id)
        moved, better = self._moved(rising)
        worse = self._worse(first, better.states(place, result.id))
        if worse == FALSE:
            return None
        derive = self.worlds.reading([result.id])

        def ranks(stated: Stated) -> tuple[Fraction | None, Fraction | None]:
            after = self._better(stated)
            found = [
                None if given is None else _rank(derive(given).state(place, result.id)) for given in (stated, after)
            ]
            return found[0], found[1]

        def shows(stated: Stated) -> bool:
            before, later = ranks(stated)
            return before is not None and later is not None and later < before

        stated = self.worlds.example([moved, worse], [result.id], shows)
        return None if stated is None else self._found(result, place, stated, derive)

    def _moved(self, rising: Rising) -> tuple[Literal, Encoding]:
        """Where the answer is below the top, and the encoding in which it is one step higher then."""
        given = self.worlds.encoding.answers
        made, moved = dict(given.made), []
        for kind in sorted(self.answer.per):
            home = place_of(kind)
            here = given.states(home, self.answer)
            steps = [Finite(1 << index) for index in range(len(self.answer.domain.options))]
            made[home, self.answer.id] = {after: here[before] for before, after in pairwise(steps)}
            moved.append(self.worlds.circuit.any(here[step] for step in steps[:-1]))
        answers = Answers(given.base, given.situation, given.points, given.circuit, "any", {}, {}, made, given.several)
        encoding = Encoding(answers, self.worlds.encoding.derived, loosely)
        encoding.take(self.worlds.encoding, lambda name: not rising.touches(name))
        return self.worlds.circuit.all(moved), encoding

    def _worse(self, first: States, second: States) -> Literal:
        """Where both are known, and the second is lower."""
        earlier, later_on = _ranked(first), _ranked(second)
        if len(earlier) > MOST_VALUES:
            return FALSE
        circuit, cases = self.worlds.circuit, []
        for value in sorted({rank for rank, _ in earlier}):
            high = circuit.any(literal for rank, literal in earlier if rank >= value)
            cases.append(circuit.all((high, circuit.any(literal for rank, literal in later_on if rank < value))))
        return circuit.any(cases)

    def _better(self, stated: Stated) -> Stated | None:
        """The same answers, with this one a step further up, wherever it is given."""
        found = dict(stated)
        for key, state in stated.items():
            if key[1] == self.answer.id:
                if not (isinstance(state, Finite) and is_known(state)):
                    return None
                found[key] = Finite(state.mask << 1)
        return found if found != stated else None

    def _found(self, result: Definition, place: str, stated: Stated, derive: Reading) -> Finding:
        after = self._better(stated)
        assert after is not None
        key = next(key for key in sorted(stated) if key[1] == self.answer.id)
        before, later = (_words(derive(item), place, result) for item in (stated, after))
        domain = self.answer.domain
        one, other = value_of(domain, stated[key]), value_of(domain, after[key])
        what = f"'{result.id}' falls from {before} to {later} when '{self.answer.id}' rises from '{one}' to '{other}'"
        remedy = "Correct it, or say 'allow: {non-monotone: why}' where the middle is best or less is better"
        then = Answer(key[0], self.answer.id, other)
        case = self.worlds.case(stated, derive, f"'{result.id}' is {before}, and {later} after the change", then)
        return Finding(Problem(what, remedy, where_of(self.worlds.base, result).place(), WORSE), case)


def _ranked(states: States) -> list[tuple[Fraction, Literal]]:
    return [(rank, literal) for state, literal in states.items() if (rank := _rank(state)) is not None]


def _rank(state: State) -> Fraction | None:
    """How high a known result stands."""
    if state.na is not NotApplicable.NO or not is_known(state):
        return None
    return Fraction(state.mask) if isinstance(state, Finite) else state.low if isinstance(state, Numeric) else None


def _words(derived: Derived, place: str, result: Definition) -> str:
    return f"'{value_of(result.domain, derived.state(place, result.id))}'"


def _wholes(worlds: Worlds, result: Definition) -> Iterator[str]:
    """All that a scope is a part of."""
    body = result.body
    while isinstance(body, ScopeBody) and body.parent is not None and body.parent in worlds.base.definitions:
        yield body.parent
        body = worlds.base.definitions[body.parent].body


def bettering(worlds: Worlds, packs: Collection[str]) -> Iterator[Finding]:
    """Findings for all scales on which stages and scores of these packs rest."""
    base = worlds.base
    results = [item for item in base.definitions.values() if item.pack in packs and _is_result(item)]
    order = {name: place for place, name in enumerate(base.order)}
    results.sort(key=lambda item: order[item.id])
    for answer in base.definitions.values() if results else ():
        if answer.role == "asked" and answer.domain.kind == "scale":
            rising = Rising(base, worlds.points.below, answer.id)
            own = [item for item in results if rising.touches(item.id) and _may_fall(base.definitions, item, answer)]
            yield from Bettering(worlds, answer).findings(own, rising)


def _is_result(definition: Definition) -> bool:
    return definition.role == "score" or (definition.role == "scope" and definition.domain.kind == "stage")


def _may_fall(definitions: Mapping[str, Definition], result: Definition, answer: Definition) -> bool:
    """A score that falls with all its scales simply counts the other way; further up only what is made of it counts."""
    if not isinstance(result.body, ScoreBody):
        return True
    members = [definitions[name] for name in result.body.members]
    scales = [item for item in members if item.domain.kind == "scale"]
    if answer not in scales or not falls(answer.domain.points):
        return False
    return any(falls(reversed(item.domain.points)) for item in scales)
