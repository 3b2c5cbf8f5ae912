"""Standing: where a rule's advice stands, over all answers that an encoding allows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from maturity_advisor.advice.selecting import LIMITING, PROTECTIVE
from maturity_advisor.advice.verdicts import USES
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.solve import FALSE, Literal

Key: TypeAlias = tuple[str, str]
Spot: TypeAlias = tuple[str, str]
STOPPING = ("not_now", "enough")


@dataclass(slots=True)
class Standing:
    """Where a rule's advice stands, by the same steps as selecting: target, override, verdict, refusal.

    `within` says where a rule's target allows for it, and `refused` are actions that are not wanted.
    """

    encoding: Encoding
    within: Callable[[RuleDefinition, str], Literal]
    refused: Collection[str] = ()
    _kept: dict[Spot, Literal] = field(default_factory=dict)

    def recommended(self, key: Key) -> Literal:
        """Where an action is advised in a place."""
        action, place = key
        rules = [rule for rule in self.encoding.base.rules if rule.action == action and self._is_here(rule, place)]
        return self.encoding.circuit.any(self.stands(rule, place) for rule in rules)

    def _is_here(self, rule: RuleDefinition, place: str) -> bool:
        return rule.per == self.encoding.place(place).kind

    def stands(self, rule: RuleDefinition, place: str) -> Literal:
        """Where a rule's advice is given."""
        if rule.action in self.refused:
            return FALSE
        return self.encoding.circuit.all((self.kept_by(rule, place), -self.stopped(rule, place)))

    def kept_by(self, rule: RuleDefinition, place: str) -> Literal:
        """Where a rule fires and neither its target nor another rule sets it aside."""
        if (place, rule.id) not in self._kept:
            over = [
                self.kept_by(other, where)
                for other in self.encoding.base.rules
                if rule.id in other.overrides
                for where in dict.fromkeys(("", place))
                if self._is_here(other, where)
            ]
            parts = [self.encoding.rule(rule, place).true, self.within(rule, place), *(-item for item in over)]
            self._kept[place, rule.id] = self.encoding.circuit.all(parts)
        return self._kept[place, rule.id]

    def stopped(self, rule: RuleDefinition, place: str) -> Literal:
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
                yield rule, self.kept_by(rule, place)


def _value(rule: RuleDefinition) -> str:
    return rule.written.verdict.value if rule.written.verdict is not None else ""
