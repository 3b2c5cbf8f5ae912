"""Answers: a table's columns as what is stated of facts; every distinct cell is read once, numbers as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maturity_advisor.documents import document_of
from maturity_advisor.errors import AdvisorError, DocumentError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import FINITE, Unfit
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.known import State, Words, everything
from maturity_advisor.organisation.situation import read_organisation, situate
from maturity_advisor.organisation.stating import state_of
from maturity_advisor.reasoning.candidates import Points
from maturity_advisor.reasoning.quick import IDENTITY, stated_by
from maturity_advisor.reasoning.regions import regions_of
from maturity_advisor.reasoning.remembering import Remembering
from maturity_advisor.scale.bits import none
from maturity_advisor.scale.buffers import data_bits, valid_bits
from maturity_advisor.scale.cells import answer_in
from maturity_advisor.scale.columns import Column, Encoded, Known
from maturity_advisor.scale.dictionaries import distinct_cells
from maturity_advisor.scale.numbers import Numbers, Stretches
from maturity_advisor.scale.plain import floats, whole_numbers
from maturity_advisor.scale.plan import Plan
from maturity_advisor.scale.states import Table

# So many distinct cells of a fact are remembered from batch to batch.
REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class Misfit:
    """A cell that cannot be read: the number of its row in the batch, and what is wrong."""

    row: int
    column: str
    problem: Problem


@dataclass(slots=True)
class Asked:
    """Reads the answers to one fact."""

    base: KnowledgeBase
    definition: Definition
    table: Table
    points: Points
    blank: int = 0
    stretches: Stretches | None = None
    codes: dict[Any, int] = field(default_factory=dict)
    memo: Remembering[Any, int | Problem] = field(default_factory=lambda: Remembering(REMEMBERED))

    def __post_init__(self) -> None:
        domain = self.definition.domain
        if domain.kind in ("integer", "number") and self.definition.id not in self.points.exact:
            # Nothing adds these numbers up or compares two facts, so only the stretch between points matters.
            self.stretches = self._stretched()
        if domain.kind in FINITE:
            self.codes = {value: self.table.code(stated_by(self.definition, value)) for value in domain.values}
        self.blank = self.table.code(everything(domain))

    def read(self, column: pa.Array) -> tuple[Column, list[Misfit]]:
        """What a column states."""
        kind = column.type
        if pa.types.is_boolean(kind) and self.definition.domain.kind == "boolean":
            return self._flags(column), []
        if self.stretches is not None and (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
            values = self._numbers(column)
            if values is not None:
                return values, []
        return self._distinct(column)

    def _stretched(self) -> Stretches:
        """The stretches of whole numbers or of floats, each with a code of its own, the lowest first."""
        domain = self.definition.domain
        points = set(self.points.compared.get(self.definition.id, ()))
        points |= {point for point in (domain.minimum, domain.maximum) if point is not None}
        cuts, states = regions_of(int if domain.kind == "integer" else float, points, self._stated)
        starts = [None, *cuts]
        fitting = [index for index, state in enumerate(states) if state is not None]
        for index in fitting:
            self.table.code(states[index])
        after = fitting[-1] + 1
        return Stretches([starts[index] for index in fitting], starts[after] if after < len(starts) else None)

    def _stated(self, value: Any) -> State | None:
        try:
            return stated_by(self.definition, value)
        except Unfit:
            return None

    def _flags(self, column: pa.Array) -> Column:
        """Booleans, in Arrow bits as they are here."""
        true, present = data_bits(column), valid_bits(column)
        false, blank = ~true, none(len(column))
        if present is not None:
            true, false, blank = true & present, false & present, ~present
        return Known(self.table, len(column), {self.codes[True]: true, self.codes[False]: false, self.blank: blank})

    def _numbers(self, column: pa.Array) -> Column | None:
        """Numbers as they are; None if they had better be read one by one."""
        assert self.stretches is not None
        whole = self.definition.domain.kind == "integer"
        values = whole_numbers(column, self.stretches) if whole else floats(column, self.stretches)
        return None if values is None else Numbers(self.table, values, self.stretches, self.blank, valid_bits(column))

    def _distinct(self, column: pa.Array) -> tuple[Column, list[Misfit]]:
        """Each distinct cell read once, in the general way."""
        index, cells = distinct_cells(column)
        codes = [self._code(cell) for cell in cells]
        wrong = [number for number, code in enumerate(codes) if isinstance(code, Problem)]
        looked_up = [self.blank if isinstance(code, Problem) else code for code in codes]
        found = Encoded(self.table, index, [*looked_up, self.blank])
        return found, list(self._misfits(index, codes, wrong))

    def _misfits(self, index: NDArray[Any], codes: Sequence[int | Problem], wrong: list[int]) -> Iterator[Misfit]:
        for number in wrong:
            problem = codes[number]
            assert isinstance(problem, Problem)
            for row in np.flatnonzero(index == number).tolist():
                yield Misfit(row, self.definition.id, problem)

    def _code(self, cell: Any) -> int | Problem:
        key = cell if cell.__class__ is str else (cell.__class__, repr(cell))
        found = self.memo.get(key)
        if found is None:
            found = self.memo[key] = self._read(cell)
        return found

    def _read(self, cell: Any) -> int | Problem:
        try:
            raw = answer_in(cell, self.definition.domain)
        except DocumentError as error:
            return replace(error.problems[0], message=f"{self.definition.id}: {error.problems[0].message}", place=None)
        if raw is None:
            return self.blank
        try:
            return self.table.code(_in_short(state_of(self.definition, parse_answer(document_of(raw).data))))
        except (Unfit, ValueError, DocumentError):
            return self._explained(raw)

    def _explained(self, raw: Any) -> Problem:
        """What is wrong with an answer, in the words in which a file would be refused."""
        try:
            document = document_of({"organisation": IDENTITY, "answers": {self.definition.id: raw}})
            situate(self.base, read_organisation(document), document)
        except AdvisorError as error:
            return replace(error.problems[0], place=None)
        raise AssertionError(self.definition.id)


def _in_short(state: State) -> State:
    """A text has no tests but whether there is one; so one stands for all."""
    return Words("…", state.na) if isinstance(state, Words) and state.text is not None else state


def asked_of(plan: Plan, points: Points) -> dict[str, Asked]:
    """A reader for each fact that organisations are asked."""
    return {
        name: Asked(plan.base, definition, plan.table(definition), points)
        for name, definition in plan.base.definitions.items()
        if definition.role == "asked" and "organisation" in definition.per
    }
