"""Posing: a question put to the solver exactly; what cannot be encoded stays as it is today, and is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.answering import Answers
from maturity_advisor.reasoning.candidates import Freedom, Points, all_below, points_of
from maturity_advisor.reasoning.combining import combined
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.encoding import Encoding, TooLarge
from maturity_advisor.reasoning.solve import Circuit

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Posed(Generic[Asked]):
    """An encoding, what was asked of it, and which answers (by fact) it had to leave as they are, with the reason."""

    encoding: Encoding
    asked: Asked
    kept: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Poser:
    """Poses questions about one organisation."""

    base: KnowledgeBase
    situation: Situation
    derived: Derived
    points: Points

    def pose(self, freedom: Freedom, fixed: Iterable[str], ask: Callable[[Encoding], Asked]) -> Posed[Asked]:
        """Encode what is asked; `fixed` answers do not move, nor those below a fact that is too large to encode."""
        frozen = self._of_plugins()
        while True:
            pinned = dict.fromkeys(self.asked_below(frozen), "large") | dict.fromkeys(fixed, "fixed")
            answers = Answers(self.base, self.situation, self.points, Circuit(), freedom, pinned)
            encoding = Encoding(answers, self.derived, combined, frozenset(frozen))
            try:
                asked = ask(encoding)
            except TooLarge as large:
                frozen |= {large.fact}
                continue
            return Posed(encoding, asked, self._kept(encoding))

    def _of_plugins(self) -> set[str]:
        """Facts of plugins that read others: nobody knows what they would be."""
        plugins = [item for item in self.base.definitions.values() if item.role == "plugin"]
        reading = {item.pack for item in plugins if item.reads}
        return {item.id for item in plugins if item.pack in reading}

    def asked_below(self, names: Iterable[str]) -> set[str]:
        """All answers that facts rest on, through any number of steps."""
        found = all_below(self.points.below, names)
        return {name for name in found if self.base.definitions[name].role == "asked"}

    def _kept(self, encoding: Encoding) -> dict[str, str]:
        """What was met and had to stay: answers themselves, and those below facts that were met as they are today."""
        answers = encoding.answers
        met = {name for _, name in (*answers.made, *answers.several)}
        met |= self.asked_below(encoding.frozen & encoding.met)
        reasons = {name: answers.why_pinned(self.base.definitions[name]) for name in sorted(met)}
        return {name: reason for name, reason in reasons.items() if reason not in ("", "fixed")}


def poser(base: KnowledgeBase, situation: Situation, derived: Derived) -> Poser:
    """Ready to pose questions."""
    return Poser(base, situation, derived, points_of(base))
