"""Folding: a score over a circuit member by member, where a table of all their states would be too large."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from maturity_advisor.knowledge.definitions import Definition, ScoreBody
from maturity_advisor.organisation.known import (
    NotApplicable,
    State,
    between,
    everything,
    inapplicable,
    is_known,
)
from maturity_advisor.reasoning.encoding import MOST_ROWS, Encoding, TooLarge
from maturity_advisor.reasoning.levelling import States
from maturity_advisor.reasoning.scoring import Scoring, most_of, points, points_of_options
from maturity_advisor.reasoning.solve import TRUE, Literal

ZERO = Fraction(0)
# The points of a member and the most it can have; or that it does not count, is open, or empties its group.
Item: TypeAlias = tuple[Fraction, Fraction] | str
OUT, OPEN, EMPTY = "out", "open", "empty"
Partial: TypeAlias = tuple[Fraction, ...]
Column: TypeAlias = Mapping[Item, Literal]


def folded(encoding: Encoding, definition: Definition, body: ScoreBody, home: str) -> States:
    """Where each value of a score holds; while a member is open, any value may."""
    parts: Mapping[Partial, Literal] = {(): TRUE}
    opens: list[Literal] = []
    empties: list[Literal] = []
    for name, weight in zip(body.members, body.weights, strict=True):
        column = _column(encoding, body, encoding.base.definitions[name], home)
        opens.append(column.get(OPEN, -TRUE))
        empties.append(column.get(EMPTY, -TRUE))
        parts = _with(encoding, definition, body.combine, parts, column, weight)
    circuit = encoding.circuit
    empty = circuit.any(empties)
    cases = [(_result(body.combine, definition, part), literal) for part, literal in parts.items()]
    cases.append((everything(definition.domain, blank=False), circuit.all((circuit.any(opens), -empty))))
    cases.append((inapplicable(definition.domain), empty))
    return encoding.either(cases)


def _with(
    encoding: Encoding,
    definition: Definition,
    combine: str,
    parts: Mapping[Partial, Literal],
    column: Column,
    weight: Fraction,
) -> Mapping[Partial, Literal]:
    """What has been added up so far, with one more member."""
    found: dict[Partial, list[Literal]] = {}
    for part, literal in parts.items():
        for item, holds in column.items():
            if item in (OPEN, EMPTY):
                continue
            after = part if isinstance(item, str) else ADDING[combine](part, item[0], item[1], weight)
            found.setdefault(after, []).append(encoding.circuit.all((literal, holds)))
    if len(found) > MOST_ROWS:
        raise TooLarge(definition.id)
    return {part: encoding.circuit.any(literals) for part, literals in found.items()}


def _summed(part: Partial, value: Fraction, _: Fraction, weight: Fraction) -> Partial:
    total, weights = part or (ZERO, ZERO)
    return total + weight * value, weights + weight


def _shared(part: Partial, value: Fraction, highest: Fraction, weight: Fraction) -> Partial:
    if highest <= 0:
        return part
    total, most = part or (ZERO, ZERO)
    return total + weight * value, most + weight * highest


def _extreme(choose: Callable[[Iterable[Fraction]], Fraction]) -> Callable[..., Partial]:
    return lambda part, value, highest, weight: (choose((*part, value)),)


ADDING: dict[str, Callable[[Partial, Fraction, Fraction, Fraction], Partial]] = {
    "sum": _summed,
    "mean": _summed,
    "weighted_mean": _summed,
    "share": _shared,
    "lowest": _extreme(min),
    "highest": _extreme(max),
    "median": lambda part, value, highest, weight: tuple(sorted((*part, value))),
}


def _result(combine: str, definition: Definition, part: Partial) -> State:
    if not part:
        return inapplicable(definition.domain)
    if combine == "median":
        value = part[(len(part) - 1) // 2]
    elif combine in ("mean", "weighted_mean", "share"):
        value = part[0] / part[1]
    else:
        value = part[0]
    return between(value, value)


def _column(encoding: Encoding, body: ScoreBody, member: Definition, home: str) -> Column:
    """What a member can bring; blank ones as the score says."""
    if encoding.is_loose(member) or (body.open == "keep" and member.id in encoding.answers.points.minded):
        raise TooLarge(member.id)
    if member.domain.kind == "choices":
        return _gathered(encoding, _of_options(encoding, body, member, home))
    highest = _highest(encoding, body, member)
    return _gathered(
        encoding,
        ((_item(body, member, state, highest), literal) for state, literal in encoding.states(home, member.id).items()),
    )


def _highest(encoding: Encoding, body: ScoreBody, member: Definition) -> Fraction:
    """The most a member can have; only a share asks, and options below its scores that do not apply would lower it."""
    if body.combine != "share":
        return ZERO
    definitions = encoding.base.definitions

    def fully(name: str) -> State:
        if definitions[name].domain.kind == "choices":
            raise TooLarge(member.id)
        return everything(definitions[name].domain)

    return Scoring(definitions).highest(member.id, fully) or ZERO


def _item(body: ScoreBody, member: Definition, state: State, highest: Fraction) -> Item:
    if state.na is NotApplicable.YES:
        return OUT
    if member.role == "asked" and state.blank and body.open != "keep":
        return _blank(body, highest)
    if not is_known(state):
        return OPEN
    low, _ = points(member, state)
    return (low or ZERO, highest)


def _blank(body: ScoreBody, highest: Fraction) -> Item:
    if body.open == "as_zero":
        return (ZERO, highest)
    return OUT if body.open == "leave_out" else EMPTY


def _of_options(encoding: Encoding, body: ScoreBody, member: Definition, home: str) -> Iterator[tuple[Item, Literal]]:
    """A several-choice fact option by option, once its gate is open."""
    circuit = encoding.circuit
    where = encoding.home(home, member)
    options, gate = encoding.answers.options(where, member), encoding.gate(where, member)
    applies = circuit.all((gate.true, options.na.get(NotApplicable.NO, -TRUE)))
    yield OUT, circuit.any((gate.false, gate.na, options.na.get(NotApplicable.YES, -TRUE)))
    unsettled = circuit.any((encoding.logic.unknown(gate), options.na.get(NotApplicable.MAYBE, -TRUE)))
    yield (OPEN if body.open == "keep" else _blank(body, most_of(member.domain, None))), unsettled
    sums: dict[tuple[Fraction, Fraction], Literal] = {(ZERO, ZERO): circuit.all((applies, -options.blank))}
    for points_, cases in zip(points_of_options(member.domain), options.said.values(), strict=True):
        after: dict[tuple[Fraction, Fraction], list[Literal]] = {}
        for (total, most), literal in sums.items():
            for said, holds in cases.items():
                if said != "open":
                    brought = points_ if said == "yes" else ZERO
                    kept = max(points_, ZERO) if said != "na" else ZERO
                    after.setdefault((total + brought, most + kept), []).append(circuit.all((literal, holds)))
        sums = {key: circuit.any(literals) for key, literals in after.items()}
    yield from sums.items()
    settled = circuit.any(sums.values())
    blank = circuit.all((applies, options.blank))
    yield (OPEN if body.open == "keep" else _blank(body, most_of(member.domain, None))), blank
    yield OPEN, circuit.all((applies, -settled, -options.blank))


def _gathered(encoding: Encoding, cases: Iterable[tuple[Item, Literal]]) -> Column:
    found: dict[Item, list[Literal]] = {}
    for item, literal in cases:
        found.setdefault(item, []).append(literal)
    return {item: encoding.circuit.any(literals) for item, literals in found.items()}
