"""Forms: bound knowledge as lists of plain values and back, for a closed list of types that hold data and nothing else.

A typed value is a list that begins with the name of its type, so what somebody else wrote can only make values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from fractions import Fraction
from functools import lru_cache
from typing import Any

from maturity_advisor.errors import Place, Problem
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Count, FactReference, Not, Test
from maturity_advisor.knowledge.definitions import (
    ActionDefinition,
    Aggregated,
    Banded,
    BoundCriterion,
    DecisionBody,
    Definition,
    Gated,
    Listed,
    ListedMembers,
    RollupBody,
    RuleDefinition,
    Same,
    ScopeBody,
    ScoreBody,
    TargetBody,
    Typed,
)
from maturity_advisor.knowledge.domains import Domain

CONDITIONS = (Test, FactReference, AllOf, AnyOf, Not, Count)
METHODS = (Gated, Banded, Aggregated, Listed, ListedMembers, Typed, Same)
BODIES = (ScoreBody, DecisionBody, RollupBody, ScopeBody, TargetBody, BoundCriterion)
DEFINITIONS = (Domain, Definition, RuleDefinition, ActionDefinition)
TYPES = (*CONDITIONS, *METHODS, *BODIES, *DEFINITIONS, Problem, Place)
PLAIN = frozenset({type(None), bool, int, str})


def _test(fact: str, operator: str, value: Any, *path: str | int) -> Test:
    return Test(fact, operator, value, path)


def _map(*parts: Any) -> dict[Any, Any]:
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _set(*parts: Any) -> frozenset[Any]:
    return frozenset(parts)


MAKERS: Mapping[str, Callable[..., Any]] = {
    "map": _map,
    "set": _set,
    "number": lru_cache(Fraction),
    **{kind.__name__: kind for kind in TYPES},
    "Test": _test,
}
# What an author wrote is kept with the packs, and `written` is filled from there.
FIELDS = {kind: tuple(item.name for item in fields(kind) if item.init) for kind in TYPES}


def form_of(value: Any, written: Mapping[int, Any]) -> Any:
    """The form of a value; what stands under `written` is there by its identity, and else left out."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple:
        return ["", *[form_of(part, written) for part in value]]
    if kind is dict:
        return ["map", *[form_of(part, written) for pair in value.items() for part in pair]]
    if kind is frozenset:
        return ["set", *sorted(value)]
    if kind is Fraction:
        return ["number", value.numerator, value.denominator]
    if kind is Test:
        return ["Test", value.fact, value.operator, form_of(value.value, written), *value.path]
    parts = [written.get(id(value.written)) if name == "written" else getattr(value, name) for name in FIELDS[kind]]
    return [kind.__name__, *[form_of(part, written) for part in parts]]


def value_in(form: Any) -> Any:
    """The value of a form."""
    if type(form) is not list:
        return form
    # Most of what a form is made of is plain, and a call would take longer than the work.
    parts = [value_in(part) if type(part) is list else part for part in form[1:]]
    return MAKERS[form[0]](*parts) if form[0] else tuple(parts)
