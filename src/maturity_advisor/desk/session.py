"""A session at the desk: the file, what follows from it by now, and in which language we speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advisor import Advisor
from maturity_advisor.desk.keeping import Change, Kept
from maturity_advisor.desk.voice import SPOKEN, Voice
from maturity_advisor.explanations.grounds import Grounds, grounds_of
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.reasoning.candidates import Points


@dataclass(slots=True)
class Session:
    """One talk; `today` dates the answers, `source` is where they come from, `passed` holds what is not asked now."""

    advisor: Advisor
    kept: Kept
    voice: Voice
    today: str
    source: str = ""
    passed: set[str] = field(default_factory=set)
    again: bool = False
    _advice: Advice | None = None
    _points: tuple[KnowledgeBase, Points] | None = None

    @property
    def data(self) -> Any:
        """What the file says."""
        return self.kept.document.data

    def at(self, where: Iterable[str | int]) -> Any:
        """What stands at a place of the file; None if nothing does."""
        found = self.data
        for step in where:
            if isinstance(step, int):
                found = found[step] if isinstance(found, list) and step < len(found) else None
            else:
                found = found.get(step) if isinstance(found, dict) else None
        return found

    def listed(self, *where: str) -> list[Any]:
        """The items of a list in the file; none if it is not there."""
        found = self.at(where)
        return found if isinstance(found, list) else []

    @property
    def advice(self) -> Advice:
        """What follows from the file as it is now, in the language that is spoken now."""
        if self._advice is None:
            self._advice = self.advisor.advise(self.kept.document, lang=self.voice.language)
        return self._advice

    @property
    def base(self) -> KnowledgeBase:
        """What the packs say."""
        return self.advice.base

    @property
    def grounds(self) -> Grounds:
        """What other answers would lead to."""
        found = grounds_of(self.advisor, self.advice)
        # Which numbers are compared rests on the packs alone, and takes longer to gather than all the rest.
        if self._points is None or self._points[0] is not found.base:
            self._points = (found.base, found.points)
        found.__dict__["points"] = self._points[1]
        return found

    def put(self, changes: Iterable[Change]) -> None:
        """Keep changes; they are on the disk when this returns."""
        self.kept.put(changes)
        self._advice = None

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self.voice = Voice(language)
        self._advice = None

    def worded(self, label: str) -> str:
        """A word of the desk by its key, or a label of a pack: an outcome, a fact's option, a stage."""
        kind, _, name = label.partition(":")
        if kind == "outcome":
            return self.base.outcomes[name].title.say(self.voice.language, "en")
        if kind == "option":
            fact, _, option = name.partition("=")
            return self.advice.speaker.option(self.base.definitions[fact], option)
        if kind == "stage":
            scope, _, stage = name.partition("=")
            return self.advice.speaker.stage(self.base.definitions[scope], stage)
        return self.voice(label) if label in SPOKEN[self.voice.known] else label

    def answered(self) -> Iterator[tuple[str, str]]:
        """Place and fact of every answer in the file, in the order in which they stand there."""
        for place, answers in [
            ("", self.at(("answers",))),
            *((u["id"], u.get("answers")) for u in self.listed("units")),
        ]:
            for name in answers or {}:
                full = self.base.meant(str(name))
                if full in self.base.definitions and self.base.definitions[full].role == "asked":
                    yield place, full
