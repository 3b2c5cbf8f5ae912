"""Spots: every condition that packs hold, with what it is for, where it is written and where it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from maturity_advisor.authoring.linting.worlds import place_of
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import Condition
from maturity_advisor.knowledge.definitions import (
    DecisionBody,
    Definition,
    Gated,
    Listed,
    RollupBody,
    RuleDefinition,
    ScopeBody,
    Typed,
)
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.models import Category
from maturity_advisor.knowledge.resolving import full_id


@dataclass(frozen=True, slots=True)
class Spot:
    """One condition as it is written, and the places in which it is read."""

    what: str
    where: Where
    condition: Condition
    places: tuple[str, ...]


def spots_of(base: KnowledgeBase, packs: Collection[str]) -> Iterator[Spot]:
    """All conditions of these packs."""
    for rule in base.rules:
        if rule.pack in packs:
            yield from _of_rule(rule, where_of_rule(base, rule))
    for definition in base.definitions.values():
        if definition.pack in packs:
            yield from _of_definition(base, definition)


def where_of_rule(base: KnowledgeBase, rule: RuleDefinition) -> Where:
    """Where a rule is written."""
    return base.packs[rule.pack].rules[rule.written.id].where


def is_beside(base: KnowledgeBase, rule: RuleDefinition) -> bool:
    """Whether a rule stands for advice written beside an option or a criterion."""
    return base.packs[rule.pack].rules[rule.written.id].beside


def _of_rule(rule: RuleDefinition, where: Where) -> Iterator[Spot]:
    places = (place_of(rule.per),)
    yield Spot(f"'when' of the rule '{rule.id}'", where / "when", rule.when, places)
    if rule.unless is not None:
        yield Spot(f"'unless' of the rule '{rule.id}'", where / "unless", rule.unless, places)


def _of_definition(base: KnowledgeBase, definition: Definition) -> Iterator[Spot]:
    pack = base.packs[definition.pack]
    places = tuple(sorted(map(place_of, definition.per)))
    match definition.body:
        case DecisionBody(lines=lines):
            where = where_of(base, definition) / "lines"
            for index, (when, result) in enumerate(lines):
                what = f"the line for '{_said(result)}' of the decision '{definition.id}'"
                yield Spot(what, where / index / "when", when, places)
        case RollupBody(of=kind, where=condition):
            what = f"'where' of the roll-up '{definition.id}'"
            yield Spot(what, where_of(base, definition) / "where", condition, (place_of(kind),))
        case ScopeBody(method=Gated() | Typed() | Listed()):
            yield from _criteria(definition, where_of(base, definition), places)
    if definition.gate is not None and definition.id in pack.facts:
        yield Spot(
            f"'ask_if' of '{definition.id}'", pack.facts[definition.id].where / "ask_if", definition.gate, places
        )


def _said(result: object) -> str:
    return str(result).lower() if isinstance(result, bool) else str(result)


def _criteria(definition: Definition, where: Where, places: tuple[str, ...]) -> Iterator[Spot]:
    match definition.body:
        case ScopeBody(method=Listed(criteria)):
            rows = [(where / "criteria", "", criteria)]
        case ScopeBody(method=Gated(rows_) | Typed(rows_)):
            names = definition.domain.options[1:] if definition.domain.kind == "stage" else definition.domain.options
            rows = [
                (where / "stages" / name / "criteria", f" for '{name}'", row)
                for name, row in zip(names, rows_, strict=False)
            ]
    for place, stage, row in rows:
        for index, criterion in enumerate(row):
            here = place / index
            below = here / "when" if here.holds("when") else here
            yield Spot(f"a criterion{stage} of '{definition.id}'", below, criterion.when, places)


def where_of(base: KnowledgeBase, definition: Definition) -> Where:
    """Where a fact, a score, a decision, a roll-up or a scope of a model is written."""
    pack = base.packs[definition.pack]
    for kind, begin in (("scores", "score."), ("decisions", "decision."), ("rollups", "rollup.")):
        name = definition.id.removeprefix(pack.prefix)
        entries = getattr(pack, kind)
        if name.startswith(begin) and name.removeprefix(begin) in entries:
            where: Where = entries[name.removeprefix(begin)].where
            return where
    if definition.id in pack.facts:
        return pack.facts[definition.id].where
    if isinstance(definition.body, ScopeBody) and pack.model is not None:
        return _where_of_scope(pack, definition.body, pack.model.where)
    return pack.where


def _where_of_scope(pack: Pack, body: ScopeBody, where: Where) -> Where:
    assert pack.model is not None
    for number, dimension in enumerate(pack.model.value.dimensions):
        if dimension.id == body.dimension:
            below = where / "dimensions" / number
            index = _index_of(dimension.categories, body.category)
            return below if index is None else below / "categories" / index
    return where / "model"


def _index_of(categories: tuple[Category, ...], name: str | None) -> int | None:
    return next((index for index, category in enumerate(categories) if category.id == name), None)


def where_of_action(base: KnowledgeBase, name: str) -> Where:
    """Where an action is written."""
    pack = base.packs[base.actions[name].pack]
    return next(entry.where for own, entry in pack.actions.items() if full_id(pack, own) == name)
