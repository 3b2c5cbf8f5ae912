"""Achieving: what became of figures and of what was agreed, between two dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from maturity_advisor.explanations.outline import Outline, Reviewed
from maturity_advisor.knowledge.base import KnowledgeBase

Way: TypeAlias = Literal["closer", "further", "reached", "same", "unknown"]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A KPI on both dates, as exact decimals in text; empty where it is not known. `way` is seen from its target."""

    id: str
    title: str
    unit: str
    before: str
    after: str
    target: str
    way: Way

    def to_data(self) -> dict[str, str]:
        """As plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ActionChange:
    """An action of which the advisor says something else than before: how far it is, or whether it is taken over."""

    action: str
    place: str
    unit: str
    title: str
    before: str
    after: str
    verdict: str
    by: str
    date: str
    why: str

    def to_data(self) -> dict[str, str]:
        """As plain data."""
        return asdict(self)


def figure_changes(old: Outline, new: Outline) -> Iterator[FigureChange]:
    """Every KPI that either side has a value of, in the order of the newer."""
    before, after = _kpis(old), _kpis(new)
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name, {}), after.get(name, {})
        kpi = {**was, **now}
        if was.get("current") is None and now.get("current") is None:
            continue
        yield FigureChange(
            name,
            str(kpi.get("name") or name),
            str(kpi.get("unit") or ""),
            _text(was.get("current")),
            _text(now.get("current")),
            _text(kpi.get("target")),
            _way(was.get("current"), now.get("current"), kpi),
        )


def _kpis(outline: Outline) -> dict[str, Mapping[str, Any]]:
    motivation = outline.motivation if isinstance(outline.motivation, Mapping) else {}
    listed = motivation.get("kpis") or ()
    return {str(kpi["id"]): kpi for kpi in listed if isinstance(kpi, Mapping) and "id" in kpi}


def _text(value: Any) -> str:
    return "" if value is None else str(getattr(value, "text", value))


def _way(before: Any, after: Any, kpi: Mapping[str, Any]) -> Way:
    """Seen from the target; without one, from which way is better."""
    if before is None or after is None:
        return "unknown"
    sign = 1 if kpi.get("higher_is_better", True) else -1
    was, now = sign * Fraction(before), sign * Fraction(after)
    if kpi.get("target") is not None and now >= sign * Fraction(kpi["target"]):
        return "reached"
    if was == now:
        return "same"
    return "closer" if now > was else "further"


def action_changes(base: KnowledgeBase, old: Outline, new: Outline) -> Iterator[ActionChange]:
    """Every judgement that is new or says something else."""
    before = {(entry.action, entry.unit): entry for entry in old.review}
    for entry in new.review:
        was = before.get((entry.action, entry.unit), Reviewed(action=entry.action))
        if (was.status, was.verdict) != (entry.status, entry.verdict):
            yield ActionChange(
                entry.action,
                entry.unit,
                new.unit(entry.unit),
                _title(base, entry, new.settings.language),
                was.status,
                entry.status,
                entry.verdict if entry.verdict != was.verdict else "",
                entry.by,
                entry.date,
                entry.why,
            )


def _title(base: KnowledgeBase, entry: Reviewed, language: str) -> str:
    action = base.actions.get(entry.action)
    if action is None or action.written.title is None:
        return entry.text or entry.action
    return action.written.title.say(language, base.language_of(action.pack))
