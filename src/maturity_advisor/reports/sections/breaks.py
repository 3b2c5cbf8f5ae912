"""Breaks: where the chain from mission to figures does not hold together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]


def breaks(motivation: Data, words: Words) -> Iterator[str]:
    """Each kind of break once, with all it is about."""
    yield from (words(f"break-{name}") for name in ("mission", "vision") if not motivation.get(name))
    if motivation.get("vision", {}).get("shared") is False:
        yield words("break-not-shared")
    for key, names in _loose(motivation):
        if names:
            yield words(f"break-{key}", names="; ".join(names))
    rejected = [link["link"] for link in motivation.get("confirmed", ()) if link.get("fits") is False]
    if rejected:
        yield words("break-rejected", names="; ".join(_readable(link, motivation) for link in rejected))


def _loose(motivation: Data) -> Iterator[tuple[str, list[str]]]:
    goals, objectives = motivation.get("goals", ()), motivation.get("objectives", ())
    kpis, strategies = motivation.get("kpis", ()), motivation.get("strategies", ())
    aimed = {item.get("goal") for item in objectives}
    pursued = {goal for item in strategies for goal in item.get("goals", ())}
    worked_on = {
        aim for item in strategies for tactic in item.get("tactics", ()) for aim in tactic.get("objectives", ())
    }
    measured = {item.get("kpi") for item in objectives}
    yield "goal-unmeasured", _statements(item for item in goals if item["id"] not in aimed)
    yield "goal-without-strategy", _statements(item for item in goals if item["id"] not in pursued)
    yield "objective-without-kpi", _statements(item for item in objectives if not item.get("kpi"))
    yield "objective-without-deadline", _statements(item for item in objectives if not item.get("deadline"))
    yield "objective-without-owner", _statements(item for item in objectives if not item.get("owner"))
    yield "objective-without-tactic", _statements(item for item in objectives if item["id"] not in worked_on)
    yield "kpi-without-target", [_name(item) for item in kpis if item.get("target") is None]
    yield "kpi-without-objective", [_name(item) for item in kpis if item["id"] not in measured]


def _statements(items: Iterable[Data]) -> list[str]:
    return [item["statement"].rstrip(".") for item in items]


def _name(kpi: Data) -> str:
    return str(kpi.get("name") or kpi["id"])


def _readable(link: str, motivation: Data) -> str:
    """Both ends by what they say, not by their ids."""
    said = {item["id"]: item.get("statement") or _name(item) for item in _elements(motivation)}
    return " → ".join(f"'{said.get(end.strip(), end.strip())}'" for end in link.split("->"))


def _elements(motivation: Data) -> Iterator[Data]:
    for key in ("goals", "objectives", "kpis", "strategies"):
        yield from motivation.get(key, ())
