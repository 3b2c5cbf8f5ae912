"""Standings: derived facts of many places as Arrow columns, the least and the most of what is possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition, ScopeBody
from maturity_advisor.organisation.known import Finite, NotApplicable, Numeric, State, values_of
from maturity_advisor.reasoning.assessing import highest_level, lowest_level
from maturity_advisor.scale.columns import Column

ORDERED = ("stage", "scale")
APPLIES = {NotApplicable.NO: True, NotApplicable.MAYBE: None, NotApplicable.YES: False}
Named = tuple[str, pa.Array]


def told_of(base: KnowledgeBase) -> tuple[str, ...]:
    """The facts a result tells by itself: where the whole of each model stands, and all scores and decisions."""
    wholes = [name for model in base.models.values() for name in model.scopes if _is_whole(base, model.scopes, name)]
    others = [item.id for item in base.definitions.values() if item.role in ("score", "decision")]
    own = [name for name in (*wholes, *others) if "organisation" in base.definitions[name].per]
    return tuple(sorted(dict.fromkeys(own)))


def _is_whole(base: KnowledgeBase, scopes: Sequence[str], name: str) -> bool:
    """The model's own scope; of a model without, its dimensions or categories."""
    levels = {scope: _level(base, scope) for scope in scopes}
    highest = min(levels.values(), key=("model", "dimension", "category").index)
    return levels[name] == highest


def _level(base: KnowledgeBase, scope: str) -> str:
    body = base.definitions[scope].body
    assert isinstance(body, ScopeBody)
    return body.level


def columns_of(definition: Definition, column: Column) -> Iterator[Named]:
    """A fact as columns of a result: its least and most, or what is possible, and whether it applies."""
    name, domain = definition.id, definition.domain
    if domain.kind in ORDERED:
        texts = pa.array(domain.options, pa.string())
        yield f"lowest:{name}", _worded(column, lowest_level, texts)
        yield f"highest:{name}", _worded(column, highest_level, texts)
    elif domain.kind in ("integer", "number"):
        yield f"lowest:{name}", _looked_up(column, lambda state: _bound(state, "low"), pa.float64())
        yield f"highest:{name}", _looked_up(column, lambda state: _bound(state, "high"), pa.float64())
    elif domain.kind == "boolean":
        yield f"holds:{name}", _looked_up(column, _holds, pa.bool_())
    else:
        yield f"possible:{name}", _looked_up(column, lambda it: list(values_of(it, domain)), pa.list_(pa.string()))
    yield f"applies:{name}", _looked_up(column, lambda state: APPLIES[state.na], pa.bool_())


def _worded(column: Column, level: Callable[[State], int], texts: pa.Array) -> pa.DictionaryArray:
    """A stage by its name, null where none applies."""
    states = column.table.states
    levels = np.array([level(state) for state in states], np.int8)
    valid = np.array([state.na is not NotApplicable.YES for state in states], np.bool_)
    codes = column.codes
    mask = None if valid.all() else ~valid[codes]
    return pa.DictionaryArray.from_arrays(pa.array(levels[codes], mask=mask), texts)


def _looked_up(column: Column, read: Callable[[State], Any], kind: pa.DataType) -> pa.Array:
    values = pa.array([read(state) for state in column.table.states], kind)
    return values.take(pa.array(column.codes))


def _bound(state: State, end: str) -> float | None:
    """An end of a number, rounded as floats are; null where there is none."""
    bound: Fraction | None = getattr(state, end) if isinstance(state, Numeric) else None
    return None if bound is None or state.na is NotApplicable.YES else float(bound)


def _holds(state: State) -> bool | None:
    """True or false where that is certain."""
    if not isinstance(state, Finite) or state.na is not NotApplicable.NO or state.mask.bit_count() != 1:
        return None
    return state.mask == 0b10
