"""Idling: options that nothing tells apart, and what packs declare and nothing uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from maturity_advisor.authoring.coverage import coverage
from maturity_advisor.authoring.linting.evidence import Count, Finding, Proof
from maturity_advisor.authoring.mutants import said_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import KNOWLEDGE, FactReference, Test, tests_in
from maturity_advisor.knowledge.definitions import Definition, ScoreBody
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.reasoning.candidates import all_conditions
from maturity_advisor.reasoning.truth import accepted

IDLE = "idle-option"
CHOSEN_FROM = ("choice", "scale", "choices")


def idling(base: KnowledgeBase, packs: Collection[str]) -> Iterator[Finding]:
    """Options nobody needs to tell apart, and unused questions, actions, outcomes and sources."""
    yield from _options(base, packs)
    for pack in coverage(base, packs):
        for hole in pack.holes:
            if hole.code.startswith("unused-"):
                yield Finding(hole, Count("used nowhere in any loaded pack"))


def _options(base: KnowledgeBase, packs: Collection[str]) -> Iterator[Finding]:
    tests = _tests_by_fact(base)
    scored = {name for item in base.definitions.values() for name in _members(item)}
    for definition in base.definitions.values():
        asked = definition.role == "asked" and definition.domain.kind in CHOSEN_FROM
        if asked and definition.pack in packs and (definition.id in tests or definition.id in scored):
            yield from _of_fact(base, definition, tests.get(definition.id, ()), definition.id in scored)


def _tests_by_fact(base: KnowledgeBase) -> Mapping[str, list[Test]]:
    found: dict[str, list[Test]] = {}
    for condition in all_conditions(base):
        for test in tests_in(condition):
            found.setdefault(test.fact, []).append(test)
            if isinstance(test.value, FactReference):
                found.setdefault(test.value.fact, []).append(test)
    return found


def _members(definition: Definition) -> tuple[str, ...]:
    return definition.body.members if isinstance(definition.body, ScoreBody) else ()


def _of_fact(base: KnowledgeBase, definition: Definition, tests: Iterable[Test], scored: bool) -> Iterator[Finding]:
    domain = definition.domain
    tests = [test for test in tests if test.operator not in KNOWLEDGE]
    if any(isinstance(test.value, FactReference) for test in tests):
        return  # what is compared with another scale matters option by option
    meaning: dict[Any, list[str]] = {}
    for index, option in enumerate(domain.options):
        marks: list[Any] = [_mark(definition, test, index, option) for test in tests]
        marks.append((domain.points[index] or 0) if scored and domain.points else None)
        if domain.kind == "choices":
            # An option of several is told from nothing if no test names it and it has no points.
            if not any(marks) and option != domain.exclusive:
                yield _found(base, definition, option, [], tests)
            continue
        meaning.setdefault(tuple(marks), []).append(option)
    for alike in meaning.values():
        for option in alike[1:]:
            yield _found(base, definition, option, alike[:1], tests)


def _mark(definition: Definition, test: Test, index: int, option: str) -> bool:
    if definition.domain.kind == "choices":
        return option in test.value
    return bool(accepted(test, definition.domain) >> index & 1)


def _found(base: KnowledgeBase, definition: Definition, option: str, like: list[str], tests: Iterable[Test]) -> Finding:
    if like:
        what = f"nothing tells the option '{option}' of '{definition.id}' from '{like[0]}'"
        remedy = "Make a difference between them, or offer one of them only"
    else:
        what = f"nothing asks for the option '{option}' of '{definition.id}'"
        remedy = "Let a condition read it, or do not offer it"
    said = "; ".join(sorted({said_of(test) for test in tests})) or "anything"
    proof = Proof((f"{said} for the one and not for the other" if like else f"{said} because of it",))
    return Finding(Problem(what, remedy, _where(base, definition, option).place(), IDLE), proof)


def _where(base: KnowledgeBase, definition: Definition, option: str) -> Where:
    pack = base.packs[definition.pack]
    where = pack.facts[definition.id].where
    fact = pack.facts[definition.id].value
    if isinstance(fact.options, str):
        return where / "options"
    return where / "options" / [item.id for item in fact.options].index(option)
