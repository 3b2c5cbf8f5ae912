"""Remainders: all that a row says besides its organisation's answers, read as a file would be, once for equal rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa

from maturity_advisor.documents import document_of
from maturity_advisor.errors import AdvisorError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.situation import Situation, read_organisation, situate
from maturity_advisor.reasoning.quick import IDENTITY
from maturity_advisor.reasoning.remembering import Remembering
from maturity_advisor.scale.answers import Misfit
from maturity_advisor.scale.bits import Codes
from maturity_advisor.scale.cells import listed, pruned, structured
from maturity_advisor.scale.dictionaries import distinct_cells
from maturity_advisor.scale.distinct import combinations

TARGET = "target."
TOP = ("as_of", "wishes", "motivation", "constraints", "units", "targets", "models", "review")
LISTS = ("wishes", "constraints.will_not", "constraints.owners")
REMEMBERED = 1 << 14
Key = tuple[str, ...]


def is_remainder(name: str) -> bool:
    """Whether a column belongs here."""
    head, dot, _ = name.partition(".")
    return name in TOP or name.startswith(TARGET) or (bool(dot) and head in ("constraints", "motivation"))


@dataclass(slots=True)
class Remainders:
    """Reads them; equal ones are remembered from batch to batch, for all threads."""

    base: KnowledgeBase
    day: date | None = None
    memo: Remembering[Key, Situation | Problem] = field(default_factory=lambda: Remembering(REMEMBERED))
    turn: Lock = field(default_factory=Lock)

    def read(self, columns: Mapping[str, pa.Array], size: int) -> tuple[list[Situation], Codes, list[Misfit]]:
        """The distinct situations of a batch, for each row the number of its own, and what cannot be read."""
        names = sorted(columns)
        encoded = [distinct_cells(columns[name]) for name in names]
        if names and size:
            index, first = combinations([(numbers, len(cells) + 1) for numbers, cells in encoded])
        else:
            index, first = np.zeros(size, np.uint32), [0]
        rows = [self._cells(names, encoded, row) if size else {} for row in first]
        with self.turn:
            found = [self._situation(cells) for cells in rows]
            empty = self._empty()
        wrong = {number: item for number, item in enumerate(found) if isinstance(item, Problem)}
        misfits = [
            Misfit(row, "", problem)
            for number, problem in wrong.items()
            for row in np.flatnonzero(index == number).tolist()
        ]
        return [item if isinstance(item, Situation) else empty for item in found], index, misfits

    def _cells(self, names: Sequence[str], encoded: Sequence[tuple[Any, list[Any]]], row: int) -> dict[str, Any]:
        found = {}
        for name, (numbers, cells) in zip(names, encoded, strict=True):
            number = int(numbers[row])
            if number < len(cells) and cells[number] is not None and cells[number] != "":
                found[name] = cells[number]
        return found

    def _empty(self) -> Situation:
        found = self._situation({})
        assert isinstance(found, Situation)
        return found

    def _situation(self, cells: Mapping[str, Any]) -> Situation | Problem:
        key = tuple(f"{name}={cell!r}" for name, cell in cells.items())
        found = self.memo.get(key)
        if found is None:
            found = self.memo[key] = self._read(cells)
        return found

    def _read(self, cells: Mapping[str, Any]) -> Situation | Problem:
        try:
            document = document_of({"organisation": IDENTITY, **remainder_of(cells)})
            described = read_organisation(document)
            if described.models:
                remedy = "Advise it by itself, or choose the editions for all with a folder of their packs"
                return Problem("this row chooses editions of its own", remedy, None, "models")
            return situate(self.base, described, document, self.day)
        except AdvisorError as error:
            problem = error.problems[0]
            return Problem(problem.message, problem.remedy, None, problem.code)


def remainder_of(cells: Mapping[str, Any]) -> dict[str, Any]:
    """The top keys of an organisation file that these cells say."""
    found: dict[str, Any] = {}
    for name, cell in cells.items():
        value = _value(name, cell)
        if name.startswith(TARGET):
            found.setdefault("targets", {})[name.removeprefix(TARGET)] = value
            continue
        head, dot, key = name.partition(".")
        if dot:
            found.setdefault(head, {})[key] = value
        elif isinstance(value, dict) and isinstance(found.get(head), dict):
            found[head] = {**value, **found[head]}
        else:
            found[head] = value
    return found


def _value(name: str, cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, str):
        text = cell.strip()
        if text.startswith(("{", "[")):
            return structured(text)
        return listed(text) if name in LISTS else text
    return pruned(cell)
