"""Rising: whether a result can only rise with an answer, as the form of its conditions shows without a solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, FactReference, Not, Test
from maturity_advisor.knowledge.definitions import Aggregated, Banded, Definition, Gated, Same, ScopeBody, ScoreBody
from maturity_advisor.knowledge.domains import FINITE
from maturity_advisor.reasoning.truth import accepted


@dataclass(slots=True)
class Rising:
    """Looks at everything that rests on one answer."""

    base: KnowledgeBase
    below: Mapping[str, frozenset[str]]
    answer: str
    _found: dict[str, bool] = field(default_factory=dict)
    _touched: dict[str, bool] = field(default_factory=dict)

    def touches(self, name: str) -> bool:
        """Whether a fact rests on the answer."""
        if name not in self._touched:
            self._touched[name] = name == self.answer or any(map(self.touches, self.below[name]))
        return self._touched[name]

    def rises(self, name: str) -> bool:
        """Whether a fact only rises with the answer, or stays; False where the form does not tell."""
        if name not in self._found:
            self._found[name] = not self.touches(name) or self._rises(self.base.definitions[name])
        return self._found[name]

    def _rises(self, definition: Definition) -> bool:
        if definition.id == self.answer:
            return definition.gate is None or not any(map(self.touches, self.below[definition.id]))
        match definition.body:
            case ScoreBody(members=members):
                return all(self.rises(name) and self._scores(name) for name in members)
            case ScopeBody(method=Gated(stages)):
                return self._all_hold(criterion.when for row in stages for criterion in row)
            case ScopeBody(method=Banded(score=member) | Same(member)):
                return self.rises(member)
            case ScopeBody(method=Aggregated(members=members)):
                return all(map(self.rises, members))
        return False

    def _scores(self, name: str) -> bool:
        points = self.base.definitions[name].domain.points
        return name != self.answer or not falls(points)

    def _all_hold(self, conditions: Iterable[Condition]) -> bool:
        return all(self._holds(condition, up=True) for condition in conditions)

    def _holds(self, condition: Condition, *, up: bool) -> bool:
        match condition:
            case Not(part):
                return self._holds(part, up=not up)
            case AllOf(parts) | AnyOf(parts) | Count(_, parts):
                return all(self._holds(part, up=up) for part in parts)
        return self._test(condition, up=up)

    def _test(self, test: Test, *, up: bool) -> bool:
        touched = self.touches(test.fact)
        if isinstance(test.value, FactReference):
            return not touched and not self.touches(test.value.fact)
        if not touched:
            return True
        return self.rises(test.fact) and self._is_upward(test, up=up)

    def _is_upward(self, test: Test, *, up: bool) -> bool:
        domain = self.base.definitions[test.fact].domain
        if domain.kind in FINITE and test.operator not in ("known", "applicable"):
            mask = accepted(test, domain)
            whole = (1 << len(domain.values)) - 1
            mask = mask if up else whole & ~mask
            return not (mask << 1) & whole & ~mask
        return test.operator in (("at_least", "above") if up else ("at_most", "below"))


def falls(points: Iterable[Fraction | None]) -> bool:
    """Whether points ever fall along a scale."""
    numbers = [item for item in points if item is not None]
    return any(after < before for before, after in pairwise(numbers))
