"""Selecting: which fired rules advise something here and now, and why the others wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Literal, TypeAlias

from maturity_advisor.advice.verdicts import USES, Verdict, verdicts_of
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.organisation.known import NotApplicable
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.assessing import lowest_level
from maturity_advisor.reasoning.derived import Derived

# What still makes sense where nothing more is sought: to stop, to leave alone, and to keep out of trouble.
LIMITING = ("stop", "enough")
PROTECTIVE = ("risk_control", "continuity")

Cause: TypeAlias = Literal["target", "step", "alignment", "override", "verdict", "will_not"]


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that fired in a place."""

    rule: RuleDefinition
    place: str

    @property
    def key(self) -> tuple[str, str]:
        """Action and place: what makes two firings one recommendation."""
        return self.rule.action or "", self.place


@dataclass(frozen=True, slots=True)
class SetAside:
    """A firing that leads to no recommendation for now, and because of what.

    `by` names the overriding rule or the verdict's use; `stage` the stage that is the limit.
    """

    firing: Firing
    cause: Cause
    by: str = ""
    scope: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two surviving rules of which one opposes the other; both are shown."""

    rule: RuleDefinition
    other: RuleDefinition
    place: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What survives targets, overrides and verdicts, and what does not."""

    firings: tuple[Firing, ...]
    set_aside: tuple[SetAside, ...]
    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(slots=True)
class _Selecting:
    base: KnowledgeBase
    situation: Situation
    derived: Derived
    serves: Mapping[str, object] | None
    set_aside: list[SetAside] = field(default_factory=list)

    def leave(self, firing: Firing, cause: Cause, by: str = "", scope: str = "", stage: str = "") -> None:
        self.set_aside.append(SetAside(firing, cause, by, scope, stage))


def fired(base: KnowledgeBase, derived: Derived) -> tuple[Firing, ...]:
    """All rules that fired, by id and place."""
    found = sorted((name, place) for (place, name), status in derived.statuses.items() if status == "fired")
    return tuple(Firing(base.rule(name), place) for name, place in found)


def select(
    base: KnowledgeBase, situation: Situation, derived: Derived, serves: Mapping[str, object] | None
) -> Selection:
    """Targets first, then overrides and verdicts, then conflicts; only what survives a step takes part in the next.

    `serves` holds the actions that reach a wish or KPI; None if there are no wishes and no KPIs to reach.
    """
    work = _Selecting(base, situation, derived, serves)
    firings = [firing for firing in fired(base, derived) if _within_target(work, firing)]
    firings = _overridden(work, firings)
    verdicts = verdicts_of(derived, [(firing.rule, firing.place) for firing in firings])
    found = {use: {verdict.place: verdict for verdict in verdicts if verdict.use == use} for use in USES}
    firings = [firing for firing in firings if not _stopped(work, firing, found)]
    firings = [firing for firing in firings if not _unwanted(work, firing)]
    conflicts = tuple(_conflicts(firings))
    return Selection(tuple(firings), tuple(work.set_aside), verdicts, conflicts)


def _within_target(work: _Selecting, firing: Firing) -> bool:
    """Advice towards a stage beyond the nearest target, or beyond the next step without one, waits."""
    if firing.rule.towards is None:
        return True
    scope, stage = firing.rule.towards
    options = work.base.definitions[scope].domain.options
    level = options.index(stage)
    target = work.derived.state(firing.place, f"target.{scope}")
    if target.na is not NotApplicable.YES:
        limit = lowest_level(target)
        if level > limit:
            work.leave(firing, "target", scope=scope, stage=options[limit])
        return level <= limit
    limit = lowest_level(work.derived.state(firing.place, scope)) + 1
    if level > limit:
        work.leave(firing, "step", scope=scope, stage=options[limit])
        return False
    if work.serves is not None and firing.rule.action not in work.serves:
        work.leave(firing, "alignment", scope=scope, stage=stage)
        return False
    return True


def _overridden(work: _Selecting, firings: list[Firing]) -> list[Firing]:
    """Rules set aside by others; an overridden rule overrides nothing itself."""
    graph: dict[str, set[str]] = {}
    for firing in firings:
        for other in firing.rule.overrides:
            graph.setdefault(other, set()).add(firing.rule.id)
    order = {name: index for index, name in enumerate(TopologicalSorter(_sorted(graph)).static_order())}
    involved = [firing for firing in firings if firing.rule.id in order]
    standing = [firing for firing in firings if firing.rule.id not in order]
    overriding: list[Firing] = []
    for firing in sorted(involved, key=lambda item: order[item.rule.id]):
        by = [other for other in overriding if firing.rule.id in other.rule.overrides and _reaches(other, firing)]
        if by:
            work.leave(firing, "override", by=min(item.rule.id for item in by))
        else:
            overriding.append(firing)
    return sorted([*standing, *overriding], key=lambda item: (item.rule.id, item.place))


def _sorted(graph: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {name: sorted(graph[name]) for name in sorted(graph)}


def _reaches(over: Firing, under: Firing) -> bool:
    """What is said of the organisation also goes for its units, not the other way round."""
    return over.place in ("", under.place)


def _stopped(work: _Selecting, firing: Firing, verdicts: Mapping[str, Mapping[str, Verdict]]) -> bool:
    """Where enough is enough, or it is not the time, only what protects goes on, and what the verdict itself says."""
    action = work.base.actions.get(firing.rule.action or "")
    if action is None or action.written.kind in LIMITING or _protects(action):
        return False
    uses = USES if firing.rule.use == "both" else (firing.rule.use,)
    stopping = [_stopping(verdicts[use], firing) for use in uses]
    verdict = stopping[0]
    if verdict is None or None in stopping:
        return False
    scope = firing.rule.towards[0] if firing.rule.towards else ""
    work.leave(firing, "verdict", by=f"{verdict.use}:{verdict.value}", scope=scope)
    return True


def _stopping(verdicts: Mapping[str, Verdict], firing: Firing) -> Verdict | None:
    """The verdict that stops advice on a use: that of its own place, else the organisation's."""
    verdict = verdicts.get(firing.place) or verdicts[""]
    return verdict if verdict.stops_growth and firing.rule not in verdict.rules else None


def _protects(action: ActionDefinition) -> bool:
    return any(outcome in PROTECTIVE for outcome, _ in action.improves)


def _unwanted(work: _Selecting, firing: Firing) -> bool:
    if firing.rule.action not in work.situation.organisation.constraints.will_not:
        return False
    work.leave(firing, "will_not")
    return True


def _conflicts(firings: list[Firing]) -> Iterable[Conflict]:
    standing = {(firing.rule.id, firing.place): firing for firing in firings}
    seen: set[tuple[str, ...]] = set()
    for firing in firings:
        for name in firing.rule.opposes:
            other = standing.get((name, firing.place)) or standing.get((name, ""))
            pair = (*sorted((firing.rule.id, name)), firing.place)
            if other is not None and pair not in seen:
                seen.add(pair)
                yield Conflict(firing.rule, other.rule, firing.place)
