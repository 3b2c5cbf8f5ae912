"""Combining: derived facts over a circuit, each from what it rests on directly."""

from __future__ import annotations

from collections.abc import Sequence

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
from maturity_advisor.organisation.known import Several, State
from maturity_advisor.reasoning import assessing, deciding
from maturity_advisor.reasoning.assessing import boolean_state
from maturity_advisor.reasoning.encoding import Encoding, TooLarge
from maturity_advisor.reasoning.levelling import States, Summing, ladder
from maturity_advisor.reasoning.rails import Rails
from maturity_advisor.reasoning.scoring import Scoring, points
from maturity_advisor.reasoning.solve import FALSE, TRUE, Literal
from maturity_advisor.reasoning.truth import F, N, T, Truth, U

MOST_TYPES = 8
MOST_UNITS = 10


def combined(encoding: Encoding, definition: Definition, home: str) -> States:
    """Where each state of a derived fact holds."""
    match definition.body:
        case ScoreBody() as score:
            return _score(encoding, definition, score, home)
        case DecisionBody() as decision:
            return _decision(encoding, definition, decision, home)
        case RollupBody() as rollup:
            return _rollup(encoding, definition, rollup)
        case TargetBody(scope=scope):
            columns = [encoding.states(home, f"target.{scope}"), encoding.states(home, scope)]
            return encoding.tabled(definition.id, columns, lambda row: assessing.gap(row[0], row[1]))
        case ScopeBody() as scope_body:
            return _assessed(encoding, definition, scope_body, home)
    return _concluded(encoding, definition, home)


def _concluded(encoding: Encoding, definition: Definition, home: str) -> States:
    kind = encoding.place(home).kind
    rules = [rule for rule in encoding.base.concluders(definition.id) if rule.per == kind]
    return _boolean(encoding, encoding.logic.some([encoding.rule(rule, home) for rule in rules]))


def _boolean(encoding: Encoding, rails: Rails) -> States:
    cases = [(T, rails.true), (F, rails.false), (N, rails.na), (U, encoding.logic.unknown(rails))]
    return encoding.either((boolean_state(truth), literal) for truth, literal in cases)


def _score(encoding: Encoding, definition: Definition, body: ScoreBody, home: str) -> States:
    names = _read_by(encoding, body)
    columns = [_merged(encoding, name, home) for name in names]
    scoring = Scoring(encoding.base.definitions)

    def result(row: tuple[State, ...]) -> State:
        return scoring.state(body, dict(zip(names, row, strict=True)).__getitem__)

    return encoding.tabled(definition.id, columns, result)


def _merged(encoding: Encoding, name: str, home: str) -> States:
    """The states of a member, those as one that mean the same to any score."""
    definition = encoding.base.definitions[name]
    alike: dict[tuple[object, ...], State] = {}
    cases = []
    for state, literal in encoding.states(home, name).items():
        left_out = tuple(said == "na" for said in state.options) if isinstance(state, Several) else ()
        key = (*points(definition, state), state.na, state.blank, left_out)
        cases.append((alike.setdefault(key, state), literal))
    return encoding.either(cases)


def _read_by(encoding: Encoding, body: ScoreBody) -> list[str]:
    """The members; and for a share the several-choice facts inside its scores, as their options make its highest."""
    names = dict.fromkeys(body.members)
    if body.combine == "share":
        frontier = list(body.members)
        while frontier:
            definition = encoding.base.definitions[frontier.pop()]
            if isinstance(definition.body, ScoreBody):
                frontier += definition.body.members
            elif definition.domain.kind == "choices":
                names[definition.id] = None
    return list(names)


def _decision(encoding: Encoding, definition: Definition, body: DecisionBody, home: str) -> States:
    """Line by line: with which results so far the table is still being read."""
    circuit = encoding.circuit
    touched = _touched(encoding, definition, home) if body.unanswered else TRUE
    reading: dict[tuple[Truth, ...], Literal] = {(): touched}
    cases: list[tuple[State, Literal]] = []
    for rails in encoding.truths([when for when, _ in body.lines], home):
        rows = [(T, rails.true), (U, encoding.logic.unknown(rails)), (F, circuit.any((rails.false, rails.na)))]
        after: dict[tuple[Truth, ...], Literal] = {}
        for truths, literal in reading.items():
            for truth, holds in rows:
                both = circuit.all((literal, holds))
                if both == FALSE:
                    continue
                if truth is T:
                    cases.append((_decided(body, definition, (*truths, T)), both))
                else:
                    after[(*truths, truth)] = both
        reading = after
        if len(reading) > 1 << MOST_TYPES:
            raise TooLarge(definition.id)
    cases += [(_decided(body, definition, truths), literal) for truths, literal in reading.items()]
    if body.unanswered:
        cases.append((deciding.decided(body, definition.domain, (), lambda: False), -touched))
    return encoding.either(cases)


