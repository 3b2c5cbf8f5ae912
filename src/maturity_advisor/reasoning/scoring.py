"""Scores: exact numbers combined from what is known, as intervals while something is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from maturity_advisor.knowledge.definitions import Definition, ScoreBody
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.organisation.known import Finite, NotApplicable, Numeric, Several, State, between
from maturity_advisor.reasoning.grouping import NOTHING, SCORES, Member, Range, combine

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Scoring:
    """Derives scores from the definitions of a knowledge base."""

    definitions: Mapping[str, Definition]

    def state(self, body: ScoreBody, read: Callable[[str], State]) -> State:
        """The score's interval, given how to read the state of each member."""
        members = []
        for name, weight in zip(body.members, body.weights, strict=True):
            definition = self.definitions[name]
            state = read(name)
            if definition.role == "asked" and state.blank and body.open != "keep":
                if body.open == "empties_group":
                    return _as_state(NOTHING)
                if body.open == "as_zero":
                    members.append(Member(ZERO, ZERO, NotApplicable.NO, weight, self.highest(name, read)))
                continue
            low, high = points(definition, state)
            highest = self.highest(name, read) if body.combine == "share" else None
            members.append(Member(low, high, state.na, weight, highest))
        if body.combine == "share":
            members = [member for member in members if member.highest is not None and member.highest > 0]
        return _as_state(combine(SCORES[body.combine], members))

    def highest(self, name: str, read: Callable[[str], State]) -> Fraction | None:
        """The most points a member can have, as far as its options apply; None if there is no limit."""
        definition = self.definitions[name]
        domain = definition.domain
        if isinstance(definition.body, ScoreBody):
            return self._highest_score(definition.body, read)
        if domain.kind == "boolean":
            return ONE
        if domain.kind == "stage":
            return Fraction(len(domain.options) - 1)
        if domain.kind in ("choice", "scale"):
            return max(points_of_options(domain))
        if domain.kind == "choices":
            state = read(name)
            applying = state.options if isinstance(state, Several) and state.na is not NotApplicable.YES else None
            return most_of(domain, applying)
        return domain.maximum

    def _highest_score(self, body: ScoreBody, read: Callable[[str], State]) -> Fraction | None:
        if body.combine == "share":
            return ONE
        highs = [self.highest(name, read) for name in body.members]
        known = [high for high in highs if high is not None]
        if len(known) < len(highs) or not known:
            return None
        if body.combine == "sum":
            return sum((high * weight for high, weight in zip(known, body.weights, strict=True)), ZERO)
        return max(known)


def _as_state(found: Range) -> State:
    return between(found.low, found.high, found.na)


def points_of_options(domain: Domain) -> tuple[Fraction, ...]:
    """The points of each option; none are 0."""
    return tuple(ZERO if item is None else item for item in domain.points)


def most_of(domain: Domain, applying: tuple[str, ...] | None) -> Fraction:
    """The most points that several options can bring together, as far as they apply."""
    rows = zip(points_of_options(domain), applying or ("open",) * len(domain.options), strict=True)
    return sum((value for value, chosen in rows if chosen != "na" and value > 0), ZERO)


def points(definition: Definition, state: State) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most points of the values that are possible."""
    match state:
        case Finite(mask):
            values = [value for index, value in enumerate(_levels(definition.domain)) if mask >> index & 1]
            return (min(values), max(values)) if values else (ZERO, ZERO)
        case Numeric(low, high):
            return low, high
        case Several(options):
            rows = list(zip(points_of_options(definition.domain), options, strict=True))
            chosen = sum((value for value, choice in rows if choice == "yes"), ZERO)
            low = sum((min(value, ZERO) for value, choice in rows if choice == "open"), chosen)
            return low, sum((max(value, ZERO) for value, choice in rows if choice == "open"), chosen)
    return ZERO, ZERO


def _levels(domain: Domain) -> tuple[Fraction, ...]:
    if domain.kind == "boolean":
        return ZERO, ONE
    if domain.kind == "stage":
        return tuple(Fraction(index) for index in range(len(domain.options)))
    return points_of_options(domain)
