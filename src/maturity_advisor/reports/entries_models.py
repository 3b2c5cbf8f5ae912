"""The pages of models in the catalogue: stages, parts, criteria, and how much of it is our interpretation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from maturity_advisor.advice.placing import criteria_by_origin
from maturity_advisor.knowledge.definitions import BoundCriterion, ModelDefinition, criteria_of
from maturity_advisor.knowledge.models import Stage
from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph, Title
from maturity_advisor.reports.entries import Library
from maturity_advisor.reports.reading_aloud import Aloud


def model_page(library: Library, model: ModelDefinition) -> list[Block]:
    """A model as published, with our criteria set apart."""
    written, words, pack = model.written, library.words, model.pack
    counts = criteria_by_origin(model)
    share = words("interpretation-share", count=counts["interpretation"], total=sum(counts.values()))
    kind = f"{words(f'kind-{written.kind}')}; {words(f'use-{written.use}')}"
    return [
        Title(library.text(written.title, pack), f"{model.id}@{written.edition}"),
        *([Paragraph(library.text(written.description, pack))] if written.description else []),
        Field(words.heading("col-kind"), kind),
        *library.field("lbl-authors", words.listed(list(written.authors)), pack),
        *library.field("lbl-cite", written.cite, pack),
        *library.field("lbl-rights", written.rights, pack),
        Paragraph(f"{share}."),
        *library.field("lbl-note", written.note, pack),
        *_stages(library, written.stages, pack),
        *_parts(library, model),
        *library.sources(name for name in library.base.sources if name.partition("/")[0] == pack),
    ]


def _stages(library: Library, stages: tuple[Stage, ...], pack: str) -> Iterator[Block]:
    if stages:
        yield Heading(library.words.heading("lbl-stages"))
    for stage in stages:
        below = [Paragraph(library.text(stage.description, pack))] if stage.description else []
        yield Item(f"{library.text(stage.title, pack)} ({stage.id})", tuple(below), strong=True)


def _parts(library: Library, model: ModelDefinition) -> Iterator[Block]:
    yield Heading(library.words.heading("lbl-parts"))
    for name in model.scopes:
        definition = library.base.definitions[name]
        rows = criteria_of(definition)
        # A checklist has one row of criteria, and no stages.
        stages = library.speaker.stages_of(definition) if definition.domain.kind != "boolean" else ()
        if name == model.id and not rows:
            continue
        below = [_row(library, model.pack, stage, row) for stage, row in zip_longest(stages, rows) if row]
        yield Item(f"{library.speaker.scope_title(name)} ({name})", tuple(below), strong=True)


def _row(library: Library, pack: str, stage: Stage | None, row: tuple[BoundCriterion, ...]) -> Item:
    criteria = tuple(criterion_item(library, item) for item in row)
    title = library.text(stage.title, pack) if stage is not None else library.words.heading("lbl-criteria")
    return Item(title, criteria)


def criterion_item(library: Library, criterion: BoundCriterion) -> Item:
    """A criterion in words, with where it comes from."""
    first, *more = Aloud(library.speaker, library.words).items(criterion.when)
    origin = library.words(f"origin-{criterion.written.origin}")
    if more:
        return Item(f"{library.words('aloud-all')} ({origin})", (first, *more))
    return Item(f"{first.text} ({origin})", first.below)
