"""Describing: who is advised, what was answered, where it stands, and on which packs and settings this rests."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from maturity_advisor.advice.priority import Formula, Part, Product, Remaining, Weighted
from maturity_advisor.advice.tracing import Tracer, answer_data
from maturity_advisor.documents import digest
from maturity_advisor.knowledge.definitions import Definition, ModelDefinition, ScopeBody
from maturity_advisor.knowledge.domains import NOT_YET
from maturity_advisor.organisation.known import NotApplicable, Numeric, State
from maturity_advisor.reasoning.assessing import aggregated, highest_level, lowest_level

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Data = dict[str, Any]


def organisation(advice: Advice) -> Data:
    """The organisation's head, with its wishes in words."""
    found = advice.situation.organisation
    data = dict(advice.source["organisation"])
    data["as_of"] = advice.situation.as_of.isoformat() if advice.situation.as_of else ""
    data["wishes"] = [{"outcome": wish, "title": outcome_title(advice, wish)} for wish in found.wishes]
    data["constraints"] = advice.source.get("constraints", {})
    return data


def outcome_title(advice: Advice, outcome: str) -> str:
    """An outcome in the reader's words."""
    found = advice.base.outcomes[outcome]
    return advice.speaker.text(found.title, outcome.partition("/")[0] if "/" in outcome else _shared(advice))


def _shared(advice: Advice) -> str:
    return next((pack.id for pack in advice.base.packs.values() if pack.header.shared), next(iter(advice.base.packs)))


def answers(advice: Advice) -> list[Data]:
    """Every stored answer with its question and what it says; an answer behind a closed question is not used."""
    speaker = advice.speaker
    return [
        {
            "fact": name,
            "place": place,
            "question": speaker.name_of(advice.base.definitions[name]),
            "says": speaker.fact(place, name),
            "used": (place, name) not in advice.derived.moot,
            **answer_data(answer, advice.base.definitions[name]),
        }
        for (place, name), answer in sorted(advice.situation.answers.items())
    ]


def units(advice: Advice) -> list[Data]:
    """The units looked at on their own."""
    return [
        {
            "id": unit.id,
            "kind": unit.kind,
            "title": unit.title,
            "since": unit.since.isoformat() if unit.since else "",
        }
        for unit in sorted(advice.situation.organisation.units, key=lambda unit: unit.id)
    ]


def targets(advice: Advice) -> list[Data]:
    """The stages the organisation wants to reach."""
    found = []
    for (place, scope), dated in sorted(advice.situation.targets.items()):
        definition = advice.base.definitions[scope]
        for item in dated:
            found.append(
                {
                    "scope": scope,
                    "place": place,
                    "title": advice.speaker.scope_title(scope),
                    "stage": item.stage,
                    "stage_title": advice.speaker.stage(definition, item.stage),
                    "by": item.by.isoformat() if item.by.year < 9999 else "",
                }
            )
    return found


def settings(advice: Advice) -> Data:
    """What was asked for, and how recommendations were weighed."""
    chosen = advice.settings
    title = advice.scheme.title
    return {
        "language": chosen.language,
        "for": chosen.audience,
        "date": chosen.date,
        "models": list(chosen.models),
        "without": list(chosen.without),
        "priority": {
            "id": advice.scheme.id,
            "title": title.get(chosen.language) or title.get("en", advice.scheme.id),
            "formula": formula_data(advice.scheme.formula),
        },
    }


def formula_data(formula: Formula) -> Data:
    """A priority formula as data."""
    match formula:
        case Part(name):
            return {"part": name}
        case Remaining(inner):
            return {"remaining": formula_data(inner)}
        case Weighted(terms):
            return {"weighted": [{"weight": str(weight), "of": formula_data(inner)} for weight, inner in terms]}
        case Product(factors):
            return {"product": [formula_data(factor) for factor in factors]}


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


def derived(advice: Advice, tracer: Tracer) -> list[Data]:
    """Every derived fact that says something, with what it rests on; targets and gaps stand with the assessments."""
    found = []
    for (place, name), state in sorted(advice.derived.states.items()):
        definition = advice.base.definitions[name]
        if definition.role in ("asked", "target", "gap") or state.na is NotApplicable.YES:
            continue
        if definition.role == "conclusion" and not getattr(state, "mask", 0) & 0b10:
            continue
        found.append(tracer.derived(definition, place))
    return found


def notices(advice: Advice) -> list[Data]:
    """What the reader should know: faults of plugins, inert references, unused answers, missing languages."""
    speaker = advice.speaker
    found = [_notice(problem.message, problem.remedy, problem.code) for problem in advice.failures]
    found += [_notice(problem.message, problem.remedy, problem.code) for problem in advice.notices]
    for place, name in sorted(advice.derived.moot):
        if (place, name) in advice.situation.answers:
            what = speaker.name_of(advice.base.definitions[name])
            found.append(_notice(speaker.sentence("moot", what=what), "", "moot"))
    for pack in sorted(speaker.missing):
        found.append(_notice(speaker.sentence("missing-language", pack=pack), "", "language"))
    return found


def _notice(message: str, remedy: str, code: str) -> Data:
    return {"message": message, "remedy": remedy, "code": code}


def provenance(advice: Advice) -> Data:
    """On which packs and on which input the advice rests."""
    packs = [
        {
            "id": pack.id,
            "edition": pack.edition,
            "version": pack.header.version,
            "licence": pack.header.licence,
            "digest": pack.digest,
            "plugin": advice.origins.get(pack.id, ""),
        }
        for pack in sorted(advice.base.packs.values(), key=lambda pack: pack.id)
    ]
    return {"packs": packs, "input": digest(advice.given), "shelved": list(advice.base.shelved)}


def environment(advice: Advice) -> Data:
    """What ran."""
    return {
        "program": advice.environment.program,
        "engine": advice.environment.engine,
        "python": advice.environment.python,
    }


def exact(value: Fraction) -> Data:
    """An exact number, and a decimal to read."""
    return {"exact": str(value), "decimal": f"{float(value):.4f}"}
