"""Definitions: every fact the packs speak of, asked or derived, with its ids resolved and its conditions typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from maturity_advisor.documents import with_late
from maturity_advisor.knowledge.conditions import Condition
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.knowledge.facts import Fact
from maturity_advisor.knowledge.models import Criterion, Model
from maturity_advisor.knowledge.rules import Action, Rule

Role: TypeAlias = Literal["asked", "conclusion", "plugin", "score", "decision", "rollup", "scope", "target", "gap"]


@dataclass(frozen=True, slots=True)
class ScoreBody:
    """How a score is combined from its members."""

    combine: str
    members: tuple[str, ...]
    weights: tuple[Fraction, ...]
    open: str


@dataclass(frozen=True, slots=True)
class DecisionBody:
    """The lines of a first-match table; `otherwise` and `unanswered` are empty or hold one value."""

    lines: tuple[tuple[Condition, Any], ...]
    otherwise: tuple[Any, ...] = ()
    unanswered: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class RollupBody:
    """What is counted over which units."""

    of: str
    combine: str
    where: Condition


@with_late("written")
@dataclass(frozen=True, slots=True)
class BoundCriterion:
    """A criterion with its condition typed, beside what its author wrote."""

    when: Condition
    written: Criterion


@dataclass(frozen=True, slots=True)
class Gated:
    """A category's criteria by stage, lowest first; None for a stage without."""

    stages: tuple[tuple[BoundCriterion, ...], ...]


@dataclass(frozen=True, slots=True)
class Banded:
    """Levels read off a score: pairs of level and the least value for it (None: always)."""

    score: str
    bands: tuple[tuple[int, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class Aggregated:
    """A scope rated by its members' levels."""

    combine: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A checklist's category: all its criteria."""

    criteria: tuple[BoundCriterion, ...]


@dataclass(frozen=True, slots=True)
class ListedMembers:
    """A checklist's dimension or whole: all its members."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A typology: the criteria of each type."""

    types: tuple[tuple[BoundCriterion, ...], ...]


@dataclass(frozen=True, slots=True)
class Same:
    """A scope that is another one under a further name."""

    member: str


Method: TypeAlias = Gated | Banded | Aggregated | Listed | ListedMembers | Typed | Same
Level: TypeAlias = Literal["category", "dimension", "model"]


@dataclass(frozen=True, slots=True)
class ScopeBody:
    """One thing a model rates: a category, a dimension, or the whole."""

    model: str
    level: Level
    method: Method
    parent: str | None = None
    dimension: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class TargetBody:
    """The scope a target or a gap is about; `scopes` runs from the scope itself to its model."""

    scope: str
    scopes: tuple[str, ...]


Body: TypeAlias = ScoreBody | DecisionBody | RollupBody | ScopeBody | TargetBody | None


@with_late("written")
@dataclass(frozen=True, slots=True)
class Definition:
    """One fact: what it can be, where it exists, and what it is derived from."""

    id: str
    role: Role
    domain: Domain
    pack: str
    per: frozenset[str] = frozenset({"organisation"})
    gate: Condition | None = None
    body: Body = None
    written: Any = None
    reads: tuple[str, ...] = ()
    pressing: bool = False
    closed_world: bool = False

    @property
    def fact(self) -> Fact | None:
        """The fact as its author wrote it, if it is one."""
        return self.written if isinstance(self.written, Fact) else None


@with_late("written")
@dataclass(frozen=True, slots=True)
class RuleDefinition:
    """A rule with its ids in full and its conditions typed; one that `judges` gives a verdict."""

    id: str
    pack: str
    written: Rule
    when: Condition
    unless: Condition | None
    per: str
    use: str
    conclude: tuple[str, ...] = ()
    action: str | None = None
    towards: tuple[str, str] | None = None
    opposes: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    judges: bool = False
    closed_world: bool = False


@with_late("written")
@dataclass(frozen=True, slots=True)
class ActionDefinition:
    """An action with its ids in full."""

    id: str
    pack: str
    written: Action
    improves: tuple[tuple[str, str], ...] = ()
    requires: tuple[str, ...] = ()
    helped_by: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@with_late("written")
@dataclass(frozen=True, slots=True)
class ModelDefinition:
    """A model and the ids of all its scopes, the whole first."""

    id: str
    pack: str
    written: Model
    scopes: tuple[str, ...] = field(default=())


def criteria_of(definition: Definition) -> tuple[tuple[BoundCriterion, ...], ...]:
    """The criteria of a scope by stage (a checklist has one row), else nothing."""
    match definition.body:
        case ScopeBody(method=Gated(stages=rows) | Typed(types=rows)):
            return rows
        case ScopeBody(method=Listed(criteria)):
            return (criteria,)
    return ()
