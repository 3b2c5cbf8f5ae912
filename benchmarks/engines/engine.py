"""What an engine must do to be measured, and what those that evaluate expressions have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, Protocol

from benchmarks.workload import Answers, Rule, Workload


class Engine(Protocol):
    """An engine with the rules of a workload compiled in it."""

    def given(self, answers: Answers) -> Any:
        """The same answers under the names this engine knows; not timed, so nothing may be computed here."""

    def fired(self, given: Any) -> Collection[str]:
        """The ids of the rules that fire for one organisation, with the pack's before them or not; this is timed."""


class Layered:
    """Chains two layers of conditions that an engine for expressions evaluates, a layer at a time."""

    def __init__(self, workload: Workload) -> None:
        self._first = [(rule.id, rule.concludes) for rule in workload.first]
        self._second = [(rule.id, rule.needs) for rule in workload.second]

    def given(self, answers: Answers) -> Any:
        """As they are."""
        return answers

    def chain(self, first: Iterable[Any], second: Iterable[Any]) -> list[str]:
        """The rules that fire, given what their conditions evaluate to."""
        fired, concluded = [], set()
        for (rule, conclusion), holds in zip(self._first, first, strict=True):
            if holds:
                fired.append(rule)
                concluded.add(conclusion)
        for (rule, needs), holds in zip(self._second, second, strict=True):
            if holds and concluded.issuperset(needs):
                fired.append(rule)
        return fired


class OneByOne:
    """Chains rules that an engine compiles one by one; where a need is missing, the conditions are spared."""

    def __init__(self, workload: Workload, compiled: Callable[[Rule], Callable[[Any], Any]]) -> None:
        self._first = [(rule.id, rule.concludes, compiled(rule)) for rule in workload.first]
        self._second = [(rule.id, rule.needs, compiled(rule)) for rule in workload.second]

    def given(self, answers: Answers) -> Any:
        """As they are."""
        return answers

    def fired(self, given: Any) -> list[str]:
        """The rules that fire, layer after layer."""
        fired, concluded = [], set()
        for rule, conclusion, holds in self._first:
            if holds(given):
                fired.append(rule)
                concluded.add(conclusion)
        for rule, needs, holds in self._second:
            if concluded.issuperset(needs) and holds(given):
                fired.append(rule)
        return fired
