"""Mutation: whether the examples of a rule would notice any small change of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from maturity_advisor.authoring.examples import STATUS, Examples
from maturity_advisor.authoring.mutants import Mutant, mutants_of
from maturity_advisor.authoring.possible import Space, Unprovable, plain, reader, space_of, test_in
from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import Condition, Test, tests_in
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.reasoning.derived import STATUSES, Derived, Status
from maturity_advisor.reasoning.truth import Truth, every, excepted

LEAST = Fraction(98, 100)


@dataclass(slots=True)
class Tally:
    """How the mutants of one pack fared; survivors are those that nothing notices."""

    pack: str
    caught: int = 0
    equivalent: int = 0
    survivors: list[Problem] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        """How many there were."""
        return self.caught + self.equivalent + len(self.survivors)

    @property
    def share(self) -> Fraction:
        """The share of those that could be caught which were."""
        possible = self.caught + len(self.survivors)
        return Fraction(self.caught, possible) if possible else Fraction(1)

    @property
    def enough(self) -> bool:
        """Whether the examples are sharp enough."""
        return self.share >= LEAST


@dataclass(slots=True)
class _Case:
    """One example: what the tests of the rule and of its mutants say there, and how the rule comes out."""

    base: KnowledgeBase
    derived: Derived
    place: str
    status: Status
    truths: dict[Test, Truth] = field(default_factory=dict)

    def truth(self, test: Test) -> Truth:
        found = self.truths.get(test)
        if found is None:
            found = self.truths[test] = test_in(self.derived, self.place, test)
        return found

    def notices(self, mutant: Mutant) -> bool:
        return STATUSES[self._outcome(mutant)] != self.status

    def _outcome(self, mutant: Mutant) -> Truth:
        holds = self._holds(mutant.when)
        return holds if mutant.unless is None else every((holds, excepted(self._holds(mutant.unless))))

    def _holds(self, condition: Condition) -> Truth:
        tests = dict.fromkeys(plain(test) for test in tests_in(condition))
        index = {test: place for place, test in enumerate(tests)}
        return reader(condition, index)([self.truth(test) for test in tests])


def mutate(base: KnowledgeBase, packs: Collection[str] | None = None) -> tuple[Tally, ...]:
    """Change every rule of these packs, or of all, in every small way, and see whether its examples notice."""
    examples = Examples(base)
    tallies: dict[str, Tally] = {}
    for rule in base.rules:
        if packs is None or rule.pack in packs:
            _try_rule(base, rule, _cases(base, examples, rule), tallies.setdefault(rule.pack, Tally(rule.pack)))
    return tuple(tally for _, tally in sorted(tallies.items()))


def _cases(base: KnowledgeBase, examples: Examples, rule: RuleDefinition) -> list[_Case]:
    place = examples.place_of(rule)
    return [
        _Case(base, derived, place, STATUS[example.expect])
        for example, derived in zip(rule.written.examples, examples.derive(rule), strict=True)
    ]


def _try_rule(base: KnowledgeBase, rule: RuleDefinition, cases: Sequence[_Case], tally: Tally) -> None:
    mutants = list(mutants_of(rule, base.definitions))
    missed = [mutant for mutant in mutants if not any(case.notices(mutant) for case in cases)]
    tally.caught += len(mutants) - len(missed)
    for mutant, same in _proved(base, rule, missed):
        if same:
            tally.equivalent += 1
        else:
            tally.survivors.append(_survivor(base, rule, mutant))


def _proved(base: KnowledgeBase, rule: RuleDefinition, missed: Iterable[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant that no example noticed, and whether no answers at all would tell it from the rule."""
    for mutant in missed:
        written = [item for item in (rule.when, rule.unless, mutant.when, mutant.unless) if item is not None]
        try:
            space = space_of(written, base.definitions)
        except Unprovable:
            yield mutant, False
        else:
            yield mutant, _is_equivalent(space, rule, mutant)


def _is_equivalent(space: Space, rule: RuleDefinition, mutant: Mutant) -> bool:
    before, after = space.reader(rule.when, rule.unless), space.reader(mutant.when, mutant.unless)
    return all(before(truths) is after(truths) for truths in space.combinations())


def _survivor(base: KnowledgeBase, rule: RuleDefinition, mutant: Mutant) -> Problem:
    where = base.packs[rule.pack].rules[rule.written.id].where
    for key in mutant.path:
        where = where / key
    return Problem(
        f"no example of '{rule.id}' notices {mutant.what}",
        "Add an example that only the rule as it stands gets right, or simplify the rule",
        where.place(),
        "mutant",
    )
