"""Attainable: whether a model's own way of adding up can ever give the stage that is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_advisor.documents import Document, Path
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Aggregated, Same, ScopeBody
from maturity_advisor.organisation.known import levels
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.assessing import aggregated, highest_level


def unattainable(base: KnowledgeBase, situation: Situation, document: Document) -> Iterator[Problem]:
    """Targets that stay out of reach when every part of their scope stands at its own target."""
    for place, scope in sorted(situation.targets):
        wanted = _target(base, situation, place, scope)
        best = _best(base, situation, place, scope)
        if wanted is not None and best < wanted:
            options = base.definitions[scope].domain.options
            what = (
                f"the target '{options[wanted]}' of '{scope}' cannot be reached while its parts stop at their targets"
            )
            remedy = f"With these, '{options[best]}' is the most; raise them, or lower this one"
            yield Problem(what, remedy, document.place(_path(situation, place, scope, document)), "unattainable")


def _target(base: KnowledgeBase, situation: Situation, place: str, scope: str) -> int | None:
    """The level of the last target set for a scope itself."""
    dated = situation.targets.get((place, scope))
    return base.definitions[scope].domain.options.index(dated[-1].stage) if dated else None


def _best(base: KnowledgeBase, situation: Situation, place: str, scope: str) -> int:
    """The highest level a scope gets if its parts reach their targets, and those without one the top."""
    definition = base.definitions[scope]
    top = len(definition.domain.options) - 1
    if not isinstance(definition.body, ScopeBody):
        return top
    match definition.body.method:
        case Aggregated(combine, members):
            states = [levels(level, level) for level in (_reach(base, situation, place, name) for name in members)]
            return highest_level(aggregated(combine, states))
        case Same(member):
            return _reach(base, situation, place, member)
    return top


def _reach(base: KnowledgeBase, situation: Situation, place: str, scope: str) -> int:
    own = _target(base, situation, place, scope)
    return own if own is not None else _best(base, situation, place, scope)


def _path(situation: Situation, place: str, scope: str, document: Document) -> Path:
    if not place:
        return ("targets", scope)
    units = [unit["id"] for unit in document.data["units"]]
    return ("units", units.index(place), "targets", scope)
