"""Climbing: stages that nobody can reach, and stages that are reached without the one below."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from maturity_advisor.authoring.linting.evidence import Finding
from maturity_advisor.authoring.linting.spots import where_of
from maturity_advisor.authoring.linting.worlds import Stated, Worlds, place_of
from maturity_advisor.authoring.possible import truth_in
from maturity_advisor.documents import Path
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    BoundCriterion,
    Definition,
    Gated,
    RuleDefinition,
    ScopeBody,
)
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.models import Category, Stage
from maturity_advisor.organisation.known import NotApplicable, State, is_known
from maturity_advisor.reasoning.assessing import lowest_level
from maturity_advisor.reasoning.solve import FALSE, Literal
from maturity_advisor.reasoning.truth import N

UNREACHABLE, SKIPPED, UNATTAINABLE = "unreachable-stage", "skipped-stage", "unattainable"


def climbing(worlds: Worlds, packs: Collection[str]) -> Iterator[Finding]:
    """Findings about the stages of all scopes, and about what rules lead towards."""
    own = [rule for rule in worlds.base.rules if rule.pack in packs and rule.towards is not None]
    aimed_at = {rule.towards[0] for rule in own if rule.towards is not None}
    stages = [item for item in worlds.base.definitions.values() if _has_stages(item)]
    scopes = [item for item in stages if item.pack in packs or item.id in aimed_at]
    levels = {item.id: _levels(worlds, item) for item in scopes}
    none = worlds.impossible([literal for row in levels.values() for literal in row])
    for scope in scopes:
        if scope.pack in packs:
            yield from _unreachable(worlds, scope, levels[scope.id], none)
            yield from _skipped(worlds, scope)
    for rule in own:
        yield from _unattainable(worlds, rule, levels, none)


def _has_stages(definition: Definition) -> bool:
    return definition.role == "scope" and definition.domain.kind == "stage"


def _levels(worlds: Worlds, scope: Definition) -> list[Literal]:
    """For each level, where it is the one that is reached for certain."""
    found: list[list[Literal]] = [[] for _ in scope.domain.options]
    for kind in scope.per:
        for state, literal in worlds.encoding.states(place_of(kind), scope.id).items():
            if state.na is not NotApplicable.YES and is_known(state):
                found[lowest_level(state)].append(literal)
    return [worlds.circuit.any(literals) for literals in found]


def _unreachable(
    worlds: Worlds, scope: Definition, levels: Sequence[Literal], none: Collection[Literal]
) -> Iterator[Finding]:
    if levels[0] in none and all(level in none for level in levels):
        return  # nothing is rated here, which is said of each cell by its gap or by the coverage
    for level, stage in list(enumerate(scope.domain.options))[1:]:
        if levels[level] in none and not _is_gap(worlds.base, scope, stage):
            passed = any(literal not in none for literal in levels[level + 1 :])
            yield _nobody(worlds, scope, level, passed=passed)


def _nobody(worlds: Worlds, scope: Definition, level: int, *, passed: bool) -> Finding:
    stage = scope.domain.options[level]
    what = f"nobody can reach the stage '{stage}' of '{scope.id}'"
    if passed:
        what = f"nobody stands at the stage '{stage}' of '{scope.id}': whoever reaches it reaches a later one too"
    where = where_of(worlds.base, scope)
    below: Path = ("stages", stage) if where.holds("stages") and scope.domain.kind == "stage" else ()
    exactly = {_levels(worlds, scope)[level]: f"'{scope.id}' at '{stage}', and no further"}
    wanted = exactly if passed else _reasons(worlds, scope, level)
    remedy = "Correct what leads there, or say with 'gap:' that nothing is known of it"
    return Finding(Problem(what, remedy, where.place(below), UNREACHABLE), worlds.proof(wanted, [scope.id]))


def _reasons(worlds: Worlds, scope: Definition, level: int) -> dict[Literal, str]:
    """What would have to hold together for a level: the criteria of all stages up to it, or a band, or the parts."""
    method = scope.body.method if isinstance(scope.body, ScopeBody) else None
    if isinstance(method, Gated) and method.stages[level - 1]:
        return dict(_climb(worlds, scope, method, level))
    return {_levels(worlds, scope)[level]: _said(method, scope, level)}


def _climb(worlds: Worlds, scope: Definition, method: Gated, level: int) -> Iterator[tuple[Literal, str]]:
    """Each criterion on the way up must hold or not apply, and one of the stage itself must hold."""
    circuit, place = worlds.circuit, place_of(sorted(scope.per)[0])
    for stage, row in zip(scope.domain.options[1 : level + 1], method.stages[:level], strict=True):
        truths = worlds.encoding.truths((criterion.when for criterion in row), place)
        for number, rails in enumerate(truths, 1):
            yield circuit.any((rails.true, rails.na)), f"criterion {number} of '{stage}'"
        if not row and stage != scope.domain.options[1]:
            yield FALSE, f"'{stage}' has no criteria"
        elif stage == scope.domain.options[level] and len(row) > 1:
            yield circuit.any(rails.true for rails in truths), f"a criterion of '{stage}' that applies"
        elif stage == scope.domain.options[level]:
            yield truths[0].true, f"criterion 1 of '{stage}'"


def _said(method: object, scope: Definition, level: int) -> str:
    stage = scope.domain.options[level]
    match method:
        case Gated():
            return f"'{stage}' has no criteria"
        case Banded(score=score, bands=bands):
            least = next((limit for number, limit in bands if number == level), None)
            return f"'{score}' in the band of '{stage}'" + (f", from {least}" if least is not None else "")
        case Aggregated(combine=combine, members=members):
            return f"'{stage}' as the {combine} of {', '.join(members)}"
    return f"'{scope.id}' at '{stage}'"


def _is_gap(base: KnowledgeBase, scope: Definition, stage: str) -> bool:
    """Whether the author says that nothing is known of a stage here, or of a stage below; for a whole, of each part."""
    body = scope.body
    assert isinstance(body, ScopeBody)
    if isinstance(body.method, Aggregated):
        members = [base.definitions[name] for name in body.method.members]
        return any(stage in member.domain.options and _is_gap(base, member, stage) for member in members)
    model = base.models[body.model].written
    dimension = next((item for item in model.dimensions if item.id == body.dimension), None)
    category = next((item for item in (dimension.categories if dimension else ()) if item.id == body.category), None)
    if dimension is None or category is None:
        return False
    stages = model.stages_of(dimension)
    upto = [item.id for item in stages].index(stage) + 1
    return any(_has_gap(category, item) for item in stages[:upto])


def _has_gap(category: Category, stage: Stage) -> bool:
    cell = category.stages.get(stage.id)
    return bool(cell.gap) if cell is not None else bool(stage.gap)


def _skipped(worlds: Worlds, scope: Definition) -> Iterator[Finding]:
    """A stage all of whose criteria are moot, while a later one is met."""
    method = scope.body.method if isinstance(scope.body, ScopeBody) else None
    if not isinstance(method, Gated):
        return
    for level, row in list(enumerate(method.stages, 1))[:-1]:
        found = (_passed_over(worlds, scope, level, row, place_of(kind)) for kind in sorted(scope.per) if row)
        yield from list(filter(None, found))[:1]


def _passed_over(
    worlds: Worlds, scope: Definition, level: int, row: Sequence[BoundCriterion], place: str
) -> Finding | None:
    conditions = [criterion.when for criterion in row]
    na = [worlds.encoding.truth(condition, place).na for condition in conditions]
    states = worlds.encoding.states(place, scope.id).items()
    above = worlds.circuit.any(literal for state, literal in states if _reaches(state, level + 1))
    wanted = [*na, above, worlds.settled(moot_only=True)]
    if worlds.possible(wanted) is None:
        return None
    derive = worlds.reading([scope.id])

    def shows(stated: Stated) -> bool:
        derived = derive(stated)
        mute = all(truth_in(derived, place, condition) is N for condition in conditions)
        return mute and _reaches(derived.state(place, scope.id), level + 1)

    stated = worlds.example(wanted, [scope.id], shows)
    if stated is None:
        return None
    stage, above_it = scope.domain.options[level : level + 2]
    case = worlds.case(stated, derive, f"'{scope.id}' stands above '{stage}', of which nothing is asked then")
    what = f"'{above_it}' of '{scope.id}' can be reached without '{stage}'"
    where = where_of(worlds.base, scope) / "stages" / stage
    return Finding(Problem(what, "Give the stage a criterion that is always asked for", where.place(), SKIPPED), case)


def _reaches(state: State, level: int) -> bool:
    return state.na is NotApplicable.NO and lowest_level(state) >= level


def _unattainable(
    worlds: Worlds, rule: RuleDefinition, levels: dict[str, list[Literal]], none: Collection[Literal]
) -> Iterator[Finding]:
    """A rule that leads towards a stage which its scope, put together from others, never gets."""
    assert rule.towards is not None
    name, stage = rule.towards
    scope = worlds.base.definitions[name]
    level = scope.domain.options.index(stage)
    if all(item in none for item in levels[name][level:]) and not _is_gap(worlds.base, scope, stage):
        what = f"the rule '{rule.id}' leads towards '{stage}' of '{name}', which nobody can reach"
        where: Where = worlds.base.packs[rule.pack].rules[rule.written.id].where / "recommend" / "towards" / name
        wanted = {worlds.circuit.any(levels[name][level:]): f"'{name}' at '{stage}' or above"}
        remedy = "Lead towards a stage that can be reached, or mend the model"
        yield Finding(Problem(what, remedy, where.place(), UNATTAINABLE), worlds.proof(wanted, [name]))
