"""Quick: the statuses of all rules for one organisation's plain answers, from tables made beforehand.

What a plain answer (a value, no unit, nobody disagreeing) to a fact without a gate marks is looked up; all else, and
whatever is wrong with an answer, is left to the general reading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import reduce
from operator import getitem, or_
from typing import Any, TypeAlias

from maturity_advisor.documents import document_of
from maturity_advisor.errors import AdvisorError, DocumentError, OrganisationError
from maturity_advisor.knowledge.definitions import DecisionBody, Definition
from maturity_advisor.knowledge.domains import FINITE, Unfit
from maturity_advisor.knowledge.ordering import members_of
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import Identity, Organisation
from maturity_advisor.organisation.situation import ORGANISATION, Situation, read_organisation, situate
from maturity_advisor.organisation.stating import state_of
from maturity_advisor.reasoning.deciding import asked_below
from maturity_advisor.reasoning.derived import FactSource, Supplied
from maturity_advisor.reasoning.explain import Chaining
from maturity_advisor.reasoning.frames import Frame
from maturity_advisor.reasoning.layouts import Layout, Level, Table
from maturity_advisor.reasoning.program import Program
from maturity_advisor.reasoning.regions import Regions, regions_of
from maturity_advisor.reasoning.statuses import Statuses, rules_of

Tables: TypeAlias = list[tuple[str, dict[Any, int]]]
IDENTITY = {"id": "organisation", "name": "organisation"}


class NoSource:
    """Gives no facts: those of plugins stay open."""

    def supply(self, pack: str, organisation: Organisation, known: Mapping[str, State]) -> Mapping[str, Supplied]:
        """Nothing."""
        return {}


class Quick:
    """Reads plain answers of one organisation; made once for a program, then asked any number of times."""

    def __init__(self, program: Program, source: FactSource | None = None) -> None:
        self._source = source or NoSource()
        self._full = program
        layout = program.layouts[ORGANISATION.kind]
        tables = {step.definition.id: step.table for level in layout.levels for step in level.steps}
        asked = [item for item in program.base.definitions.values() if item.role == "asked"]
        own = {item.id: item for item in asked if ORGANISATION.kind in item.per}
        states = _read_as_states(program)
        plain = [item for item in own.values() if _is_plain(item) and item.id not in states]
        self._tables = {item.id: (item, tables.get(item.id) or Table(item.domain, ())) for item in plain}
        flags: Tables = [(name, _by_identity(*pair)) for name, pair in self._of_kind("boolean")]
        options: Tables = [(name, _by_option(*pair)) for name, pair in self._of_kind("choice", "scale")]
        self._flags, self._finite = len(flags), [*flags, *options]
        self._looked_up = [table for _, table in self._finite]
        self._numbers = [(name, _by_type(*pair)) for name, pair in self._of_kind("integer", "number")]
        self._others = [item for item in own.values() if item.id not in self._tables]
        plainly = [name for name, _ in (*self._finite, *self._numbers)]
        self._order = (*plainly, *(item.id for item in self._others))
        self._names = own.keys()
        pruned = _pruned(layout, self._tables, states)
        self._program = replace(program, layouts={ORGANISATION.kind: pruned}, depth=len(pruned.levels))
        self._rules = rules_of(rule.id for rule in layout.rules)
        self._organisation = Organisation(organisation=Identity(id=IDENTITY["id"], name=IDENTITY["name"]))

    def statuses(self, answers: Mapping[str, Any]) -> Statuses:
        """The status of every rule, given answers by fact; None and what is left out are unanswered.

        OrganisationError names all that does not fit.
        """
        frame = self._settled(answers)
        return self._in_full(answers) if frame is None else Statuses(self._rules, frame.rules())

    def _settled(self, answers: Mapping[str, Any]) -> Frame | None:
        """The organisation with all facts settled; None if an answer is not understood."""
        if not answers.keys() <= self._names:
            return None
        values = list(map(answers.get, self._order))
        try:
            marks = self._marks_of_finite(values) | self._marks_of_numbers(values)
            chaining = Chaining(self._program, self._situation(values), self._source)
        except (Unfit, ValueError, AdvisorError):
            return None
        frame = chaining.frames[""] = Frame(ORGANISATION, self._program.layouts[ORGANISATION.kind], marks)
        for depth in range(self._program.depth):
            chaining.settle(depth)
        return frame

    def _marks_of_finite(self, values: list[Any]) -> int:
        """What the plain facts with options mean to the slots, all at once unless an answer is in no table."""
        keys = [*map(id, values[: self._flags]), *values[self._flags : len(self._finite)]]
        try:
            return reduce(or_, map(getitem, self._looked_up, keys), 0)
        except (KeyError, TypeError):
            return reduce(or_, map(self._marks_of_one, self._finite, keys, values))

    def _marks_of_one(self, fact: tuple[str, dict[Any, int]], key: Any, value: Any) -> int:
        try:
            return fact[1][key]
        except (KeyError, TypeError):
            return self._unusual(fact[0], value)

    def _marks_of_numbers(self, values: list[Any]) -> int:
        """What the plain facts with numbers mean to the slots."""
        marks = 0
        for (name, by_type), value in zip(self._numbers, values[len(self._finite) :], strict=False):
            try:
                cuts, regions = by_type[value.__class__]
                marks |= regions[bisect_right(cuts, value)]
            except (KeyError, TypeError):
                marks |= self._unusual(name, value)
        return marks

    def _unusual(self, name: str, value: Any) -> int:
        definition, table = self._tables[name]
        return table.marks(stated_by(definition, value))

    def _of_kind(self, *kinds: str) -> list[tuple[str, tuple[Definition, Table]]]:
        return [(name, pair) for name, pair in self._tables.items() if pair[0].domain.kind in kinds]

    def _situation(self, values: list[Any]) -> Situation:
        """What the remaining values say of all other facts."""
        rest = zip(self._others, values[len(self._tables) :], strict=True)
        stated = {("", item.id): stated_by(item, value) for item, value in rest if value is not None}
        return Situation(self._organisation, (ORGANISATION,), stated, {}, {}, None)

    def _in_full(self, answers: Mapping[str, Any]) -> Statuses:
        """The same by way of a document, which knows other names of facts and says all that is wrong."""
        given = {name: value for name, value in answers.items() if value is not None}
        try:
            document = document_of({"organisation": IDENTITY, "answers": given})
        except DocumentError as error:
            raise OrganisationError(*error.problems) from None
        situation = situate(self._full.base, read_organisation(document), document)
        chaining = Chaining(self._full, situation, self._source)
        chaining.run()
        return Statuses(self._rules, chaining.frames[""].rules())


def _is_plain(definition: Definition) -> bool:
    kind = definition.domain.kind
    return definition.gate is None and (kind in FINITE or kind in ("integer", "number"))


def _read_as_states(program: Program) -> frozenset[str]:
    """The facts of which more is read than what tests say."""
    base = program.base
    found = {name for definition in base.definitions.values() for name in members_of(definition)}
    for definition in base.definitions.values():
        if isinstance(definition.body, DecisionBody) and definition.body.unanswered:
            found |= {name for _, name in asked_below(base, definition, ORGANISATION.kind)}
    steps = [step for level in program.layouts[ORGANISATION.kind].levels for step in level.steps]
    return frozenset(found.union(*((pair.test.fact, pair.other) for step in steps for pair in step.pairs)))


def _pruned(layout: Layout, settled: Collection[str], read: Collection[str]) -> Layout:
    """A layout for which some facts are settled beforehand, and the states of no other facts than `read` are asked."""
    levels = []
    for level in layout.levels:
        steps = tuple(step for step in level.steps if step.definition.id not in settled)
        conclusions = level.conclusions and level.conclusions.telling(read)
        if steps or conclusions:
            levels.append(Level(steps, conclusions))
    return replace(layout, levels=tuple(levels))


def stated_by(definition: Definition, value: Any) -> State:
    """The state that an answer gives a fact; None is no answer."""
    return state_of(definition, parse_answer("unknown" if value is None else document_of(value).data))


def _by_identity(definition: Definition, table: Table) -> dict[Any, int]:
    """Marks by the identity of a boolean: by value, 1 would pass for true."""
    return {id(value): table.marks(stated_by(definition, value)) for value in (False, True, None)}


def _by_option(definition: Definition, table: Table) -> dict[Any, int]:
    """Marks by option."""
    return {value: table.marks(stated_by(definition, value)) for value in (*definition.domain.options, None)}


def _by_type(definition: Definition, table: Table) -> dict[type, Regions]:
    """Marks by the type of a number and the region it lies in; a region outside the domain has None."""
    domain = definition.domain
    points = {point for point in (domain.minimum, domain.maximum) if point is not None}
    for test, _ in table.tests:
        operands = test.value if isinstance(test.value, tuple) else (test.value,)
        points |= {operand for operand in operands if not isinstance(operand, bool)}

    def marks(value: Any) -> int | None:
        try:
            return table.marks(stated_by(definition, value))
        except Unfit:
            return None

    # Some floats within a region are whole numbers and some are not, so floats for an integer are read one by one.
    kinds = (int, float) if domain.kind == "number" else (int,)
    return {type(None): ([], [marks(None)])} | {kind: regions_of(kind, points, marks) for kind in kinds}
