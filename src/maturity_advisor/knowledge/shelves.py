"""Shelves: what all packs say beside facts, rules and actions, by full name, taken up when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeVar

from maturity_advisor.documents import Shelf, made_later
from maturity_advisor.knowledge.definitions import Definition, ModelDefinition
from maturity_advisor.knowledge.derivations import Decision
from maturity_advisor.knowledge.facts import Fact, Option, Outcome, Source, Theme
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.packs import TermBody
from maturity_advisor.knowledge.resolving import full_id
from maturity_advisor.knowledge.text import Text

Part = TypeVar("Part")
Options: TypeAlias = "tuple[Option, ...]"
Scales: TypeAlias = "Mapping[str, Entry[Options]]"
LATER: Any = None


def value_of(entry: Entry[Part]) -> Part:
    """What an entry of a pack holds."""
    return entry.value


def outcomes_of(packs: Sequence[Pack]) -> Mapping[str, Outcome]:
    """All outcomes."""
    return Shelf({full_id(pack, name, "outcome"): at for pack in packs for name, at in pack.outcomes.items()}, value_of)


def themes_of(packs: Sequence[Pack]) -> Mapping[str, Theme]:
    """All themes."""
    return Shelf({name: entry for pack in packs for name, entry in pack.themes.items()}, value_of)


def sources_of(packs: Sequence[Pack]) -> Mapping[str, Source]:
    """All sources."""
    return Shelf({f"{pack.id}/{name}": entry for pack in packs for name, entry in pack.sources.items()}, value_of)


def terms_of(packs: Sequence[Pack]) -> Mapping[str, Text]:
    """All terms."""
    return Shelf({name: entry for pack in packs for name, entry in pack.terms.items()}, _text)


def _text(term: Entry[TermBody]) -> Text:
    return term.value.text


def models_of(packs: Sequence[Pack], definitions: Mapping[str, Definition]) -> Mapping[str, ModelDefinition]:
    """All models with their scopes."""
    scopes: dict[str, list[str]] = {}
    for definition in definitions.values():
        if definition.role == "scope":
            scopes.setdefault(definition.pack, []).append(definition.id)
    return {pack.id: _model(pack.id, pack.model, tuple(scopes.get(pack.id, ()))) for pack in packs if pack.model}


def _model(name: str, entry: Entry[Any], scopes: tuple[str, ...]) -> ModelDefinition:
    return made_later(ModelDefinition(name, name, LATER, scopes), partial(value_of, entry))


def options_of(packs: Sequence[Pack]) -> Mapping[str, Options]:
    """The options of all facts and decisions that were written, their own or those of their scale."""
    shared = {name: entry for pack in packs if pack.header.shared for name, entry in pack.scales.items()}
    found: dict[str, tuple[Entry[Fact] | Entry[Decision], Scales]] = {}
    for pack in packs:
        scales = shared | pack.scales
        found.update((name, (entry, scales)) for name, entry in pack.facts.items())
        found.update((f"{pack.prefix}decision.{name}", (entry, scales)) for name, entry in pack.decisions.items())
    return Shelf(found, _options)


def _options(place: tuple[Entry[Fact] | Entry[Decision], Scales]) -> Options:
    entry, scales = place
    found = entry.value.options
    return scales[found].value if isinstance(found, str) else found
