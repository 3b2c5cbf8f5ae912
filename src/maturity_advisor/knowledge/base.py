"""The knowledge base: all loaded packs as one, cross-checked, with nothing left to resolve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from maturity_advisor.errors import PackError, Problem
from maturity_advisor.knowledge.assembling import Parts, bind
from maturity_advisor.knowledge.conditions import facts_in
from maturity_advisor.knowledge.definitions import (
    ActionDefinition,
    Definition,
    ModelDefinition,
    RuleDefinition,
)
from maturity_advisor.knowledge.editions import check_needs, choose_editions
from maturity_advisor.knowledge.facts import Option, Outcome, Source, Theme
from maturity_advisor.knowledge.findings import Findings
from maturity_advisor.knowledge.ids import without_edition
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.ordering import dependencies, mark_closed_world, order_of
from maturity_advisor.knowledge.shelves import models_of, options_of, outcomes_of, sources_of, terms_of, themes_of
from maturity_advisor.knowledge.text import Text


@dataclass(frozen=True)  # no slots: what is asked of it for every organisation is looked up once
class KnowledgeBase:
    """Everything the packs say; ids are full, conditions typed, and `order` puts each fact after what it rests on."""

    packs: Mapping[str, Pack]
    definitions: Mapping[str, Definition]
    order: tuple[str, ...]
    rules: tuple[RuleDefinition, ...]
    actions: Mapping[str, ActionDefinition]
    outcomes: Mapping[str, Outcome]
    models: Mapping[str, ModelDefinition]
    themes: Mapping[str, Theme]
    terms: Mapping[str, Text]
    sources: Mapping[str, Source]
    options: Mapping[str, tuple[Option, ...]]
    aliases: Mapping[str, str]
    shelved: tuple[str, ...]
    notices: tuple[Problem, ...]

    def language_of(self, pack: str) -> str:
        """The language a pack falls back to."""
        return self.packs[pack].header.language

    def options_of(self, fact: str) -> tuple[Option, ...]:
        """The written options of a fact, its own or those of its scale."""
        return self.options.get(fact, ())

    def meant(self, name: str) -> str:
        """The id of the fact that is meant: without the edition if it is the one in use, and of twins the one kept."""
        if "@" in name:
            name = without_edition(name, {pack.id: pack.edition for pack in self.packs.values()})
        return self.aliases.get(name, name)

    def rule(self, name: str) -> RuleDefinition:
        """The rule by its full id."""
        return self._rules[name]

    def concluders(self, fact: str) -> tuple[RuleDefinition, ...]:
        """The rules that conclude a fact."""
        return self._concluders.get(fact, ())

    @cached_property
    def judging(self) -> tuple[RuleDefinition, ...]:
        """The rules that say something of a use of social media as a whole."""
        return tuple(rule for rule in self.rules if rule.judges)

    @cached_property
    def pressing(self) -> Mapping[str, frozenset[str]]:
        """For each rule that can find something pressing, the pressing facts that it concludes or tests."""
        facts = {item.id for item in self.definitions.values() if item.pressing}
        found = {rule.id: facts.intersection(rule.conclude) | (facts & facts_in(rule.when)) for rule in self.rules}
        return {name: frozenset(pressing) for name, pressing in found.items() if pressing}

    @cached_property
    def _rules(self) -> Mapping[str, RuleDefinition]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _concluders(self) -> Mapping[str, tuple[RuleDefinition, ...]]:
        found: dict[str, list[RuleDefinition]] = {}
        for rule in self.rules:
            for fact in dict.fromkeys(rule.conclude):
                found.setdefault(fact, []).append(rule)
        return {fact: tuple(rules) for fact, rules in found.items()}


@dataclass(frozen=True, slots=True)
class Bound:
    """What comes of binding packs to each other; beside it and what the packs say there is nothing in a base."""

    definitions: Mapping[str, Definition]
    order: tuple[str, ...]
    rules: tuple[RuleDefinition, ...]
    actions: Mapping[str, ActionDefinition]
    aliases: Mapping[str, str]
    shelved: tuple[str, ...]
    notices: tuple[Problem, ...]


def assemble(packs: Sequence[Pack], editions: Mapping[str, str] | None = None) -> KnowledgeBase:
    """One knowledge base from packs in any order; PackError names everything that is wrong with them."""
    return base_of(*bound(packs, editions or {}))


def bound(packs: Sequence[Pack], editions: Mapping[str, str]) -> tuple[list[Pack], Bound]:
    """The packs chosen of these, and what comes of binding them; PackError names all that is wrong with them."""
    findings = Findings()
    chosen, shelved = choose_editions(packs, editions, findings)
    check_needs(chosen, findings)
    parts = bind(chosen, findings)
    if findings.problems:
        raise PackError(*dict.fromkeys(findings.problems))
    return chosen, _ordered(parts, shelved, tuple(dict.fromkeys(findings.notices)))


def _ordered(parts: Parts, shelved: tuple[str, ...], notices: tuple[Problem, ...]) -> Bound:
    order = order_of(dependencies(parts.definitions, parts.rules))
    definitions, rules = mark_closed_world(parts.definitions, parts.rules, order)
    return Bound(definitions, order, rules, parts.actions, parts.aliases, shelved, notices)


def base_of(packs: Sequence[Pack], bound: Bound) -> KnowledgeBase:
    """The base of packs that are bound already."""
    return KnowledgeBase(
        packs={pack.id: pack for pack in packs},
        definitions=bound.definitions,
        order=bound.order,
        rules=bound.rules,
        actions=bound.actions,
        outcomes=outcomes_of(packs),
        models=models_of(packs, bound.definitions),
        themes=themes_of(packs),
        terms=terms_of(packs),
        sources=sources_of(packs),
        options=options_of(packs),
        aliases=bound.aliases,
        shelved=bound.shelved,
        notices=bound.notices,
    )
