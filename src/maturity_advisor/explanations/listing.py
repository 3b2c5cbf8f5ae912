"""Listing: which recommendations came, went, rose or fell between two pieces of advice, and because of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from maturity_advisor.explanations.causes import Cause, Causes
from maturity_advisor.explanations.outline import AsideOutline, Outline, RecommendationOutline, RuleOutline

Move: TypeAlias = Literal["came", "went", "rose", "fell"]
# What each part of a priority rests on, besides the rules.
RESTS_ON = {
    "alignment": ("wishes", "motivation"),
    "urgency": ("motivation", "wishes", "date"),
    "effort": (),
    "benefit": (),
    "unlocks": (),
    "horizon": (),
}
SIZE = "organisation.employees"
# What a reason for leaving something for later rests on.
LEFT_BY = {
    "target": ("targets", "date"),
    "step": ("targets",),
    "alignment": ("wishes", "motivation"),
    "will_not": ("constraints",),
}


@dataclass(frozen=True, slots=True)
class RecommendationChange:
    """A recommendation that came, went, rose or fell; ranks count from 1, and None stands for not there."""

    id: str
    title: str
    unit: str
    move: Move
    before: int | None
    after: int | None
    causes: tuple[Cause, ...]

    def to_data(self) -> dict[str, Any]:
        """As plain data; a rank that is not there is left out."""
        ranks = (("before", self.before), ("after", self.after))
        return {
            "id": self.id,
            "title": self.title,
            "unit": self.unit,
            "move": self.move,
            **{key: rank for key, rank in ranks if rank is not None},
            "causes": [cause.to_data() for cause in self.causes],
        }


def recommendation_changes(causes: Causes) -> Iterator[RecommendationChange]:
    """What came first, then what went, rose and fell; each in the order of its rank."""
    before, after = ({item.id: item for item in side.recommendations} for side in (causes.old, causes.new))
    for item in causes.new.recommendations:
        if item.id not in before:
            yield _change(causes, item, "came", None, item.rank, _appeared(causes, item, causes.old, came=True))
    for item in causes.old.recommendations:
        if item.id not in after:
            yield _change(causes, item, "went", item.rank, None, _appeared(causes, item, causes.new, came=False))
    both = [(before[item.id], item) for item in causes.new.recommendations if item.id in before]
    for move in ("rose", "fell"):
        for first, second in both:
            if first.rank != second.rank and (second.rank < first.rank) == (move == "rose"):
                moved = _moved(causes, first, second)
                yield _change(causes, second, move, first.rank, second.rank, moved)


def _change(
    causes: Causes, item: RecommendationOutline, move: Move, before: int | None, after: int | None, found: list[Cause]
) -> RecommendationChange:
    unit = causes.new.unit(item.place) or causes.old.unit(item.place)
    return RecommendationChange(item.id, item.action.title, unit, move, before, after, tuple(found))


def _appeared(causes: Causes, item: RecommendationOutline, other: Outline, *, came: bool) -> list[Cause]:
    """Why it is on one side only: what became of each of its rules on the other."""
    found: dict[Cause, None] = {}
    for rule in item.rules:
        aside = next((one for one in other.set_aside if (one.rule.id, one.place) == (rule.id, item.place)), None)
        if aside is not None:
            found.update(dict.fromkeys(_left(causes, aside, item, came=came)))
        else:
            found.update(dict.fromkeys(_fired(causes, rule, item.place, other, came=came)))
    return _told(found, causes)


def _left(causes: Causes, aside: AsideOutline, item: RecommendationOutline, *, came: bool) -> Iterator[Cause]:
    """It fires on both sides, and was or is left for later."""
    before, after = (aside.because, "") if came else ("", aside.because)
    yield Cause("aside", aside.rule.id, aside.place, aside.rule.title, before, after)
    yield from causes.some(LEFT_BY.get(aside.cause, ()))
    if aside.cause == "override":
        yield from causes.of_rule(aside.by, item.place)
    if aside.cause == "verdict":
        use = aside.by.partition(":")[0]
        for side in (causes.old, causes.new):
            for verdict in side.verdict:
                if verdict.use == use and verdict.place in ("", item.place):
                    yield from (cause for rule in verdict.rules for cause in causes.of_rule(rule.id, verdict.place))
    if aside.cause in ("target", "step"):
        yield from causes.of_rule(aside.rule.id, item.place)


def _fired(causes: Causes, rule: RuleOutline, place: str, other: Outline, *, came: bool) -> Iterator[Cause]:
    """It fires on one side only."""
    still_open = any((item.rule, item.place) == (rule.id, place) for item in other.undetermined)
    status = "open" if still_open else "silent"
    before, after = (status, "fired") if came else ("fired", status)
    yield Cause("rule", rule.id, place, rule.title, before, after)
    yield from causes.of_rule(rule.id, place)


def _moved(causes: Causes, before: RecommendationOutline, after: RecommendationOutline) -> list[Cause]:
    """Why a rank is another one: its own priority, what needs it, or only what came and went around it."""
    found: dict[Cause, None] = {}
    old, new = before.priority.parts, after.priority.parts
    for name in sorted({*old, *new}):
        if name in old and name in new and old[name].exact == new[name].exact:
            continue
        ends = [side[name].decimal if name in side else "" for side in (old, new)]
        found[Cause("part", name, after.place, before=ends[0], after=ends[1])] = None
        found.update(dict.fromkeys(causes.some(RESTS_ON.get(name, ()))))
        if name == "effort" and ("", SIZE) in causes.answers:
            found[causes.answers["", SIZE]] = None
    if before.needed_for != after.needed_for:
        found[Cause("needed", after.needed_for, after.place, "", before.needed_for, after.needed_for)] = None
    found.update(dict.fromkeys(_other_rules(causes, before, after)))
    if before.priority.parts == after.priority.parts:
        found.update(dict.fromkeys(causes.some(("priority",))))
    return list(found) or [Cause("others")]


def _other_rules(causes: Causes, before: RecommendationOutline, after: RecommendationOutline) -> Iterator[Cause]:
    """The rules behind it that fire on one side only."""
    for rules, others, came in ((after.rules, before.rules, True), (before.rules, after.rules, False)):
        known = {rule.id for rule in others}
        for rule in rules:
            if rule.id not in known:
                yield from _fired(causes, rule, after.place, causes.old if came else causes.new, came=came)


def _told(found: Iterable[Cause], causes: Causes) -> list[Cause]:
    """With everything that differs, where a rule alone would leave the reader without a reason."""
    told = list(found)
    if all(cause.kind in ("rule", "aside") for cause in told):
        told += [cause for cause in causes.anything() if cause not in told]
    return told
