"""Evidence: the answers with which a finding shows, or what cannot hold together whatever is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from maturity_advisor.errors import Place, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.domains import NUMERIC, Domain
from maturity_advisor.organisation.known import NotApplicable, Several, State, values_of
from maturity_advisor.reasoning.answering import Key

NEVER = "the case does not arise"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a case: of the organisation (an empty place) or of a unit, as its file would say it."""

    place: str
    fact: str
    value: Any

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place else ""
        return f"{self.fact}{where}: {said(self.value)}"


@dataclass(frozen=True, slots=True)
class Case:
    """A counterexample: with these answers, and all others open, it happens; `then` is what one of them changes to.

    `units` are there too, one of each kind that matters, called as its kind.
    """

    answers: tuple[Answer, ...]
    then: Answer | None = None
    shows: str = ""
    units: tuple[str, ...] = ()

    def organisation(self, *, changed: bool = False) -> dict[str, Any]:
        """As an organisation file; `changed` with the one answer that is changed."""
        found = {(item.place, item.fact): item.value for item in self.answers}
        if changed and self.then is not None:
            found[self.then.place, self.then.fact] = self.then.value
        units = sorted({place for place, _ in found if place} | set(self.units))
        data: dict[str, Any] = {"organisation": {"id": "case", "name": "Case"}}
        data["answers"] = {fact: value for (place, fact), value in sorted(found.items()) if not place}
        if units:
            data["units"] = [_unit(name, found) for name in units]
        return data

    def lines(self) -> list[str]:
        """To read."""
        given = "; ".join(map(str, self.answers)) or "no answers at all"
        change = [f"changed: {self.then}"] if self.then is not None else []
        return [f"answers: {given}", *change, *([f"so: {self.shows}"] if self.shows else [])]

    def data(self) -> dict[str, Any]:
        """For JSON."""
        found: dict[str, Any] = {"organisation": self.organisation(), "shows": self.shows}
        if self.then is not None:
            found["changed"] = self.organisation(changed=True)
        return {"counterexample": found}


def _unit(name: str, found: Mapping[tuple[str, str], Any]) -> dict[str, Any]:
    answers = {fact: value for (place, fact), value in sorted(found.items()) if place == name}
    return {"id": name, "kind": name, "title": name, "answers": answers}


@dataclass(frozen=True, slots=True)
class Proof:
    """What cannot hold together; of it nothing may be left out. `facts` are all answers it was looked for among."""

    cannot: tuple[str, ...]
    facts: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """To read."""
        what = "cannot hold together" if len(self.cannot) > 1 else "cannot hold"
        among = f", whatever {_listed(self.facts)}" if self.facts else ""
        return [f"proof: {'; '.join(self.cannot)}: {what}{among}"]

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {"proof": {"cannot": list(self.cannot), "facts": list(self.facts)}}


def _listed(facts: tuple[str, ...]) -> str:
    named = ", ".join(facts[:5])
    more = f" and {len(facts) - 5} more" if len(facts) > 5 else ""
    return f"is answered to {named}{more}"


@dataclass(frozen=True, slots=True)
class Count:
    """What is simply there, or not."""

    what: str

    def lines(self) -> list[str]:
        """To read."""
        return [f"counted: {self.what}"]

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {"count": self.what}


Evidence: TypeAlias = Case | Proof | Count


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found, and what shows it; `beside` is where the other side of it is written, if it has two."""

    problem: Problem
    evidence: Evidence
    beside: Place | None = None

    @property
    def code(self) -> str:
        """Its kind."""
        return self.problem.code


def answers_of(base: KnowledgeBase, stated: Mapping[Key, State]) -> tuple[Answer, ...]:
    """What is stated as answers in a file; what is open is left out."""
    found = []
    for (place, name), state in sorted(stated.items()):
        if not state.blank:
            found.append(Answer(place, name, value_of(base.definitions[name].domain, state)))
    return tuple(found)


def value_of(domain: Domain, state: State) -> Any:
    """A settled answer as it is written."""
    if state.na is NotApplicable.YES:
        return {"not_applicable": NEVER}
    if isinstance(state, Several):
        return {option: _option(chosen) for option, chosen in zip(domain.options, state.options, strict=True)}
    values = [_plain(domain, value) for value in values_of(state, domain)]
    return values[0] if values else None


def _option(chosen: str) -> Any:
    return {"not_applicable": NEVER} if chosen == "na" else {"open": "unknown"}.get(chosen, chosen)


def _plain(domain: Domain, value: Any) -> Any:
    if domain.kind in NUMERIC and isinstance(value, Fraction):
        if domain.kind == "date":
            return date.fromordinal(int(value)).isoformat()
        return int(value) if value.denominator == 1 else float(value)
    return value


def said(value: Any) -> str:
    """An answer to read."""
    if isinstance(value, dict):
        if "not_applicable" in value:
            return "not applicable"
        chosen = [option for option, answer in value.items() if answer == "yes"]
        return ", ".join(chosen) or "none of the options"
    return str(value).lower() if isinstance(value, bool) else str(value)
