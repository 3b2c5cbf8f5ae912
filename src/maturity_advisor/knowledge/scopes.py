"""Scopes: what a model rates (categories, dimensions, the whole), how, and on which values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.definitions import Level
from maturity_advisor.knowledge.domains import BOOLEAN, NO_TYPE_FITS, NOT_YET, Domain
from maturity_advisor.knowledge.models import Aggregate, Bands, Category, Dimension, Model, Stage


@dataclass(frozen=True, slots=True)
class Scope:
    """One rated thing: its fact's id and domain, and what it is made of.

    `above` runs from the scope itself to its model; `members` are the scopes it sums up; `bands_path` is where its
    `bands` are written.
    """

    id: str
    level: Level
    domain: Domain
    path: Path
    above: tuple[str, ...]
    members: tuple[str, ...] = ()
    dimension: Dimension | None = None
    category: Category | None = None
    bands: Bands | None = None
    bands_path: Path = ()
    combine: str = ""


def stage_domain(stages: tuple[Stage, ...]) -> Domain:
    """The levels of a ladder or an axis, from not yet to the last stage."""
    names = (NOT_YET, *(stage.id for stage in stages))
    return Domain("stage", names)


def scope_domain(model: Model, dimension: Dimension | None) -> Domain:
    """What the facts of a model's scopes can be."""
    if model.kind == "checklist":
        return BOOLEAN
    if model.kind == "typology":
        return Domain("choice", (*(stage.id for stage in model.stages), NO_TYPE_FITS))
    return stage_domain(model.stages_of(dimension) if dimension else model.stages)


def scopes_of(model: Model) -> Iterator[Scope]:
    """All scopes of a model that have a fact: the whole first, then each dimension and its categories."""
    if model.kind == "typology":
        yield from _typology(model)
        return
    yield from _whole(model)
    for index, dimension in enumerate(model.dimensions):
        path: Path = ("dimensions", index)
        only = _only_category(dimension)
        if only is None and _has_fact(model, "dimension"):
            yield _dimension(model, dimension, path)
        for number, category in enumerate(dimension.categories):
            yield _category(model, dimension, category, (*path, "categories", number), merged=only is not None)


def _typology(model: Model) -> Iterator[Scope]:
    """The type is a fact under the names of the model, its one dimension and its one category alike."""
    for dimension in model.dimensions[:1]:
        for category in dimension.categories[:1]:
            domain = scope_domain(model, dimension)
            names = [model.id, f"{model.id}.{dimension.id}", f"{model.id}.{category.id}"]
            yield Scope(names[0], "model", domain, (), (model.id,), (names[2],))
            if dimension.id != category.id:
                yield Scope(names[1], "dimension", domain, ("dimensions", 0), (), (names[2],), dimension)
            path: Path = ("dimensions", 0, "categories", 0)
            yield Scope(names[2], "category", domain, path, (), (), dimension, category)


def _only_category(dimension: Dimension) -> Category | None:
    categories = dimension.categories
    return categories[0] if len(categories) == 1 and categories[0].id == dimension.id else None


def _has_fact(model: Model, level: str) -> bool:
    if model.kind == "checklist":
        return True
    how = model.assess.dimension if level == "dimension" else model.assess.model
    return how != "none" and not (level == "model" and model.kind == "axes")


def category_ids(model: Model, dimension: Dimension) -> tuple[str, ...]:
    """Ids of a dimension's category scopes."""
    return tuple(f"{model.id}.{category.id}" for category in dimension.categories)


def _whole(model: Model) -> Iterator[Scope]:
    if not _has_fact(model, "model"):
        return
    members: list[str] = []
    for dimension in model.dimensions:
        summed = _has_fact(model, "dimension") or _only_category(dimension) is not None
        members += [f"{model.id}.{dimension.id}"] if summed else category_ids(model, dimension)
    how = model.assess.model
    scope = Scope(model.id, "model", scope_domain(model, None), (), (model.id,), tuple(members))
    yield _assessed(scope, how, ("assess", "model"))


def _assessed(scope: Scope, how: Aggregate | Bands, path: Path) -> Scope:
    """The scope with the way it is assessed, which is said at `path`."""
    if isinstance(how, Bands):
        return replace(scope, bands=how, bands_path=path)
    return replace(scope, combine=how)


def _dimension(model: Model, dimension: Dimension, path: Path) -> Scope:
    name = f"{model.id}.{dimension.id}"
    domain, members = scope_domain(model, dimension), category_ids(model, dimension)
    scope = Scope(name, "dimension", domain, path, (name, model.id), members, dimension)
    return _assessed(scope, model.assess.dimension, ("assess", "dimension"))


def _category(model: Model, dimension: Dimension, category: Category, path: Path, *, merged: bool) -> Scope:
    name = f"{model.id}.{category.id}"
    above = (name, model.id) if merged else (name, f"{model.id}.{dimension.id}", model.id)
    scope = Scope(name, "category", scope_domain(model, dimension), path, above, (), dimension, category)
    if isinstance(category.assess, Bands):
        return _assessed(scope, category.assess, (*path, "assess"))
    if category.assess is None and isinstance(model.assess.category, Bands):
        return _assessed(scope, model.assess.category, ("assess", "category"))
    return scope
