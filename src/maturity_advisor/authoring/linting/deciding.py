"""Deciding: lines of decisions that never apply, since those before them have decided already."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from maturity_advisor.authoring.linting.evidence import Finding
from maturity_advisor.authoring.linting.holding import words_of
from maturity_advisor.authoring.linting.spots import where_of
from maturity_advisor.authoring.linting.worlds import Worlds, place_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.conditions import facts_in
from maturity_advisor.knowledge.definitions import DecisionBody, Definition
from maturity_advisor.reasoning.solve import Literal

IDLE = "idle-line"


def deciding(worlds: Worlds, packs: Collection[str]) -> Iterator[Finding]:
    """Lines that hold for some answers, and never first."""
    decisions = [item for item in worlds.base.definitions.values() if isinstance(item.body, DecisionBody)]
    firsts = {item.id: _firsts(worlds, item) for item in decisions if item.pack in packs}
    holds = {item.id: _holds(worlds, item) for item in decisions if item.pack in packs}
    asked = [literal for rows in (firsts, holds) for row in rows.values() for literal in row]
    none = worlds.impossible(asked)
    for item in decisions:
        for index, literal in enumerate(firsts.get(item.id, ())):
            if literal in none and holds[item.id][index] not in none:  # else it never holds at all
                yield _idle(worlds, item, index)


def _lines(definition: Definition) -> DecisionBody:
    assert isinstance(definition.body, DecisionBody)
    return definition.body


def _holds(worlds: Worlds, definition: Definition) -> list[Literal]:
    places = [place_of(kind) for kind in sorted(definition.per)]
    return [worlds.truth(when, places).true for when, _ in _lines(definition).lines]


def _firsts(worlds: Worlds, definition: Definition) -> list[Literal]:
    """For each line, where it is true and none before it is, nor could be."""
    circuit, found = worlds.circuit, []
    places = [place_of(kind) for kind in sorted(definition.per)]
    for index in range(len(_lines(definition).lines)):
        rows = [[worlds.encoding.truth(when, place) for when, _ in _lines(definition).lines] for place in places]
        cases = [[row[index].true, *(circuit.any((item.false, item.na)) for item in row[:index])] for row in rows]
        found.append(circuit.any(circuit.all(case) for case in cases))
    return found


def _idle(worlds: Worlds, definition: Definition, index: int) -> Finding:
    lines = _lines(definition).lines
    when, result = lines[index]
    place = place_of(sorted(definition.per)[0])
    wanted: dict[Literal, str] = {worlds.encoding.truth(when, place).true: words_of(when)}
    for number, (before, _) in enumerate(lines[:index], 1):
        rails = worlds.encoding.truth(before, place)
        wanted.setdefault(worlds.circuit.any((rails.false, rails.na)), f"not line {number}: {words_of(before)}")
    said = str(result).lower() if isinstance(result, bool) else str(result)
    what = f"line {index + 1} of the decision '{definition.id}' ('{said}') never applies"
    where = where_of(worlds.base, definition) / "lines" / index
    facts = set().union(*(facts_in(line) for line, _ in lines[: index + 1]))
    remedy = "Move it before the lines that hold there too, or leave it out"
    return Finding(Problem(what, remedy, where.place(), IDLE), worlds.proof(wanted, facts))
