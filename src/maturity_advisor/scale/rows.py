"""Rows: an organisation as a row of a table, and a row as an organisation file; each way gives the other back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.reasoning.quick import IDENTITY
from maturity_advisor.scale.cells import answer_in, cell_of
from maturity_advisor.scale.layout import HEAD, Layout
from maturity_advisor.scale.remainders import TOP, remainder_of


def row_of(document: Mapping[str, Any]) -> dict[str, str]:
    """The cells of an organisation file; what it does not say has none."""
    head = document.get("organisation", {})
    cells = {key: cell_of(head.get(key)) for key in HEAD}
    cells |= {key: cell_of(document.get(key)) for key in TOP}
    cells |= {fact: cell_of(answer) for fact, answer in document.get("answers", {}).items()}
    return {name: cell for name, cell in cells.items() if cell is not None}


def document_in(base: KnowledgeBase, layout: Layout, cells: Mapping[str, Any]) -> dict[str, Any]:
    """The organisation file that a row stands for."""
    said = {name: cell for name, cell in cells.items() if cell is not None and cell != ""}
    head = {key: said[name] for key, name in layout.head.items() if name in said}
    found: dict[str, Any] = {"organisation": {**IDENTITY, **_head(head)}}
    found |= remainder_of({name: said[name] for name in layout.remainder if name in said})
    answers = {
        fact: answer_in(said[name], base.definitions[fact].domain)
        for fact, name in layout.answers.items()
        if name in said
    }
    return {**found, "answers": {fact: answer for fact, answer in answers.items() if answer is not None}}


def _head(head: Mapping[str, Any]) -> dict[str, Any]:
    """Who it is, as far as that is for advice: the id is the table's own and may be anything."""
    found: dict[str, Any] = {}
    if "employees" in head:
        found["employees"] = employees_in(head["employees"])
    if "sector" in head:
        found["sector"] = str(head["sector"])
    return found


def employees_in(cell: Any) -> int | None:
    """A number of people; None if there is none."""
    text = str(cell).strip()
    if isinstance(cell, float) and cell == cell and cell not in (float("inf"), float("-inf")):
        return int(cell) if cell >= 0 and cell == int(cell) else None
    return int(text) if text.isdecimal() else None
