"""The advice document: all parts of `advice.json`, each made where it is understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from maturity_advisor.advice import describing, placing, recounting
from maturity_advisor.advice.tracing import Tracer, facts_below

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice, Recommendation

Data = dict[str, Any]


def document(advice: Advice) -> Data:
    """Everything about one piece of advice, as plain data in a fixed form."""
    tracer = Tracer(advice.speaker)
    data: Data = {
        "schema": "advice/1",
        "status": advice.status,
        "organisation": describing.organisation(advice),
        "motivation": advice.source.get("motivation", {}),
        "answers": describing.answers(advice),
        "units": describing.units(advice),
        "targets": describing.targets(advice),
        "settings": describing.settings(advice),
        "verdict": recounting.verdicts(advice),
        "assessments": placing.assessments(advice),
        "derived": describing.derived(advice, tracer),
        "recommendations": [recounting.recommendation(advice, item, tracer) for item in advice.recommendations],
        "set_aside": recounting.set_aside(advice),
        "conflicts": recounting.conflicts(advice),
        "undetermined": recounting.undetermined(advice, tracer),
        "alignment": recounting.alignment(advice),
        "review": advice.source.get("review", []),
        "input": dict(advice.source),
    }
    data["notices"] = describing.notices(advice)
    data["provenance"] = describing.provenance(advice)
    data["environment"] = describing.environment(advice)
    return client_view(data) if advice.settings.audience == "client" else data


def client_view(data: Data) -> Data:
    """What a client may see: without the answers meant for the advisor alone, and without the whole input."""
    hidden = _hidden(data["answers"])
    quoted = _quoted(data["answers"])
    kept = {key: value for key, value in data.items() if key != "input"}
    kept["answers"] = [answer for answer in data["answers"] if answer["visibility"] != "advisor"]
    cleaned: Data = {key: _without(value, hidden, quoted) for key, value in kept.items()}
    return cleaned


def _without(value: Any, hidden: set[tuple[str, str]], quoted: Sequence[str] = ()) -> Any:
    """Traces keep their form, but say nothing of hidden answers; nor do reasons that quote them."""
    if isinstance(value, list):
        return [_without(item, hidden, quoted) for item in value]
    if isinstance(value, str):
        return _unquoted(value, quoted)
    if not isinstance(value, dict):
        return value
    if (value.get("place", ""), value.get("test") or value.get("fact")) in hidden:
        return {key: item for key, item in value.items() if key not in ("says", "answers", "responses", "value")}
    return {key: _without(item, hidden, quoted) for key, item in value.items()}


def _unquoted(text: str, quoted: Sequence[str]) -> str:
    """A whole sentence is left out, a part of one becomes an ellipsis."""
    for says in quoted:
        if says.rstrip(".") in text:
            text = text.replace(says, "").replace(says.rstrip("."), "…").replace("  ", " ").strip()
    return text


def _quoted(answers: list[Data]) -> list[str]:
    """The sentences that hidden answers make, the longest first."""
    found = {answer["says"] for answer in answers if answer["visibility"] == "advisor" and answer["says"].rstrip(".")}
    return sorted(found, key=lambda says: (-len(says), says))


def explanation(recommendation: Recommendation) -> Data:
    """One recommendation with every derived fact that its rules rest on."""
    advice = recommendation.advice
    tracer = Tracer(advice.speaker)
    item = recommendation.arranged.item
    conditions = [condition for rule in item.rules for condition in (rule.when, rule.unless)]
    below = facts_below(advice.speaker, conditions, item.place)
    facts = [tracer.derived(advice.base.definitions[name], place) for place, name in below]
    data: Data = {
        "organisation": describing.organisation(advice),
        "recommendation": recounting.recommendation(advice, recommendation, tracer),
        "derived": facts,
        "conflicts": [
            conflict
            for conflict in recounting.conflicts(advice)
            if {conflict["rule"]["id"], conflict["other"]["id"]} & {rule.id for rule in item.rules}
        ],
        "answers": describing.answers(advice),
    }
    if advice.settings.audience == "client":
        data = _without(data, _hidden(data["answers"]), _quoted(data["answers"]))
    return {key: value for key, value in data.items() if key != "answers"}


def _hidden(answers: list[Data]) -> set[tuple[str, str]]:
    """Place and fact of what only the advisor may see."""
    return {(answer["place"], answer["fact"]) for answer in answers if answer["visibility"] == "advisor"}
