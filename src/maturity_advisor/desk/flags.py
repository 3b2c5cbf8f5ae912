"""Flags: when a question is moot, as a formula that a spreadsheet works out while a form is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from maturity_advisor.desk.forms import FactWords, key_of
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from maturity_advisor.knowledge.domains import FINITE, NUMERIC
from maturity_advisor.organisation.known import one_of
from maturity_advisor.reasoning.truth import Truth, test_truth

NEVER = "FALSE"
SIGNS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<", "is": "=", "is_not": "<>"}
OPPOSITE = {"at_least": "below", "at_most": "above", "above": "at_most", "below": "at_least", "is": "is_not",
            "is_not": "is"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flags:
    """Writes formulas; `answer` and `flag` say in which cell a row's answer and its flag stand, by key."""

    base: KnowledgeBase
    words: Callable[[str], FactWords]
    answer: Mapping[str, str]
    flag: Mapping[str, str]
    place: str

    def moot(self, gate: Condition) -> str:
        """True as soon as the gate can no longer hold; what cannot be said in a sheet is never moot there."""
        return self._never(gate)

    def _never(self, condition: Condition) -> str:
        """The condition is false or does not apply."""
        match condition:
            case AllOf(parts):
                return _any(self._never(part) for part in parts)
            case AnyOf(parts):
                return _all(self._never(part) for part in parts)
            case Not(part):
                return self._never_false(part)
            case Count(at_least, parts):
                return f"({_sum(self._never(part) for part in parts)}>{len(parts) - at_least})"
            case Test():
                return self._test(condition, holds=False)
        return NEVER

    def _always(self, condition: Condition) -> str:
        """The condition is true."""
        match condition:
            case AllOf(parts):
                return _all(self._always(part) for part in parts)
            case AnyOf(parts):
                return _any(self._always(part) for part in parts)
            case Not(part):
                return self._false(part)
            case Count(at_least, parts):
                return f"({_sum(self._always(part) for part in parts)}>={at_least})"
            case Test():
                return self._test(condition, holds=True)
        return NEVER

    def _never_false(self, condition: Condition) -> str:
        """The condition is true or does not apply: then its opposite cannot hold."""
        match condition:
            case AllOf(parts):
                return _all(self._never_false(part) for part in parts)
            case Not(part):
                return self._never(part)
        return _any((self._always(condition), self._inapplicable(condition)))

    def _false(self, condition: Condition) -> str:
        """The condition is false, and not only because it does not apply."""
        match condition:
            case AllOf(parts):
                return _any(self._false(part) for part in parts)
            case AnyOf(parts):
                return _all(self._false(part) for part in parts)
            case Not(part):
                return self._always(part)
            case Test():
                return self._test(condition, holds=False, applies=True)
        return NEVER

    def _inapplicable(self, condition: Condition) -> str:
        """The condition does not apply: some part does not, and no other decides it."""
        match condition:
            case AnyOf(parts):
                nothing = _all(self._never(part) for part in parts)
                return _all((nothing, _any(self._inapplicable(part) for part in parts)))
            case AllOf(parts):
                nothing = _all(self._never_false(part) for part in parts)
                return _all((nothing, _any(self._inapplicable(part) for part in parts)))
            case Not(part):
                return self._inapplicable(part)
            case Test():
                return self._unasked(condition)
        return NEVER

    def _unasked(self, test: Test) -> str:
        """The question was said not to apply, or is moot itself."""
        key, definition = self._key(test), self.base.definitions[test.fact]
        if key not in self.answer or test.operator in ("known", "applicable"):
            return NEVER
        said = f'{self.answer[key]}="{_inner(self.words(test.fact).inapplicable)}"'
        return _any((said, self.flag[key])) if definition.gate else said

    def _key(self, test: Test) -> str:
        own = key_of(self.place, test.fact)
        return own if own in self.answer else key_of("", test.fact)

    def _test(self, test: Test, *, holds: bool, applies: bool = False) -> str:
        key = self._key(test)
        if key not in self.answer or test.operator in ("known", "applicable"):
            return NEVER
        place = self.place if key == key_of(self.place, test.fact) else ""
        found = self._value(test, self.answer[key], self.words(test.fact), place, holds=holds)
        return found if holds or applies else _any((found, self._unasked(test)))

    def _value(self, test: Test, cell: str, words: FactWords, place: str, *, holds: bool) -> str:
        domain = self.base.definitions[test.fact].domain
        if domain.kind in FINITE:
            wanted = Truth.TRUE if holds else Truth.FALSE
            named = [
                word
                for word, value in words.values.items()
                if test_truth(test, domain, one_of(domain, (value,))) is wanted
            ]
            return _any(f'{cell}="{_inner(word)}"' for word in named)
        if domain.kind == "choices":
            return self._options(test, words, place, holds=holds)
        if domain.kind in NUMERIC and domain.kind != "date":
            return _number(test, cell, holds=holds)
        return NEVER

    def _options(self, test: Test, words: FactWords, place: str, *, holds: bool) -> str:
        """`includes` holds if all are chosen, `excludes` if none is."""
        said = words.yes if (test.operator == "includes") == holds else words.no
        cells = [self.answer[key_of(place, test.fact, str(option))] for option in test.value]
        parts = [f'{cell}="{_inner(said)}"' for cell in cells]
        return _all(parts) if holds else _any(parts)


def _number(test: Test, cell: str, *, holds: bool) -> str:
    if test.operator == "between":
        low, high = test.value
        inside = f"AND({cell}>={_decimal(low)},{cell}<={_decimal(high)})"
        return f"AND(ISNUMBER({cell}),{inside if holds else f'NOT({inside})'})"
    if test.operator not in SIGNS or not isinstance(test.value, Fraction):
        return NEVER
    operator = test.operator if holds else OPPOSITE[test.operator]
    return f"AND(ISNUMBER({cell}),{cell}{SIGNS[operator]}{_decimal(test.value)})"


def _decimal(value: Any) -> str:
    return repr(float(value)) if value.denominator != 1 else str(value.numerator)


def _inner(text: str) -> str:
    return text.replace('"', '""')


def _any(parts: Iterable[str]) -> str:
    found = [part for part in dict.fromkeys(parts) if part != NEVER]
    return f"OR({','.join(found)})" if len(found) > 1 else (found or [NEVER])[0]


def _all(parts: Iterable[str]) -> str:
    found = list(dict.fromkeys(parts))
    if NEVER in found or not found:
        return NEVER
    return f"AND({','.join(found)})" if len(found) > 1 else found[0]


def _sum(parts: Iterable[str]) -> str:
    return "+".join(f"IF({part},1,0)" for part in parts)
