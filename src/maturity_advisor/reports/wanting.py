"""What the organisation wants: wishes, or the chain from mission to KPIs, as far as it is written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]


def wanting(advice: Data, words: Words) -> Iterator[Block]:
    """The part of the report that says what all advice is for."""
    motivation, wishes = advice["motivation"], advice["organisation"]["wishes"]
    yield Heading(words.heading("what-you-want"))
    if not motivation and not wishes:
        yield Paragraph(words("what-you-want-none"))
        return
    if wishes:
        yield from (Item(f"{words.heading('your-wish')}: {wish['title']}") for wish in wishes)
    for element in ("mission", "vision"):
        if motivation.get(element):
            yield Field(words.heading(element), motivation[element]["statement"])
    kpis = {kpi["id"]: kpi for kpi in motivation.get("kpis", ())}
    objectives = list(motivation.get("objectives", ()))
    goals = list(motivation.get("goals", ()))
    for goal in goals:
        own = [item for item in objectives if item.get("goal") == goal["id"]]
        yield Item(
            f"{words.heading('goal')}: {goal['statement']}", tuple(_objective(item, kpis, words) for item in own)
        )
    names = {goal["id"] for goal in goals}
    yield from (_objective(item, kpis, words) for item in objectives if item.get("goal") not in names)
    used = {item.get("kpi") for item in objectives}
    yield from (Item(_kpi(kpi, words)) for name, kpi in kpis.items() if name not in used)


def _objective(objective: Data, kpis: Mapping[str, Data], words: Words) -> Item:
    deadline = objective.get("deadline")
    text = objective["statement"] + (f" ({words('by-day', day=words.day(deadline))})" if deadline else "")
    kpi = kpis.get(objective.get("kpi", ""))
    return Item(text, (Paragraph(_kpi(kpi, words)),) if kpi else ())


def _kpi(kpi: Data, words: Words) -> str:
    """`Orders: today 30, target value 45 per month`."""
    parts = [
        f"{words(key)} {words.number(kpi[name])}"
        for key, name in (("current-value", "current"), ("target-value", "target"))
        if kpi.get(name) is not None
    ]
    unit = f" {kpi['unit']}" if kpi.get("unit") and parts else ""
    head = kpi.get("name") or kpi["id"]
    return f"{words('kpi')} {head}" + (f": {', '.join(parts)}{unit}" if parts else "")
