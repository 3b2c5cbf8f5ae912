"""Holding: conditions that can never hold, or must always hold, and the smallest part of each that is to blame."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from maturity_advisor.authoring.linting.evidence import Finding
from maturity_advisor.authoring.linting.spots import Spot, is_beside, spots_of, where_of_rule
from maturity_advisor.authoring.linting.worlds import Worlds, place_of
from maturity_advisor.authoring.mutants import path_of, said_of
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, Not, Test, facts_in, parts_of
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.ordering import rule_reads
from maturity_advisor.reasoning.rails import Rails
from maturity_advisor.reasoning.solve import FALSE, Literal

NEVER, ALWAYS = "never-holds", "always-holds"


@dataclass(frozen=True, slots=True)
class Claim:
    """What would be found if a literal were possible in no world."""

    literal: Literal
    code: str
    spot: Spot
    condition: Condition


def holding(worlds: Worlds, packs: Collection[str]) -> Iterator[Finding]:
    """Conditions and parts of them that no answers make true, or none false; then rules that never fire."""
    spots = list(spots_of(worlds.base, packs))
    claims = [claim for spot in spots for claim in _claims(worlds, spot, spot.condition)]
    rules = [rule for rule in worlds.base.rules if rule.pack in packs]
    whole = {rule.id: _whole(worlds, rule) for rule in rules}
    none = worlds.impossible([*(claim.literal for claim in claims), *(lit for row in whole.values() for lit in row)])
    blamed: set[str] = set()
    for spot in spots:
        for claim in _innermost([claim for claim in claims if claim.spot is spot and claim.literal in none]):
            blamed.add(spot.what)
            yield _found(worlds, claim)
    for rule in rules:
        if not any(f"of the rule '{rule.id}'" in what for what in blamed) and not is_beside(worlds.base, rule):
            yield from _rule(worlds, rule, whole[rule.id], none)


def _claims(worlds: Worlds, spot: Spot, condition: Condition) -> Iterator[Claim]:
    """Parts first: what is said of a part need not be said of the whole."""
    for part in parts_of(condition):
        yield from _claims(worlds, spot, part)
    rails = worlds.truth(condition, spot.places)
    yield Claim(rails.true, NEVER, spot, condition)
    yield Claim(rails.false, ALWAYS, spot, condition)


def _innermost(claims: Iterable[Claim]) -> Iterator[Claim]:
    told: list[Condition] = []
    for claim in claims:
        if not any(_is_in(condition, claim.condition) for condition in told):
            told.append(claim.condition)
            yield claim


def _is_in(part: Condition, whole: Condition) -> bool:
    return part is whole or any(_is_in(part, other) for other in parts_of(whole))


def _found(worlds: Worlds, claim: Claim) -> Finding:
    where = claim.spot.where
    for key in path_of(claim.condition):
        where = where / key
    part = "" if claim.condition is claim.spot.condition else f"{named(claim.condition)} in "
    never = claim.code == NEVER
    what = f"{part}{claim.spot.what} {'can never hold' if never else 'always holds'}"
    remedy = "Correct it, or remove what stands behind it" if never else "Correct it, or leave it out"
    proof = worlds.proof(_reasons(worlds, claim, never), facts_in(claim.condition))
    return Finding(Problem(what, remedy, where.place(), claim.code), proof)


def _reasons(worlds: Worlds, claim: Claim, never: bool) -> Mapping[Literal, str]:
    """The parts that would all have to be true, or all false, for the claim to be wrong."""
    condition = claim.condition
    joined = AllOf if never else AnyOf
    parts = list(_flat(condition, joined))
    rails = [(part, worlds.truth(part, claim.spot.places)) for part in parts]
    wanted = {_side(item, never): words_of(part) if never else f"not: {words_of(part)}" for part, item in rails}
    whole = worlds.truth(condition, claim.spot.places)
    words = words_of(condition) if never else f"not: {words_of(condition)}"
    return wanted if len(claim.spot.places) == 1 else {_side(whole, never): words}


def _side(rails: Rails, never: bool) -> Literal:
    return rails.true if never else rails.false


def _flat(condition: Condition, joined: type) -> Iterator[Condition]:
    if isinstance(condition, joined):
        for part in parts_of(condition):
            yield from _flat(part, joined)
    else:
        yield condition


def named(condition: Condition) -> str:
    """A part of a condition, named as briefly as possible."""
    return f"'{said_of(condition)}'" if isinstance(condition, Test) else f"'{_words[type(condition)]}'"


_words = {AllOf: "all", AnyOf: "any", Not: "not", Count: "count"}


def words_of(condition: Condition) -> str:
    """A condition in one line."""
    match condition:
        case Test():
            return said_of(condition)
        case Not(part):
            return f"not ({words_of(part)})"
        case Count(at_least, parts):
            return f"at least {at_least} of ({'; '.join(map(words_of, parts))})"
        case AllOf(parts):
            return f"all of ({'; '.join(map(words_of, parts))})"
        case AnyOf(parts):
            return f"any of ({'; '.join(map(words_of, parts))})"


def _whole(worlds: Worlds, rule: RuleDefinition) -> tuple[Literal, Literal]:
    """Where a rule fires, and where its exception keeps it from that."""
    encoding, place = worlds.encoding, place_of(rule.per)
    fires = encoding.rule(rule, place).true
    if rule.unless is None:
        return fires, -FALSE
    excepts = [encoding.truth(rule.when, place).true, encoding.truth(rule.unless, place).true]
    return fires, worlds.circuit.all(excepts)


def _rule(
    worlds: Worlds, rule: RuleDefinition, whole: tuple[Literal, Literal], none: Collection[Literal]
) -> Iterator[Finding]:
    where, encoding, place = where_of_rule(worlds.base, rule), worlds.encoding, place_of(rule.per)
    if rule.unless is None:
        return
    when, unless = encoding.truth(rule.when, place), encoding.truth(rule.unless, place)
    said = words_of(rule.unless)
    if whole[0] in none:
        excepted = encoding.logic.excepted(unless).true
        wanted = {when.true: words_of(rule.when), excepted: f"not: {said}"}
        what = f"the rule '{rule.id}' can never fire: where 'when' holds, so does 'unless'"
        yield _of_rule(worlds, rule, what, wanted, where / "unless")
    elif whole[1] in none:
        what = f"'unless' of the rule '{rule.id}' can never hold where 'when' does"
        yield _of_rule(worlds, rule, what, {when.true: words_of(rule.when), unless.true: said}, where / "unless")


def _of_rule(worlds: Worlds, rule: RuleDefinition, what: str, wanted: Mapping[Literal, str], where: Where) -> Finding:
    remedy = "Correct one of them, or leave 'unless' out"
    return Finding(Problem(what, remedy, where.place(at_key=True), NEVER), worlds.proof(wanted, rule_reads(rule)))
