"""Causes: which changed answer, rule, pack or setting a change comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

from maturity_advisor.explanations.outline import Answered, Outline, PackOutline
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition, RollupBody
from maturity_advisor.knowledge.ordering import dependencies, rule_reads

CauseKind: TypeAlias = Literal[
    "answer", "rule", "aside", "verdict", "pack", "setting", "part", "needed", "others", "program"
]
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that is different, by kind and id, with what it was and what it is; empty where there was nothing.

    `title` is the question of an answer, or the title of a rule.
    """

    kind: CauseKind
    id: str = ""
    place: str = ""
    title: str = ""
    before: str = ""
    after: str = ""

    def to_data(self) -> dict[str, str]:
        """As plain data."""
        return {
            "kind": self.kind,
            "id": self.id,
            "place": self.place,
            "title": self.title,
            "before": self.before,
            "after": self.after,
        }


@dataclass(frozen=True)
class Causes:
    """All that differs between two outlines of what advice rests on, and the way from there to what it changes."""

    base: KnowledgeBase
    old: Outline
    new: Outline

    @cached_property
    def answers(self) -> dict[Key, Cause]:
        """Every answer that is another one, by place and fact; who said it, and whether it is used, does not matter."""
        before, after = ({(item.place, item.fact): item for item in side.answers} for side in (self.old, self.new))
        return {
            (place, fact): Cause(
                "answer",
                fact,
                place,
                (after.get((place, fact)) or before[place, fact]).question,
                _says(before.get((place, fact))),
                _says(after.get((place, fact))),
            )
            for place, fact in sorted({*before, *after})
            if _meant(before.get((place, fact))) != _meant(after.get((place, fact)))
        }

    @cached_property
    def packs(self) -> dict[str, Cause]:
        """Every pack that is there on one side only, or in another edition, version or content."""
        before, after = ({pack.id: pack for pack in side.provenance.packs} for side in (self.old, self.new))
        return {
            name: Cause("pack", name, before=_edition(before.get(name)), after=_edition(after.get(name)))
            for name in sorted({*before, *after})
            if before.get(name) != after.get(name)
        }

    @cached_property
    def settings(self) -> dict[str, Cause]:
        """Everything else that advice rests on: what is wanted, limits, the day, and how it was asked."""
        before, after = _settings(self.old), _settings(self.new)
        return {
            name: Cause("setting", name, before=before[name][1], after=after[name][1])
            for name in before
            if before[name][0] != after[name][0]
        }

    @cached_property
    def programs(self) -> tuple[Cause, ...]:
        """The versions of the program, if they differ."""
        before, after = self.old.environment.program, self.new.environment.program
        return (Cause("program", before=before, after=after),) if before != after else ()

    def some(self, names: Iterable[str]) -> Iterator[Cause]:
        """Of these settings those that differ."""
        return (self.settings[name] for name in names if name in self.settings)

    def of_rule(self, name: str, place: str) -> list[Cause]:
        """What may have changed a rule: what it reads through any number of steps, and its own pack."""
        pack = self.packs.get(name.partition("/")[0])
        rule = next((rule for rule in self.base.rules if rule.id == name), None)
        found = [pack] if pack else []
        return found + (self._below([(place, read) for read in sorted(rule_reads(rule))]) if rule else [])

    def of_fact(self, name: str, place: str) -> list[Cause]:
        """What may have changed a derived fact."""
        return self._below([(place, name)]) if name in self.base.definitions else []

    def anything(self) -> list[Cause]:
        """All that differs, for a change that nothing in particular explains."""
        found = (*self.settings.values(), *self.packs.values(), *self.answers.values())
        return list(found) or list(self.programs) or [Cause("others")]

    def _below(self, keys: list[Key]) -> list[Cause]:
        """Through derived facts that changed themselves; through all, if what is said of them does not tell."""
        return self._reached(keys, self._unchanged) or self._reached(keys, frozenset())

    def _reached(self, keys: list[Key], closed: frozenset[Key]) -> list[Cause]:
        seen: dict[Key, None] = {}
        causes: dict[Cause, None] = {}
        while keys:
            place, name = keys.pop()
            definition = self.base.definitions.get(name)
            if definition is None:
                continue
            home = self._home(place, definition)
            if (home, name) in seen or (home, name) in closed:
                continue
            seen[home, name] = None
            causes.update(dict.fromkeys(self._own(home, definition)))
            keys += [(where, read) for where in self._places(home, definition) for read in sorted(self._reads[name])]
        return sorted(causes, key=lambda cause: (cause.kind, cause.place, cause.id))

    def _own(self, home: str, definition: Definition) -> Iterator[Cause]:
        """What changed about a fact itself."""
        if (home, definition.id) in self.answers:
            yield self.answers[home, definition.id]
        if definition.role == "plugin":
            yield from self.some(("motivation", "wishes", "units"))
        if definition.role in ("target", "gap"):
            yield from self.some(("targets", "date"))
        if isinstance(definition.body, RollupBody):
            yield from self.some(("units",))
        if definition.role != "asked" and definition.pack in self.packs:
            yield self.packs[definition.pack]

    def _home(self, place: str, definition: Definition) -> str:
        kind = self.new.kind(place) if self.new.unit(place) else self.old.kind(place)
        return place if place and kind in definition.per else ""

    def _places(self, home: str, definition: Definition) -> list[str]:
        if not isinstance(definition.body, RollupBody):
            return [home]
        units = (*self.old.units, *self.new.units)
        return sorted({unit.id for unit in units if unit.kind == definition.body.of})

    @cached_property
    def _reads(self) -> Mapping[str, frozenset[str]]:
        return dependencies(self.base.definitions, self.base.rules)

    @cached_property
    def _unchanged(self) -> frozenset[Key]:
        """Derived facts of which both sides say the same; in two languages that cannot be told."""
        if self.old.settings.language != self.new.settings.language:
            return frozenset()
        before, after = ({(item.place, item.fact): item.says for item in side.derived} for side in (self.old, self.new))
        return frozenset(key for key, says in before.items() if after.get(key) == says)


def _says(answer: Answered | None) -> str:
    return answer.says if answer is not None else ""


def _meant(answer: Answered | None) -> Any:
    if answer is None:
        return None
    return [(item.get("standing"), item.get("value")) for item in answer.responses]


def _edition(pack: PackOutline | None) -> str:
    if pack is None:
        return ""
    mark = pack.digest.partition(":")[2][:12]
    return " ".join(part for part in (pack.edition, pack.version, f"({mark})" if mark else "") if part)


def _settings(side: Outline) -> dict[str, tuple[Any, str]]:
    """By name what is compared, and a short text where there is one."""
    head, asked = side.organisation, side.settings
    wishes = [wish.outcome for wish in head.wishes]
    targets = [(target.place, target.scope, target.stage, target.by) for target in side.targets]
    day = asked.date or head.as_of
    return {
        "wishes": (wishes, "; ".join(wish.title for wish in head.wishes)),
        "motivation": (side.motivation or {}, ""),
        "targets": (targets, "; ".join(f"{item.title}: {item.stage_title}" for item in side.targets)),
        "constraints": (head.constraints or {}, ""),
        "units": ([(unit.id, unit.kind) for unit in side.units], "; ".join(unit.title for unit in side.units)),
        "date": (day, day),
        "models": (asked.models, ", ".join(asked.models)),
        "without": (asked.without, ", ".join(asked.without)),
        "priority": ((asked.priority.id, asked.priority.formula), asked.priority.title),
    }