def _decided(body: DecisionBody, definition: Definition, truths: tuple[Truth, ...]) -> State:
    rest = (F,) * (len(body.lines) - len(truths))
    return deciding.decided(body, definition.domain, (*truths, *rest), lambda: True)


def _touched(encoding: Encoding, definition: Definition, home: str) -> Literal:
    """Where an asked fact that a decision reads has an answer in force."""
    kinds = {place.kind for place in encoding.derived.places}
    here = encoding.place(home)
    asked = set(deciding.asked_below(encoding.base, definition, here.kind))
    if not asked:
        return TRUE
    found = []
    for spot, name in sorted(asked, key=lambda pair: (pair[1], pair[0].kind)):
        homes = encoding.units(spot.kind) if spot.every else [home if spot.kind == here.kind else ""]
        if spot.through <= kinds:
            found += [_in_force(encoding, encoding.base.definitions[name], place) for place in homes]
    return encoding.circuit.any(found)


def _in_force(encoding: Encoding, definition: Definition, home: str) -> Literal:
    if encoding.place(home).kind not in definition.per:
        return FALSE
    gate = encoding.gate(home, definition)
    if definition.domain.kind == "choices":
        blank = encoding.answers.options(home, definition).blank
    else:
        stated = encoding.answers.states(home, definition)
        blank = encoding.circuit.any(literal for state, literal in stated.items() if state.blank)
    return encoding.circuit.all((gate.true, -blank))


def _rollup(encoding: Encoding, definition: Definition, body: RollupBody) -> States:
    units = [encoding.truth(body.where, unit) for unit in encoding.units(body.of)]
    if len(units) > MOST_UNITS:
        raise TooLarge(definition.id)
    circuit = encoding.circuit
    counts: dict[tuple[Truth, ...], Literal] = {(): TRUE}
    for rails in units:
        rows = [(T, rails.true), (F, rails.false), (N, rails.na), (U, encoding.logic.unknown(rails))]
        after: dict[tuple[Truth, ...], list[Literal]] = {}
        for truths, literal in counts.items():
            for truth, holds in rows:
                after.setdefault(tuple(sorted((*truths, truth))), []).append(circuit.all((literal, holds)))
        counts = {truths: circuit.any(literals) for truths, literals in after.items()}
    return encoding.either((deciding.rolled_up(body, truths), literal) for truths, literal in counts.items())


def _assessed(encoding: Encoding, definition: Definition, body: ScopeBody, home: str) -> States:
    match body.method:
        case Aggregated(combine, members):
            columns = [encoding.states(home, name) for name in members]
            return Summing(encoding.logic, columns).states(combine, len(definition.domain.options) - 1)
        case ListedMembers(members):
            parts = [_as_rails(encoding, encoding.states(home, name)) for name in members]
            return _boolean(encoding, encoding.logic.fulfilled(parts))
        case Same(member):
            return encoding.states(home, member)
        case Banded(score=score) as bands:
            return encoding.tabled(
                definition.id, [encoding.states(home, score)], lambda row: assessing.banded(bands, row[0])
            )
        case Gated(stages=stages):
            return ladder(encoding.logic, [encoding.truths([item.when for item in row], home) for row in stages])
        case Listed(criteria):
            rows = encoding.truths([item.when for item in criteria], home)
            return _boolean(encoding, encoding.logic.fulfilled(rows))
        case Typed(types):
            return _types(encoding, definition, [encoding.truths([item.when for item in row], home) for row in types])


def _as_rails(encoding: Encoding, states: States) -> Rails:
    return encoding.logic.told((assessing.truth_of_boolean(state), literal) for state, literal in states.items())


def _types(encoding: Encoding, definition: Definition, rows: Sequence[Sequence[Rails]]) -> States:
    if len(rows) > MOST_TYPES:
        raise TooLarge(definition.id)
    circuit = encoding.circuit
    cases: dict[tuple[Truth, ...], Literal] = {(): TRUE}
    for row in rows:
        rails = encoding.logic.fulfilled(row) if row else Rails(FALSE, TRUE, FALSE)
        options = [(T, rails.true), (U, encoding.logic.unknown(rails)), (F, circuit.any((rails.false, rails.na)))]
        cases = {
            (*truths, truth): both
            for truths, literal in cases.items()
            for truth, holds in options
            if (both := circuit.all((literal, holds))) != FALSE
        }
        if len(cases) > 1 << MOST_TYPES:
            raise TooLarge(definition.id)
    return encoding.either(
        (assessing.typed([[truth] for truth in truths], definition.domain), literal)
        for truths, literal in cases.items()
    )
