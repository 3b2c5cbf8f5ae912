"""Peers: where one organisation stands among those of a portfolio that are like it, from the summary alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advice.weighing import size_of
from maturity_advisor.documents import Limits, read_file
from maturity_advisor.errors import DocumentError, OrganisationError, Place, Problem
from maturity_advisor.organisation.known import NotApplicable
from maturity_advisor.reasoning.assessing import highest_level, lowest_level

SCHEMA = "maturity-advisor/portfolio-summary/1"
SUMMARY = "summary.json"
# A summary is our own file, with a count for every rule in every group.
LIMITS = Limits(bytes=1 << 28, nodes=1 << 24)
Data = Mapping[str, Any]


def summary_at(path: Path) -> Data:
    """The summary of a portfolio, by its own name or that of the results it lies beside."""
    file = path if path.suffix == ".json" else path.with_name(f"{path.stem}.{SUMMARY}")
    try:
        data = read_file(file, limits=LIMITS).data
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        remedy = "Name the results of `maturity-advisor portfolio`, or the summary beside them"
        raise OrganisationError(Problem("this is no summary of a portfolio", remedy, Place(str(file)), "summary"))
    return data


def peers_of(advice: Advice, summary: Data) -> dict[str, Any]:
    """How far an organisation's peers are, model by model: those of its group, or all where that is not shown."""
    like, found = _group(advice, summary)
    if found is None:
        return {}
    models = [_compared(advice, scope, found) for scope in sorted(found.get("lowest", {}))]
    return {
        "group": {name: _labelled(advice, name, value) for name, value in like.items()},
        "organisations": int(found["organisations"]),
        "stages": [model for model in models if model],
        "first": _first(advice, found),
    }


def _group(advice: Advice, summary: Data) -> tuple[dict[str, str], Data | None]:
    """The smallest group that is shown and that the organisation belongs to."""
    identity = advice.situation.organisation.identity
    own = {"sector": identity.sector, "size": None if identity.employees is None else size_of(identity.employees)}
    like = {name: str(own.get(name) or "unknown") for name in summary["by"]}
    if like:
        for group in summary["groups"]:
            if all(group[name] == value for name, value in like.items()):
                return like, group
    return {}, summary["all"]


def _labelled(advice: Advice, name: str, value: str) -> str:
    """A sector as it is called, where the packs know it."""
    for option in advice.base.options_of("organisation.sector") if name == "sector" else ():
        if option.id == value:
            return advice.speaker.text(option.label, advice.base.definitions["organisation.sector"].pack)
    return value


def _compared(advice: Advice, scope: str, found: Data) -> dict[str, Any]:
    """Who certainly stands lower, who certainly higher, and who about the same or nobody knows."""
    definition = advice.base.definitions.get(scope)
    if definition is None or definition.domain.kind != "stage":
        return {}
    state = advice.derived.state("", scope)
    if state.na is NotApplicable.YES:
        return {}
    options = definition.domain.options
    low, high = lowest_level(state), highest_level(state)
    least = {stage: int(count) for stage, count in found["lowest"][scope].items() if stage in options}
    most = {stage: int(count) for stage, count in found["highest"][scope].items() if stage in options}
    below = sum(count for stage, count in most.items() if options.index(stage) < low)
    above = sum(count for stage, count in least.items() if options.index(stage) > high)
    total = sum(least.values())
    return {
        "scope": scope,
        "title": advice.speaker.scope_title(scope),
        "lowest": advice.speaker.stage(definition, options[low]),
        "highest": advice.speaker.stage(definition, options[high]),
        "organisations": total,
        "lower": below,
        "alike": total - below - above,
        "higher": above,
    }


def _first(advice: Advice, found: Data) -> dict[str, Any]:
    """How many of them are advised to begin with the same."""
    if not advice.arranged:
        return {}
    action = advice.arranged[0].item.action
    counts = found.get("action", {}).get("first", {})
    return {"action": action.id, "organisations": int(counts.get(action.id, 0))}
