"""Checks of models and examples that concern more than one place at a time."""

from __future__ import annotations

from collections.abc import Iterable

from maturity_advisor.knowledge.binding import Inert
from maturity_advisor.knowledge.declaring import Declarations
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.models import Category, Criterion, Dimension, Model
from maturity_advisor.knowledge.resolving import Resolver

RESERVED_STAGES = frozenset({"not_yet", "none", "unknown"})


def check_models(packs: Iterable[Pack], declared: Declarations, resolver: Resolver, findings: Findings) -> None:
    """Refuse models whose parts do not fit their kind, and themes, sources or advice that do not exist."""
    packs = list(packs)
    themes = [name for pack in packs for name in pack.themes]
    for pack in packs:
        for entry in pack.facts.values():
            if entry.value.theme is not None and entry.value.theme not in themes:
                findings.unknown(entry.where, "theme", entry.value.theme, themes, ("theme",))
        if pack.model is not None:
            _check_model(pack, pack.model.value, pack.model.where, findings)
            _check_references(pack, pack.model.value, pack.model.where, resolver)


def _check_model(pack: Pack, model: Model, where: Where, findings: Findings) -> None:
    if model.id != pack.id:
        remedy = f"Call the model '{pack.id}', or the pack '{model.id}'"
        findings.problem(where, f"the model '{model.id}' is in the pack '{pack.id}'", remedy, "model-id", ("model",))
    if model.kind in ("ladder", "typology") and not model.stages:
        findings.problem(where, f"a {model.kind} needs 'stages'", "List them, lowest first", "stages")
    if model.kind == "checklist" and model.stages:
        findings.problem(where, "a checklist has no stages", "Remove them, or make it a ladder", "stages", ("stages",))
    if model.kind == "typology" and (len(model.dimensions) != 1 or len(model.dimensions[0].categories) != 1):
        findings.problem(where, "a typology has one category", "Put all types in one", "typology", ("dimensions",))
    _check_stage_ids([stage.id for stage in model.stages], where / "stages", findings)
    for index, dimension in enumerate(model.dimensions):
        _check_dimension(model, dimension, where / "dimensions" / index, findings)


def _check_dimension(model: Model, dimension: Dimension, where: Where, findings: Findings) -> None:
    if (model.kind == "axes") != bool(dimension.stages):
        remedy = "Give each axis its own 'stages'" if model.kind == "axes" else "Use the model's stages"
        findings.problem(
            where, f"the stages of '{dimension.id}' do not fit a model of kind {model.kind}", remedy, "stages"
        )
    _check_stage_ids([stage.id for stage in dimension.stages], where / "stages", findings)
    for index, category in enumerate(dimension.categories):
        place = where / "categories" / index
        if model.kind == "checklist" and category.stages:
            findings.problem(
                place, "a checklist's category has 'criteria', no stages", "Move them", "stages", ("stages",)
            )
        if model.kind != "checklist" and category.criteria:
            remedy = "Write them under the stage they belong to"
            findings.problem(place, "these criteria belong to no stage", remedy, "criteria", ("criteria",))


def _check_stage_ids(names: list[str], where: Where, findings: Findings) -> None:
    for index, name in enumerate(names):
        if name in RESERVED_STAGES:
            findings.problem(
                where, f"'{name}' means something else for stages", "Choose another id", "id", (index, "id")
            )
        if name in names[:index]:
            findings.problem(
                where, f"the stage '{name}' is declared twice", "Rename one", "duplicate-id", (index, "id")
            )


def _check_references(pack: Pack, model: Model, where: Where, resolver: Resolver) -> None:
    for index, dimension in enumerate(model.dimensions):
        place = where / "dimensions" / index
        _check_source(pack, dimension.source, place, resolver)
        for number, category in enumerate(dimension.categories):
            below = place / "categories" / number
            _check_source(pack, category.source, below, resolver)
            _check_criteria(pack, category.criteria, below / "criteria", resolver)
            _check_cells(pack, category, below, resolver)


def _check_cells(pack: Pack, category: Category, where: Where, resolver: Resolver) -> None:
    for name, cell in category.stages.items():
        _check_source(pack, cell.source, where / "stages" / name, resolver)
        _check_criteria(pack, cell.criteria, where / "stages" / name / "criteria", resolver)


def _check_source(pack: Pack, source: str | None, where: Where, resolver: Resolver) -> None:
    if source is not None:
        resolver.source(source, pack, where, ("source",))


def _check_criteria(pack: Pack, criteria: Iterable[Criterion], where: Where, resolver: Resolver) -> None:
    for index, criterion in enumerate(criteria):
        _check_source(pack, criterion.source, where / index, resolver)
        if criterion.advice is not None:
            resolver.action(criterion.advice, pack, where / index, ("advice",))


def check_examples(packs: Iterable[Pack], resolver: Resolver, findings: Findings) -> None:
    """Refuse examples that give derived facts, or assume asked ones."""
    for pack in packs:
        for entry in pack.rules.values():
            for index, example in enumerate(entry.value.examples):
                place = entry.where / "examples" / index
                for name in example.given:
                    _check_role(name, True, resolver, findings, place / "given" / name)
                for name in example.assume:
                    _check_role(name, False, resolver, findings, place / "assume" / name)


def _check_role(name: str, asked: bool, resolver: Resolver, findings: Findings, where: Where) -> None:
    try:
        definition = resolver.fact(name, where)
    except Inert:
        return
    if definition is None or (definition.role == "asked") == asked:
        return
    if asked:
        findings.problem(where, f"'{name}' is derived, so it cannot be given", "Put it under 'assume'", "example")
    else:
        findings.problem(where, f"'{name}' is asked, so it need not be assumed", "Put it under 'given'", "example")
