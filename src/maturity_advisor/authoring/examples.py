"""Examples: the cases authors give for their rules, run through the explain reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic_core import PydanticCustomError

from maturity_advisor.errors import Place, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition, RuleDefinition
from maturity_advisor.knowledge.domains import Unfit
from maturity_advisor.knowledge.ordering import dependencies, order_of, reads_of, rule_reads
from maturity_advisor.knowledge.rules import Example, Expectation
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.organisation.situation import ORGANISATION, Situation
from maturity_advisor.organisation.situation import Place as Unit
from maturity_advisor.organisation.stating import state_of
from maturity_advisor.reasoning.derived import Derived, Status, Supplied
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import Program, compile_program

UNIT = "unit"
STATUS: dict[Expectation, Status] = {
    "fires": "fired",
    "silent": "silent",
    "undetermined": "undetermined",
    "not_applicable": "not_applicable",
}
SAID: dict[Status, str] = {
    "fired": "fires",
    "silent": "stays silent",
    "undetermined": "stays undetermined",
    "not_applicable": "does not apply",
}


class NoPlugins:
    """Facts that plugins derive are unknown in examples unless they are assumed."""

    def supply(self, pack: str, organisation: Organisation, known: Mapping[str, State]) -> Mapping[str, Supplied]:
        """Nothing."""
        return {}


@dataclass(slots=True)
class Examples:
    """Runs the examples of a knowledge base; `count` says how many it ran.

    A rule is compiled with just the facts it rests on, once for each choice of facts that its examples assume.
    """

    base: KnowledgeBase
    count: int = 0
    _nobody: Organisation = field(
        default_factory=lambda: Organisation.model_validate({"organisation": {"id": "example", "name": "Example"}})
    )
    _programs: dict[tuple[str, ...], Program] = field(default_factory=dict)

    def problems(self, packs: Collection[str] | None = None) -> Iterator[Problem]:
        """Everything that does not come out as its author expects, in these packs or in all."""
        for rule in self.base.rules:
            if packs is None or rule.pack in packs:
                yield from self.of_rule(rule)

    def of_rule(self, rule: RuleDefinition) -> Iterator[Problem]:
        """What is wrong with one rule's examples."""
        self._programs.clear()
        for index in range(len(rule.written.examples)):
            yield from self.of_example(rule, index)

    def of_example(self, rule: RuleDefinition, index: int) -> Iterator[Problem]:
        """What is wrong with one example of a rule."""
        self.count += 1
        example = rule.written.examples[index]
        entry = self.base.packs[rule.pack].rules[rule.written.id]
        place = (entry.where / "examples" / index).place()
        try:
            found = self.status(rule, example)
        except Unfit as unfit:
            yield Problem(_named(example, unfit.message), unfit.remedy, place, "example")
        except PydanticCustomError as error:
            for _, message, remedy, _ in (error.context or {})["problems"]:
                yield Problem(_named(example, message), remedy, place, "example")
        else:
            if found != STATUS[example.expect]:
                yield _mismatch(rule, example, found, place)

    def status(self, rule: RuleDefinition, example: Example) -> Status:
        """What the rule does in the example's case; Unfit if a value does not fit its fact."""
        return self._derived(rule, example).statuses[self.place_of(rule), rule.id]

    def derive(self, rule: RuleDefinition) -> list[Derived]:
        """What follows in the case of each of a rule's examples; Unfit if a value does not fit its fact."""
        self._programs.clear()
        return [self._derived(rule, example) for example in rule.written.examples]

    def place_of(self, rule: RuleDefinition) -> str:
        """The place that examples of a rule are about."""
        return UNIT if rule.per != "organisation" else ""

    def _derived(self, rule: RuleDefinition, example: Example) -> Derived:
        program = self._program(rule, example)
        return Explain().derive(program, self._situation(program.base, rule, example), NoPlugins())

    def _program(self, rule: RuleDefinition, example: Example) -> Program:
        assumed = tuple(sorted(self.base.aliases.get(name, name) for name in example.assume))
        if assumed not in self._programs:
            self._programs[assumed] = compile_program(excerpt(self.base, [rule], assumed=assumed))
        return self._programs[assumed]

    def _situation(self, base: KnowledgeBase, rule: RuleDefinition, example: Example) -> Situation:
        places = (ORGANISATION,) if rule.per == "organisation" else (ORGANISATION, Unit(UNIT, rule.per))
        stated: dict[tuple[str, str], State] = {}
        for name, raw in {**example.given, **example.assume}.items():
            # A fact that the rule does not rest on can still be given: it makes the case easier to picture.
            definition = base.definitions.get(self.base.aliases.get(name, name)) or self.base.definitions.get(name)
            if definition is None:
                continue
            home = places[-1].id if rule.per in definition.per else ""
            stated[home, definition.id] = state_of(definition, parse_answer(raw))
        return Situation(self._nobody, places, stated, {}, {}, None)


def excerpt(
    base: KnowledgeBase, of: Iterable[RuleDefinition], facts: Iterable[str] = (), assumed: Collection[str] = ()
) -> KnowledgeBase:
    """The part of a knowledge base that these rules and facts rest on; what is assumed is answered as if asked."""
    definitions: dict[str, Definition] = {}
    rules = {rule.id: rule for rule in of}
    frontier = sorted({*facts}.union(*map(rule_reads, rules.values())))
    while frontier:
        name = frontier.pop()
        if name in definitions:
            continue
        definition = base.definitions[name]
        if name in assumed:
            definitions[name] = replace(definition, role="asked", gate=None, body=None, reads=())
            continue
        definitions[name] = definition
        frontier += reads_of(definition)
        for concluder in base.concluders(name) if definition.role == "conclusion" else ():
            rules[concluder.id] = concluder
            frontier += rule_reads(concluder)
    kept = tuple(
        replace(item, conclude=tuple(name for name in item.conclude if name in definitions))
        for _, item in sorted(rules.items())
    )
    return replace(base, definitions=definitions, order=order_of(dependencies(definitions, kept)), rules=kept)


def _named(example: Example, what: str) -> str:
    return f"the example '{example.name.say('en', 'en')}': {what}"


def _mismatch(rule: RuleDefinition, example: Example, found: Status, place: Place) -> Problem:
    what = f"rule '{rule.id}' {SAID[found]} here, and not as expected ({example.expect})"
    remedy = "Give what its condition and 'unless' read, or correct 'expect'" if found == "undetermined" else ""
    return Problem(_named(example, what), remedy or "Correct the rule or the example", place, "example")
