"""Tries all answers to see whether *change* finds the same: `python -m tests.explanations.trying_all`."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, product

from maturity_advisor.explanations.changing import Changes, change
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.explanations.wishing import Wish
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import FactReference, Test, tests_in
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.ordering import conditions_of
from maturity_advisor.organisation.known import Finite, NotApplicable, Numeric, Several, State, Words, everything
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.answering import Key, Thing
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import compile_program
from tests.random_cases import random_case
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

FREE = 4  # answers that may move; all others are held
MOST = 700  # combinations worth trying one by one
WISHES = 3  # for each organisation


@dataclass(slots=True)
class Report:
    """How many wishes were looked at, with which outcome, and what did not agree."""

    wishes: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    sizes: Counter[int] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)


def grounds_in(seed: int, size: str) -> Grounds:
    """A random organisation with random rules."""
    case = random_case(seed, size)
    program = compile_program(base_of(case.packs))

    def derive(situation: Situation) -> Derived:
        return Explain().derive(program, situation, NoPlugins())

    situation = situation_of(program.base, case.organisation)
    return Grounds(program.base, situation, derive(situation), derive)


def wishes_in(grounds: Grounds, rng: random.Random) -> list[Wish]:
    """Things to wish for that are not so today."""
    found = [Wish(kind, rule, place) for place, rule in grounds.derived.statuses for kind in ("add", "drop")]
    for place in grounds.derived.places:
        for definition in grounds.base.definitions.values():
            if definition.role == "scope" and place.kind in definition.per:
                found += list(scope_wishes(definition, place.id))
    open_ = [wish for wish in found if not wish.holds(grounds.base, grounds.derived)]
    return rng.sample(open_, min(WISHES, len(open_)))


def scope_wishes(definition: Definition, place: str) -> Iterator[Wish]:
    values = definition.domain.values[1:] if definition.domain.kind == "stage" else definition.domain.values
    operator = "at_least" if definition.domain.kind == "stage" else "is"
    for value in values:
        yield Wish("reach", definition.id, place, Test(definition.id, operator, value))


def points_in(base: KnowledgeBase, name: str) -> set[Fraction]:
    """Numbers a fact is compared with, read off again."""
    conditions = list(chain.from_iterable(conditions_of(item) for item in base.definitions.values()))
    conditions += [item.gate for item in base.definitions.values() if item.gate]
    conditions += [part for rule in base.rules for part in (rule.when, rule.unless) if part]
    found: set[Fraction] = set()
    for test in chain.from_iterable(tests_in(condition) for condition in conditions):
        if test.fact == name and not isinstance(test.value, FactReference | bool):
            found |= set(test.value if isinstance(test.value, tuple) else (test.value,))
    return found


def values_in(base: KnowledgeBase, definition: Definition) -> list[State]:
    """Known values of a fact without several choices: all, or many numbers between and around those compared with."""
    domain = definition.domain
    if domain.kind not in ("integer", "number", "date"):
        return [Finite(1 << index) for index in range(len(domain.values))]
    step = Fraction(1, 2) if domain.kind == "number" else Fraction(1)
    near = points_in(base, definition.id) | {end for end in (domain.minimum, domain.maximum) if end is not None}
    if domain.minimum is not None and domain.maximum is not None:
        near |= {Fraction(number) for number in range(int(domain.minimum), int(domain.maximum) + 1)}
    numbers = {point + step * far for point in near or {Fraction(0)} for far in (-1, 0, 1)}
    low, high = domain.minimum, domain.maximum
    inside = sorted(n for n in numbers if (low is None or n >= low) and (high is None or n <= high))
    return [Numeric(number, number) for number in inside if domain.kind == "number" or number.denominator == 1]


def alternatives(grounds: Grounds, key: Key) -> list[tuple[State, frozenset[Thing]]]:
    """The states an answer may be moved to, with what of it is changed then; first what it is."""
    definition = grounds.base.definitions[key[1]]
    stated = grounds.situation.stated.get(key, everything(definition.domain))
    found: list[tuple[State, frozenset[Thing]]] = [(stated, frozenset())]
    if stated.na is NotApplicable.YES or isinstance(stated, Words):
        return found
    if isinstance(stated, Several):
        return found + (list(_options(definition, stated, key)) if stated.na is NotApplicable.NO else [])
    thing = frozenset({(*key, "")})
    return found + [(value, thing) for value in values_in(grounds.base, definition) if value != stated]


def _options(definition: Definition, stated: Several, key: Key) -> Iterator[tuple[State, frozenset[Thing]]]:
    """Rows of options; to choose the exclusive one is to say no to all others, which needs no change of its own."""
    columns = [(now,) if now == "na" else dict.fromkeys((now, "yes", "no")) for now in stated.options]
    names, alone = definition.domain.options, definition.domain.exclusive
    for row in product(*columns):
        changed = [name for name, now, then in zip(names, stated.options, row, strict=True) if now != then]
        chosen = alone is not None and row[names.index(alone)] == "yes"
        if changed:
            then = tuple("no" if chosen and name != alone else state for name, state in zip(names, row, strict=True))
            yield Several(then), frozenset((*key, name) for name in changed)


def family(
    grounds: Grounds, wish: Wish, free: Mapping[Key, list[tuple[State, frozenset[Thing]]]]
) -> set[frozenset[Thing]]:
    """The smallest sets of things to change, found by trying all answers."""
    found: set[frozenset[Thing]] = set()
    for row in product(*free.values()):
        things = frozenset().union(*(changed for _, changed in row))
        if any(other <= things for other in found):
            continue
        stated = {key: state for key, (state, _) in zip(free, row, strict=True)}
        if wish.holds(grounds.base, grounds.with_stated(stated)):
            found = {other for other in found if not things <= other} | {things}
    return found


def check(grounds: Grounds, wish: Wish, rng: random.Random, report: Report) -> Iterator[str]:
    """Where *change* and trying all do not agree on a wish."""
    asked = {item.id for item in grounds.base.definitions.values() if item.role == "asked"}
    first = change(grounds, wish, limit=20)
    names = chosen(grounds, first, asked, rng)
    free = rows_of(grounds, names)
    while product_size(free) > MOST:
        names = names[:-1]
        free = rows_of(grounds, names)
    fixed = asked - set(names)
    found = change(grounds, wish, limit=10_000, timeout=60, fixed=fixed)
    if set(found.kept) & set(names):
        return
    due = family(grounds, wish, free)
    report.wishes += 1
    report.outcomes[found.outcome] += 1
    report.sizes.update(len(item.things) for item in found.sets)
    yield from differences(grounds, wish, found, due)


def chosen(grounds: Grounds, found: Changes, asked: set[str], rng: random.Random) -> list[str]:
    """Facts to set free: those of one set that was found, then others that sets hold, then any."""
    able = asked - found.kept.keys() - grounds.unchangeable()
    sets = [sorted({thing[1] for thing in item.things}) for item in found.sets]
    others = sorted({name for names in sets for name in names})
    names = [
        *(rng.choice(sets) if sets else ()),
        *rng.sample(others, len(others)),
        *rng.sample(sorted(able), len(able)),
    ]
    return [name for name in dict.fromkeys(names) if name in able][:FREE]


def rows_of(grounds: Grounds, names: list[str]) -> dict[Key, list[tuple[State, frozenset[Thing]]]]:
    """What may be tried for each of these facts, in each place where it is asked."""
    places = grounds.derived.places
    keys = [(place.id, name) for name in names for place in places if place.kind in grounds.base.definitions[name].per]
    return {key: alternatives(grounds, key) for key in keys}


def product_size(free: Mapping[Key, list[tuple[State, frozenset[Thing]]]]) -> int:
    size = 1
    for rows in free.values():
        size *= len(rows)
    return size


def differences(grounds: Grounds, wish: Wish, found: Changes, due: set[frozenset[Thing]]) -> Iterator[str]:
    sets = {item.things for item in found.sets}
    if sets != due:
        yield f"{wish}: {sorted(map(sorted, sets))} but by trying all {sorted(map(sorted, due))}"
    if not found.complete or len(sets) != len(found.sets):
        yield f"{wish}: incomplete, or one twice"
    for item in found.sets:
        for left_out in item.moves:
            rest = tuple(move for move in item.moves if move != left_out)
            if wish.holds(grounds.base, grounds.with_moves(rest)):
                yield f"{wish}: {left_out} can be left out"
    order = [(len(item.moves), item.effort) for item in found.sets]
    if order != sorted(order):
        yield f"{wish}: not in order"


def run(organisations: int, first: int = 0) -> Report:
    """So many random rule bases with an organisation each."""
    report = Report()
    for seed in range(first, first + organisations):
        grounds, rng = grounds_in(seed, "small" if seed % 10 else "medium"), random.Random(seed)
        for wish in wishes_in(grounds, rng):
            report.differences += [f"seed {seed}: {each}" for each in check(grounds, wish, rng, report)]
    return report


def main() -> int:
    """Run from the command line; 1 if anything did not agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organisations", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    start = time.monotonic()
    report = run(given.organisations, given.first)
    print(*report.differences, sep="\n")
    print(f"{report.wishes} wishes, {len(report.differences)} differences", end=", ")
    print(dict(report.outcomes), dict(report.sizes), f"{time.monotonic() - start:.0f} s")
    return int(bool(report.differences))


if __name__ == "__main__":
    sys.exit(main())
