"""Steps: which rules lead to each step of each category, and where a model's author marked a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import facts_in
from maturity_advisor.knowledge.definitions import ModelDefinition, RuleDefinition, ScopeBody
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.models import Category, Criterion, Dimension, Stage
from maturity_advisor.knowledge.ordering import rule_reads
from maturity_advisor.knowledge.text import Text

Standing: TypeAlias = Literal["led to", "start", "type", "marked gap", "hole"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a category (of a checklist: all of it), the rules that lead there, and how it stands.

    Everybody stands at a start, so that nothing leads there; a type is a form among others, nobody's next step.
    """

    scope: str
    stage: str
    standing: Standing
    rules: tuple[str, ...]
    gap: Text | None
    where: Where

    @property
    def name(self) -> str:
        """The step as it is written in a rule."""
        return f"{self.scope}: {self.stage}" if self.stage else self.scope

    def problem(self) -> Problem:
        """What is wrong with a hole."""
        remedy = "Write a rule 'towards' it, or say with 'gap:' why there is none"
        return Problem(f"no rule leads to {self.name}", remedy, self.where.place(), "no-rule-leads-there")


def steps_of(base: KnowledgeBase, model: ModelDefinition) -> Iterator[Step]:
    """All steps of a model."""
    entry = base.packs[model.pack].model
    assert entry is not None
    for number, dimension in enumerate(model.written.dimensions):
        for index, category in enumerate(dimension.categories):
            where = entry.where / "dimensions" / number / "categories" / index
            if model.written.kind == "checklist":
                yield _checked(base, model, category, where)
            else:
                yield from _staged(base, model, dimension, category, where)


def _checked(base: KnowledgeBase, model: ModelDefinition, category: Category, where: Where) -> Step:
    """A checklist is advised on by rules that read the category or what it checks."""
    scope = f"{model.id}.{category.id}"
    rules = _advising(base, {scope}, category.criteria)
    return Step(scope, "", "led to" if rules else "hole", rules, None, where)


def _staged(
    base: KnowledgeBase, model: ModelDefinition, dimension: Dimension, category: Category, where: Where
) -> Iterator[Step]:
    scope = f"{model.id}.{category.id}"
    for position, stage in enumerate(model.written.stages_of(dimension)):
        cell = category.stages.get(stage.id)
        gap = cell.gap if cell and cell.gap else None
        if model.written.kind == "typology":
            standing: Standing = "type"
            rules = _advising(base, {scope}, cell.criteria if cell else ())
        else:
            wanted = {(name, stage.id) for name in _above(base, scope)}
            rules = _ids(rule for rule in base.rules if rule.towards in wanted)
            standing = "led to" if rules else _without_rules(category, stage, position, gap)
        yield Step(scope, stage.id, standing, rules, gap, where / "stages" / stage.id)


def _above(base: KnowledgeBase, scope: str) -> Iterator[str]:
    """A category, its dimension and its model: what leads to a stage of the whole leads there in every part."""
    name: str | None = scope
    while name is not None and name in base.definitions:
        yield name
        body = base.definitions[name].body
        name = body.parent if isinstance(body, ScopeBody) else None


def _without_rules(category: Category, stage: Stage, position: int, gap: Text | None) -> Standing:
    cell = category.stages.get(stage.id)
    if position == 0 and not (cell and cell.criteria):
        return "start"
    return "marked gap" if gap or (cell is None and stage.gap) else "hole"


def _advising(base: KnowledgeBase, scopes: set[str], criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """The rules that advise something because of a scope or of what its criteria read."""
    read = scopes.union(*(facts_in(criterion.when) for criterion in criteria))
    return _ids(rule for rule in base.rules if rule.action and rule_reads(rule) & read)


def _ids(rules: Iterator[RuleDefinition]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)


def gaps_of(base: KnowledgeBase, model: ModelDefinition) -> Iterator[tuple[str, Text]]:
    """What a model's author marked as not known, with where it is missing."""
    written = model.written
    stages = [(model.id, stage) for stage in written.stages]
    stages += [(f"{model.id}.{dimension.id}", stage) for dimension in written.dimensions for stage in dimension.stages]
    yield from ((f"{name}: {stage.id}", stage.gap) for name, stage in stages if stage.gap)
    for dimension in written.dimensions:
        for category in dimension.categories:
            for name, cell in category.stages.items():
                if cell.gap:
                    yield f"{model.id}.{category.id}: {name}", cell.gap
