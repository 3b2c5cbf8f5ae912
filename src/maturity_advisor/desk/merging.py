"""Merging: answers of several forms beside those of the file; where people disagree, all that they said is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.desk.facts import place_of
from maturity_advisor.desk.form_reading import Given
from maturity_advisor.desk.keeping import Change
from maturity_advisor.desk.session import Session
from maturity_advisor.documents.plain import document_of
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.organisation.answers import REMARKS, SAYING, parse_answer
from maturity_advisor.organisation.known import State, everything
from maturity_advisor.organisation.stating import state_of


@dataclass(frozen=True, slots=True)
class Merged:
    """One question after the forms: what was there, what came, and whether people disagree."""

    place: str
    fact: str
    before: tuple[Any, ...]
    came: tuple[Any, ...]
    differs: bool

    @property
    def after(self) -> tuple[Any, ...]:
        """All that was said, the file's own first."""
        return (*self.before, *self.came)


@dataclass(slots=True)
class Merging:
    """All forms together; `replace` lets a person's newer answer take the place of their own earlier one."""

    session: Session
    replace: bool = False
    found: dict[tuple[str, str], Merged] = field(default_factory=dict)
    same: int = 0

    def take(self, given: Iterable[Given]) -> None:
        """One form after the other."""
        for item in given:
            self._take(item)

    def _take(self, item: Given) -> None:
        key = (item.place, item.fact)
        known = self.found.get(key)
        before, came = (known.before, known.came) if known else (self._existing(key), ())
        definition = self.session.base.definitions[item.fact]
        if any(self._is_same(definition, one, item) for one in (*before, *came)):
            self.same += 1
            return
        if self.replace and item.answer.get("by"):
            before, came = (tuple(one for one in many if one.get("by") != item.answer["by"]) for many in (before, came))
        came = (*came, item.answer)
        states = {self._state(definition, one) for one in (*before, *came)} - {everything(definition.domain)}
        self.found[key] = Merged(item.place, item.fact, before, came, len(states) > 1)

    def _existing(self, key: tuple[str, str]) -> tuple[Any, ...]:
        raw = self.session.at(place_of(self.session, key))
        if raw is None:
            return ()
        several = isinstance(raw, list) and any(isinstance(one, Mapping) for one in raw)
        return tuple(as_response(one) for one in (raw if several else [raw]))

    def _is_same(self, definition: Definition, one: Any, item: Given) -> bool:
        """The same answer with the same remarks; who said it may be known of one of them only."""
        mine = {key: text for key, text in item.answer.items() if not (item.by_name and key == "by")}
        with_name = _remarks(one) == _remarks(item.answer)
        without = item.by_name and _remarks(one) == _remarks(mine)
        return (with_name or without) and self._state(definition, one) == self._state(definition, item.answer)

    def _state(self, definition: Definition, answer: Any) -> State:
        """What it says; two reasons why something does not apply are not the same answer, but do not differ."""
        return state_of(definition, parse_answer(document_of(answer).data))

    def changes(self) -> list[Change]:
        """What to write: one answer as it is, several as a list of who said what."""
        return [(self._where(key), _written(merged.after)) for key, merged in self.found.items()]

    def _where(self, key: tuple[str, str]) -> tuple[str | int, ...]:
        """The head holds one value; what several people say of size or sector stands among the answers."""
        where = place_of(self.session, key)
        return ("answers", key[1]) if where[0] == "organisation" else where


def as_response(raw: Any) -> dict[str, Any]:
    """An answer in the form that holds remarks."""
    if isinstance(raw, Mapping) and raw.keys() & set(SAYING):
        return dict(raw)
    return {"value": raw}


def _remarks(answer: Mapping[str, Any]) -> dict[str, str]:
    kept = {key: str(answer[key]) for key in (*REMARKS, "not_applicable") if answer.get(key)}
    return {key: text for key, text in kept.items() if (key, text) != ("visibility", "client")}


def _written(answers: tuple[Any, ...]) -> Any:
    if len(answers) > 1:
        return list(answers)
    (answer,) = answers
    return answer["value"] if set(answer) == {"value"} else answer
