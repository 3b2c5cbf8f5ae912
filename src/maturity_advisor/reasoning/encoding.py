"""Encoding: the knowledge base as a circuit over the answers, in four truths, made as far as it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, FactReference, Not, Test
from maturity_advisor.knowledge.definitions import Definition, RuleDefinition
from maturity_advisor.knowledge.domains import NUMERIC
from maturity_advisor.organisation.known import NotApplicable, Several, State, everything, inapplicable
from maturity_advisor.organisation.situation import Place
from maturity_advisor.reasoning.answering import Answers, Key
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.levelling import States
from maturity_advisor.reasoning.rails import Logic, Rails
from maturity_advisor.reasoning.solve import FALSE, TRUE, Circuit, Literal
from maturity_advisor.reasoning.truth import OPTION_TRUTH, pair_truth, test_truth

MOST_ROWS = 2000
GIVEN = ("plugin", "target")


class TooLarge(Exception):
    """A fact has too many combinations to be encoded one by one."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


@dataclass(slots=True)
class Encoding:
    """Conditions, facts and rules in all places; what is `frozen` keeps the state it has today.

    `combine` says where the states of a derived fact hold.
    """

    answers: Answers
    derived: Derived
    combine: Callable[[Encoding, Definition, str], States]
    frozen: frozenset[str] = frozenset()
    loosened: set[str] = field(default_factory=set)
    _states: dict[Key, States] = field(default_factory=dict)
    _rails: dict[tuple[str, int], Rails] = field(default_factory=dict)

    @property
    def circuit(self) -> Circuit:
        """Where everything is built."""
        return self.answers.circuit

    @property
    def base(self) -> KnowledgeBase:
        """What is encoded."""
        return self.answers.base

    @property
    def logic(self) -> Logic:
        """The tables of four-valued truth."""
        return Logic(self.circuit)

    @property
    def met(self) -> frozenset[str]:
        """The facts that were read so far."""
        return frozenset(name for _, name in self._states)

    def is_loose(self, definition: Definition) -> bool:
        """Whether a number stands for many others, so that what it is compared with or added to may be anything."""
        loose = definition.id in self.loosened or (definition.role == "asked" and self.answers.is_sampled(definition))
        return self.answers.freedom == "any" and definition.domain.kind in NUMERIC and loose

    def loosen(self, definition: Definition, states: Sequence[State]) -> States:
        """Let a fact that cannot be worked out be any of these: more is possible then than is, and never less."""
        self.loosened.add(definition.id)
        return dict(zip(states, self.circuit.choice(len(states)), strict=True))

    def take(self, other: Encoding, wanted: Callable[[str], bool]) -> None:
        """Take over what another encoding of the same circuit says of some facts."""
        self._states.update((key, states) for key, states in other._states.items() if wanted(key[1]))
        self.loosened.update(filter(wanted, other.loosened))

    def place(self, name: str) -> Place:
        """A place by its id."""
        return next(place for place in self.derived.places if place.id == name)

    def units(self, kind: str) -> list[str]:
        """The places of a kind."""
        return [place.id for place in self.derived.places if place.kind == kind]

    def rule(self, rule: RuleDefinition, place: str) -> Rails:
        """A rule's status in a place."""
        when = self.truth(rule.when, place)
        if rule.unless is None:
            return when
        return self.logic.every([when, self.logic.excepted(self.truth(rule.unless, place))])

    def truth(self, condition: Condition, place: str) -> Rails:
        """The truth of a condition in a place."""
        found = self._rails.get((place, id(condition)))
        return found or self._rails.setdefault((place, id(condition)), self._truth(condition, place))

    def truths(self, conditions: Iterable[Condition], place: str) -> list[Rails]:
        """The truths of several."""
        return [self.truth(condition, place) for condition in conditions]

    def _truth(self, condition: Condition, place: str) -> Rails:
        match condition:
            case Test():
                return self._test(condition, place)
            case Not(part):
                return self.truth(part, place).swapped()
            case AllOf(parts):
                return self.logic.every(self.truths(parts, place))
            case AnyOf(parts):
                return self.logic.some(self.truths(parts, place))
            case Count(number, parts):
                return self.logic.counted(number, self.truths(parts, place))

    def _test(self, test: Test, place: str) -> Rails:
        definition = self.base.definitions[test.fact]
        if isinstance(test.value, FactReference):
            return self._pair(test, definition, self.base.definitions[test.value.fact], place)
        if definition.domain.kind == "choices":
            return self._options_test(test, definition, place)
        states = self.states(place, definition.id)
        return self.logic.told(
            (test_truth(test, definition.domain, state), literal) for state, literal in states.items()
        )

    def _pair(self, test: Test, left: Definition, right: Definition, place: str) -> Rails:
        ones, others = self.states(place, left.id), self.states(place, right.id)
        large = len(ones) * len(others) > MOST_ROWS
        if self.is_loose(left) or self.is_loose(right) or (large and self.answers.freedom == "any"):
            return self.logic.anything()
        if large:
            raise TooLarge(max(left.id, right.id, key=lambda name: len(self.states(place, name))))
        return self.logic.told(
            (
                pair_truth(test.operator, (one, left.domain), (other, right.domain)),
                self.circuit.all((ones[one], others[other])),
            )
            for one, other in product(ones, others)
        )

    def _options_test(self, test: Test, definition: Definition, place: str) -> Rails:
        home = self.home(place, definition)
        options = self.answers.options(home, definition)
        na = self._applicability(home, definition)
        applies, never = na[NotApplicable.NO], na[NotApplicable.YES]
        circuit = self.circuit
        if test.operator in ("known", "applicable"):
            known = circuit.all([applies, *(-cases.get("open", FALSE) for cases in options.said.values())])
            holds = known if test.operator == "known" else -never
            return Rails(holds, -holds, FALSE) if test.value else Rails(-holds, holds, FALSE)
        parts = [self._option(options.said[name], test.operator) for name in test.value]
        inner = self.logic.every(parts)
        return Rails(
            circuit.all((applies, inner.true)),
            circuit.all((applies, inner.false)),
            circuit.any((never, circuit.all((applies, inner.na)))),
        )

    def _option(self, cases: Mapping[str, Literal], operator: str) -> Rails:
        rails = self.logic.told((OPTION_TRUTH[said], literal) for said, literal in cases.items())
        return rails.swapped() if operator == "excludes" else rails

    def _applicability(self, home: str, definition: Definition) -> dict[NotApplicable, Literal]:
        """Where a several-choice fact applies, its gate taken into account."""
        circuit, gate = self.circuit, self.gate(home, definition)
        na = self.answers.options(home, definition).na
        shut = circuit.any((gate.false, gate.na))
        return {
            NotApplicable.NO: circuit.all((gate.true, na.get(NotApplicable.NO, FALSE))),
            NotApplicable.YES: circuit.any((shut, circuit.all((gate.true, na.get(NotApplicable.YES, FALSE))))),
        }

    def gate(self, home: str, definition: Definition) -> Rails:
        """Whether a question arises."""
        return Rails(TRUE, FALSE, FALSE) if definition.gate is None else self.truth(definition.gate, home)

    def home(self, place: str, definition: Definition) -> str:
        """The place whose fact is read here."""
        return place if self.place(place).kind in definition.per else ""

    def states(self, place: str, name: str) -> States:
        """Where each state of a fact, read in a place, holds; exactly one does."""
        definition = self.base.definitions[name]
        home = self.home(place, definition)
        if (home, name) not in self._states:
            found = self._of(definition, home).items()
            self._states[home, name] = {state: literal for state, literal in found if literal != FALSE}
        return self._states[home, name]

    def _of(self, definition: Definition, home: str) -> States:
        if definition.id in self.frozen or (definition.role in GIVEN and self.answers.freedom != "any"):
            return {self.derived.states[home, definition.id]: TRUE}
        if definition.role != "asked":
            return self.combine(self, definition, home)
        several = definition.domain.kind == "choices"
        stated = self._listed(definition, home) if several else self.answers.states(home, definition).items()
        return self._gated(definition, home, stated)

    def _gated(self, definition: Definition, home: str, stated: Iterable[tuple[State, Literal]]) -> States:
        gate = self.gate(home, definition)
        cases = [(state, self.circuit.all((gate.true, literal))) for state, literal in stated]
        cases.append((everything(definition.domain, NotApplicable.MAYBE), self.logic.unknown(gate)))
        cases.append((inapplicable(definition.domain), self.circuit.any((gate.false, gate.na))))
        return self.either(cases)

    def _listed(self, definition: Definition, home: str) -> Iterator[tuple[State, Literal]]:
        """A several-choice fact state by state, for whoever adds up its points."""
        options = self.answers.options(home, definition)
        columns = [list(cases.items()) for cases in options.said.values()]
        if product_size(columns) * 2 > MOST_ROWS:
            raise TooLarge(definition.id)
        for row in product(*columns):
            chosen = self.circuit.all(literal for _, literal in row)
            said = tuple(name for name, _ in row)
            blank = self.circuit.all((chosen, options.blank))
            for na, literal in options.na.items():
                found = Several(said, na) if na is not NotApplicable.YES else inapplicable(definition.domain)
                yield found, self.circuit.all((chosen, literal, -blank))
            yield everything(definition.domain), blank

    def either(self, cases: Iterable[tuple[State, Literal]]) -> States:
        """Equal states as one."""
        found: dict[State, list[Literal]] = {}
        for state, literal in cases:
            if literal != FALSE:
                found.setdefault(state, []).append(literal)
        return {state: self.circuit.any(literals) for state, literals in found.items()}

    def tabled(self, name: str, columns: Sequence[States], result: Callable[[tuple[State, ...]], State]) -> States:
        """A fact of which the state is worked out for each combination of the states of what it reads."""
        if product_size(columns) > MOST_ROWS:
            raise TooLarge(name)
        return self.either(
            (result(row), self.circuit.all(column[state] for column, state in zip(columns, row, strict=True)))
            for row in product(*columns)
        )


def product_size(columns: Iterable[Mapping[State, Literal] | Sequence[object]]) -> int:
    """How many combinations there are."""
    size = 1
    for column in columns:
        size *= len(column)
    return size
