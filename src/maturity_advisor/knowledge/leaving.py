"""Leaving: what authors wrote of bound facts, rules and actions is left to their packs until somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from maturity_advisor.documents import later
from maturity_advisor.knowledge.base import Bound
from maturity_advisor.knowledge.definitions import Definition, criteria_of
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.models import Category, Criterion, Model
from maturity_advisor.knowledge.scopes import Scope, scopes_of
from maturity_advisor.knowledge.shelves import Spot, part_at

DERIVED = {"score": "scores", "decision": "decisions", "rollup": "rollups"}
UNWRITTEN = ("target", "gap")


def leave_to_packs(bound: Bound, packs: Mapping[str, Pack]) -> None:
    """Let what is bound ask these packs for what was written."""
    for rule in bound.rules:
        _leave(rule, partial(part_at, (packs[rule.pack].rules, _own(rule.id))))
    for action in bound.actions.values():
        _leave(action, partial(part_at, (packs[action.pack].actions, _own(action.id))))
    scopes = {name: _Scopes(pack.model) for name, pack in packs.items() if pack.model is not None}
    for definition in bound.definitions.values():
        if definition.role == "scope":
            _leave_scope(definition, scopes[definition.pack])
        elif definition.role not in UNWRITTEN:
            _leave(definition, partial(part_at, _spot(definition, packs[definition.pack])))


def _leave(item: Any, make: Callable[[], Any]) -> None:
    object.__setattr__(item, "written", later(make))  # these are frozen, and nobody has seen them yet


def _own(name: str) -> str:
    """The id within its pack."""
    return name.rpartition("/")[2]


def _spot(definition: Definition, pack: Pack) -> Spot[Any]:
    if definition.role not in DERIVED:
        return pack.facts, definition.id
    return getattr(pack, DERIVED[definition.role]), definition.id.rpartition(".")[2]


@dataclass(frozen=True)  # no slots: they are found once
class _Scopes:
    """The scopes of one model, found when the first of them is asked for."""

    model: Entry[Model]

    @cached_property
    def by_id(self) -> Mapping[str, Scope]:
        return {scope.id: scope for scope in scopes_of(self.model.value)}


def _leave_scope(definition: Definition, scopes: _Scopes) -> None:
    _leave(definition, partial(_scope, scopes, definition.id))
    for row in criteria_of(definition):
        for criterion in row:
            # Until it is left to the pack, the place within the category stands where what was written will.
            _leave(criterion, partial(_criterion, scopes, definition.id, *criterion.written))


def _scope(scopes: _Scopes, name: str) -> Scope:
    return scopes.by_id[name]


def _criterion(scopes: _Scopes, name: str, stage: str | None, number: int) -> Criterion:
    category = scopes.by_id[name].category
    assert category is not None
    return (category.criteria if stage is None else category.stages[stage].criteria)[number]


def spots_of_criteria(definitions: Iterable[Definition]) -> Mapping[int, tuple[str | None, int]]:
    """Stage and number of each criterion within its category, by the criterion's identity."""
    categories = [item.written.category for item in definitions if item.role == "scope" and item.written.category]
    return {id(criterion): spot for category in categories for criterion, spot in _numbered(category)}


def _numbered(category: Category) -> Iterable[tuple[Criterion, tuple[str | None, int]]]:
    yield from ((item, (None, number)) for number, item in enumerate(category.criteria))
    for stage, cell in category.stages.items():
        yield from ((item, (stage, number)) for number, item in enumerate(cell.criteria))
