"""Where the organisation stands: one line a model, with its criteria, its target and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Heading, Item, Paragraph
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]


def standing(advice: Data, words: Words) -> Iterator[Block]:
    """Every model in every place that it says something of."""
    entries = [item for item in advice["assessments"] if says_something(item)]
    if not entries:
        return
    yield Heading(words.heading("stage-today"))
    titles = {unit["id"]: unit["title"] for unit in advice["units"]}
    for item in sorted(entries, key=lambda entry: (entry["place"] != "", entry["place"])):
        yield from model(item, titles.get(item["place"], ""), words)


def says_something(assessment: Data) -> bool:
    """Whether anything was answered that this model rests on."""
    scopes = assessment["scopes"]
    counted = [scope["profile"] for scope in scopes if "profile" in scope]
    if any(profile["met"] + profile["missed"] for profile in counted):
        return True
    return bool(not counted and any(scope.get("certain") for scope in scopes))


def model(assessment: Data, unit: str, words: Words) -> Iterator[Block]:
    """One model: its headline, and below it what the headline hides."""
    scopes = assessment["scopes"]
    title = model_title(assessment, unit)
    if assessment["kind"] == "axes":
        axes = [scope for scope in scopes if scope["parent"] in ("", assessment["model"]) and "lowest" in scope]
        yield Item(title, tuple(_axis(axis, words) for axis in axes), strong=True)
        return
    below = [Paragraph(line) for line in details(assessment, scopes, words)]
    yield Item(f"{title}: {headline(scopes[0], words)}", tuple(below), strong=True)


def model_title(assessment: Data, unit: str) -> str:
    """The model's title, with the unit that it is about."""
    return f"{unit} – {assessment['title']}" if unit else str(assessment["title"])


def _axis(scope: Data, words: Words) -> Item:
    below = [criteria([scope["profile"]], words)] if "profile" in scope else []
    below.append(target_of(scope, words))
    return Item(f"{scope['title']}: {headline(scope, words)}", tuple(Paragraph(line) for line in below if line))


def headline(scope: Data, words: Words) -> str:
    """A stage, from which to which stage, a type, or whether a list is complete."""
    if not scope.get("applies", True):
        return words("not-applicable")
    if "lowest" in scope:
        return stages(scope, words)
    if "types" in scope:
        names = [item["title"] for item in scope["types"]]
        return " / ".join(names) if len(names) <= 2 else words("still-open")
    return words({"yes": "complete", "no": "incomplete"}.get(scope["holds"], "still-open"))


def stages(levels: Data, words: Words) -> str:
    """One stage, or between which two."""
    low, high = levels["lowest"], levels["highest"]
    if low["id"] == high["id"]:
        return str(low["title"])
    return words("between", low=low["title"], high=high["title"])


def details(assessment: Data, scopes: list[Data], words: Words) -> Iterator[str]:
    """What the headline hides: how many criteria are met, the weakest part, and the target."""
    parts = [criteria([scope["profile"] for scope in scopes if "profile" in scope], words)]
    remark = assessment["remark"]
    if remark.get("applies") and stages(remark, words) != headline(scopes[0], words):
        parts.append(words("lowest-part", stage=stages(remark, words)))
    yield "; ".join(part for part in parts if part)
    target = target_of(scopes[0], words)
    if target:
        yield target


def gap_of(scope: Data, words: Words) -> str:
    """How far it is to the target; empty without one."""
    if "target" not in scope:
        return ""
    gap = scope.get("gap", {})
    low, high = gap.get("lowest", 0), gap.get("highest", 0)
    if high <= 0:
        return words("target-reached")
    if low == high:
        return words("gap-one") if high == 1 else words("gap", count=high)
    return words("gap-between", low=max(low, 0), high=high)


def criteria(profiles: Iterable[Data], words: Words) -> str:
    """How many criteria are met towards what comes next, and how many are open."""
    found = [profile for profile in profiles if profile["total"]]
    if not found:
        return ""
    met, total, still_open = (sum(item[key] for item in found) for key in ("met", "total", "open"))
    towards = {profile["towards_title"] for profile in found}
    if towards == {""}:
        text = words("criteria-list", met=met, total=total)
    elif len(towards) == 1:
        text = words("criteria-towards", met=met, total=total, stage=towards.pop())
    else:
        text = words("criteria-next", met=met, total=total)
    return text + (f", {words('criteria-open', count=still_open)}" if still_open else "")


def target_of(scope: Data, words: Words) -> str:
    """The target stage, and how far it is."""
    if "target" not in scope:
        return ""
    return f"{words.heading('target-stage')}: {scope['target']['title']} ({gap_of(scope, words)})"
