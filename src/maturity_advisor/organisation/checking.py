"""Checks of an organisation's references: to outcomes, actions, and between its own parts."""

from __future__ import annotations

from collections.abc import Iterable

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.organisation.motivation import Motivation
from maturity_advisor.organisation.organisation import Organisation

VISION = "vision"
MISSION = "mission"


def check_references(base: KnowledgeBase, organisation: Organisation, root: Where, findings: Findings) -> None:
    """Refuse wishes, KPIs, constraints and reviews that speak of what does not exist."""
    for index, wish in enumerate(organisation.wishes):
        _expect(wish, base.outcomes, "outcome", root / "wishes" / index, findings)
    for index, action in enumerate(organisation.constraints.will_not):
        _expect(action, base.actions, "action", root / "constraints" / "will_not" / index, findings)
    for index, review in enumerate(organisation.review):
        if review.verdict != "added":
            _expect(review.action, base.actions, "action", root / "review" / index / "action", findings)
    _check_motivation(base, organisation.motivation, root / "motivation", findings)


def _expect(name: str, known: Iterable[str], kind: str, where: Where, findings: Findings) -> None:
    names = list(known)
    if name not in names:
        findings.unknown(where, kind, name, names)


def _check_motivation(base: KnowledgeBase, motivation: Motivation, where: Where, findings: Findings) -> None:
    goals = [goal.id for goal in motivation.goals]
    objectives = [objective.id for objective in motivation.objectives]
    kpis = [kpi.id for kpi in motivation.kpis]
    ids = [MISSION, VISION, *goals, *objectives, *kpis, *_plan_ids(motivation)]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        findings.problem(where, f"'{name}' names two things", "Rename one of them", "duplicate-id")
    for index, goal in enumerate(motivation.goals):
        if goal.amplifies is not None:
            _expect(
                goal.amplifies,
                [VISION, MISSION, *goals],
                "goal",
                where / "goals" / index / "amplifies",
                findings,
            )
    for index, objective in enumerate(motivation.objectives):
        place = where / "objectives" / index
        if objective.goal is not None:
            _expect(objective.goal, [*goals, VISION], "goal", place / "goal", findings)
        if objective.kpi is not None:
            _expect(objective.kpi, kpis, "KPI", place / "kpi", findings)
    for index, kpi in enumerate(motivation.kpis):
        if kpi.outcome is not None:
            _expect(kpi.outcome, base.outcomes, "outcome", where / "kpis" / index / "outcome", findings)
    _check_strategies(motivation, goals, objectives, where, findings)
    for index, item in enumerate(motivation.confirmed):
        for end in item.link.split(" -> "):
            _expect(end, ids, "end of a link", where / "confirmed" / index / "link", findings)


def _plan_ids(motivation: Motivation) -> list[str]:
    strategies = [strategy.id for strategy in motivation.strategies]
    return strategies + [tactic.id for strategy in motivation.strategies for tactic in strategy.tactics]


def _check_strategies(
    motivation: Motivation, goals: list[str], objectives: list[str], where: Where, findings: Findings
) -> None:
    for index, strategy in enumerate(motivation.strategies):
        place = where / "strategies" / index
        _expect_all(strategy.goals, [*goals, VISION], "goal", place / "goals", findings)
        for number, tactic in enumerate(strategy.tactics):
            _expect_all(
                tactic.objectives,
                objectives,
                "objective",
                place / "tactics" / number / "objectives",
                findings,
            )


def _expect_all(names: Iterable[str], known: list[str], kind: str, where: Where, findings: Findings) -> None:
    for index, name in enumerate(names):
        _expect(name, known, kind, where / index, findings)
