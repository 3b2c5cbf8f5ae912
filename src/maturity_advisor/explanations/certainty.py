"""Certainty: the recommendations that no answers to open questions can remove, as a search for such answers shows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from maturity_advisor.advice.aligning import align
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.explanations.standing import Key, Standing
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.organisation.known import NotApplicable, State, is_known
from maturity_advisor.reasoning.assessing import lowest_level
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.posing import Posed
from maturity_advisor.reasoning.solve import FALSE, TRUE, Literal, Stopped

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

TIMEOUT = 2.0


@dataclass(frozen=True, slots=True)
class Certainty:
    """By action and place: what is certain in every case, what some answers remove, and what nobody can say."""

    certain: frozenset[Key]
    removable: frozenset[Key]
    untold: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Where the target of an organisation, or the next step without one, allows for a rule's advice."""

    encoding: Encoding
    advice_of: Advice

    def within(self, rule: RuleDefinition, place: str) -> Literal:
        """Where a rule leads no further than that."""
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
        refused = advice.situation.organisation.constraints.will_not
        standing = Standing(encoding, Nearness(encoding, advice).within, refused)
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
