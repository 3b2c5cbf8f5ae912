"""Alignment: how an action reaches a wish or a KPI, and the chain from there up to the mission."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.checking import MISSION, VISION
from maturity_advisor.organisation.motivation import Goal, Kpi, Motivation, Objective
from maturity_advisor.organisation.organisation import Organisation

LinkKind: TypeAlias = Literal["linked", "confirmed"]
Element: TypeAlias = Literal["outcome", "wish", "kpi", "objective", "goal", "vision", "mission"]

DIRECT = Fraction(1)
ENABLING = Fraction(1, 2)
PRESUMED = Fraction(9, 10)
THROUGH_REQUIREMENT = Fraction(1, 2)
THROUGH_HELP = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a chain; `link` says how it hangs on the one before."""

    element: Element
    id: str
    link: LinkKind = "linked"


@dataclass(frozen=True, slots=True)
class Chain:
    """From an outcome up to a wish, or over KPI, objective and goal to vision and mission, with its strength.

    `how` is `direct`, `enabling` or `helping`; `through` is the action that requires this one or is helped by it, if
    the outcome is that action's.
    """

    steps: tuple[Step, ...]
    how: str
    strength: Fraction
    kpi: Kpi | None = None
    objective: Objective | None = None
    through: str = ""

    @property
    def top(self) -> Element:
        """How far up the chain reaches."""
        return self.steps[-1].element


@dataclass(frozen=True, slots=True)
class Alignment:
    """What an organisation wants, and which actions reach it."""

    wishes: tuple[str, ...]
    outcomes: Mapping[str, tuple[Chain, ...]]
    chains: Mapping[str, Chain]

    @property
    def wants_something(self) -> bool:
        """Whether there is a wish or KPI that could be reached at all."""
        return bool(self.outcomes)


def level_of(organisation: Organisation) -> int:
    """How much is known of what the organisation wants: 0 nothing, 1 wishes, 2 goals, 3 the chain down to KPIs."""
    motivation = organisation.motivation
    if motivation.mission and motivation.goals and motivation.objectives and motivation.kpis:
        return 3
    if motivation.goals or motivation.objectives or motivation.kpis:
        return 2
    return 1 if organisation.wishes else 0


def align(base: KnowledgeBase, organisation: Organisation, advised: Collection[str] = ()) -> Alignment:
    """The best chain of every action that reaches a wish or KPI: directly, through what requires it, or by helping.

    `advised` are the actions that rules advise here; to help what nobody advises is no reason.
    """
    outcomes: dict[str, list[Chain]] = {}
    for wish in organisation.wishes:
        steps = (Step("outcome", wish), Step("wish", wish, "confirmed"))
        outcomes.setdefault(wish, []).append(Chain(steps, "", DIRECT))
    steering = [outcome.id for outcome in base.outcomes.values() if outcome.of_figures]
    for kpi in organisation.motivation.kpis:
        if kpi.outcome is not None:
            outcomes.setdefault(kpi.outcome, []).extend(_from_kpi(kpi, kpi.outcome, organisation.motivation))
        for outcome in steering:
            chains = _from_kpi(kpi, outcome, organisation.motivation)
            outcomes.setdefault(outcome, []).extend(replace(it, strength=it.strength * ENABLING) for it in chains)
    ranked = {name: tuple(sorted(chains, key=_rank)) for name, chains in sorted(outcomes.items())}
    return Alignment(organisation.wishes, ranked, _chains(base, ranked, advised))


def _rank(chain: Chain) -> tuple[Fraction, int, tuple[str, ...]]:
    """The strongest first, then the longest, then by id."""
    return -chain.strength, -len(chain.steps), tuple(step.id for step in chain.steps)


def _chains(
    base: KnowledgeBase, outcomes: Mapping[str, tuple[Chain, ...]], advised: Collection[str]
) -> dict[str, Chain]:
    found: dict[str, Chain] = {}
    for action in base.actions.values():
        own = [
            Chain(
                chain.steps, how, chain.strength * (DIRECT if how == "direct" else ENABLING), chain.kpi, chain.objective
            )
            for outcome, how in action.improves
            for chain in outcomes.get(outcome, ())[:1]
        ]
        if own:
            found[action.id] = min(own, key=_rank)
    helpable = {name: chain for name, chain in found.items() if name in advised}
    return _through_help(base, helpable, _through_requirements(base, found))


