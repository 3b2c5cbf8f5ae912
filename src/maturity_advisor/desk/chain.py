"""The chain from mission to KPIs, asked link by link; whatever is passed over stays open without reproach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from maturity_advisor.desk.keeping import Change, slug
from maturity_advisor.desk.replies import Unclear, numbered
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.steps import Asking, Shown, Step
from maturity_advisor.desk.voice import LANGUAGES

MOST_GOALS = 5
MOST_WISHES = 3
YES_NO = ((True, "yes"), (False, "no"), ("unknown", "partly-known"))
BUDGETS = tuple((name, f"budget-{name}") for name in ("none", "small", "medium", "large"))
WEIGHTS = tuple((weight, str(weight)) for weight in range(1, 6))


def chain_steps(session: Session) -> Iterator[Step]:
    """All that is not said yet, from wishes and mission down to figures and what can be carried."""
    ask = Asking(session, "chain")
    outcomes = [(name, f"outcome:{name}") for name in session.base.outcomes]
    if not session.listed("wishes"):
        yield ask.several("wishes", ("wishes",), outcomes, MOST_WISHES)
    yield from _top(session, ask)
    for index, goal in enumerate(session.listed("motivation", "goals")):
        yield from _below_goal(session, ask, index, goal)
    for index, objective in enumerate(session.listed("motivation", "objectives")):
        yield from _below_objective(session, ask, index, objective)
    for index, kpi in enumerate(session.listed("motivation", "kpis")):
        yield from _kpi(session, ask, index, kpi, outcomes)
    if len(session.listed("motivation", "goals")) < MOST_GOALS:
        yield _goal(session)
    if session.listed("motivation", "goals") and not session.listed("motivation", "strategies"):
        yield _strategy(session, ask)
    if session.at(("constraints", "hours_per_week")) is None:
        yield ask.number("hours", ("constraints", "hours_per_week"))
    if session.at(("constraints", "budget")) is None:
        yield ask.choice("budget", ("constraints", "budget"), BUDGETS)


def missing_parts(session: Session) -> list[str]:
    """The links of the chain of which there is nothing."""
    parts = {"wishes": session.at(("wishes",))}
    parts |= {name: session.at(("motivation", name)) for name in ("mission", "vision", "goals", "objectives", "kpis")}
    return [name for name, found in parts.items() if not found]


def _top(session: Session, ask: Asking) -> Iterator[Step]:
    for name in ("mission", "vision"):
        where = ("motivation", name, "statement")
        if session.at(where) is None:
            yield ask.text(name, where)
    if session.at(("motivation", "vision")) is not None:
        for key, name in (("vision-shared", "shared"), ("vision-perceived", "perceived_outside")):
            if session.at(("motivation", "vision", name)) is None:
                yield ask.choice(key, ("motivation", "vision", name), YES_NO)


def _goal(session: Session) -> Step:
    """One more goal, or the first."""
    number = len(session.listed("motivation", "goals"))

    def changes(text: str) -> list[Change]:
        if number < len(session.listed("motivation", "goals")):
            return [(("motivation", "goals", number, "statement"), text)]
        goal = {"id": slug(text, _ids(session)), "statement": text}
        above = {"amplifies": "vision"} if session.at(("motivation", "vision")) else {}
        return [(("motivation", "goals", number), {**goal, **above})]

    key = "goal-more" if number else "goal"
    step = Asking(session, "chain").text(key, ("motivation", "goals", number, "statement"))
    return replace(step, changes=changes)


def _strategy(session: Session, ask: Asking) -> Step:
    """The way to the goals, all of them: one sentence is enough for a chain without a gap."""
    where = ("motivation", "strategies", 0)

    def changes(text: str) -> list[Change]:
        if session.at(where) is not None:
            return [((*where, "statement"), text)]
        goals = [goal["id"] for goal in session.listed("motivation", "goals")]
        return [(where, {"id": slug(text, _ids(session)), "statement": text, "goals": goals})]

    return replace(ask.text("strategy", (*where, "statement")), changes=changes)


def _below_goal(session: Session, ask: Asking, index: int, goal: Any) -> Iterator[Step]:
    if "weight" not in goal:
        yield ask.choice("weight", ("motivation", "goals", index, "weight"), WEIGHTS, goal=goal["statement"])
    objectives = session.listed("motivation", "objectives")
    if not any(item.get("goal") == goal["id"] for item in objectives):
        yield _named(session, ask, "objective", "objectives", {"goal": goal["id"]}, goal=goal["statement"])


def _named(session: Session, ask: Asking, key: str, kind: str, more: dict[str, str], goal: str) -> Step:
    """A new objective, under the goal that it belongs to."""
    number = len(session.listed("motivation", kind))
    where = ("motivation", kind, number, "statement")

    def changes(text: str) -> list[Change]:
        if number < len(session.listed("motivation", kind)):
            return [(where, text)]
        return [(("motivation", kind, number), {"id": slug(text, _ids(session)), **more, "statement": text})]

    step = ask.text(key, where, goal=goal)
    return replace(step, key=f"{step.key}/{'/'.join(more.values())}", changes=changes)


def _below_objective(session: Session, ask: Asking, index: int, objective: Any) -> Iterator[Step]:
    where, name = ("motivation", "objectives", index), objective["statement"]
    if "deadline" not in objective:
        yield ask.day("deadline", (*where, "deadline"), objective=name)
    if "owner" not in objective:
        yield ask.text("owner", (*where, "owner"), objective=name)
    if "kpi" not in objective:
        yield _new_kpi(session, ask, index, name)


def _new_kpi(session: Session, ask: Asking, index: int, objective: str) -> Step:
    """The figure that shows an objective: one's own, or one of those proposed for the wishes."""
    number = len(session.listed("motivation", "kpis"))
    followed = {item.get("name") for item in session.listed("motivation", "kpis")}
    proposed = [
        (outcome, text)
        for outcome in session.listed("wishes")
        for text in session.base.outcomes[outcome].follow
        if not followed & {text.say(language, "en") for language in LANGUAGES}
    ]
    step = ask.text("kpi", ("motivation", "kpis", number, "name"), objective=objective)

    def labels() -> list[str]:
        return [text.say(session.voice.language, "en") for _, text in proposed]

    def show() -> Shown:
        prompt = session.voice("number-or-text" if proposed else "text")
        return replace(step.show(), options=tuple(labels()), prompt=prompt)

    def read(typed: str) -> tuple[str, str]:
        try:
            found = numbered(typed, labels())
        except Unclear:
            return step.read(typed), ""
        return labels()[found], proposed[found][0]

    def changes(value: tuple[str, str]) -> list[Change]:
        name, outcome = value
        if number < len(session.listed("motivation", "kpis")):
            return [(("motivation", "kpis", number, "name"), name)]
        kpi = {"id": slug(name, _ids(session)), "name": name} | ({"outcome": outcome} if outcome else {})
        return [
            (("motivation", "kpis", number), kpi),
            (("motivation", "objectives", index, "kpi"), kpi["id"]),
        ]

    return replace(step, key=f"{step.key}/{index}", show=show, read=read, changes=changes)


