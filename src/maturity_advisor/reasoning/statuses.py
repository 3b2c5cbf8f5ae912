"""Statuses: those of all rules of an organisation, kept as the digits they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from maturity_advisor.reasoning.concluding import positions
from maturity_advisor.reasoning.derived import Status
from maturity_advisor.reasoning.frames import STATUS_OF_DIGIT

FIRED = "0"
OTHERS = tuple(digit for digit, status in STATUS_OF_DIGIT.items() if status != "silent")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the organisation in the order of their ids, where each stands, and all of them as silent."""

    ids: tuple[str, ...]
    places: Mapping[str, int]
    silent: dict[str, Status]


@dataclass(frozen=True, slots=True)
class Statuses:
    """The status of every rule of the organisation: iterating gives pairs of rule and status, in the order of ids."""

    rules: Rules
    digits: str

    @property
    def fired(self) -> tuple[str, ...]:
        """The rules that fired."""
        return tuple([self.rules.ids[at] for at in positions(self.digits, FIRED)])

    def of(self, rule: str) -> Status:
        """The status of one rule."""
        return STATUS_OF_DIGIT[self.digits[self.rules.places[rule]]]

    def by_rule(self) -> dict[str, Status]:
        """The status of each rule by its id."""
        found = self.rules.silent.copy()  # most are, and a copy costs nothing beside a new dictionary
        for digit in OTHERS:
            for at in positions(self.digits, digit):
                found[self.rules.ids[at]] = STATUS_OF_DIGIT[digit]
        return found

    def __iter__(self) -> Iterator[tuple[str, Status]]:
        return iter(self.by_rule().items())

    def __len__(self) -> int:
        return len(self.digits)


def rules_of(ids: Iterable[str]) -> Rules:
    """The rules of these ids."""
    found = tuple(ids)
    return Rules(found, {name: at for at, name in enumerate(found)}, dict.fromkeys(found, "silent"))
