"""Choosing: which fired rules advise something here and now, in many organisations at once.

What `advice.selecting` says of one organisation, step by step: targets, overrides, verdicts, refusals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from maturity_advisor.advice.selecting import LIMITING, PROTECTIVE
from maturity_advisor.advice.verdicts import CAUTION, USES
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.knowledge.rules import Verdict
from maturity_advisor.organisation.known import TRUE, NotApplicable, State
from maturity_advisor.reasoning.assessing import lowest_level
from maturity_advisor.scale.bits import Bits, all_, disjunction, none
from maturity_advisor.scale.places import Places
from maturity_advisor.scale.reading import ORGANISATION, Batch

WAITING = ("limits", "not_now")
STOPPING = ("not_now", "enough")


@dataclass(frozen=True, slots=True)
class Serving:
    """Where an organisation wants anything, and for each action where it serves that."""

    wants: Bits
    served: Mapping[str, Bits]


@dataclass(slots=True)
class Said:
    """What is said of one use: for each verdict where it counts, the most cautious first."""

    counts: dict[str, Bits]

    def where(self, values: Sequence[str], size: int) -> Bits:
        """Where one of these verdicts counts."""
        return disjunction([none(size), *(bits for value, bits in self.counts.items() if value in values)])


@dataclass
class Chosen:
    """The rules of the organisation that stand in each place, after each step of the selection."""

    batch: Batch
    rules: Sequence[RuleDefinition]
    serving: Callable[[Mapping[str, Bits]], Serving]

    @property
    def here(self) -> Places:
        """The organisations."""
        return self.batch.places[ORGANISATION]

    @property
    def size(self) -> int:
        """How many they are."""
        return self.here.size

    @cached_property
    def fired(self) -> dict[str, Bits]:
        """Where each rule fired."""
        return {rule.id: self.batch.rule(rule, self.here).true for rule in self.rules}

    @cached_property
    def serves(self) -> Serving:
        """What serves a wish, given what is advised before anything is left for later."""
        return self.serving(self.by_action(self.fired))

    @cached_property
    def standing(self) -> dict[str, Bits]:
        """Where each rule stands in the end."""
        return {rule.id: self._advised[rule.id] & ~self._stopped(rule) for rule in self.rules}

    @cached_property
    def verdicts(self) -> dict[str, Said]:
        """What is said of each use."""
        return {use: self._said(use, self._advised) for use in USES}

    @cached_property
    def _advised(self) -> dict[str, Bits]:
        """Where each rule is within reach and nothing overrides it."""
        return self._not_overridden({rule.id: self.fired[rule.id] & self._within_target(rule) for rule in self.rules})

    def by_action(self, bits: Mapping[str, Bits]) -> dict[str, Bits]:
        """For each action where one of its rules is."""
        grouped: dict[str, list[Bits]] = {}
        for rule in self.rules:
            if rule.action is not None:
                grouped.setdefault(rule.action, []).append(bits[rule.id])
        return {action: disjunction(found) for action, found in grouped.items()}

    def _where(self, fact: str, holds: Callable[[State], bool]) -> Bits:
        column = self.batch.column(fact, self.here)
        return column.where(tuple(code for code, state in enumerate(column.table.states) if holds(state)))

    def _within_target(self, rule: RuleDefinition) -> Bits:
        if rule.towards is None:
            return all_(self.size)
        scope, stage = rule.towards
        level = self.batch.plan.base.definitions[scope].domain.options.index(stage)
        aimless = self._where(f"target.{scope}", lambda state: state.na is NotApplicable.YES)
        reached = self._where(f"target.{scope}", lambda state: lowest_level(state) >= level)
        near = self._where(scope, lambda state: lowest_level(state) + 1 >= level)
        serves = self.serves.served.get(rule.action or "", none(self.size)) | ~self.serves.wants
        return (reached & ~aimless) | (aimless & near & serves)

    def _not_overridden(self, within: Mapping[str, Bits]) -> dict[str, Bits]:
        over: dict[str, list[str]] = {rule.id: [] for rule in self.rules}
        for rule in self.rules:
            for other in rule.overrides:
                over.setdefault(other, []).append(rule.id)
        standing: dict[str, Bits] = {}
        for name in TopologicalSorter(over).static_order():
            if name in within:
                by = [standing[other] for other in over[name] if other in standing]
                standing[name] = within[name] & ~disjunction(by) if by else within[name]
        return standing

    def _said(self, use: str, standing: Mapping[str, Bits]) -> Said:
        left = all_(self.size)
        counts: dict[str, Bits] = {}
        for value in CAUTION:
            rules = [rule for rule in self.rules if is_about(rule, use) and _value(rule) == value]
            said = disjunction([none(self.size), *(standing[rule.id] for rule in rules)]) & left
            counts[value] = left if value == "do" else said
            left = left & ~said
        return Said(counts)

    def _stopped(self, rule: RuleDefinition) -> Bits:
        action = self.batch.plan.base.actions.get(rule.action or "")
        if action is None or action.written.kind in LIMITING or any(it in PROTECTIVE for it, _ in action.improves):
            return none(self.size)
        found = all_(self.size)
        for use in USES if rule.use == "both" else (rule.use,):
            own = (_value(rule),) if is_about(rule, use) else ()
            found = found & self.verdicts[use].where([value for value in STOPPING if value not in own], self.size)
        return found

    def leads(self, action: str) -> Bits:
        """Where a rule of a waiting action says itself that there are limits, or that it is not the time."""
        if self.batch.plan.base.actions[action].written.kind != "wait":
            return none(self.size)
        found = [none(self.size)]
        for rule in self.rules:
            if rule.action == action and _value(rule) in WAITING:
                for use in USES:
                    if is_about(rule, use):
                        found.append(self.standing[rule.id] & self.verdicts[use].counts[_value(rule)])
        return disjunction(found)

    def pressing(self, action: str) -> Bits:
        """Where a standing rule of an action found, or answers, something pressing."""
        found = [none(self.size)]
        for rule in self.rules:
            if rule.action == action:
                found.append(self.standing[rule.id] & self._presses(rule))
        return disjunction(found)

    def _presses(self, rule: RuleDefinition) -> Bits:
        names = self.batch.plan.base.pressing.get(rule.id, ())
        if any(name in rule.conclude for name in names):
            return all_(self.size)
        return disjunction([none(self.size), *(self._where(name, lambda state: state == TRUE) for name in names)])


def is_about(rule: RuleDefinition, use: str) -> bool:
    """Whether a rule gives a verdict on a use."""
    verdict = _verdict(rule)
    return verdict is not None and verdict.use in (use, "both")


def _value(rule: RuleDefinition) -> str:
    verdict = _verdict(rule)
    return verdict.value if verdict is not None else ""


def _verdict(rule: RuleDefinition) -> Verdict | None:
    return rule.written.verdict if rule.judges else None
