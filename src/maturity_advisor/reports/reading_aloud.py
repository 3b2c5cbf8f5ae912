"""Reading aloud: conditions in the words of questions and answers, for whoever checks a rule against its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from maturity_advisor.advice.wording import Speaker, plain_number
from maturity_advisor.knowledge.conditions import KNOWLEDGE, AllOf, AnyOf, Condition, Count, FactReference, Not, Test
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.reports.blocks import Item
from maturity_advisor.reports.words import Words

MARKS = ".?!:"


@dataclass(frozen=True, slots=True)
class Aloud:
    """Reads conditions in one language."""

    speaker: Speaker
    words: Words

    def items(self, condition: Condition) -> tuple[Item, ...]:
        """A condition as a list; what must hold together stands below each other."""
        parts = condition.parts if isinstance(condition, AllOf) else (condition,)
        return tuple(self._item(part) for part in parts)

    def _item(self, condition: Condition) -> Item:
        match condition:
            case Test():
                return Item(self.test(condition))
            case Not(part):
                return Item(self.words("aloud-not"), self.items(part))
            case AllOf(parts):
                return Item(self.words("aloud-all"), tuple(self._item(part) for part in parts))
            case AnyOf(parts):
                return Item(self.words("aloud-any"), tuple(self._item(part) for part in parts))
            case Count(number, parts):
                return Item(self.words("aloud-count", number=number), tuple(self._item(part) for part in parts))

    def test(self, test: Test) -> str:
        """One test: what is asked, and which answers fit."""
        definition = self.speaker.base.definitions[test.fact]
        name = self.speaker.name_of(definition).rstrip(MARKS)
        if test.operator in KNOWLEDGE:
            return f"{name}: {self.words(f'op-{test.operator}-{test.value}'.lower())}"
        return f"{name}: {self.words(f'op-{test.operator}', value=self._value(test, definition))}"

    def _value(self, test: Test, definition: Definition) -> str:
        if isinstance(test.value, FactReference):
            return f"'{self.speaker.name_of(self.speaker.base.definitions[test.value.fact]).rstrip(MARKS)}'"
        if isinstance(test.value, tuple):
            values = [self._one(item, definition) for item in test.value]
            if test.operator in ("one_of", "none_of"):
                return self.words("or", first=", ".join(values[:-1]), last=values[-1]) if values[1:] else values[0]
            return self.words.listed(values)
        return self._one(test.value, definition)

    def _one(self, value: Any, definition: Definition) -> str:
        if isinstance(value, bool):
            return self.speaker.sentence(str(value).lower())
        if isinstance(value, Fraction):
            return self._number(value, definition)
        if definition.domain.kind == "stage" or definition.role == "scope":
            return f"'{self.speaker.stage(definition, value)}'"
        return f"'{self.speaker.option(definition, str(value))}'"

    def _number(self, value: Fraction, definition: Definition) -> str:
        if definition.domain.kind == "date":
            return self.words.day(date.fromordinal(int(value)).isoformat())
        return plain_number(value, self.words.known)
