"""Advice: what an organisation is advised to do, in which order and why; the data behind every report."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from maturity_advisor.advice.aligning import Alignment, Chain
from maturity_advisor.advice.arranging import Arranged
from maturity_advisor.advice.given import given, plain
from maturity_advisor.advice.priority import PriorityScheme
from maturity_advisor.advice.selecting import Selection
from maturity_advisor.advice.wording import Speaker
from maturity_advisor.documents import Document
from maturity_advisor.documents.writing import json_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.derived import Derived

SCHEMA = "advice/1"
Audience = Literal["advisor", "client"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for: language, how many recommendations are shown, for whom, and which models were left out."""

    language: str
    audience: Audience = "advisor"
    top: int = 10
    models: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """What ran: the one part of advice that may differ for the same input."""

    program: str
    engine: str
    python: str


@dataclass(frozen=True)
class Advice:
    """All that follows for one organisation; prints itself, and as data it is `advice.json`."""

    base: KnowledgeBase
    situation: Situation
    derived: Derived
    selection: Selection
    alignment: Alignment
    arranged: tuple[Arranged, ...]
    scheme: PriorityScheme
    settings: Settings
    environment: Environment
    document: Document
    notices: tuple[Problem, ...] = ()
    failures: tuple[Problem, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> Literal["complete", "degraded"]:
        """Degraded if a plugin failed or was left out because of a fault."""
        return "degraded" if self.failures else "complete"

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """What is advised, in order."""
        return tuple(Recommendation(self, item) for item in self.arranged)

    def recommendation(self, name: str) -> Recommendation | None:
        """The recommendation by id (`find-a-sponsor`, or `find-a-sponsor@webcare` for a unit) or by rank."""
        return next((item for item in self.recommendations if name in (item.id, str(item.rank))), None)

    @cached_property
    def given(self) -> dict[str, Any]:
        """The organisation as it was given, in one form, with exact numbers."""
        found: dict[str, Any] = given(self.document.data, self.base)
        return found

    @cached_property
    def source(self) -> dict[str, Any]:
        """The organisation as it was given, as JSON can hold it; read back, it gives the same advice."""
        found: dict[str, Any] = plain(self.given)
        return found

    @cached_property
    def speaker(self) -> Speaker:
        """Says things of this advice in its language."""
        return Speaker(self.base, self.situation, self.derived, self.settings.language)

    @cached_property
    def data(self) -> dict[str, Any]:
        """Everything, as plain data (schema `advice`)."""
        from maturity_advisor.advice.document import document  # the document is made of advice, and on demand

        return document(self)

    def to_json(self) -> str:
        """`advice.json`: the same bytes for the same input, but for `environment`."""
        return json_of(self.data)

    def __str__(self) -> str:
        lines = [self.situation.organisation.identity.name]
        lines += [f"{item.rank:3}. {item.title}" for item in self.recommendations[: self.settings.top]]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{item.rank}</td><td>{html.escape(item.title)}</td><td>{html.escape(item.because)}</td></tr>"
            for item in self.recommendations[: self.settings.top]
        )
        return f"<h3>{html.escape(self.situation.organisation.identity.name)}</h3><table>{rows}</table>"


@dataclass(frozen=True)
class Recommendation:
    """One action advised in one place, with its rank and all its reasons."""

    advice: Advice
    arranged: Arranged

    @property
    def id(self) -> str:
        """The action's id, with `@unit` where it is for a unit."""
        return self.arranged.item.id

    @property
    def rank(self) -> int:
        """Its place in the order, from 1."""
        return self.arranged.rank

    @property
    def band(self) -> str:
        """`first`, `then` or `room`."""
        return self.arranged.band

    @property
    def title(self) -> str:
        """What to do, in the language of the advice."""
        action = self.arranged.item.action
        return self.advice.speaker.text(action.written.title, action.pack)

    @property
    def because(self) -> str:
        """The first rule's reason, in the language of the advice."""
        rule = self.arranged.item.rules[0]
        return self.advice.speaker.filled(rule.written.because, rule.pack, self.arranged.item.place)

    @property
    def chain(self) -> Chain | None:
        """The best way up to a wish, a KPI or the mission; None if nothing shows its effect yet."""
        return self.advice.alignment.chains.get(self.arranged.item.action.id)

    @property
    def data(self) -> dict[str, Any]:
        """Everything about it, as in `advice.json`."""
        found: dict[str, Any] = self.advice.data["recommendations"][self.rank - 1]
        return found

    def explain(self) -> dict[str, Any]:
        """Down to answers, criteria, rules and sources; up to KPI, goal, vision and mission; as data."""
        from maturity_advisor.advice.document import explanation  # made on demand

        return explanation(self)

    def __str__(self) -> str:
        return f"{self.rank}. {self.title}"