def _kpi(session: Session, ask: Asking, index: int, kpi: Any, outcomes: list[tuple[str, str]]) -> Iterator[Step]:
    where, name = ("motivation", "kpis", index), str(kpi.get("name") or kpi["id"])
    if "unit" not in kpi:
        yield ask.text("unit", (*where, "unit"), kpi=name)
    if "current" not in kpi:
        yield _current(session, ask.number("current", (*where, "current"), kpi=name), index)
    if "target" not in kpi:
        yield ask.number("kpi-target", (*where, "target"), kpi=name)
    if "higher_is_better" not in kpi:
        yield ask.choice("higher", (*where, "higher_is_better"), YES_NO[:2], kpi=name)
    if "outcome" not in kpi:
        yield ask.choice("outcome", (*where, "outcome"), outcomes, kpi=name)


def _current(session: Session, step: Step, index: int) -> Step:
    """The first value that is known is also where it began."""
    where = ("motivation", "kpis", index)

    def changes(value: Any) -> list[Change]:
        first = [] if session.at((*where, "baseline")) is not None else [((*where, "baseline"), value)]
        return [*first, *step.changes(value)]

    return replace(step, changes=changes)


def _ids(session: Session) -> set[str]:
    """All names that are taken in the chain."""
    kinds = ("goals", "objectives", "kpis", "strategies")
    found = {item["id"] for kind in kinds for item in session.listed("motivation", kind)}
    tactics = [item for strategy in session.listed("motivation", "strategies") for item in strategy.get("tactics", ())]
    return found | {item["id"] for item in tactics} | {"vision", "mission"}
