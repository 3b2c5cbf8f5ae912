"""Shelves: what all packs say beside facts, rules and actions, by full name, taken up when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

from maturity_advisor.documents import Shelf, later
from maturity_advisor.knowledge.definitions import Definition, ModelDefinition
from maturity_advisor.knowledge.derivations import Decision
from maturity_advisor.knowledge.facts import Fact, Option, Outcome, Source, Theme
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.models import Model
from maturity_advisor.knowledge.packs import TermBody
from maturity_advisor.knowledge.resolving import full_id
from maturity_advisor.knowledge.text import Text

Part = TypeVar("Part")
Options: TypeAlias = "tuple[Option, ...]"
Scales: TypeAlias = "Mapping[str, Entry[Options]]"
Chosen: TypeAlias = "tuple[Mapping[str, Entry[Fact]] | Mapping[str, Entry[Decision]], str, Scales]"
Spot: TypeAlias = "tuple[Mapping[str, Entry[Part]], str]"


def part_at(spot: Spot[Part]) -> Part:
    """The part with this name in a section of a pack."""
    section, name = spot
    return section[name].value


def outcomes_of(packs: Sequence[Pack]) -> Mapping[str, Outcome]:
    """All outcomes."""
    spots = {full_id(pack, name, "outcome"): (pack.outcomes, name) for pack in packs for name in pack.outcomes}
    return Shelf(spots, part_at)


def themes_of(packs: Sequence[Pack]) -> Mapping[str, Theme]:
    """All themes."""
    return Shelf({name: (pack.themes, name) for pack in packs for name in pack.themes}, part_at)


def sources_of(packs: Sequence[Pack]) -> Mapping[str, Source]:
    """All sources."""
    return Shelf({f"{pack.id}/{name}": (pack.sources, name) for pack in packs for name in pack.sources}, part_at)


def terms_of(packs: Sequence[Pack]) -> Mapping[str, Text]:
    """All terms."""
    return Shelf({name: (pack.terms, name) for pack in packs for name in pack.terms}, _text)


def _text(spot: Spot[TermBody]) -> Text:
    return part_at(spot).text


def models_of(packs: Sequence[Pack], definitions: Mapping[str, Definition]) -> Mapping[str, ModelDefinition]:
    """All models with their scopes."""
    scopes: dict[str, list[str]] = {}
    for definition in definitions.values():
        if definition.role == "scope":
            scopes.setdefault(definition.pack, []).append(definition.id)
    return {pack.id: _model(pack.id, pack.model, tuple(scopes.get(pack.id, ()))) for pack in packs if pack.model}


def _model(name: str, entry: Entry[Model], scopes: tuple[str, ...]) -> ModelDefinition:
    return ModelDefinition(name, name, later(partial(_value, entry)), scopes)


def _value(entry: Entry[Part]) -> Part:
    return entry.value


def options_of(packs: Sequence[Pack]) -> Mapping[str, Options]:
    """The options of all facts and decisions that were written, their own or those of their scale."""
    shared = {name: entry for pack in packs if pack.header.shared for name, entry in pack.scales.items()}
    found: dict[str, Chosen] = {}
    for pack in packs:
        scales = {**shared, **pack.scales}
        found.update((name, (pack.facts, name, scales)) for name in pack.facts)
        found.update((f"{pack.prefix}decision.{name}", (pack.decisions, name, scales)) for name in pack.decisions)
    return Shelf(found, _options)


def _options(chosen: Chosen) -> Options:
    section, name, scales = chosen
    found = section[name].value.options
    return scales[found].value if isinstance(found, str) else found
