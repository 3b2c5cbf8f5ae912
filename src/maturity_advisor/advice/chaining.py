"""Chaining: from an action up to a wish, or over figures and goals to the mission, in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maturity_advisor.advice.aligning import Chain
from maturity_advisor.advice.describing import outcome_title
from maturity_advisor.knowledge.definitions import ActionDefinition

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Data = dict[str, Any]
FIGURES_PROPOSED = 2


def chain_data(advice: Advice, chain: Chain | None, action: ActionDefinition) -> Data:
    """From the action up to a wish, or to KPI, objective, goal, vision and mission; or that nothing shows it yet."""
    if chain is None:
        return {"steps": [], "says": _no_effect(advice, action), "reaches": ""}
    steps = [_step(advice, step.element, step.id, step.link) for step in chain.steps]
    through = advice.base.actions.get(chain.through)
    title = advice.speaker.text(through.written.title, through.pack) if through else ""
    return {
        "steps": steps,
        "reaches": chain.top,
        "how": chain.how,
        "through": chain.through,
        "through_says": _through(advice, chain, title) if through else "",
        "says": advice.speaker.sentence("intended"),
    }


def _through(advice: Advice, chain: Chain, title: str) -> str:
    return advice.speaker.sentence("helps" if chain.how == "helping" else "through", action=title)


def _step(advice: Advice, element: str, name: str, link: str) -> Data:
    return {"element": element, "id": name, "link": link, "says": _statement(advice, element, name)}


def _statement(advice: Advice, element: str, name: str) -> str:
    motivation = advice.situation.organisation.motivation
    if element in ("outcome", "wish"):
        return outcome_title(advice, name)
    if element == "mission":
        return motivation.mission.statement if motivation.mission else ""
    if element == "vision":
        return motivation.vision.statement if motivation.vision else ""
    if element == "kpi":
        kpi = next(item for item in motivation.kpis if item.id == name)
        return kpi.name or kpi.id
    if element == "goal":
        return next(item.statement for item in motivation.goals if item.id == name)
    return next(item.statement for item in motivation.objectives if item.id == name)


def _no_effect(advice: Advice, action: ActionDefinition) -> str:
    figures = [
        advice.speaker.text(text, advice.base.actions[action.id].pack)
        for outcome, _ in action.improves
        for text in advice.base.outcomes[outcome].follow[:1]
    ]
    if not figures:
        return advice.speaker.sentence("no-effect-at-all")
    return advice.speaker.sentence("no-effect-yet", figures="; ".join(figures[:FIGURES_PROPOSED]))
