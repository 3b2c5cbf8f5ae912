"""Assembling: what packs declare is found, typed and checked together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from maturity_advisor.knowledge.aliases import join_twins
from maturity_advisor.knowledge.binding import Binder
from maturity_advisor.knowledge.binding_rules import RuleBinder, check_actions
from maturity_advisor.knowledge.checking import check_examples, check_models, check_themes
from maturity_advisor.knowledge.completing import Completer
from maturity_advisor.knowledge.consistency import Places, check_circles, check_doubles, check_look_alikes
from maturity_advisor.knowledge.declaring import Declarations, declare
from maturity_advisor.knowledge.definitions import ActionDefinition, Definition, RuleDefinition
from maturity_advisor.knowledge.findings import Findings
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.resolving import Resolver, full_id

Bound = TypeVar("Bound", RuleDefinition, ActionDefinition)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the packs say, bound to each other; rules and actions by id."""

    definitions: dict[str, Definition]
    rules: tuple[RuleDefinition, ...]
    actions: dict[str, ActionDefinition]
    aliases: Mapping[str, str]


def bind(packs: Sequence[Pack], findings: Findings) -> Parts:
    """Bind what one choice of packs says; everything that is wrong with it goes to `findings`."""
    declared = declare(packs, findings)
    resolver = Resolver({pack.id: pack for pack in packs}, declared, findings)
    join_twins(declared, resolver, findings)
    check_doubles(packs, findings)
    check_look_alikes(packs, declared.places, findings)
    check_themes(packs, findings)
    definitions = _completed(packs, declared, resolver, findings)
    binder = RuleBinder(resolver, findings)
    rules = _bound(packs, "rules", binder.rule)
    actions = _bound(packs, "actions", binder.action)
    places = _places(packs, declared)
    check_actions(actions, places.actions, findings)
    check_models(packs, resolver, findings)
    check_examples(packs, resolver, findings)
    check_circles(definitions, rules.values(), actions.values(), places, findings)
    return Parts(definitions, tuple(rules.values()), actions, declared.aliases)


def _bound(packs: Sequence[Pack], kind: str, binder: Callable[[Pack, Entry[Any]], Bound | None]) -> dict[str, Bound]:
    """What all packs have of a kind, bound and by id."""
    found = [binder(pack, entry) for pack in packs for entry in getattr(pack, kind).values()]
    return {item.id: item for item in sorted(filter(None, found), key=lambda item: item.id)}


def _completed(
    packs: Sequence[Pack], declared: Declarations, resolver: Resolver, findings: Findings
) -> dict[str, Definition]:
    completer = Completer({pack.id: pack for pack in packs}, Binder(resolver, findings), findings)
    return {name: completer.complete(item, declared.places[name]) for name, item in declared.definitions.items()}


def _places(packs: Sequence[Pack], declared: Declarations) -> Places:
    rules = {full_id(pack, name, "rule"): entry.where for pack in packs for name, entry in pack.rules.items()}
    actions = {full_id(pack, name): entry.where for pack in packs for name, entry in pack.actions.items()}
    return Places(declared.places, rules, actions)
