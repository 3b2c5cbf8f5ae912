"""Answers: a table's columns as what is stated of facts; every distinct cell is read once, numbers as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
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
from maturity_advisor.scale.bits import packed, smallest
from maturity_advisor.scale.cells import answer_in
from maturity_advisor.scale.columns import Column, Table
from maturity_advisor.scale.dictionaries import distinct_cells
from maturity_advisor.scale.numbers import Numbers, Stretches
from maturity_advisor.scale.reading import Plan

# So many distinct cells of a fact are remembered from batch to batch.
REMEMBERED = 1 << 16
WHOLE: tuple[type[np.integer[Any]], ...] = (np.uint8, np.uint16, np.uint32, np.int64)
# All whole numbers below this are floats too.
EXACT = 1 << 53


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
    memo: dict[Any, int | Problem] = field(default_factory=dict)

    def __post_init__(self) -> None:
        domain = self.definition.domain
        if domain.kind in ("integer", "number") and self.definition.id not in self.points.exact:
            # Nothing adds these numbers up or compares two facts, so only the stretch between points matters.
            self.stretches = self._stretched()
        if domain.kind in FINITE:
            for value in domain.values:
                self.table.code(stated_by(self.definition, value))
        self.blank = self.table.code(everything(domain))

    def read(self, column: pa.Array) -> tuple[Column, list[Misfit]]:
        """What a column states."""
        kind = column.type
        if pa.types.is_boolean(kind) and self.definition.domain.kind == "boolean":
            codes = pc.fill_null(column.cast(pa.uint8()), self.blank).to_numpy(zero_copy_only=False)
            return Column(self.table, len(column), codes), []
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

    def _numbers(self, column: pa.Array) -> Column | None:
        """Numbers as they are; None if they had better be read one by one."""
        assert self.stretches is not None
        valid = pc.is_valid(column).to_numpy(zero_copy_only=False) if column.null_count else None
        values = _whole(column, valid) if self.definition.domain.kind == "integer" else _floats(column)
        if values is None or not self._fit(values, valid):
            return None
        present = None if valid is None else packed(valid)
        return Numbers(self.table, values, self.stretches, self.blank, present)

    def _fit(self, values: NDArray[Any], valid: NDArray[np.bool_] | None) -> bool:
        """Whether all are within their bounds, and numbers at all."""
        assert self.stretches is not None
        low, high = self.stretches.starts[0], self.stretches.end
        fits = values == values if low is None else values >= low
        if high is not None:
            fits &= values < high
        if valid is not None:
            fits |= ~valid
        return bool(fits.all())

    def _distinct(self, column: pa.Array) -> tuple[Column, list[Misfit]]:
        """Each distinct cell read once, in the general way."""
        index, cells = distinct_cells(column)
        codes = [self._code(cell) for cell in cells]
        wrong = [number for number, code in enumerate(codes) if isinstance(code, Problem)]
        looked_up = [self.blank if isinstance(code, Problem) else code for code in codes]
        most = max(looked_up, default=0)
        found = Column(self.table, len(column), np.array([*looked_up, self.blank], smallest(most))[index])
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
            if len(self.memo) >= REMEMBERED:
                self.memo.clear()
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


def _whole(column: pa.Array, valid: NDArray[np.bool_] | None) -> NDArray[Any] | None:
    """Whole numbers in as few bytes as they need, 0 where there is none; None if some are not whole."""
    if pa.types.is_floating(column.type):
        numbers = column.to_numpy(zero_copy_only=False)
        if valid is not None:
            numbers = np.where(valid, numbers, 0)
        if not (np.abs(numbers) < EXACT).all() or (numbers != np.floor(numbers)).any():
            return None
        column = pa.array(numbers.astype(np.int64))
    limits = pc.min_max(column).as_py()
    low, high = limits["min"] or 0, limits["max"] or 0
    kinds = [kind for kind in WHOLE if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max]
    values: NDArray[Any] = pc.fill_null(column, 0).to_numpy(zero_copy_only=False).astype((*kinds, np.uint64)[0])
    return values


def _floats(column: pa.Array) -> NDArray[Any] | None:
    """Floats, NaN where there is none; None for whole numbers that floats cannot hold, and for less exact floats."""
    if pa.types.is_integer(column.type):
        limits = pc.min_max(column).as_py()
        if max(abs(limits["min"] or 0), abs(limits["max"] or 0)) >= EXACT:
            return None
        column = pc.cast(column, pa.float64())
    if column.type != pa.float64():
        return None
    values: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return values


def asked_of(plan: Plan, points: Points) -> dict[str, Asked]:
    """A reader for each fact that organisations are asked."""
    return {
        name: Asked(plan.base, definition, plan.table(definition), points)
        for name, definition in plan.base.definitions.items()
        if definition.role == "asked" and "organisation" in definition.per
    }
