"""Placing: where each place stands in each model, with what is open, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maturity_advisor.knowledge.definitions import Definition, ModelDefinition, ScopeBody
from maturity_advisor.knowledge.domains import NOT_YET
from maturity_advisor.organisation.known import NotApplicable, Numeric, State
from maturity_advisor.reasoning.assessing import aggregated, highest_level, lowest_level

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Data = dict[str, Any]


def assessments(advice: Advice) -> list[Data]:
    """Where each place stands in each model."""
    found = []
    for model in sorted(advice.base.models.values(), key=lambda item: item.id):
        for place in advice.derived.places:
            scopes = [
                advice.base.definitions[name]
                for name in model.scopes
                if place.kind in advice.base.definitions[name].per
            ]
            if scopes:
                found.append(_assessment(advice, model, place.id, scopes))
    return found


def _assessment(advice: Advice, model: ModelDefinition, place: str, scopes: list[Definition]) -> Data:
    speaker, written = advice.speaker, model.written
    return {
        "model": model.id,
        "edition": written.edition,
        "title": speaker.text(written.title, model.pack),
        "kind": written.kind,
        "use": written.use,
        "rates": written.rates,
        "place": place,
        "note": speaker.text(written.note, model.pack),
        "remark": _remark(advice, model, place, scopes),
        "criteria": criteria_by_origin(model),
        "scopes": [_scope(advice, scope, place) for scope in scopes],
    }


def criteria_by_origin(model: ModelDefinition) -> Data:
    """How many of a model's criteria are published, unverified, or our interpretation."""
    counts = {"published": 0, "unverified": 0, "interpretation": 0}
    for dimension in model.written.dimensions:
        for category in dimension.categories:
            rows = [category.criteria, *(cell.criteria for cell in category.stages.values())]
            for criterion in (item for row in rows for item in row):
                counts[criterion.origin] += 1
    return counts


def _remark(advice: Advice, model: ModelDefinition, place: str, scopes: list[Definition]) -> Data:
    """The model's remark beside the headline: its categories summed up in another way."""
    how = model.written.assess.remark
    categories = [scope for scope in scopes if isinstance(scope.body, ScopeBody) and scope.body.level == "category"]
    if how == "none" or model.written.kind != "ladder" or not categories:
        return {}
    state = aggregated(how, [advice.derived.state(place, scope.id) for scope in categories])
    return {"combine": how, **_levels(advice, categories[0], state)}


def _levels(advice: Advice, definition: Definition, state: State) -> Data:
    if state.na is NotApplicable.YES:
        return {"applies": False}
    names = definition.domain.options
    low, high = names[lowest_level(state)], names[highest_level(state)]
    speaker = advice.speaker
    return {
        "applies": True,
        "certain": low == high and state.na is NotApplicable.NO,
        "lowest": {"id": low, "title": speaker.stage(definition, low), "level": lowest_level(state)},
        "highest": {"id": high, "title": speaker.stage(definition, high), "level": highest_level(state)},
        "levels": len(names) - (1 if NOT_YET in names else 0),
    }


def _scope(advice: Advice, definition: Definition, place: str) -> Data:
    body = definition.body
    assert isinstance(body, ScopeBody)
    state = advice.derived.state(place, definition.id)
    data: Data = {
        "id": definition.id,
        "level": body.level,
        "title": advice.speaker.scope_title(definition.id),
        "says": advice.speaker.fact(place, definition.id),
        "parent": body.parent or "",
    }
    if definition.domain.kind == "stage":
        data |= _levels(advice, definition, state) | _target(advice, definition, place)
    elif definition.domain.kind == "boolean":
        data |= {"applies": state.na is not NotApplicable.YES, "holds": _holds(state)}
    else:
        values = [str(value) for index, value in enumerate(definition.domain.options) if _possible(state, index)]
        data |= {
            "applies": True,
            "types": [{"id": item, "title": advice.speaker.stage(definition, item)} for item in values],
        }
    profile = advice.derived.profiles.get((place, definition.id))
    if profile is not None:
        data["profile"] = {
            "towards": profile.towards or "",
            "towards_title": advice.speaker.stage(definition, profile.towards) if profile.towards else "",
            "met": profile.met,
            "open": profile.open,
            "missed": profile.missed,
            "total": profile.total,
        }
    return data


def _possible(state: State, index: int) -> bool:
    return bool(getattr(state, "mask", 0) >> index & 1)


def _holds(state: State) -> str:
    mask = getattr(state, "mask", 0)
    return {0b10: "yes", 0b01: "no"}.get(mask, "open" if mask else "not_applicable")


def _target(advice: Advice, definition: Definition, place: str) -> Data:
    target = advice.derived.state(place, f"target.{definition.id}")
    if target.na is NotApplicable.YES:
        return {}
    stage = definition.domain.options[lowest_level(target)]
    gap = advice.derived.state(place, f"gap.{definition.id}")
    data: Data = {
        "target": {"id": stage, "title": advice.speaker.stage(definition, stage), "level": lowest_level(target)}
    }
    if isinstance(gap, Numeric) and gap.low is not None and gap.high is not None:
        data["gap"] = {"lowest": int(gap.low), "highest": int(gap.high)}
    return data
