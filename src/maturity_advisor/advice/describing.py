"""Describing: who is advised, what was answered, where it stands, and on which packs and settings this rests."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from maturity_advisor.advice.priority import Formula, Part, Product, Remaining, Weighted
from maturity_advisor.advice.tracing import Tracer, answer_data
from maturity_advisor.documents import digest
from maturity_advisor.organisation.known import NotApplicable

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
                    **({"why": item.why} if item.why else {}),
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
