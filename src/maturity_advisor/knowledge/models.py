"""Maturity models: stages, dimensions, categories, and how they are assessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from maturity_advisor.knowledge.allowing import Allowing
from maturity_advisor.knowledge.facts import AdviceField
from maturity_advisor.knowledge.parsing import ConditionField
from maturity_advisor.knowledge.shapes import Exact, Id, Name, Origin, Place, Several, Use, Written
from maturity_advisor.knowledge.text import TextField

Kind = Literal["ladder", "axes", "checklist", "typology"]
Aggregate = Literal["lowest", "median", "mean", "balanced", "none"]
CRITERION_KEYS = frozenset({"when", "text", "origin", "source", "advice", "allow"})


class Stage(Allowing):
    """One step of a model, or one type of a typology."""

    id: Id
    title: TextField
    description: TextField | None = None
    drivers: tuple[TextField, ...] = ()
    inhibitors: tuple[TextField, ...] = ()
    origin: Origin = "published"
    gap: TextField | None = None


class Criterion(Allowing):
    """One condition of a stage, with where it comes from; by default it is our interpretation."""

    when: ConditionField
    text: TextField | None = None
    origin: Origin = "interpretation"
    source: Name | None = None
    advice: AdviceField | None = None


def _criteria(raw: Any) -> Any:
    """A condition alone is a criterion; whoever says more of one says the condition under `when`."""
    if not isinstance(raw, list | tuple):
        return raw
    return [item if isinstance(item, Mapping) and item.keys() & CRITERION_KEYS else {"when": item} for item in raw]


Criteria = Annotated[tuple[Criterion, ...], BeforeValidator(_criteria)]


class Cell(Allowing):
    """What one stage means for one category."""

    description: TextField | None = None
    origin: Origin = "interpretation"
    source: Name | None = None
    criteria: Criteria = ()
    gap: TextField | None = None


class Band(Written):
    """A stage and the least score that reaches it."""

    stage: Name
    at_least: Exact | None = None


class Bands(Written):
    """An assessment read off a score."""

    bands_of: Name
    bands: tuple[Band, ...]


class Assess(Written):
    """How a model's categories, dimensions and the whole are assessed."""

    category: Literal["gated"] | Bands = "gated"
    dimension: Aggregate | Bands = "lowest"
    model: Aggregate | Bands = "lowest"
    remark: Aggregate = "none"


class Category(Allowing):
    """The smallest thing a model rates; a checklist's has criteria, others have cells by stage."""

    id: Id
    title: TextField | None = None
    description: TextField | None = None
    question: TextField | None = None
    origin: Origin = "published"
    source: Name | None = None
    stages: dict[str, Cell] = {}
    criteria: Criteria = ()
    assess: Literal["gated"] | Bands | None = None


class Dimension(Allowing):
    """A group of categories; an axis has stages of its own."""

    id: Id
    title: TextField | None = None
    description: TextField | None = None
    origin: Origin = "published"
    source: Name | None = None
    stages: tuple[Stage, ...] = ()
    categories: tuple[Category, ...]


class ModelParts(Allowing):
    """The keys of a model, as they stand at the top level of its file."""

    edition: Name | None = None
    title: TextField | None = None
    description: TextField | None = None
    kind: Kind = "ladder"
    use: Use = "both"
    rates: Literal["relations", "organising", "both"] = "both"
    per: Several[Place] = ("organisation",)
    authors: tuple[Name, ...] = ()
    cite: TextField | None = None
    rights: TextField | None = None
    note: TextField | None = None
    questions: tuple[TextField, ...] = ()
    stages: tuple[Stage, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    assess: Assess = Assess()


class Model(ModelParts):
    """A maturity model in one edition."""

    id: Id
    edition: Name
    title: TextField
    dimensions: tuple[Dimension, ...]

    def stages_of(self, dimension: Dimension) -> tuple[Stage, ...]:
        """The stages a dimension is rated on: its own on an axis, else the model's."""
        return dimension.stages or self.stages
