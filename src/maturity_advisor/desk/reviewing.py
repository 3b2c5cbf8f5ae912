"""Reviewing: the advisor's own judgement on actions, and the figures of a second date, kept in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from maturity_advisor.advice.advice import Advice
from maturity_advisor.desk.keeping import Change, slug
from maturity_advisor.documents import near
from maturity_advisor.errors import Problem, UsageError

ORDER = ("action", "unit", "verdict", "text", "status", "rank", "by", "date", "why")


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged: an action's id, and the unit it is for; empty for the organisation."""

    action: str
    unit: str = ""


def judged_of(advice: Advice, name: str) -> Judged:
    """The action by its number or id in the advice, by the id of any action there is, or of one that was added."""
    found = advice.recommendation(name)
    if found is not None:
        return Judged(found.arranged.item.action.id, found.arranged.item.place)
    action, _, unit = name.partition("@")
    added = [entry.action for entry in advice.situation.organisation.review if entry.verdict == "added"]
    units = [item.id for item in advice.situation.organisation.units]
    if (action in advice.base.actions or action in added) and (not unit or unit in units):
        return Judged(action, unit)
    close = near(name, [*(item.id for item in advice.recommendations), *added, *advice.base.actions])
    remedy = f"Did you mean '{close}'?" if close else "Give the number or id of a recommendation"
    raise UsageError(Problem(f"there is no action '{name}'", remedy, None, "unknown-action"))


def added_as(advice: Advice, title: str) -> Judged:
    """The id under which the advisor's own action is kept."""
    taken = {*advice.base.actions, *(entry.action for entry in advice.situation.organisation.review)}
    return Judged(slug(title, taken))


def judgement(data: Any, about: Judged, said: Mapping[str, Any]) -> list[Change]:
    """What to write: a new entry, or what is said now over what was said of the same action before."""
    entries = data.get("review") or []
    known = [(place, entry) for place, entry in enumerate(entries)
             if (entry["action"], entry.get("unit", "")) == (about.action, about.unit)]  # fmt: skip
    place, before = known[0] if known else (len(entries), {})
    merged = {**before, "action": about.action, **({"unit": about.unit} if about.unit else {}), **said}
    if merged.get("verdict") not in ("reworded", "added"):
        merged.pop("text", None)
    return [(("review", place), {key: merged[key] for key in ORDER if merged.get(key) is not None})]


def figure(data: Any, written: str, day: str) -> list[Change]:
    """The value of a KPI on a day, written `id=value`: its current value, and one more in its history."""
    name, equals, text = written.partition("=")
    kpis = (data.get("motivation") or {}).get("kpis") or []
    names = [kpi["id"] for kpi in kpis]
    if name.strip() not in names or not equals:
        close = near(name.strip(), names)
        hint = f"Did you mean '{close}'?" if close else f"There are: {', '.join(names) or 'none'}"
        raise UsageError(Problem(f"'{written}' names no KPI", f"Write id=value. {hint}", None, "figure"))
    value, place = number_of(text), names.index(name.strip())
    return list(_figure(kpis[place], ("motivation", "kpis", place), value, day))


def _figure(kpi: Any, where: tuple[str | int, ...], value: Decimal | int, day: str) -> Iterator[Change]:
    if "baseline" not in kpi and "current" in kpi:
        yield (*where, "baseline"), kpi["current"]
    history = kpi.get("history") or []
    same = [place for place, reading in enumerate(history) if reading.get("date") == day]
    if same:
        yield (*where, "history", same[0], "value"), value
    else:
        yield (*where, "history", len(history)), {"date": day, "value": value}
    yield (*where, "current"), value


def number_of(text: str) -> Decimal | int:
    """A number as it is typed for a program: 38 or 38.5."""
    from maturity_advisor.desk.replies import Unclear, amount, whole
    from maturity_advisor.desk.voice import Voice

    try:
        return whole(amount(text, Voice("en")))
    except Unclear:
        raise UsageError(Problem(f"'{text}' is no number", "Write for example 38.5", None, "figure")) from None
