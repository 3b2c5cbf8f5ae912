"""Scale: record batches of organisations in, everything that follows from them out, one batch after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maturity_advisor.documents import document_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.organisation import Identity
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.candidates import points_of
from maturity_advisor.scale.answers import Misfit, asked_of
from maturity_advisor.scale.bits import Codes
from maturity_advisor.scale.cells import answer_in
from maturity_advisor.scale.columns import Column
from maturity_advisor.scale.deriving import derived
from maturity_advisor.scale.layout import Layout, layout_of
from maturity_advisor.scale.plan import Plan
from maturity_advisor.scale.plugged import Plugged, Whole
from maturity_advisor.scale.reading import Batch
from maturity_advisor.scale.remainders import Remainders
from maturity_advisor.scale.rows import document_in, employees_in
from maturity_advisor.scale.situations import places_of


@dataclass(frozen=True, slots=True)
class Read:
    """A batch that was read: the rows that can be, where each stood in the table, and those that cannot."""

    rows: pa.RecordBatch
    numbers: Codes
    layout: Layout
    whole: Whole
    batch: Batch
    misfits: tuple[Misfit, ...]

    @property
    def situations(self) -> list[Situation]:
        """The situations that rows share."""
        return self.whole.situations

    @property
    def index(self) -> Codes:
        """For each row the number of its situation."""
        return self.whole.index

    def document(self, row: int) -> dict[str, Any]:
        """A row as an organisation file."""
        cells = {name: self.rows.column(name)[row].as_py() for name in self.rows.schema.names}
        return document_in(self.batch.plan.base, self.layout, cells)


class Scale:
    """Reads batch after batch with one knowledge base; not to be shared between threads, which may share the rest."""

    def __init__(self, base: KnowledgeBase, remainders: Remainders, plugged: Plugged) -> None:
        self.plan = Plan(base)
        self._asked = asked_of(self.plan, points_of(base))
        self._remainders = remainders
        self._plugged = plugged
        self._layouts: dict[tuple[str, ...], Layout] = {}

    def layout(self, names: list[str]) -> Layout:
        """What columns of these names say; OrganisationError if some of them cannot be meant."""
        key = tuple(names)
        if key not in self._layouts:
            self._layouts[key] = layout_of(self.plan.base, key)
        return self._layouts[key]

    def read(self, rows: pa.RecordBatch) -> Read:
        """A batch; rows that cannot be read are left out and told."""
        numbers = np.arange(rows.num_rows, dtype=np.uint32)
        found = self._read(rows, numbers)
        if not found.misfits:
            return found
        fitting = np.ones(rows.num_rows, np.bool_)
        fitting[[misfit.row for misfit in found.misfits]] = False
        if not fitting.any():
            return replace(found, rows=rows.slice(0, 0))
        again = self._read(rows.filter(pa.array(fitting)), numbers[fitting])
        assert not again.misfits, again.misfits
        return replace(again, misfits=found.misfits)

    def _read(self, rows: pa.RecordBatch, numbers: Codes) -> Read:
        layout = self.layout(rows.schema.names)
        answered, misfits = self._answers(rows, layout)
        columns = {name: rows.column(name) for name in layout.remainder}
        situations, index, more = self._remainders.read(columns, rows.num_rows)
        misfits += more
        if "organisation.employees" not in self._asked:
            misfits += _headless(rows, layout)
        places = places_of(self.plan, situations, index, answered)
        whole = Whole(
            situations, index, lambda row: _identity(rows, layout, row), lambda row: self._own(rows, layout, row)
        )
        batch = Batch(self.plan, places, derived, self._plugged.of(whole))
        return Read(rows, numbers, layout, whole, batch, tuple(misfits))

    def _answers(self, rows: pa.RecordBatch, layout: Layout) -> tuple[dict[str, Column], list[Misfit]]:
        found: dict[str, Column] = {}
        misfits: list[Misfit] = []
        for fact, name in layout.answers.items():
            found[fact], wrong = self._asked[fact].read(rows.column(name))
            misfits += wrong
        for fact, name in layout.headed.items():
            if fact in self._asked:
                column = rows.column(name)
                if fact in layout.answers:
                    column = pc.if_else(pc.is_null(rows.column(layout.answers[fact])), column, None)
                headed, wrong = self._asked[fact].read(column)
                found[fact] = _merged(found.get(fact), headed, self._asked[fact].blank)
                misfits += wrong
        return found, misfits

    def _own(self, rows: pa.RecordBatch, layout: Layout, row: int) -> Mapping[str, Any]:
        """The answers of one row, for a plugin that asks for them."""
        found = {}
        for fact, name in layout.answers.items():
            raw = answer_in(rows.column(name)[row].as_py(), self.plan.base.definitions[fact].domain)
            if raw is not None:
                found[fact] = parse_answer(document_of(raw).data)
        return found


def _merged(answered: Column | None, headed: Column, blank: int) -> Column:
    """An answer goes before what the head says."""
    if answered is None:
        return headed
    codes = np.where(headed.codes == blank, answered.codes, headed.codes)
    return Column(answered.table, answered.size, codes)


def _headless(rows: pa.RecordBatch, layout: Layout) -> list[Misfit]:
    """Rows whose head does not fit, beyond what facts say of it."""
    name = layout.head.get("employees")
    if name is None:
        return []
    column = rows.column(name)
    found = []
    for number, value in enumerate(column.to_pylist() if not pa.types.is_integer(column.type) else ()):
        if value is not None and employees_in(value) is None:
            what = f"'{value}' is no number of people"
            found.append(Misfit(number, name, Problem(what, "Write a whole number, or leave it out", None, "number")))
    return found


def employees_of(read: Read) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """How many people each organisation has by its head, and where that is known."""
    name = read.layout.head.get("employees")
    size = read.rows.num_rows
    if name is None:
        return np.zeros(size, np.int64), np.zeros(size, np.bool_)
    column = read.rows.column(name)
    if not pa.types.is_integer(column.type):
        column = pa.array([None if cell is None else employees_in(cell) for cell in column.to_pylist()], pa.int64())
    known = pc.is_valid(column).to_numpy(zero_copy_only=False)
    return pc.fill_null(column, 0).to_numpy(zero_copy_only=False).astype(np.int64), known


def _identity(rows: pa.RecordBatch, layout: Layout, row: int) -> Identity:
    """Who a row is about."""
    said = {key: rows.column(name)[row].as_py() for key, name in layout.head.items()}
    name = str(said.get("name") or said.get("id") or "organisation")
    employees = None if said.get("employees") is None else employees_in(said["employees"])
    sector = None if said.get("sector") is None else str(said["sector"])
    language = str(said.get("language") or "en")
    return Identity.model_construct(
        id=str(said.get("id") or "organisation"), name=name, sector=sector, employees=employees, language=language
    )
