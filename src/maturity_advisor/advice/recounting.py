"""Recounting: verdict, recommendations, what waits and what is open, each with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maturity_advisor.advice.aligning import level_of
from maturity_advisor.advice.asking import can_fire, questions_of
from maturity_advisor.advice.chaining import chain_data
from maturity_advisor.advice.describing import exact, outcome_title
from maturity_advisor.advice.selecting import SetAside
from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.knowledge.ordering import rule_reads

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice, Recommendation

Data = dict[str, Any]


def rule_data(advice: Advice, rule: RuleDefinition, place: str) -> Data:
    """A rule as a reader meets it: its reason, where it comes from, and how far it is published."""
    speaker = advice.speaker
    return {
        "id": rule.id,
        "title": speaker.text(rule.written.title, rule.pack),
        "because": speaker.filled(rule.written.because, rule.pack, place),
        "origin": rule.written.origin,
        "use": rule.use,
        "sources": [source_data(advice, name) for name in rule.sources],
        "towards": _towards(advice, rule),
        "closed_world": rule.closed_world,
    }


def source_data(advice: Advice, name: str) -> Data:
    """A published source."""
    source = advice.base.sources[name]
    pack = name.partition("/")[0]
    return {
        "id": name,
        "citation": advice.speaker.name(source.citation, pack),
        "url": source.url or "",
        "basis": source.basis or "",
        "year": source.year or "",
        "population": advice.speaker.name(source.population, pack),
    }


def _towards(advice: Advice, rule: RuleDefinition) -> Data:
    if rule.towards is None:
        return {}
    scope, stage = rule.towards
    definition = advice.base.definitions[scope]
    return {
        "scope": scope,
        "scope_title": advice.speaker.scope_title(scope),
        "stage": stage,
        "stage_title": advice.speaker.stage(definition, stage),
    }


def verdicts(advice: Advice) -> list[Data]:
    """Per use and unit: do, do with limits, not now or enough, with the reasons."""
    speaker = advice.speaker
    return [
        {
            "use": verdict.use,
            "place": verdict.place,
            "is": verdict.value,
            "heading": speaker.term(f"verdict-{verdict.value}") or speaker.sentence(f"verdict-{verdict.value}"),
            "because": [speaker.filled(rule.written.because, rule.pack, verdict.place) for rule in verdict.rules]
            or [speaker.sentence("verdict-default")],
            "rules": [rule_data(advice, rule, verdict.place) for rule in verdict.rules],
            "others": [rule_data(advice, rule, verdict.place) for rule in verdict.others],
            "open": [rule.id for rule in verdict.open],
        }
        for verdict in advice.selection.verdicts
    ]


def action_data(advice: Advice, action: ActionDefinition, place: str) -> Data:
    """An action with all its author says of it."""
    speaker, written, pack = advice.speaker, action.written, action.pack
    return {
        "id": action.id,
        "title": speaker.text(written.title, pack),
        "do": speaker.filled(written.do, pack, place),
        "kind": written.kind,
        "use": written.use,
        "owner": speaker.text(written.owner, pack),
        "seen_by": speaker.text(written.seen_by, pack),
        "horizon": written.horizon,
        "improves": [
            {"outcome": outcome, "title": outcome_title(advice, outcome), "how": how}
            for outcome, how in action.improves
        ],
        "requires": list(action.requires),
        "helped_by": list(action.helped_by),
        "benefit": {
            "value": written.benefit.value,
            "innovation": written.benefit.innovation,
            "impact": written.benefit.impact,
            "reason": speaker.text(written.benefit.reason, pack),
            "origin": written.benefit.origin,
        },
        "investment_reason": speaker.text(written.investment.reason, pack),
    }


def recommendation(advice: Advice, found: Recommendation, tracer: Tracer) -> Data:
    """One recommendation, with everything it rests on."""
    arranged, item = found.arranged, found.arranged.item
    parts = {name: exact(value) for name, value in sorted(item.parts.items())}
    return {
        "id": found.id,
        "rank": arranged.rank,
        "band": arranged.band,
        "place": item.place,
        "action": action_data(advice, item.action, item.place),
        "horizon": arranged.horizon,
        "moved": advice.speaker.sentence("moved") if arranged.moved else "",
        "investment": item.investment,
        "rule": item.rules[0].id,
        "rules": [rule_data(advice, rule, item.place) for rule in item.rules],
        "because": found.because,
        "priority": {**exact(item.priority), "parts": parts},
        "needed_for": arranged.needed_for,
        "requires": _requirements(advice, found),
        "chain": chain_data(advice, found.chain, item.action),
        "trace": [{"rule": rule.id, **tracer.rule(rule, item.place)} for rule in item.rules],
        "sources": _sources(advice, item.rules),
    }


def _sources(advice: Advice, rules: tuple[RuleDefinition, ...]) -> list[Data]:
    names = dict.fromkeys(name for rule in rules for name in rule.sources)
    return [source_data(advice, name) for name in names]


def _requirements(advice: Advice, found: Recommendation) -> list[Data]:
    """How each thing that must come first stands: advised too, in place, still open, or left for later."""
    item = found.arranged.item
    advised = {(other.item.action.id, other.item.place): other.item.id for other in advice.arranged}
    return [_requirement(advice, name, item.place, advised) for name in item.action.requires]


def _requirement(advice: Advice, name: str, place: str, advised: dict[tuple[str, str], str]) -> Data:
    action = advice.base.actions[name]
    title = advice.speaker.text(action.written.title, action.pack)
    data: Data = {"action": name, "title": title}
    own = advised.get((name, place)) or advised.get((name, ""))
    if own is not None:
        return {**data, "state": "advised", "recommendation": own}
    if any(item.firing.rule.action == name for item in advice.selection.set_aside):
        return {**data, "state": "later", "says": advice.speaker.sentence("requires-later", action=title)}
    rules = [rule for rule in advice.base.rules if rule.action == name]
    statuses = [
        advice.derived.statuses.get((place, rule.id)) or advice.derived.statuses.get(("", rule.id)) for rule in rules
    ]
    if "undetermined" in statuses:
        return {**data, "state": "open", "says": advice.speaker.sentence("find-out-first", action=title)}
    return {**data, "state": "met"}


def set_aside(advice: Advice) -> list[Data]:
    """What fired and is left for later, each with the reason."""
    found = sorted(advice.selection.set_aside, key=lambda item: (item.firing.rule.id, item.firing.place))
    return [_set_aside(advice, item) for item in found]


def _set_aside(advice: Advice, item: SetAside) -> Data:
    rule, place = item.firing.rule, item.firing.place
    action = advice.base.actions.get(rule.action or "")
    return {
        "rule": rule_data(advice, rule, place),
        "place": place,
        "action": action.id if action else "",
        "title": advice.speaker.text(action.written.title, action.pack) if action else "",
        "cause": item.cause,
        "by": item.by,
        "because": _reason(advice, item),
        "also_advised": any(other.item.key == item.firing.key for other in advice.arranged),
    }


def _reason(advice: Advice, item: SetAside) -> str:
    speaker = advice.speaker
    if item.cause == "override":
        over = advice.base.rule(item.by)
        why = speaker.filled(over.written.because, over.pack, item.firing.place)
        return speaker.sentence("aside-override", why=why)
    if item.cause == "verdict":
        value = item.by.partition(":")[2]
        heading = speaker.term(f"verdict-{value}") or speaker.sentence(f"verdict-{value}")
        return speaker.sentence("aside-verdict", verdict=heading.rstrip("."))
    stage = speaker.stage(advice.base.definitions[item.scope], item.stage) if item.stage else ""
    return speaker.sentence(f"aside-{item.cause}", stage=stage)


def conflicts(advice: Advice) -> list[Data]:
    """Where models disagree on this organisation: both reasons, and what would settle it."""
    speaker = advice.speaker
    return [
        {
            "place": conflict.place,
            "rule": rule_data(advice, conflict.rule, conflict.place),
            "other": rule_data(advice, conflict.other, conflict.place),
            "settled_by": speaker.text(conflict.rule.written.settled_by, conflict.rule.pack)
            or speaker.text(conflict.other.written.settled_by, conflict.other.pack),
        }
        for conflict in advice.selection.conflicts
    ]


def undetermined(advice: Advice, tracer: Tracer) -> list[Data]:
    """Rules that may still fire, with the questions that would decide them."""
    advised = {(item.item.action.id, item.item.place) for item in advice.arranged}
    found = []
    for rule in advice.base.rules:
        for place in advice.derived.places:
            open_here = advice.derived.statuses.get((place.id, rule.id)) == "undetermined"
            if open_here and (rule.action or "", place.id) not in advised and can_fire(rule, place.id, tracer):
                found.append(_undetermined(advice, rule, place.id))
    return found


def _undetermined(advice: Advice, rule: RuleDefinition, place: str) -> Data:
    questions = questions_of(advice.base, advice.derived, rule_reads(rule), place)
    return {
        "rule": rule.id,
        "title": advice.speaker.text(rule.written.title, rule.pack),
        "place": place,
        "action": rule.action or "",
        "questions": [
            {"fact": fact, "place": home, "question": advice.speaker.name_of(advice.base.definitions[fact])}
            for home, fact in questions
        ],
    }


def alignment(advice: Advice) -> Data:
    """How much is known of what is wanted, and which recommendations serve each wish and figure."""
    motivation = advice.situation.organisation.motivation
    by_top: dict[str, list[str]] = {}
    for item in advice.recommendations:
        if item.chain is not None:
            by_top.setdefault(item.chain.steps[1].id, []).append(item.id)
    return {
        "level": level_of(advice.situation.organisation),
        "wishes": [
            {"outcome": wish, "title": outcome_title(advice, wish), "recommendations": by_top.get(wish, [])}
            for wish in advice.alignment.wishes
        ],
        "kpis": [
            {"id": kpi.id, "outcome": kpi.outcome or "", "recommendations": by_top.get(kpi.id, [])}
            for kpi in motivation.kpis
        ],
    }
