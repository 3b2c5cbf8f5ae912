"""Deciding: which answers made a fact or a rule come out as it did, found by taking each of them away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from maturity_advisor.advice.advice import Advice
from maturity_advisor.authoring.expecting import state_words
from maturity_advisor.knowledge.ordering import dependencies, rule_reads
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.candidates import all_below
from maturity_advisor.reasoning.derived import Derived

MOST_NAMED = 6


@dataclass(frozen=True)
class Deciding:
    """The answers of one case, and what would follow without any one of them."""

    advice: Advice
    rederive: Callable[[Situation], Derived]

    @cached_property
    def _reads(self) -> dict[str, frozenset[str]]:
        return dependencies(self.advice.base.definitions, self.advice.base.rules)

    def of_fact(self, place: str, fact: str) -> str:
        """What decided a fact, in words."""
        return self._said({fact}, lambda derived: derived.state(place, fact))

    def of_rules(self, place: str, rules: Iterable[str]) -> str:
        """What decided whether rules apply, in words."""
        names = sorted(rules)
        below = {name for rule in names for name in rule_reads(self.advice.base.rule(rule))}
        return self._said(below, lambda derived: [derived.statuses.get((place, rule)) for rule in names])

    def _said(self, start: Iterable[str], result: Callable[[Derived], Any]) -> str:
        """The answers without any one of which the result would be another; else all it could rest on."""
        below = all_below(self._reads, start)
        read = [key for key in sorted(self.advice.situation.stated) if key[1] in below]
        if not read:
            return "no answer: nothing it rests on was given"
        now = result(self.advice.derived)
        decisive = [key for key in read if result(self._without(key)) != now]
        named = [self._answer(key) for key in decisive or read]
        more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        return ", ".join(named[:MOST_NAMED]) + more + ("" if decisive else " (no single one decides)")

    def _without(self, key: tuple[str, str]) -> Derived:
        situation = self.advice.situation
        stated = {other: state for other, state in situation.stated.items() if other != key}
        answers = {other: answer for other, answer in situation.answers.items() if other != key}
        return self.rederive(replace(situation, stated=stated, answers=answers))

    def _answer(self, key: tuple[str, str]) -> str:
        place, fact = key
        words = state_words(self.advice.situation.stated[key], self.advice.base.definitions[fact].domain)
        return f"{fact} = {words}" + (f" in {place}" if place else "")
