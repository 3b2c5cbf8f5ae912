"""Ladders and radars of assessments: which parts are drawn, and the same told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from maturity_advisor.reports.blocks import Picture
from maturity_advisor.reports.pictures import Ladders, Radar, Rung
from maturity_advisor.reports.standing import gap_of, headline, says_something
from maturity_advisor.reports.view import KEY
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
LEGEND = ("legend-certain", "legend-possible", "legend-wanted")
AXES = range(3, 13)


def overview(advice: Data, words: Words) -> Picture | None:
    """Every model with stages in one drawing, for the organisation as a whole; None if there is none."""
    rungs = tuple(_wholes(advice, words))
    if not rungs:
        return None
    said = " ".join(f"{rung.label}: {rung.says}." for rung in rungs)
    return Picture(Ladders(words.heading("picture-overview"), said, rungs, (), legend(words)))


def _wholes(advice: Data, words: Words) -> Iterator[Rung]:
    for item in advice["assessments"]:
        if item["place"] or not says_something(item):
            continue
        if item["kind"] == "axes":
            yield from (rung(axis, axis["title"], words) for axis in parts(item))
        elif rated(item["scopes"][0]):
            yield rung(item["scopes"][0], item["title"], words)


def rated(scope: Data) -> bool:
    """Whether a part stands on stages, and applies."""
    return "lowest" in scope and bool(scope.get("applies", True))


def parts(assessment: Data) -> list[Data]:
    """All that a model rates below itself and that can be drawn."""
    return [scope for scope in assessment["scopes"] if scope["id"] != assessment["model"] and rated(scope)]


def rung(scope: Data, label: str, words: Words, *, inner: bool = False) -> Rung:
    """A part as it is drawn."""
    low, high = scope["lowest"]["level"], scope["highest"]["level"]
    target = scope.get("target", {}).get("level", 0)
    return Rung(label, low, high, scope["levels"], target, inner, headline(scope, words))


def legend(words: Words) -> tuple[str, str, str]:
    """What the forms mean."""
    certain, possible, wanted = (words(key) for key in LEGEND)
    return certain, possible, wanted


def heat_map(advice: Data, assessment: Data, words: Words) -> Picture | None:
    """A model's parts by its stages; None where they have no stages in common."""
    found = parts(assessment)
    if assessment["kind"] != "ladder" or not found:
        return None
    stages = stages_of(advice, assessment)
    rungs = tuple(rung(part, part["title"], words, inner=_is_inner(part, assessment)) for part in found)
    return Picture(Ladders(_title("picture-map", assessment, words), _said(found, words), rungs, stages, legend(words)))


def radar(assessment: Data, words: Words) -> Picture | None:
    """The smallest parts of a ladder around a centre; None where they are too few or too many for that."""
    found = [part for part in parts(assessment) if part["level"] == "category"]
    if assessment["kind"] != "ladder" or len(found) not in AXES:
        return None
    axes = tuple(rung(part, part["title"], words) for part in found)
    return Picture(Radar(_title("picture-radar", assessment, words), _said(found, words), axes))


def stages_of(advice: Data, assessment: Data) -> tuple[str, ...]:
    """The titles of a model's stages; numbers where the packs are not at hand."""
    about = advice.get(KEY, {}).get("models", {}).get(assessment["model"], {})
    titles = tuple(about.get("stages", {}).values())
    levels = next(part["levels"] for part in parts(assessment))
    return titles if len(titles) == levels else tuple(str(level) for level in range(1, levels + 1))


def _is_inner(part: Data, assessment: Data) -> bool:
    return part["parent"] not in ("", assessment["model"])


def _title(key: str, assessment: Data, words: Words) -> str:
    return words.heading(key, model=assessment["title"])


def _said(found: Sequence[Data], words: Words) -> str:
    """Each part with its stage, and how far it is to the target."""
    said = []
    for part in found:
        gap = gap_of(part, words)
        said.append(f"{part['title']}: {headline(part, words)}" + (f" ({gap})" if gap else ""))
    return "; ".join(said) + "."
