"""Scoring: what a score says of itself (its range, the total of its weights) and does not keep."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from maturity_advisor.authoring.linting.evidence import Count, Finding
from maturity_advisor.authoring.linting.spots import where_of
from maturity_advisor.authoring.linting.worlds import Stated, Worlds, place_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition, ScoreBody
from maturity_advisor.knowledge.derivations import Score
from maturity_advisor.knowledge.domains import number_text
from maturity_advisor.organisation.known import NotApplicable, Numeric, State
from maturity_advisor.reasoning.loosening import bounds

RANGE, TOTAL = "score-out-of-range", "weights-total"


def weighing(base: KnowledgeBase, packs: Collection[str]) -> Iterator[Finding]:
    """Weights that do not add up as declared."""
    for definition, score in _scores(base, packs):
        body = definition.body
        if score.weights_total is None or not isinstance(body, ScoreBody):
            continue
        total = sum(body.weights, Fraction(0))
        if total != score.weights_total:
            found, due = number_text(total), number_text(score.weights_total)
            what = f"the weights of the score '{definition.id}' add up to {found}, not to {due}"
            rows = zip(body.members, body.weights, strict=True)
            counted = " + ".join(f"{number_text(weight)} ({name})" for name, weight in rows) + f" = {found}"
            place = where_of(base, definition).place(("weights",))
            yield Finding(Problem(what, "Correct a weight, or the total", place, TOTAL), Count(counted))


def _scores(base: KnowledgeBase, packs: Collection[str]) -> Iterator[tuple[Definition, Score]]:
    for definition in base.definitions.values():
        if definition.pack in packs and isinstance(definition.written, Score):
            yield definition, definition.written


def ranging(worlds: Worlds, packs: Collection[str]) -> Iterator[Finding]:
    """Scores that some answers take beyond the range they declare."""
    for definition, score in _scores(worlds.base, packs):
        if score.range is None:
            continue
        least, most = score.range
        low, high = bounds(worlds.base, definition)
        sides = [(True, least)] if low is None or low < least else []
        sides += [(False, most)] if high is None or high > most else []
        for below, limit in sides:
            found = _beyond(worlds, definition, limit, below=below)
            if found is not None:
                yield found


def _beyond(worlds: Worlds, definition: Definition, limit: Fraction, *, below: bool) -> Finding | None:
    place = place_of(sorted(definition.per)[0])
    derive = worlds.reading([definition.id])

    def shows(stated: Stated) -> bool:
        return _is_beyond(derive(stated).state(place, definition.id), limit, below=below)

    states = worlds.encoding.states(place, definition.id)
    outside = worlds.circuit.any(lit for state, lit in states.items() if _is_beyond(state, limit, below=below))
    stated = worlds.example([outside], [definition.id], shows)
    if stated is None:
        return None
    state = derive(stated).state(place, definition.id)
    assert isinstance(state, Numeric)
    value = state.high if below else state.low
    assert value is not None
    side = "below" if below else "above"
    what = f"the score '{definition.id}' can be {number_text(value)}, {side} its range's {number_text(limit)}"
    case = worlds.case(stated, derive, f"'{definition.id}' is {number_text(value)}")
    where = where_of(worlds.base, definition)
    return Finding(Problem(what, "Correct points, weights or the range", where.place(("range",)), RANGE), case)


def _is_beyond(state: State, limit: Fraction, *, below: bool) -> bool:
    """Whether all that is possible lies beyond."""
    if not isinstance(state, Numeric) or state.na is not NotApplicable.NO:
        return False
    end = state.high if below else state.low
    return end is not None and (end < limit if below else end > limit)
