"""Certainty: the recommendations that no answers to open questions can remove, as a search for such answers shows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from maturity_advisor.advice.aligning import align
from maturity_advisor.advice.selecting import LIMITING, PROTECTIVE
from maturity_advisor.advice.verdicts import USES
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.organisation.known import NotApplicable, State, is_known
from maturity_advisor.reasoning.assessing import lowest_level
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.posing import Posed
from maturity_advisor.reasoning.solve import FALSE, TRUE, Literal, Stopped

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Key: TypeAlias = tuple[str, str]
Spot: TypeAlias = tuple[str, str]
STOPPING = ("not_now", "enough")
TIMEOUT = 2.0


@dataclass(frozen=True, slots=True)
class Certainty:
    """By action and place: what is certain in every case, what some answers remove, and what nobody can say."""

    certain: frozenset[Key]
    removable: frozenset[Key]
    untold: frozenset[Key]


@dataclass(slots=True)
class Standing:
    """Where a rule's advice stands, by the same steps as selecting: target, override, verdict, refusal."""

    encoding: Encoding
    advice_of: Advice
    _kept: dict[Spot, Literal] = field(default_factory=dict)

    def recommended(self, key: Key) -> Literal:
        """Where an action is advised in a place."""
        action, place = key
        rules = [rule for rule in self.encoding.base.rules if rule.action == action and self._is_here(rule, place)]
        return self.encoding.circuit.any(self._stands(rule, place) for rule in rules)

    def _is_here(self, rule: RuleDefinition, place: str) -> bool:
        return rule.per == self.encoding.place(place).kind

    def _stands(self, rule: RuleDefinition, place: str) -> Literal:
        if rule.action in self.advice_of.situation.organisation.constraints.will_not:
            return FALSE
        return self.encoding.circuit.all((self._kept_by(rule, place), -self._stopped(rule, place)))

    def _kept_by(self, rule: RuleDefinition, place: str) -> Literal:
        """Where a rule fires and neither its target nor another rule sets it aside."""
        if (place, rule.id) not in self._kept:
            over = [
                self._kept_by(other, where)
                for other in self.encoding.base.rules
                if rule.id in other.overrides
                for where in dict.fromkeys(("", place))
                if self._is_here(other, where)
            ]
            parts = [self.encoding.rule(rule, place).true, self._within(rule, place), *(-item for item in over)]
            self._kept[place, rule.id] = self.encoding.circuit.all(parts)
        return self._kept[place, rule.id]

    def _within(self, rule: RuleDefinition, place: str) -> Literal:
        if rule.towards is None:
            return TRUE
        scope, stage = rule.towards
        level = self.encoding.base.definitions[scope].domain.options.index(stage)
        (target,) = self.encoding.states(place, f"target.{scope}")
        if target.na is not NotApplicable.YES:
            return TRUE if level <= lowest_level(target) else FALSE
        states = self.encoding.states(place, scope).items()
        near = self.encoding.circuit.any(literal for state, literal in states if level <= lowest_level(state) + 1)
        return self.encoding.circuit.all((near, self._serves(rule.action or "")))

    def _serves(self, action: str) -> Literal:
        """Where an action reaches a wish or figure: by itself, or by helping another one that a rule advises."""
        alignment = self.advice_of.alignment
        base = self.encoding.base
        organisation = self.advice_of.situation.organisation
        if not alignment.wants_something or action in align(base, organisation).chains:
            return TRUE
        helped = [
            other.id
            for other in base.actions.values()
            if action in other.helped_by and any(alignment.outcomes.get(outcome) for outcome, _ in other.improves)
        ]
        return self.encoding.circuit.any(self._fires(name) for name in helped)

    def _fires(self, action: str) -> Literal:
        found = [
            self.encoding.rule(rule, place.id).true
            for rule in self.encoding.base.rules
            if rule.action == action
            for place in self.encoding.derived.places
            if place.kind == rule.per
        ]
        return self.encoding.circuit.any(found)

    def _stopped(self, rule: RuleDefinition, place: str) -> Literal:
        """Where the verdict on all uses a rule is about is that no more is sought."""
        action = self.encoding.base.actions.get(rule.action or "")
        if action is None or action.written.kind in LIMITING:
            return FALSE
        if any(outcome in PROTECTIVE for outcome, _ in action.improves):
            return FALSE
        uses = USES if rule.use == "both" else (rule.use,)
        return self.encoding.circuit.all(self._stopping(use, rule, place) for use in uses)

    def _stopping(self, use: str, rule: RuleDefinition, place: str) -> Literal:
        circuit = self.encoding.circuit
        home = self._verdict_stops(use, rule, "")
        if not place:
            return home
        said = circuit.any(literal for _, literal in self._said(use, place))
        own = self._verdict_stops(use, rule, place)
        return circuit.any((circuit.all((said, own)), circuit.all((-said, home))))

    def _verdict_stops(self, use: str, rule: RuleDefinition, place: str) -> Literal:
        circuit = self.encoding.circuit
        found, before = [], FALSE
        for value in STOPPING:
            saying = [(other, literal) for other, literal in self._said(use, place) if _value(other) == value]
            said = circuit.any(literal for _, literal in saying)
            own = circuit.any(literal for other, literal in saying if other.id == rule.id)
            found.append(circuit.all((said, -before, -own)))
            before = circuit.any((before, said))
        return circuit.any(found)

    def _said(self, use: str, place: str) -> Iterator[tuple[RuleDefinition, Literal]]:
        """The rules that give a verdict on a use in a place, with where they do."""
        for rule in self.encoding.base.rules:
            verdict = rule.written.verdict
            if verdict is not None and verdict.use in (use, "both") and self._is_here(rule, place):
                yield rule, self._kept_by(rule, place)


