"""Overviews of the plan: what it brings against what it takes, and the order in which it can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from maturity_advisor.reports.advising import EFFORT, title_of
from maturity_advisor.reports.blocks import Block, Heading, Item, Paragraph, Picture
from maturity_advisor.reports.pictures import Matrix, Phase, Point, Roadmap, Step
from maturity_advisor.reports.sections.plan import shown
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
HORIZONS = ("now", "next", "later")
EFFORTS = ("effort-low", "effort-medium", "effort-high")
BENEFITS = ("benefit-low", "benefit-medium", "benefit-high")
# The benefit is the mean of three marks from 1 to 5, brought to 0 … 1; a third of the catalogue lies in each row.
LIMITS = (0.3, 0.45)


def matrix(advice: Data, words: Words) -> Iterator[Block]:
    """The recommendations of the body by benefit and effort."""
    found = shown(advice)
    if not found:
        return
    yield Paragraph(words("matrix-how"))
    points = tuple(Point(str(item["rank"]), _effort(item), _benefit(item)) for item in found)
    efforts, benefits = (tuple(words(key) for key in keys) for keys in (EFFORTS, BENEFITS))
    said = "; ".join(
        words("matrix-says", number=point.number, benefit=benefits[point.benefit], effort=efforts[point.effort])
        for point in points
    )
    axes = (words.heading("benefit"), words.heading("effort"))
    yield Picture(Matrix(words.heading("picture-matrix"), f"{said}.", efforts, benefits, axes, points))
    yield from (Item(title_of(advice, item, words), mark=f"{item['rank']}.") for item in found)


def _effort(found: Data) -> int:
    return EFFORTS.index(EFFORT[found["investment"]])


def _benefit(found: Data) -> int:
    value = float(found["priority"]["parts"].get("benefit", {}).get("decimal", 0.5))
    return sum(value > limit for limit in LIMITS)


def roadmap(advice: Data, words: Words) -> Iterator[Block]:
    """Now, next and later; nothing stands before what it needs."""
    found = shown(advice)
    if not found:
        return
    placed = phases_of(advice["recommendations"])
    ranks = {item["id"]: item["rank"] for item in advice["recommendations"]}
    phases = tuple(
        Phase(
            words.heading(f"phase-{horizon}"),
            words(f"horizon-{horizon}"),
            tuple(_step(advice, item, ranks, words) for item in found if placed[item["id"]] == horizon),
        )
        for horizon in HORIZONS
    )
    said = " ".join(f"{phase.title}: {'; '.join(_said(step) for step in phase.steps) or '–'}." for phase in phases)
    yield Picture(Roadmap(words.heading("picture-roadmap"), said, phases))
    for phase in phases:
        if phase.steps:
            yield Heading(f"{phase.title} – {phase.when}", 2)
            yield from (_listed(step) for step in phase.steps)
    yield Paragraph(words("roadmap-how"))


def _step(advice: Data, found: Data, ranks: Mapping[str, int], words: Words) -> Step:
    needs = sorted(ranks[name] for name in _needs(found) if name in ranks)
    after = words("after", numbers=words.listed([str(rank) for rank in needs])) if needs else ""
    return Step(str(found["rank"]), title_of(advice, found, words), after)


def _said(step: Step) -> str:
    return f"{step.number} {step.title}" + (f" ({step.after})" if step.after else "")


def _listed(step: Step) -> Item:
    return Item(step.title + (f" ({step.after})" if step.after else ""), mark=f"{step.number}.")


def phases_of(recommendations: Sequence[Data]) -> dict[str, str]:
    """The phase of each recommendation: its own, or the latest of what it needs."""
    by_id = {item["id"]: item for item in recommendations}
    found: dict[str, int] = {}

    def phase(name: str) -> int:
        if name not in found:
            found[name] = HORIZONS.index(by_id[name]["horizon"])  # what went in a circle would end here
            found[name] = max([found[name], *(phase(need) for need in _needs(by_id[name]) if need in by_id)])
        return found[name]

    return {name: HORIZONS[phase(name)] for name in by_id}


def _needs(found: Data) -> list[str]:
    return [item["recommendation"] for item in found["requires"] if item.get("state") == "advised"]
