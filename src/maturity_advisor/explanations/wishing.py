"""Wishing: what somebody wants to come about, a stage reached, a rule that fires or one that falls silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from maturity_advisor.documents import near
from maturity_advisor.errors import Problem, UsageError
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import AllOf, Condition, Test
from maturity_advisor.knowledge.definitions import Definition, Same, ScopeBody, criteria_of
from maturity_advisor.knowledge.domains import Unfit, read_value
from maturity_advisor.organisation.situation import Place
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.solve import Literal as Lit
from maturity_advisor.reasoning.truth import T, test_truth

Kind: TypeAlias = Literal["reach", "add", "drop"]
SILENT = ("silent", "not_applicable")


@dataclass(frozen=True, slots=True)
class Wish:
    """A scope that is to reach a stage (or a type, or to be complete), or a rule that is to fire or to fall silent."""

    kind: Kind
    name: str
    place: str = ""
    test: Test | None = None

    def holds(self, base: KnowledgeBase, derived: Derived) -> bool:
        """Whether it has come about."""
        if self.test is not None:
            state = derived.state(self.place, self.name)
            return test_truth(self.test, base.definitions[self.name].domain, state) is T
        status = derived.statuses[self.place, self.name]
        return status == "fired" if self.kind == "add" else status in SILENT

    def goal(self, encoding: Encoding) -> Lit:
        """Where it comes about."""
        if self.test is not None:
            return encoding.truth(self.test, self.place).true
        rails = encoding.rule(encoding.base.rule(self.name), self.place)
        return rails.true if self.kind == "add" else encoding.circuit.any((rails.false, rails.na))


@dataclass(frozen=True, slots=True)
class Need:
    """A part of what a wish asks for: a condition that must hold, or (`negated`) that must not."""

    condition: Condition
    negated: bool = False
    lenient: bool = False


def needs_of(base: KnowledgeBase, wish: Wish) -> Iterator[Need]:
    """What must hold part by part, if a wish has such parts; criteria that do not apply are no hindrance."""
    if wish.kind == "add":
        rule = base.rule(wish.name)
        yield from (Need(part) for part in (rule.when.parts if isinstance(rule.when, AllOf) else (rule.when,)))
        if rule.unless is not None:
            yield Need(rule.unless, negated=True)
    elif wish.test is not None:
        yield from _criteria(base, base.definitions[wish.name], wish.test)


def _criteria(base: KnowledgeBase, definition: Definition, test: Test) -> Iterator[Need]:
    if isinstance(definition.body, ScopeBody) and isinstance(definition.body.method, Same):
        yield from _criteria(base, base.definitions[definition.body.method.member], test)
        return
    rows = criteria_of(definition)
    if definition.domain.kind == "stage":
        rows = rows[: definition.domain.options.index(test.value)]
    elif definition.domain.kind != "boolean" or test.value is not True:
        return
    yield from (Need(item.when, lenient=True) for row in rows for item in row)


def literal_of(need: Need, encoding: Encoding, place: str) -> Lit:
    """Where a need is met."""
    rails = encoding.truth(need.condition, place)
    if need.negated:
        return encoding.logic.excepted(rails).true
    return encoding.circuit.any((rails.true, rails.na)) if need.lenient else rails.true


def reach(base: KnowledgeBase, places: Iterable[Place], text: str) -> Wish:
    """The wish that `scope=stage` or `unit:scope=stage` says."""
    target, equals, value = text.partition("=")
    place, name = _placed(places, target.strip())
    definition = base.definitions.get(base.aliases.get(name, name))
    scopes = [item.id for item in base.definitions.values() if item.role == "scope"]
    if not equals:
        raise _refused(f"'{text}' names no stage", "Write for example --to esm3=facilitating")
    if definition is None or definition.role != "scope":
        raise _refused(f"there is no model, dimension or category '{name}'", _meant(name, scopes))
    _check_place(definition.per, place, places, name)
    return Wish("reach", definition.id, place, _test(definition, value.strip()))


def _test(definition: Definition, value: str) -> Test:
    raw = {"true": True, "false": False}.get(value, value) if definition.domain.kind == "boolean" else value
    try:
        wanted = read_value(definition.domain, raw)
    except Unfit as unfit:
        raise _refused(unfit.message, unfit.remedy) from None
    return Test(definition.id, "at_least" if definition.domain.kind == "stage" else "is", wanted)


def rule_wish(base: KnowledgeBase, places: Iterable[Place], kind: Kind, text: str) -> Wish:
    """The wish that a rule fires or falls silent, named as `pack/rule` or `unit:pack/rule`."""
    places = list(places)
    place, name = _placed(places, text.strip())
    names = [rule.id for rule in base.rules]
    if name not in names:
        raise _refused(f"there is no rule '{name}'", _meant(name, names))
    rule = base.rule(name)
    if not place and rule.per != "organisation":
        units = [item.id for item in places if item.kind == rule.per]
        remedy = f"Say for which: {', '.join(f'{unit}:{name}' for unit in units)}" if units else "Describe one first"
        raise _refused(f"'{name}' is about each {rule.per}", remedy)
    _check_place(frozenset({rule.per}), place, places, name)
    return Wish(kind, name, place)


def _placed(places: Iterable[Place], text: str) -> tuple[str, str]:
    place, colon, name = text.partition(":")
    if not colon:
        return "", text
    known = [item.id for item in places if item.id]
    if place not in known:
        raise _refused(f"there is no unit '{place}'", _meant(place, known))
    return place, name


def _check_place(per: frozenset[str], place: str, places: Iterable[Place], name: str) -> None:
    kind = next(item.kind for item in places if item.id == place)
    if kind not in per:
        raise _refused(f"'{name}' is not about a {kind}", f"It is about {' or '.join(sorted(per))}")


def _meant(name: str, known: list[str]) -> str:
    close = near(name, known)
    return f"Did you mean '{close}'?" if close else f"There are {len(known)}; look them up in the catalogue"


def _refused(message: str, remedy: str) -> UsageError:
    return UsageError(Problem(message, remedy, None, "wish"))