def _through_help(base: KnowledgeBase, direct: Mapping[str, Chain], found: Mapping[str, Chain]) -> dict[str, Chain]:
    """What helps an action with a shared outcome serves that too, one step and no further: help runs in circles."""
    helped = dict(found)
    for name, chain in sorted(direct.items()):
        for helper in base.actions[name].helped_by:
            weaker = replace(chain, how="helping", strength=chain.strength * THROUGH_HELP, through=name)
            best = helped.get(helper)
            if best is None or _rank(weaker) < _rank(best):
                helped[helper] = weaker
    return helped


def _through_requirements(base: KnowledgeBase, direct: dict[str, Chain]) -> dict[str, Chain]:
    """What another action requires serves what that action serves, at half the strength a step."""
    found = dict(direct)
    frontier = dict(direct)
    while frontier:
        reached: dict[str, Chain] = {}
        for name, chain in sorted(frontier.items()):
            for needed in base.actions[name].requires:
                weaker = Chain(
                    chain.steps, "enabling", chain.strength * THROUGH_REQUIREMENT, chain.kpi, chain.objective, name
                )
                best = reached.get(needed) or found.get(needed)
                if best is None or _rank(weaker) < _rank(best):
                    reached[needed] = weaker
        found |= reached
        frontier = reached
    return found


def _from_kpi(kpi: Kpi, outcome: str, motivation: Motivation) -> Iterator[Chain]:
    start = (Step("outcome", outcome), Step("kpi", kpi.id))
    objectives = [objective for objective in motivation.objectives if objective.kpi == kpi.id]
    for objective in objectives:
        link = _link(motivation, kpi.id, objective.id)
        if link is None:
            continue
        steps = (*start, Step("objective", objective.id, link))
        yield _to_the_top(steps, kpi, objective, motivation)
    if not objectives:
        yield Chain(start, "", PRESUMED * _weight(None), kpi)


def _to_the_top(steps: tuple[Step, ...], kpi: Kpi, objective: Objective, motivation: Motivation) -> Chain:
    goal = next((item for item in motivation.goals if item.id == objective.goal), None)
    below, up = objective.id, objective.goal
    if goal is not None:
        link = _link(motivation, objective.id, goal.id)
        if link is not None:
            steps = (*steps, Step("goal", goal.id, link))
            below, up = goal.id, goal.amplifies or VISION
        else:
            up = None
    steps = _vision_and_mission(steps, below, up, motivation)
    strength = _weight(goal) * (DIRECT if all(step.link == "confirmed" for step in steps[2:]) else PRESUMED)
    return Chain(steps, "", strength, kpi, objective)


def _vision_and_mission(
    steps: tuple[Step, ...], below: str, up: str | None, motivation: Motivation
) -> tuple[Step, ...]:
    """On to vision and mission, as far as they are written down and the links are not denied."""
    if up is not None and motivation.vision is not None:
        link = _link(motivation, below, VISION)
        if link is None:
            return steps
        steps, below = (*steps, Step("vision", VISION, link)), VISION
    if up is not None and motivation.mission is not None:
        link = _link(motivation, below, MISSION)
        if link is not None:
            steps = (*steps, Step("mission", MISSION, link))
    return steps


def _link(motivation: Motivation, below: str, above: str) -> LinkKind | None:
    """Linked, confirmed, or None if somebody judged that it does not fit."""
    judged = [item for item in motivation.confirmed if item.link == f"{below} -> {above}"]
    if not judged:
        return "linked"
    # Of several judgements the latest counts; of undated ones the one that was written last.
    latest = max(reversed(judged), key=lambda item: item.date.toordinal() if item.date else 0)
    return "confirmed" if latest.fits else None


def _weight(goal: Goal | None) -> Fraction:
    """A goal of weight 5 counts in full, one of weight 1 for three fifths."""
    return Fraction(1, 2) + Fraction(goal.weight if goal else 3, 10)
