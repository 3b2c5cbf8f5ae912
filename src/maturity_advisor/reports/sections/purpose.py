"""Purpose: the chain from mission over vision, goals and strategy to figures, and where it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from maturity_advisor.reports.blocks import Block, Callout, Field, Heading, Item, Paragraph, Picture, Table
from maturity_advisor.reports.pictures import Figure, Progress
from maturity_advisor.reports.sections.breaks import breaks
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
COLUMNS = ("goal", "objective", "kpi", "today-and-target", "by-whom-when")


def purpose(advice: Data, words: Words) -> Iterator[Block]:
    """Wishes, or the chain as far as it is written down."""
    motivation, wishes = advice["motivation"], advice["organisation"]["wishes"]
    if not motivation and not wishes:
        yield Paragraph(words("what-you-want-none"))
        return
    yield from (Item(f"{words.heading('your-wish')}: {wish['title']}") for wish in wishes)
    for element in ("mission", "vision"):
        if motivation.get(element):
            yield Field(words.heading(element), motivation[element]["statement"])
    if rows := tuple(_rows(motivation, words)):
        yield Heading(words.heading("goals-and-figures"), 2)
        yield Table(tuple(words.heading(key) for key in COLUMNS), rows)
    if figures := tuple(_figures(motivation, words)):
        yield _progress(figures, words)
    if motivation.get("strategies"):
        yield Heading(words.heading("strategies"), 2)
        yield from (_strategy(item) for item in motivation["strategies"])
    if motivation:
        yield from _breaks(motivation, words)


def _breaks(motivation: Data, words: Words) -> Iterator[Block]:
    found = tuple(Item(text) for text in breaks(motivation, words))
    if found:
        yield Callout("limits", words.heading("breaks"), found)
    else:
        yield Callout("good", words.heading("breaks-none"))


def _rows(motivation: Data, words: Words) -> Iterator[tuple[str, ...]]:
    """A line a measurable goal; goals and figures that hang loose have one too."""
    kpis = {kpi["id"]: kpi for kpi in motivation.get("kpis", ())}
    goals = {goal["id"]: goal["statement"] for goal in motivation.get("goals", ())}
    objectives = motivation.get("objectives", ())
    for item in sorted(objectives, key=lambda one: list(goals).index(one["goal"]) if one.get("goal") in goals else -1):
        goal = goals.get(item.get("goal", ""), words("vision") if not item.get("goal") else "")
        yield (goal, item["statement"], *_measured(kpis.get(item.get("kpi", "")), words), _promised(item, words))
    aimed = {item.get("goal") for item in objectives}
    for goal, statement in goals.items():
        if goal not in aimed:
            yield (statement, words("missing"), "", "", "")
    used = {item.get("kpi") for item in objectives}
    for name, kpi in kpis.items():
        if name not in used:
            yield ("", words("missing"), *_measured(kpi, words), "")


def _measured(kpi: Data | None, words: Words) -> tuple[str, str]:
    if kpi is None:
        return words("missing"), ""
    current, target = (
        words.number(kpi[key]) if kpi.get(key) is not None else words("missing") for key in ("current", "target")
    )
    unit = f" ({kpi['unit']})" if kpi.get("unit") else ""
    return f"{kpi.get('name') or kpi['id']}{unit}", f"{current} → {target}"


def _promised(objective: Data, words: Words) -> str:
    """Who is to reach it and when; what is missing is said, as it is a break in the chain."""
    deadline = words.day(objective["deadline"]) if objective.get("deadline") else ""
    owner = objective.get("owner", "")
    if deadline and owner:
        return f"{owner}, {deadline}"
    missing = words("no-owner") if deadline else words("no-deadline") if owner else words("missing")
    return "; ".join(part for part in (owner, deadline, missing) if part)


def _figures(motivation: Data, words: Words) -> Iterator[Figure]:
    """Figures whose way can be drawn: where it began, where it is, where it is to go."""
    for kpi in motivation.get("kpis", ()):
        if any(kpi.get(key) is None for key in ("baseline", "current", "target")):
            continue
        begin, now, end = (Decimal(str(kpi[key])) for key in ("baseline", "current", "target"))
        if begin == end:
            continue
        gone = min(1.0, max(0.0, float((now - begin) / (end - begin))))
        unit = f" ({kpi['unit']})" if kpi.get("unit") else ""
        first, current, target = (words.number(value) for value in (begin, now, end))
        yield Figure(f"{kpi.get('name') or kpi['id']}{unit}", first, current, target, gone)


def _progress(figures: tuple[Figure, ...], words: Words) -> Picture:
    said = "; ".join(
        words("figure-says", name=item.label, baseline=item.baseline, current=item.current, target=item.target)
        for item in figures
    )
    return Picture(Progress(words.heading("picture-progress"), f"{said}.", figures))


def _strategy(strategy: Data) -> Item:
    tactics = tuple(
        Item(tactic["statement"] + (f" ({', '.join(tactic['means'])})" if tactic.get("means") else ""))
        for tactic in strategy.get("tactics", ())
    )
    return Item(strategy["statement"], tactics)