def _value(rule: RuleDefinition) -> str:
    return rule.written.verdict.value if rule.written.verdict is not None else ""


def certain(advice: Advice, grounds: Grounds, *, timeout: float = TIMEOUT) -> Certainty:
    """Which recommendations stay under every completion of the open answers, in at most `timeout` seconds.

    Completions settle what is open or disputed by a known value (or as not applicable, where somebody said so).
    """
    deadline = time.monotonic() + timeout
    keys = [item.item.key for item in advice.arranged]
    found: dict[Key, bool] = {}
    for group in _apart(advice, grounds, keys):
        with suppress(Stopped):
            found.update(_looked_at(group, deadline))
    return Certainty(
        frozenset(key for key, sure in found.items() if sure),
        frozenset(key for key, sure in found.items() if not sure),
        frozenset(key for key in keys if key not in found),
    )


def _apart(advice: Advice, grounds: Grounds, keys: list[Key]) -> list[Posed[dict[Key, Literal]]]:
    """All in one encoding; each in its own where something open cannot be encoded, so that it spoils only its own."""

    def ask(encoding: Encoding, these: list[Key]) -> dict[Key, Literal]:
        standing = Standing(encoding, advice)
        return {key: standing.recommended(key) for key in these}

    whole = grounds.poser().pose("complete", (), partial(ask, these=keys))
    if _is_exact(grounds, whole):
        return [whole]
    single = [grounds.poser().pose("complete", (), partial(ask, these=[key])) for key in keys]
    return [posed for posed in single if _is_exact(grounds, posed)]


def _looked_at(posed: Posed[dict[Key, Literal]], deadline: float) -> Iterator[tuple[Key, bool]]:
    for key, literal in posed.asked.items():
        yield key, posed.encoding.circuit.possible([-literal], (), deadline) is None


def _is_exact(grounds: Grounds, posed: Posed[dict[Key, Literal]]) -> bool:
    """Whether nothing that is open had to stay as it is."""
    return not any(name in posed.kept and _is_open(state) for (_, name), state in grounds.derived.states.items())


def _is_open(state: State) -> bool:
    return state.na is not NotApplicable.YES and not is_known(state)
