"""Decisions, roll-ups and targets: derived facts that are read off truths or off the organisation's own choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import facts_in
from maturity_advisor.knowledge.definitions import DecisionBody, Definition, RollupBody, TargetBody
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.knowledge.ordering import conditions_of, members_of, rule_reads
from maturity_advisor.organisation.known import NotApplicable, Numeric, State, inapplicable, levels, one_of
from maturity_advisor.organisation.situation import Place, Situation
from maturity_advisor.reasoning.assessing import boolean_state
from maturity_advisor.reasoning.truth import F, N, T, Truth, U


def decided(body: DecisionBody, domain: Domain, truths: Sequence[Truth], touched: Callable[[], bool]) -> State:
    """The results that can still come out of a first-match table."""
    if body.unanswered and not touched():
        return one_of(domain, body.unanswered)
    results = []
    for (_, result), truth in zip(body.lines, truths, strict=True):
        if truth in (T, U):
            results.append(result)
        if truth is T:
            return one_of(domain, tuple(results))
    results += body.otherwise
    if not results:
        return inapplicable(domain)
    na = NotApplicable.NO if body.otherwise else NotApplicable.MAYBE
    return one_of(domain, tuple(results), na)


def rolled_up(body: RollupBody, truths: Sequence[Truth]) -> State:
    """What the units say together."""
    yes, no, unknown = truths.count(T), truths.count(F), truths.count(U)
    if yes + no + unknown == 0:
        return boolean_state(N) if body.combine in ("any", "every") else Numeric(None, None, (), NotApplicable.YES)
    if body.combine == "any":
        return boolean_state(T if yes else U if unknown else F)
    if body.combine == "every":
        return boolean_state(F if no else U if unknown else T)
    na = NotApplicable.MAYBE if yes + no == 0 else NotApplicable.NO
    total = yes + no + unknown if body.combine == "share" else 1
    return Numeric(Fraction(yes, total), Fraction(yes + unknown, total), (), na)


def target(definition: Definition, body: TargetBody, place: str, situation: Situation) -> State:
    """The nearest target stated for a scope, else for its dimension or model."""
    for scope in body.scopes:
        stated = situation.targets.get((place, scope))
        if not stated:
            continue
        coming = [item for item in stated if situation.as_of is None or item.by >= situation.as_of]
        stage = (coming[0] if coming else stated[-1]).stage
        if stage not in definition.domain.options:
            continue
        level = definition.domain.options.index(stage)
        return levels(level, level)
    return inapplicable(definition.domain)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact is read: in the reader's own place, in the organisation, or in all units of a kind.

    What is read through roll-ups is read only if there are units of each kind in `through`.
    """

    kind: str
    every: bool = False
    through: frozenset[str] = frozenset()


def is_touched(
    base: KnowledgeBase, definition: Definition, place: Place, in_force: Callable[[Spot, str], bool]
) -> bool:
    """Whether an asked fact that a decision rests on has an answer; True if it rests on none at all."""
    asked = set(asked_below(base, definition, place.kind))
    return not asked or any(in_force(spot, name) for spot, name in asked)


def asked_below(base: KnowledgeBase, definition: Definition, kind: str) -> Iterator[tuple[Spot, str]]:
    """The asked facts a fact rests on in a kind of place, not through gates, and where they are read."""
    return _asked_from(base, definition, Spot(kind))


def _asked_from(base: KnowledgeBase, definition: Definition, spot: Spot) -> Iterator[tuple[Spot, str]]:
    if spot.kind not in definition.per:
        spot = Spot("organisation", through=spot.through)
    if definition.role == "asked":
        yield spot, definition.id
        return
    inner = spot
    if isinstance(definition.body, RollupBody):
        inner = Spot(definition.body.of, every=True, through=spot.through | {definition.body.of})
    reads = set(members_of(definition))
    for condition in conditions_of(definition):
        reads |= facts_in(condition)
    for rule in base.concluders(definition.id):
        if rule.per == spot.kind:
            reads |= rule_reads(rule)
    for name in sorted(reads):
        yield from _asked_from(base, base.definitions[name], inner)
