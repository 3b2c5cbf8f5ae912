"""Deriving: scores, decisions, roll-ups, assessments and gaps of many places, each from what it rests on directly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    DecisionBody,
    Definition,
    Gated,
    Listed,
    ListedMembers,
    RollupBody,
    Same,
    ScopeBody,
    ScoreBody,
    TargetBody,
    Typed,
)
from maturity_advisor.organisation.known import State
from maturity_advisor.reasoning import assessing, deciding
from maturity_advisor.reasoning.scoring import Scoring
from maturity_advisor.reasoning.truth import F, N, T, Truth, U
from maturity_advisor.scale.bits import Bits, all_, disjunction, flags_of, none, packed
from maturity_advisor.scale.climbing import climbed
from maturity_advisor.scale.columns import Column, of_rails, rails_of, uniform
from maturity_advisor.scale.combining import aggregated
from maturity_advisor.scale.distinct import combinations, tabled
from maturity_advisor.scale.places import Places
from maturity_advisor.scale.rails import Rails, constant, fulfilled
from maturity_advisor.scale.reading import ORGANISATION, Batch, truths_of
from maturity_advisor.scale.states import Table


def derived(batch: Batch, definition: Definition, here: Places) -> Column:
    """A derived fact in all places of a kind."""
    table = batch.plan.table(definition)
    match definition.body:
        case ScoreBody() as score:
            return _score(batch, table, score, here)
        case DecisionBody() as decision:
            return _decision(batch, definition, decision, here)
        case RollupBody() as rollup:
            return _rollup(batch, table, rollup, here)
        case TargetBody(scope=scope):
            members = [batch.column(f"target.{scope}", here), batch.column(scope, here)]
            return tabled(table, members, lambda row: assessing.gap(row[0], row[1]))
        case ScopeBody() as body:
            return _assessed(batch, table, body, here)
    raise AssertionError(definition.id)


def _score(batch: Batch, table: Table, body: ScoreBody, here: Places) -> Column:
    scoring = Scoring(batch.plan.base.definitions)
    names = list(_read_by(batch, body))

    def result(row: tuple[State, ...]) -> State:
        return scoring.state(body, dict(zip(names, row, strict=True)).__getitem__)

    return tabled(table, [batch.column(name, here) for name in names], result)


def _read_by(batch: Batch, body: ScoreBody) -> dict[str, None]:
    """The members; and for a share the several-choice facts inside its scores, as their options make its highest."""
    names = dict.fromkeys(body.members)
    frontier = list(body.members) if body.combine == "share" or body.open == "as_zero" else []
    while frontier:
        definition = batch.plan.base.definitions[frontier.pop()]
        if isinstance(definition.body, ScoreBody):
            frontier += definition.body.members
        elif definition.domain.kind == "choices":
            names[definition.id] = None
    return names


def _decision(batch: Batch, definition: Definition, body: DecisionBody, here: Places) -> Column:
    lines = batch.truths([when for when, _ in body.lines], here)
    touched = touched_by(batch, definition, here) if body.unanswered else all_(here.size)
    table = batch.plan.table(definition)
    return _by_truths(
        table,
        [truths_of(Rails(touched, ~touched), here.size), *(truths_of(line, here.size) for line in lines)],
        lambda row: deciding.decided(body, definition.domain, row[1:], lambda: row[0] is T),
    )


def _by_truths(table: Table, columns: Sequence[NDArray[np.uint8]], result: Callable[[list[Truth]], State]) -> Column:
    """A fact of which the state is worked out for each row of truths that occurs."""
    if not len(columns[0]):
        return Column(table, 0, columns[0])
    index, first = combinations([(column, len(Truth)) for column in columns])
    found = [table.code(result([Truth(int(column[row])) for column in columns])) for row in first]
    return Column(table, len(index), np.array(found, np.uint32)[index])


def touched_by(batch: Batch, definition: Definition, here: Places) -> Bits:
    """Where an asked fact that a decision reads has an answer in force."""
    asked = sorted(
        set(deciding.asked_below(batch.plan.base, definition, here.kind)), key=lambda pair: (pair[1], pair[0].kind)
    )
    if not asked:
        return all_(here.size)
    return disjunction([none(here.size), *(_in_force(batch, spot, name, here) for spot, name in asked)])


def _in_force(batch: Batch, spot: deciding.Spot, name: str, here: Places) -> Bits:
    if spot.kind not in batch.plan.base.definitions[name].per:
        return none(here.size)
    home = here if spot.kind == here.kind and not spot.every else batch.places[spot.kind]
    answered = flags_of(_answered(batch, name, home), home.size)
    if home is not here or spot.through:
        answered = _any_unit(batch, spot, answered, home)
        if here.parent is not None:
            answered = answered[here.parent]
    return packed(answered)


def _any_unit(batch: Batch, spot: deciding.Spot, answered: NDArray[np.bool_], home: Places) -> NDArray[np.bool_]:
    """For each organisation whether a unit has an answer, and all kinds of units it is read through exist."""
    many = batch.places[ORGANISATION].size
    if home.parent is not None:
        answered = np.bincount(home.parent[answered], minlength=many) > 0
    for kind in spot.through:
        parent = batch.places[kind].parent
        if parent is not None:
            answered = answered & (np.bincount(parent, minlength=many) > 0)
    return answered


def _answered(batch: Batch, name: str, home: Places) -> Bits:
    """Where a fact has an answer and its gate is open."""
    stated = home.stated.get(name)
    if stated is None:
        return none(home.size)
    blanks = tuple(code for code, state in enumerate(stated.table.states) if state.blank)
    answered = ~stated.where(blanks)
    gate = batch.plan.base.definitions[name].gate
    return answered if gate is None else answered & batch.truth(gate, home).true


def _rollup(batch: Batch, table: Table, body: RollupBody, here: Places) -> Column:
    """From how many units of each organisation are true, false, unknown, not applicable."""
    units = batch.places[body.of]
    truths = truths_of(batch.truth(body.where, units), units.size)
    assert units.parent is not None
    counts = [np.bincount(units.parent[truths == truth], minlength=here.size) for truth in (T, F, U, N)]
    index, first = combinations([(count, int(count.max(initial=0)) + 1) for count in counts])
    found = []
    for row in first:
        many = [int(count[row]) for count in counts]
        listed = [truth for truth, number in zip((T, F, U, N), many, strict=True) for _ in range(number)]
        found.append(table.code(deciding.rolled_up(body, listed)))
    return Column(table, here.size, np.array(found, np.uint32)[index])


def _assessed(batch: Batch, table: Table, body: ScopeBody, here: Places) -> Column:
    match body.method:
        case Aggregated(combine, members):
            parts = [batch.column(name, here) for name in members]
            return aggregated(table, combine, parts, len(table.domain.options) - 1)
        case ListedMembers(members):
            return _listed(table, [rails_of(batch.column(name, here)) for name in members], here)
        case Same(member):
            found = batch.column(member, here)
            return tabled(table, [found], lambda row: row[0])
        case Banded(score=score) as bands:
            return tabled(table, [batch.column(score, here)], lambda row: assessing.banded(bands, row[0]))
        case Gated(stages=stages):
            return climbed(table, [batch.truths([item.when for item in row], here) for row in stages], here.size)
        case Listed(criteria):
            return _listed(table, batch.truths([item.when for item in criteria], here), here)
        case Typed(types):
            rows = [batch.truths([item.when for item in row], here) for row in types]
            values = [fulfilled(row) if row else constant(F, here.size) for row in rows]
            truths = [truths_of(value, here.size) for value in values]
            return _by_truths(table, truths, lambda row: assessing.typed([[truth] for truth in row], table.domain))


def _listed(table: Table, parts: Sequence[Rails], here: Places) -> Column:
    if not parts:
        return uniform(table, here.size, assessing.listed([]))
    return of_rails(table, here.size, fulfilled(parts))
