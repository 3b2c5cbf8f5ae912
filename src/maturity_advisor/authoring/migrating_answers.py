"""Answers on their way to another edition: what becomes of each, in its place, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from maturity_advisor.authoring.carrying import carry
from maturity_advisor.authoring.editing import Become, Edit, Path
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import Unfit
from maturity_advisor.knowledge.migrations import Change
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.stating import state_of

_NOTHING = object()


class Steps(Protocol):
    """What an answer is told of the step that it is part of, and what it tells it."""

    pack: str
    old: KnowledgeBase
    new: KnowledgeBase
    edits: list[Edit]
    worked_out: dict[tuple[str, str], dict[str, Any]]

    def plain(self, name: str) -> str:
        """An id without the edition that may stand in it."""

    def aside(self, path: Path, name: str, *, kept: bool = False) -> None:
        """Keep something as it was, out of the way."""

    def rename(self, path: Path, old: str, new: str) -> None:
        """Give a key another name."""

    def told(self, what: str, path: Path, old: str, new: tuple[str, ...], carried: bool, why: str, place: str) -> None:
        """Note what became of something."""


@dataclass(frozen=True, slots=True)
class AnswerHere:
    """One answer in its place, while it is taken along."""

    step: Steps
    path: Path
    name: str
    place: str
    kind: str
    answers: Mapping[str, Any]
    taken: set[str]

    def kept(self, old: Definition) -> None:
        """Nothing is said of it: it stays if the new edition asks the same."""
        plain = self.step.plain(self.name)
        becomes = plain if self.step.new.meant(plain) in self.step.new.definitions else old.id
        fault = self._fault(becomes, self.answers[self.name])
        if fault:
            self._gone(fault)
            return
        self.taken.add(becomes)
        self.step.rename(self.path, self.name, becomes)

    def renamed(self, change: Change) -> None:
        """Another id, other options, or both."""
        (new,) = change.news
        result = carry(self.answers[self.name], change.options)
        fault = (
            self._fault(new, result.answer) if result.carried else f"it has no option {_listed(result.lost)} any more"
        )
        why = because_of(self.step, change)
        if fault:
            self._gone(f"{why}; {fault}")
            return
        if result.lost:
            self.step.aside(self.path, self.name, kept=True)
            why = f"{why}; it has no option {_listed(result.lost)} any more"
        self.taken.add(new)
        self.step.edits.append(Become(self.path, self.name, result.answer))
        self.step.rename(self.path, self.name, new)
        self.step.told("answer", self.path, self.name, (new,), not result.lost, why, self.place)

    def dropped(self, change: Change) -> None:
        """Nobody asks it any more."""
        self._gone(because_of(self.step, change))

    def _gone(self, why: str) -> None:
        self.step.aside(self.path, self.name)
        self.step.told("answer", self.path, self.name, (), False, why, self.place)

    def split(self, change: Change) -> None:
        """One question that became several."""
        self._replaced(change, [(new, self._part(change, new)) for new in change.news])

    def merged(self, change: Change) -> None:
        """Several questions that became one."""
        new = change.news[0]
        self._replaced(change, [(new, self._by_lines(change, new))])

    def _part(self, change: Change, new: str) -> Any:
        part = change.into[new]
        if part.lines:
            return self._by_lines(change, new)
        result = carry(self.answers[self.name], part.options, partly=True)
        return result.answer if result.carried else _NOTHING

    def _by_lines(self, change: Change, new: str) -> Any:
        answers = self.step.worked_out[change.olds[0], new]
        if self.place not in answers:
            return _NOTHING
        value = answers[self.place]
        source = f"{self.step.pack}@{self.step.old.packs[self.step.pack].edition}: {', '.join(change.olds)}"
        said = {"not_applicable": because_of(self.step, change)} if value is None else {"value": value}
        hidden = any(self._is_hidden(old) for old in change.olds)
        return {**said, "source": source, **({"visibility": "advisor"} if hidden else {})}

    def _is_hidden(self, old: str) -> bool:
        raw = next((raw for name, raw in self.answers.items() if self.step.plain(name) == old), None)
        return raw is not None and parse_answer(raw).visibility == "advisor"

    def _replaced(self, change: Change, results: Sequence[tuple[str, Any]]) -> None:
        """New answers in the place of old ones, which are kept aside: several became one, or one several."""
        why = because_of(self.step, change)
        made = {}
        for new, answer in results:
            fault = "nothing follows for it" if answer is _NOTHING else self._fault(new, answer, change.olds)
            if fault:
                why = f"{why}; '{new}': {fault}"
            else:
                made[new] = answer
                self.taken.add(new)
        for name in (name for name in self.answers if self.step.plain(name) in change.olds):
            self.step.aside(self.path, name)
            self.step.told("answer", self.path, name, tuple(made), len(made) == len(results), why, self.place)
        self.step.edits += [Become(self.path, new, answer) for new, answer in made.items()]

    def _fault(self, new: str, answer: Any, leaving: Sequence[str] = ()) -> str:
        """Why an answer cannot stand under an id of the new edition; empty if it can."""
        definition = self.step.new.definitions.get(self.step.new.meant(new))
        if definition is None or definition.role != "asked":
            return "this edition does not ask it, and does not say what became of it"
        if self.kind not in definition.per:
            return f"this edition does not ask it of a {self.kind}"
        if new in self.taken - {self.step.plain(self.name), *leaving}:
            return f"'{new}' is answered already"
        try:
            state_of(definition, parse_answer(answer))
        except Unfit as unfit:
            return unfit.message
        return ""


def because_of(step: Steps, change: Change | None) -> str:
    """The author's reason for a change; empty where nothing was said."""
    language = step.new.packs[step.pack].header.language
    return change.because.say("en", language).rstrip(".") if change is not None else ""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in dict.fromkeys(names))
