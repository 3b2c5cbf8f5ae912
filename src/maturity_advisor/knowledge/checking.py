"""Checks of what packs refer to: themes, sources and advice of models, and the facts of examples."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import filterfalse

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.checking_models import check_model
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.models import Category, Criterion, Model
from maturity_advisor.knowledge.resolving import Inert, Resolver


def check_models(packs: Iterable[Pack], resolver: Resolver, findings: Findings) -> None:
    """Refuse models whose parts do not fit their kind, or that cite sources nobody declares."""
    for pack in packs:
        if pack.model is not None:
            check_model(pack.id, pack.model.value, pack.model.where, findings)
            _check_sources(pack, pack.model.value, pack.model.where, resolver)


def check_themes(packs: Iterable[Pack], findings: Findings) -> None:
    """Refuse facts of a theme nobody declares."""
    packs = list(packs)
    themes = [name for pack in packs for name in pack.themes]
    for pack in packs:
        for entry in pack.facts.values():
            if entry.value.theme is not None and entry.value.theme not in themes:
                findings.unknown(entry.where, "theme", entry.value.theme, themes, ("theme",))


def _check_sources(pack: Pack, model: Model, where: Where, resolver: Resolver) -> None:
    for index, dimension in enumerate(model.dimensions):
        place = where / "dimensions" / index
        _check_source(pack, dimension.source, place, resolver)
        for number, category in enumerate(dimension.categories):
            below = place / "categories" / number
            _check_source(pack, category.source, below, resolver)
            _check_criteria(pack, category.criteria, below / "criteria", resolver)
            _check_cells(pack, category, below, resolver)


def _check_cells(pack: Pack, category: Category, where: Where, resolver: Resolver) -> None:
    for name, cell in category.stages.items():
        _check_source(pack, cell.source, where / "stages" / name, resolver)
        _check_criteria(pack, cell.criteria, where / "stages" / name / "criteria", resolver)


def _check_source(pack: Pack, source: str | None, where: Where, resolver: Resolver) -> None:
    if source is not None:
        resolver.source(source, pack, where, ("source",))


def _check_criteria(pack: Pack, criteria: Iterable[Criterion], where: Where, resolver: Resolver) -> None:
    for index, criterion in enumerate(criteria):
        _check_source(pack, criterion.source, where / index, resolver)


def check_examples(packs: Iterable[Pack], resolver: Resolver, findings: Findings) -> None:
    """Refuse examples that give derived facts, or assume asked ones."""
    facts = resolver.declared.definitions
    fitting = {flag: {name for name in facts if (facts[name].role == "asked") == flag} for flag in (True, False)}
    for pack in packs:
        for entry in pack.rules.values():
            if entry.beside:
                continue
            for index, example in enumerate(entry.value.examples):
                for key, names, asked in (("given", example.given, True), ("assume", example.assume, False)):
                    for name in filterfalse(fitting[asked].__contains__, names):
                        _check_role(name, asked, resolver, findings, entry.where, ("examples", index, key, name))


def _check_role(name: str, asked: bool, resolver: Resolver, findings: Findings, where: Where, below: Path) -> None:
    try:
        definition = resolver.fact(name, where, below)
    except Inert:
        return
    if definition is None or (definition.role == "asked") == asked:
        return
    if asked:
        message, remedy = f"'{name}' is derived, so it cannot be given", "Put it under 'assume'"
    else:
        message, remedy = f"'{name}' is asked, so it need not be assumed", "Put it under 'given'"
    findings.problem(where, message, remedy, "example", below, at_key=True)
