"""Alignment: how an action reaches a wish or a KPI, and the chain from there up to the mission."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
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
HOWS = {"direct": DIRECT, "enabling": ENABLING}
REQUIREMENT = Fraction(1, 2)
HELP = Fraction(1, 4)  # one step and no further: help runs in circles
Rank: TypeAlias = tuple[int, int, tuple[str, ...]]


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
    scale = _scale(base, (chain for chains in outcomes.values() for chain in chains))
    ranked = {name: tuple(sorted(outcomes[name], key=lambda it: _rank(it, scale))) for name in sorted(outcomes)}
    return Alignment(organisation.wishes, ranked, _chains(base, ranked, advised, scale))


def _scale(base: KnowledgeBase, chains: Iterable[Chain]) -> int:
    """A whole number for a strength of 1, in which all strengths are whole: each step to a further action halves."""
    return lcm(*(chain.strength.denominator for chain in chains)) << len(base.actions) + 3


def _rank(chain: Chain, scale: int) -> Rank:
    """The strongest first, then the longest, then by id."""
    strength = chain.strength.numerator * (scale // chain.strength.denominator)
    return -strength, -len(chain.steps), tuple([step.id for step in chain.steps])


@dataclass(frozen=True, slots=True)
class _Reached:
    """An action's best chain so far, with its rank."""

    rank: Rank
    chain: Chain

    def weaker(self, factor: Fraction) -> Rank:
        """The rank of this chain at a part of its strength."""
        return self.rank[0] // factor.denominator, self.rank[1], self.rank[2]

    def through(self, action: str, how: str, factor: Fraction) -> _Reached:
        """The same chain for what serves this action."""
        chain = replace(self.chain, how=how, strength=self.chain.strength * factor, through=action)
        return _Reached(self.weaker(factor), chain)


def _chains(
    base: KnowledgeBase, outcomes: Mapping[str, tuple[Chain, ...]], advised: Collection[str], scale: int
) -> dict[str, Chain]:
    links = {(name, how): _linked(chains[0], how, scale) for name, chains in outcomes.items() for how in HOWS if chains}
    direct: dict[str, _Reached] = {}
    for action in base.actions.values():
        own = [links[link] for link in action.improves if link in links]
        if own:
            direct[action.id] = min(own, key=lambda reached: reached.rank)
    found = _through_requirements(base, direct)
    helpable = {name: reached for name, reached in direct.items() if name in advised}
    served = _serving(helpable, found, {name: base.actions[name].helped_by for name in helpable}, "helping", HELP)
    return {name: reached.chain for name, reached in (found | served).items()}


def _linked(chain: Chain, how: str, scale: int) -> _Reached:
    linked = replace(chain, how=how, strength=chain.strength * HOWS[how])
    return _Reached(_rank(linked, scale), linked)


def _through_requirements(base: KnowledgeBase, direct: Mapping[str, _Reached]) -> dict[str, _Reached]:
    """What another action requires serves what that action serves, at half the strength a step."""
    found = dict(direct)
    frontier = found
    while frontier:
        requires = {name: base.actions[name].requires for name in frontier}
        frontier = _serving(frontier, found, requires, "enabling", REQUIREMENT)
        found = found | frontier
    return found


def _serving(
    sources: Mapping[str, _Reached],
    found: Mapping[str, _Reached],
    servants: Mapping[str, tuple[str, ...]],
    how: str,
    factor: Fraction,
) -> dict[str, _Reached]:
    """What serves these actions one step further, where that is better than what was found for it."""
    better: dict[str, _Reached] = {}
    for name in sorted(sources):
        if not servants[name]:
            continue
        rank = sources[name].weaker(factor)
        gaining = [
            servant
            for servant in servants[name]
            if (best := better.get(servant) or found.get(servant)) is None or rank < best.rank
        ]
        if gaining:
            better |= dict.fromkeys(gaining, sources[name].through(name, how, factor))
    return better


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
