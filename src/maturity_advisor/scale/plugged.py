"""Plugged in: facts that plugins derive in Python, asked once for all organisations that are alike in what is read.

What a plugin reads of an organisation is watched: rows that agree in all of that share one call. So a plugin that reads
the motivation alone is called once for the many rows that say nothing of it, whatever else they say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, TypeAlias

import numpy as np

from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.organisation.known import State, everything
from maturity_advisor.organisation.organisation import Identity, Organisation
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.derived import FactSource, Supplied
from maturity_advisor.reasoning.remembering import Remembering
from maturity_advisor.scale.bits import Codes, smallest
from maturity_advisor.scale.columns import Column
from maturity_advisor.scale.distinct import combinations
from maturity_advisor.scale.reading import ORGANISATION, Batch

# What differs from row to row and is no part of the shared situation.
OWN = frozenset({"identity", "answers"})
FIELDS = frozenset(Organisation.model_fields)
WHOLLY = frozenset({"__dict__", "__iter__", "model_dump", "model_dump_json", "model_copy", "copy", "dict", "json"})
REMEMBERED = 1 << 14
Answered: TypeAlias = Mapping[str, Supplied]
Parts: TypeAlias = tuple[tuple[str, str], ...]


class Watched(Organisation):
    """An organisation that notes which of its parts are looked at."""

    def __getattribute__(self, name: str) -> Any:
        if name in FIELDS or name in WHOLLY:
            private = object.__getattribute__(self, "__pydantic_private__")
            if private:
                private["_seen"].update((name,) if name in FIELDS else FIELDS)
        return super().__getattribute__(name)


def watched(organisation: Organisation) -> tuple[Organisation, set[str]]:
    """The same organisation, and a set into which goes what is read of it."""
    found = Watched.model_construct(**{name: getattr(organisation, name) for name in FIELDS})
    seen: set[str] = set()
    object.__setattr__(found, "__pydantic_private__", {"_seen": seen})
    return found, seen


@dataclass(slots=True)
class Whole:
    """The rows of a batch as organisations: the situation each shares, and how to get what is its own.

    `calls` is how often plugins were called for them.
    """

    situations: list[Situation]
    index: Codes
    identity: Callable[[int], Identity]
    answers: Callable[[int], Mapping[str, Any]]
    calls: int = 0

    def situation(self, row: int) -> Situation:
        """What a row shares with others."""
        return self.situations[int(self.index[row])]

    def organisation(self, row: int) -> Organisation:
        """One row, with what is its own."""
        own = {"identity": self.identity(row), "answers": self.answers(row)}
        return self.situation(row).organisation.model_copy(update=own)


@dataclass(slots=True)
class Plugged:
    """Supplies plugins' facts for one batch after the other, one thread at a time, as plugins may not be made for more.

    `reads` is what each pack's plugin was seen to read.
    """

    source: FactSource
    reads: dict[str, frozenset[str]] = field(default_factory=dict)
    contents: dict[int, tuple[Answered, int]] = field(default_factory=dict)
    said: dict[tuple[tuple[str, State], ...], int] = field(default_factory=dict)
    memo: dict[str, Remembering[Any, Answered]] = field(default_factory=dict)
    parts: Remembering[tuple[int, frozenset[str]], tuple[Situation, Parts]] = field(
        default_factory=lambda: Remembering(REMEMBERED)
    )
    turn: RLock = field(default_factory=RLock)

    def of(self, whole: Whole) -> Callable[[Batch, Definition], Column]:
        """What a batch asks for a plugin's fact."""
        supplied: dict[str, tuple[list[Mapping[str, Supplied]], Codes]] = {}

        def supply(batch: Batch, definition: Definition) -> Column:
            if definition.pack not in supplied:
                supplied[definition.pack] = self._supplied(batch, definition.pack, whole)
            found, index = supplied[definition.pack]
            blank = everything(definition.domain)
            table = batch.plan.table(definition)
            states = [one[definition.id].state if definition.id in one else blank for one in found]
            codes = [table.code(state) for state in states]
            return Column(table, len(index), np.array(codes, smallest(max(codes)))[index])

        return supply

    def _interned(self, found: list[Answered], index: Codes) -> tuple[list[Answered], Codes]:
        """Answers that are alike as one, whoever they were given for."""
        if len(self.contents) >= REMEMBERED:
            self.contents.clear()
            self.said.clear()
        places: dict[int, int] = {}
        distinct: list[Answered] = []
        numbers = []
        for one in found:
            content = self._content(one)
            if content not in places:
                places[content] = len(distinct)
                distinct.append(one)
            numbers.append(places[content])
        return distinct, np.array(numbers, np.uint32)[index]

    def _content(self, one: Mapping[str, Supplied]) -> int:
        """The number of what a plugin said, the same for all that say the same."""
        known = self.contents.get(id(one))
        if known is None or known[0] is not one:
            said = tuple((name, item.state) for name, item in one.items())
            known = self.contents[id(one)] = one, self.said.setdefault(said, len(self.said))
        return known[1]

    def _supplied(self, batch: Batch, pack: str, whole: Whole) -> tuple[list[Answered], Codes]:
        """What the plugin says, each distinct answer once, and for each row the number of its own."""
        known = {name: batch.column(name, batch.places[ORGANISATION]) for name in _read_by(batch, pack)}
        with self.turn:
            return self._interned(*self._asked(pack, known, whole))

    def _asked(self, pack: str, known: Mapping[str, Column], whole: Whole) -> tuple[list[Answered], Codes]:
        """One call for each combination of what is read that occurs."""
        alike = [(column.codes, len(column.table.states)) for column in known.values()]
        while True:
            parts = self.reads.get(pack, frozenset())
            said, index = self._alike(whole, parts)
            groups = [*alike, (index, len(said))]
            if parts & OWN:
                groups.append((np.arange(len(index), dtype=np.uint32), len(index)))
            numbers, first = combinations(groups)
            found = []
            for row in first:
                states = {name: column.state(row) for name, column in known.items()}
                found.append(self._call(pack, states, whole, row, parts))
            if self.reads.get(pack, frozenset()) == parts:
                return found, numbers

    def _alike(self, whole: Whole, parts: frozenset[str]) -> tuple[dict[Parts, int], Codes]:
        """What the rows say in these parts, numbered, and for each row the number of its own."""
        said: dict[Parts, int] = {}
        numbers = [said.setdefault(self._told(situation, parts), len(said)) for situation in whole.situations]
        return said, np.array(numbers, np.uint32)[whole.index]

    def _told(self, situation: Situation, parts: frozenset[str]) -> Parts:
        """What a situation's organisations say in these parts."""
        key = id(situation), parts
        known = self.parts.get(key)
        if known is None or known[0] is not situation:
            said = tuple((part, repr(getattr(situation.organisation, part))) for part in sorted(parts - OWN))
            known = self.parts[key] = situation, said
        return known[1]

    def _call(self, pack: str, states: Mapping[str, State], whole: Whole, row: int, parts: frozenset[str]) -> Answered:
        if parts & OWN:
            whole.calls += 1
            return self.source.supply(pack, whole.organisation(row), states)
        situation, memo = whole.situation(row), self.memo.setdefault(pack, Remembering(REMEMBERED))
        known = memo.get((self._told(situation, parts), *states.values()))
        if known is not None:
            return known
        whole.calls += 1
        seen_through, seen = watched(situation.organisation)
        found = self.source.supply(pack, seen_through, states)
        self.reads[pack] = parts = self.reads.get(pack, frozenset()) | seen
        memo[(self._told(situation, parts), *states.values())] = found
        return found


def _read_by(batch: Batch, pack: str) -> list[str]:
    """The facts that a pack's plugin says it reads."""
    definitions = batch.plan.base.definitions.values()
    return sorted({name for item in definitions if item.role == "plugin" and item.pack == pack for name in item.reads})
