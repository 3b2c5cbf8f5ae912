"""The pages of facts in the catalogue: what is asked, and what is derived from what."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_advisor.knowledge.definitions import DecisionBody, Definition, RollupBody, criteria_of
from maturity_advisor.knowledge.ordering import members_of, rule_reads
from maturity_advisor.reports.blocks import Block, Field, Item, Title
from maturity_advisor.reports.entries import Library
from maturity_advisor.reports.entries_models import criterion_item


def fact_page(library: Library, definition: Definition) -> list[Block]:
    """A fact with its answers, or with what it rests on, and the rules that read it."""
    words, base = library.words, library.base
    kind = f"{words(f'type-{definition.domain.kind}')}, {words(f'role-{definition.role}')}"
    readers = (rule.id for rule in base.rules if definition.id in rule_reads(rule))
    return [
        Title(library.speaker.name_of(definition), definition.id),
        Field(words.heading("col-type"), kind),
        *_asked(library, definition),
        *_derived(library, definition),
        *library.names("lbl-concluded-by", (rule.id for rule in base.concluders(definition.id))),
        *library.names("lbl-read-by", readers),
    ]


def _asked(library: Library, definition: Definition) -> Iterator[Block]:
    fact = definition.fact
    if fact is None or definition.role != "asked":
        return
    words, pack = library.words, definition.pack
    yield Field(words.heading("col-use"), words(f"use-{fact.use}"))
    yield from library.field("lbl-help", fact.help, pack)
    yield from library.condition("lbl-asked-if", definition.gate)
    options = library.base.options_of(definition.id)
    items = tuple(Item(f"{library.text(option.label, pack) or option.id} ({option.id})") for option in options)
    if items:
        yield Item(words.heading("lbl-options"), items)


def _derived(library: Library, definition: Definition) -> Iterator[Block]:
    if isinstance(definition.body, DecisionBody):
        for when, result in definition.body.lines:
            yield from library.condition("lbl-when", when)
            yield Field("→", str(result))
    if isinstance(definition.body, RollupBody):
        yield from library.condition("lbl-when", definition.body.where)
    rows = [criterion_item(library, item) for row in criteria_of(definition) for item in row]
    if rows:
        yield Item(library.words.heading("lbl-criteria"), tuple(rows))
    yield from library.names("lbl-rests-on", members_of(definition))
