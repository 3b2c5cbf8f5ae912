"""Changing: the smallest sets of changed answers that bring a wish about, or the proof that there are none."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from maturity_advisor.errors import EngineError, Problem
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.explanations.wishing import Need, Wish, literal_of, needs_of
from maturity_advisor.reasoning.answering import Key, Move, Thing
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.posing import Posed, Poser
from maturity_advisor.reasoning.solve import Literal as Lit
from maturity_advisor.reasoning.solve import Stopped

Outcome: TypeAlias = Literal["already", "found", "impossible", "stopped"]
COUNT, EFFORT, RANK = 3, 2, 1
LIMIT, TIMEOUT = 5, 10.0


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changed answers that together bring a wish about, none to be left out; `derived` is what follows then."""

    moves: tuple[Move, ...]
    derived: Derived = field(compare=False)

    @property
    def effort(self) -> int:
        """All steps together."""
        return sum(move.effort for move in self.moves)

    @property
    def things(self) -> frozenset[Thing]:
        """What is changed, whatever to."""
        return frozenset(move.thing for move in self.moves)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Parts of a wish and answers that may not change, which cannot all hold; none of them can be left out."""

    needs: tuple[Need, ...] = ()
    whole: bool = False
    fixed: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What came of a search: sets of changes, fewest and least effort first; `complete` if there are no others.

    `kept` are answers that could not be tried, with the reason: without them nothing is said about the rest.
    """

    wish: Wish
    outcome: Outcome
    sets: tuple[ChangeSet, ...] = ()
    complete: bool = True
    contradiction: Contradiction | None = None
    kept: Mapping[str, str] = field(default_factory=dict)


def change(
    grounds: Grounds, wish: Wish, *, limit: int = LIMIT, timeout: float = TIMEOUT, fixed: Iterable[str] = ()
) -> Changes:
    """Search for at most `limit` sets in at most `timeout` seconds; answers to `fixed` facts do not move.

    UsageError if the solver is not installed; EngineError if *explain* does not confirm what it found.
    """
    if wish.holds(grounds.base, grounds.derived):
        return Changes(wish, "already")
    deadline = time.monotonic() + timeout
    poser = grounds.poser()
    stays = grounds.unchangeable() | frozenset(fixed)
    posed = poser.pose("change", stays, wish.goal)
    sets: list[ChangeSet] = []
    try:
        complete = _search(grounds, wish, posed, limit, deadline, sets)
    except Stopped:
        return Changes(wish, "found" if sets else "stopped", _ordered(sets), False, None, posed.kept)
    if sets:
        return Changes(wish, "found", _ordered(sets), complete, None, posed.kept)
    contradiction = _contradiction(poser, wish, stays, deadline)
    return Changes(wish, "impossible", (), True, contradiction, posed.kept)


def _search(
    grounds: Grounds, wish: Wish, posed: Posed[Lit], limit: int, deadline: float, sets: list[ChangeSet]
) -> bool:
    """Fill `sets`, each time the cheapest that contains none of those before; whether there are no others."""
    answers = posed.encoding.answers
    moves, circuit = answers.moves, answers.circuit
    circuit.cost(COUNT, dict.fromkeys(moves, 1))
    circuit.cost(EFFORT, {literal: move.effort for literal, move in moves.items()})
    circuit.cost(RANK, {literal: move.rank for literal, move in moves.items()})
    while (found := circuit.cheapest([posed.asked], moves, deadline)) is not None:
        if len(sets) >= max(limit, 1):
            return False
        chosen = tuple(sorted((moves[literal] for literal in found), key=lambda move: move.thing))
        sets.append(_confirmed(grounds, wish, chosen))
        things = sets[-1].things
        circuit.forbid(
            [circuit.any(literal for literal, move in moves.items() if move.thing == thing) for thing in sorted(things)]
        )
    return True


def _confirmed(grounds: Grounds, wish: Wish, moves: tuple[Move, ...]) -> ChangeSet:
    derived = grounds.with_moves(moves)
    if not wish.holds(grounds.base, derived):
        names = ", ".join(":".join(part for part in move.thing if part) for move in moves)
        message = f"solve and explain disagree on whether changing {names} is enough"
        raise EngineError(Problem(message, "Report it, with your packs if you can", code="disagreement"))
    return ChangeSet(moves, derived)


def _ordered(sets: Sequence[ChangeSet]) -> tuple[ChangeSet, ...]:
    return tuple(sorted(sets, key=lambda item: (len(item.moves), item.effort, sorted(item.things))))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is wanted, literal by literal: the parts of the wish, the wish itself, and that fixed answers stay."""

    needs: Mapping[Lit, Need]
    goal: Lit
    fixed: Mapping[Lit, Key]


def _contradiction(poser: Poser, wish: Wish, stays: frozenset[str], deadline: float) -> Contradiction | None:
    """Why a wish cannot come about; None if the time is too short to say."""

    def parts(encoding: Encoding) -> _Parts:
        needs = {literal_of(need, encoding, wish.place): need for need in needs_of(encoding.base, wish)}
        goal = wish.goal(encoding)
        return _Parts(needs, goal, _staying(encoding, stays))

    posed = poser.pose("change", (), parts)
    asked, circuit = posed.asked, posed.encoding.circuit
    try:
        core = circuit.contradiction([asked.goal, *asked.needs, *asked.fixed], deadline)
    except Stopped:
        return None
    return Contradiction(
        tuple(need for literal, need in asked.needs.items() if literal in core),
        asked.goal in core,
        tuple(key for literal, key in asked.fixed.items() if literal in core),
    )


def _staying(encoding: Encoding, stays: frozenset[str]) -> dict[Lit, Key]:
    """For each fixed answer that is read: that it is as it is today."""
    answers = encoding.answers
    moved: dict[Key, list[Lit]] = {}
    for literal, move in answers.moves.items():
        if move.thing[1] in stays:
            moved.setdefault(move.thing[:2], []).append(literal)
    return {-answers.circuit.any(literals): key for key, literals in moved.items()}
