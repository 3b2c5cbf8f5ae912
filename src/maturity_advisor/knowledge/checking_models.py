"""Checks of one model by itself: its stages, dimensions and categories against its kind."""

from __future__ import annotations

from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.ids import look_alikes
from maturity_advisor.knowledge.models import Bands, Category, Dimension, Model, Stage

RESERVED_STAGES = frozenset({"not_yet", "none", "unknown"})
STAGED = ("ladder", "typology")


def check_model(pack: str, model: Model, where: Where, findings: Findings) -> None:
    """Refuse a model whose parts do not fit its kind."""
    if model.id != pack:
        message = f"the model '{model.id}' is in the pack '{pack}'"
        remedy = f"Call the model '{pack}', or the pack '{model.id}'"
        findings.problem(where, message, remedy, "model-id", ("model",))
    if model.kind in STAGED and not model.stages:
        findings.problem(where, f"a {model.kind} needs 'stages'", "List them, lowest first", "stages", ("model",))
    if model.kind not in STAGED and model.stages:
        remedy = "Move them to the axes" if model.kind == "axes" else "Remove them, or make it a ladder"
        message = f"a model of kind {model.kind} has no stages of its own"
        findings.problem(where, message, remedy, "stages", ("stages",))
    if model.kind == "typology" and (len(model.dimensions) != 1 or len(model.dimensions[0].categories) != 1):
        message = "a typology has one dimension with one category"
        findings.problem(where, message, "Put the criteria of all types there", "typology", ("dimensions",))
    _check_bands(model, where, findings)
    _check_stage_ids(model.stages, where / "stages", findings)
    for index, dimension in enumerate(model.dimensions):
        _check_dimension(model, dimension, where / "dimensions" / index, findings)


def _check_bands(model: Model, where: Where, findings: Findings) -> None:
    if model.kind in ("ladder", "axes"):
        return
    for key in ("category", "dimension", "model"):
        if isinstance(getattr(model.assess, key), Bands):
            message = f"a {model.kind} is assessed by its criteria, not by a score"
            remedy = "Remove the bands, or make it a ladder"
            findings.problem(where, message, remedy, "bands", ("assess", key), at_key=True)


def _check_dimension(model: Model, dimension: Dimension, where: Where, findings: Findings) -> None:
    if model.kind == "axes" and not dimension.stages:
        message = f"the axis '{dimension.id}' has no stages"
        findings.problem(where, message, "List its own 'stages', lowest first", "stages")
    if model.kind != "axes" and dimension.stages:
        message = f"a dimension of a {model.kind} has no stages of its own"
        findings.problem(where, message, "Write them at the model, or say 'kind: axes'", "stages", ("stages",))
    _check_stage_ids(dimension.stages, where / "stages", findings)
    if not dimension.categories:
        message = f"the dimension '{dimension.id}' has no categories"
        findings.problem(where, message, "Add one, with the dimension's id if it is the only one", "missing")
    for index, category in enumerate(dimension.categories):
        _check_category(model, category, where / "categories" / index, findings)


def _check_category(model: Model, category: Category, where: Where, findings: Findings) -> None:
    if model.kind == "checklist" and category.stages:
        message = "a category of a checklist has 'criteria', no stages"
        findings.problem(where, message, "Write its criteria there", "stages", ("stages",))
    if model.kind != "checklist" and category.criteria:
        remedy = "Write them under the stage they belong to"
        findings.problem(where, "these criteria belong to no stage", remedy, "criteria", ("criteria",))
    if model.kind not in ("ladder", "axes") and isinstance(category.assess, Bands):
        message = f"a {model.kind} is assessed by its criteria, not by a score"
        findings.problem(where, message, "Remove the bands, or make it a ladder", "bands", ("assess",))
    how = category.assess or model.assess.category
    criteria = [name for name, cell in category.stages.items() if cell.criteria]
    if isinstance(how, Bands) and model.kind in ("ladder", "axes") and criteria:
        message = f"'{category.id}' is assessed by a score, so its criteria have no effect"
        remedy = "Remove them, or say 'assess: gated' here"
        findings.problem(where, message, remedy, "bands", ("stages", criteria[0], "criteria"))


def _check_stage_ids(stages: tuple[Stage, ...], where: Where, findings: Findings) -> None:
    names = [stage.id for stage in stages]
    for index, name in enumerate(names):
        if name in RESERVED_STAGES:
            message = f"'{name}' means something else for stages"
            findings.problem(where, message, "Choose another id", "id", (index, "id"))
        if name in names[:index]:
            findings.problem(where, f"the stage '{name}' is there twice", "Rename one", "duplicate-id", (index, "id"))
    for name, other in look_alikes(names):
        message = f"'{name}' looks like '{other}'"
        findings.problem(where, message, "Rename one of them", "look-alike", (names.index(name), "id"))
