"""Weighing: the bounded parts of an action's priority, each neutral where nothing is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache

from maturity_advisor.advice.aligning import Alignment, Chain
from maturity_advisor.advice.arranging import Item
from maturity_advisor.advice.priority import NEUTRAL, Formula, value_of
from maturity_advisor.advice.selecting import Firing, Selection
from maturity_advisor.advice.verdicts import says_wait
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.knowledge.rules import HORIZONS
from maturity_advisor.organisation.known import TRUE, NotApplicable
from maturity_advisor.organisation.motivation import Kpi, Objective
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.derived import Derived

SMALL, MEDIUM = 50, 250
YEAR = 365
ONE = Fraction(1)
ZERO = Fraction(0)


def size_of(employees: int | None) -> str:
    """The size of an organisation by its people; medium if it is not known."""
    if employees is None:
        return "medium"
    return "small" if employees < SMALL else "medium" if employees < MEDIUM else "large"


@lru_cache
def _share(some: int, all_of_it: int) -> Fraction:
    """A fraction of small numbers, of which the same few come again and again."""
    return Fraction(some, all_of_it)


@dataclass(slots=True)
class _Weighing:
    """The parts of priorities for one organisation; actions that serve the same KPI are equally urgent."""

    situation: Situation
    alignment: Alignment
    urgencies: dict[tuple[str, str], Fraction] = field(default_factory=dict)

    def parts_of(self, action: ActionDefinition, waiting: int, *, pressing: bool) -> dict[str, Fraction]:
        """All parts of an action's priority; `waiting` says how many of the advised actions need it first.

        What is pressing is urgent by itself, and that it serves no goal does not count against it.
        """
        chain = self.alignment.chains.get(action.id)
        reach = Reach(alignment_of(self.alignment, chain), self._urgency(chain))
        size = size_of(self.situation.organisation.identity.employees)
        return bounded_parts(action, size, reach, waiting, pressing=pressing)

    def _urgency(self, chain: Chain | None) -> Fraction:
        if chain is None or chain.kpi is None:
            return NEUTRAL
        key = (chain.kpi.id, chain.objective.id if chain.objective else "")
        if key not in self.urgencies:
            self.urgencies[key] = _urgency(chain.kpi, chain.objective, self.situation.as_of)
        return self.urgencies[key]


@dataclass(frozen=True, slots=True)
class Reach:
    """How well an action is aligned with what is wanted, and how urgent that is."""

    alignment: Fraction
    urgency: Fraction = NEUTRAL


def bounded_parts(
    action: ActionDefinition, size: str, reach: Reach, waiting: int, *, pressing: bool
) -> dict[str, Fraction]:
    """All parts for an organisation of a size (`small`, `medium`, `large`)."""
    rating: int = getattr(action.written.investment, size)
    return {
        "benefit": _benefit(action),
        "alignment": max(reach.alignment, NEUTRAL) if pressing else reach.alignment,
        "urgency": ONE if pressing else reach.urgency,
        "unlocks": _share(waiting, 1 + waiting),
        "horizon": _share(2 - HORIZONS.index(action.written.horizon), 2),
        "effort": _share(rating - 1, 4),
    }


def presses(derived: Derived, rules: Iterable[RuleDefinition], place: str) -> bool:
    """Whether one of these rules found, or answers, something that its pack calls pressing: a risk, a duty not met."""
    pressing = derived.base.pressing
    return any(
        name in rule.conclude or derived.state(place, name) == TRUE
        for rule in rules
        for name in pressing.get(rule.id, ())
    )


def _benefit(action: ActionDefinition) -> Fraction:
    ratings = action.written.benefit
    return _share(ratings.value + ratings.innovation + ratings.impact - 3, 12)


def investment_of(action: ActionDefinition, employees: int | None) -> int:
    """The rating of what an action costs an organisation of this size."""
    rating: int = getattr(action.written.investment, size_of(employees))
    return rating


def alignment_of(alignment: Alignment, chain: Chain | None) -> Fraction:
    """The strength of a chain; neutral if nothing is wanted at all."""
    if not alignment.wants_something:
        return NEUTRAL
    return chain.strength if chain is not None else ZERO


def waiting_for(base: KnowledgeBase, advised: Iterable[str]) -> Counter[str]:
    """For each action how many of the advised ones need it first, through any number of steps."""
    return Counter(name for action in set(advised) for name in requirements(base, action))


def requirements(base: KnowledgeBase, action: str) -> set[str]:
    """All actions that must come before this one, through any number of steps."""
    found: set[str] = set()
    frontier = list(base.actions[action].requires)
    while frontier:
        name = frontier.pop()
        if name not in found and name in base.actions:
            found.add(name)
            frontier += base.actions[name].requires
    return found


def _urgency(kpi: Kpi, objective: Objective | None, as_of: date | None) -> Fraction:
    """The mean of how far the KPI is from its target and how near the deadline is, as far as they are known."""
    known = [part for part in (gap_of(kpi), _nearness(objective, as_of)) if part is not None]
    return sum(known, ZERO) / len(known) if known else NEUTRAL


def gap_of(kpi: Kpi) -> Fraction | None:
    """The share of the way from baseline to target that is still to go; None if it is not known."""
    current = kpi.current if kpi.current is not None else _latest(kpi)
    if kpi.target is None or current is None:
        return None
    reached = current >= kpi.target if kpi.higher_is_better else current <= kpi.target
    if reached:
        return ZERO
    if kpi.baseline is None or kpi.baseline == kpi.target:
        return min(ONE, abs(kpi.target - current) / abs(kpi.target)) if kpi.baseline is None and kpi.target else ONE
    return max(ZERO, min(ONE, (kpi.target - current) / (kpi.target - kpi.baseline)))


def _latest(kpi: Kpi) -> Fraction | None:
    return max(kpi.history, key=lambda reading: reading.date).value if kpi.history else None


def _nearness(objective: Objective | None, as_of: date | None) -> Fraction | None:
    """1 at or after the deadline, 0 a year or more before it."""
    deadline = objective.deadline if objective else None
    if deadline is None or as_of is None:
        return None
    return max(ZERO, min(ONE, 1 - Fraction((deadline - as_of).days, YEAR)))


def weigh(
    base: KnowledgeBase,
    situation: Situation,
    derived: Derived,
    selection: Selection,
    alignment: Alignment,
    formula: Formula,
) -> list[Item]:
    """Firings of the same action in the same place as one item with its priority.

    Several models advising it is evidence, which is shown; it does not make it weigh more.
    """
    grouped: dict[tuple[str, str], list[Firing]] = {}
    for firing in selection.firings:
        if firing.rule.action is not None:
            grouped.setdefault(firing.key, []).append(firing)
    waiting = waiting_for(base, (action for action, _ in grouped))
    weighing = _Weighing(situation, alignment)
    employees = situation.organisation.identity.employees
    found = []
    for (name, place), firings in sorted(grouped.items()):
        action = base.actions[name]
        rules = tuple(
            sorted((firing.rule for firing in firings), key=lambda rule: _nearness_to_target(derived, rule, place))
        )
        pressing = presses(derived, rules, place)
        parts = weighing.parts_of(action, waiting[name], pressing=pressing)
        leads = action.written.kind == "wait" and says_wait(selection.verdicts, rules, place)
        priority = value_of(formula, parts)
        found.append(Item(action, place, rules, parts, priority, investment_of(action, employees), leads))
    return found


def _nearness_to_target(derived: Derived, rule: RuleDefinition, place: str) -> tuple[bool, str]:
    """Rules that lead to a stage the organisation chose speak first; the others by id."""
    scope = rule.towards[0] if rule.towards else ""
    chosen = bool(scope) and derived.state(place, f"target.{scope}").na is not NotApplicable.YES
    return not chosen, rule.id
