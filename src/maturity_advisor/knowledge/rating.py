"""Rating: how each scope of a model gets its stage, from criteria, a score, or its members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from maturity_advisor.knowledge.binding import Binder
from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    BoundCriterion,
    Definition,
    Gated,
    Listed,
    ListedMembers,
    Method,
    Same,
    ScopeBody,
    Typed,
)
from maturity_advisor.knowledge.domains import NO_TYPE_FITS, NOT_YET
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.models import Bands, Category, Criterion, Model
from maturity_advisor.knowledge.scopes import Scope


@dataclass(frozen=True, slots=True)
class Rating:
    """Types the criteria of scopes, and finds the scores whose bands they are."""

    binder: Binder
    findings: Findings

    def body(self, definition: Definition, model: Model, where: Where) -> ScopeBody:
        """How a scope is rated."""
        scope: Scope = definition.written
        dimension = scope.dimension.id if scope.dimension else None
        category = scope.category.id if scope.category else None
        parent = scope.above[1] if len(scope.above) > 1 else None
        return ScopeBody(
            model.id, scope.level, self._method(definition, scope, model, where), parent, dimension, category
        )

    def _method(self, definition: Definition, scope: Scope, model: Model, where: Where) -> Method:
        if scope.category is not None and model.kind == "checklist":
            return Listed(self._criteria(scope.category.criteria, definition, where / "criteria"))
        if scope.category is not None:
            rows = self._rows(definition, scope.category, where)
            if scope.bands is not None:
                return self._bands(definition, scope.bands, Where(where.document, scope.bands_path)) or Gated(rows)
            return Typed(rows) if model.kind == "typology" else Gated(rows)
        if scope.bands is not None:
            return self._bands(definition, scope.bands, Where(where.document, scope.bands_path)) or Gated(())
        if model.kind == "typology":
            return Same(scope.members[0])
        return ListedMembers(scope.members) if model.kind == "checklist" else Aggregated(scope.combine, scope.members)

    def _rows(self, definition: Definition, category: Category, where: Where) -> tuple[tuple[BoundCriterion, ...], ...]:
        """The criteria of each stage, lowest first; of each type in a typology."""
        names = stages_in(definition)
        for name in category.stages:
            if name not in names:
                self.findings.unknown(where, "stage", name, names, ("stages", name), at_key=True)
        cells = [category.stages.get(name) for name in names]
        places = [where / "stages" / name / "criteria" for name in names]
        return tuple(
            self._criteria(cell.criteria if cell else (), definition, place)
            for cell, place in zip(cells, places, strict=True)
        )

    def _criteria(
        self, criteria: Iterable[Criterion], definition: Definition, where: Where
    ) -> tuple[BoundCriterion, ...]:
        found = []
        for index, criterion in enumerate(criteria):
            place = where / index
            condition = self.binder.bind(
                criterion.when, place / "when" if place.holds("when") else place, definition.per
            )
            found += [BoundCriterion(condition, criterion)] if condition is not None else []
        return tuple(found)

    def _bands(self, definition: Definition, bands: Bands, where: Where) -> Banded | None:
        """The bands of a score; None if its pack is not loaded, which leaves the scope without criteria."""
        score = self.binder.fact(bands.bands_of, where, ("bands_of",), definition.per)
        if score is not None and score.domain.kind not in ("integer", "number"):
            self.findings.problem(where, f"'{score.id}' is no number", "Name a score", "bands", ("bands_of",))
        stages = stages_in(definition)
        levels: list[tuple[int, Fraction | None]] = []
        for index, band in enumerate(bands.bands):
            if band.stage in stages:
                levels.append((stages.index(band.stage) + 1, band.at_least))
            else:
                self.findings.unknown(where, "stage", band.stage, stages, ("bands", index, "stage"))
        if not levels:
            self.findings.problem(where, "there are no bands", "Write one for each stage", "bands", ("bands",))
        if not _rising(levels):
            remedy = "Write them from low to high; only the first may go without 'at_least'"
            self.findings.problem(where, "the bands do not rise with their stages", remedy, "bands", ("bands",))
        return Banded(score.id, tuple(levels)) if score is not None else None


def stages_in(definition: Definition) -> tuple[str, ...]:
    """The stages or types of a scope, without what stands for none of them."""
    return tuple(name for name in definition.domain.options if name not in (NOT_YET, NO_TYPE_FITS))


def _rising(bands: list[tuple[int, Fraction | None]]) -> bool:
    return all(
        lower < upper and high is not None and (low is None or low < high)
        for (lower, low), (upper, high) in pairwise(bands)
    )
