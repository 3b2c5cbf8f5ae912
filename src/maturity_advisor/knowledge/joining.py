"""A pack joined from its files: every part under its id, with the place where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from maturity_advisor.documents import Document, digest, with_late
from maturity_advisor.errors import PackError
from maturity_advisor.knowledge.advising import (
    actions_of_criteria,
    actions_of_texts,
    rules_beside_criteria,
    rules_beside_options,
)
from maturity_advisor.knowledge.derivations import Decision, Rollup, Score
from maturity_advisor.knowledge.facts import Fact, Option, Outcome, Source, Theme
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.migrations import Migration
from maturity_advisor.knowledge.models import Model, ModelParts
from maturity_advisor.knowledge.packs import PackFile, PackHeader, TermBody
from maturity_advisor.knowledge.rules import Action, Rule
from maturity_advisor.knowledge.shapes import fault_of_fact_id, fault_of_id

Part = TypeVar("Part")


@with_late("value")
@dataclass(frozen=True, slots=True)
class Entry(Generic[Part]):
    """A part of a pack and where it was written; a rule may stand for advice `beside` an option or a criterion."""

    value: Part
    where: Where
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """What one author offers, joined from all files of the pack.

    `edition` is that of its model, empty without one. `key` stands for every byte of its files; empty if nobody asked.
    """

    header: PackHeader
    where: Where
    digest: str
    sources_read: frozenset[str]
    edition: str = ""
    model: Entry[Model] | None = None
    scales: Mapping[str, Entry[tuple[Option, ...]]] = field(default_factory=dict)
    themes: Mapping[str, Entry[Theme]] = field(default_factory=dict)
    facts: Mapping[str, Entry[Fact]] = field(default_factory=dict)
    outcomes: Mapping[str, Entry[Outcome]] = field(default_factory=dict)
    terms: Mapping[str, Entry[TermBody]] = field(default_factory=dict)
    sources: Mapping[str, Entry[Source]] = field(default_factory=dict)
    actions: Mapping[str, Entry[Action]] = field(default_factory=dict)
    scores: Mapping[str, Entry[Score]] = field(default_factory=dict)
    decisions: Mapping[str, Entry[Decision]] = field(default_factory=dict)
    rollups: Mapping[str, Entry[Rollup]] = field(default_factory=dict)
    rules: Mapping[str, Entry[Rule]] = field(default_factory=dict)
    migrations: Mapping[str, Entry[Migration]] = field(default_factory=dict)
    key: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.header.id

    @property
    def prefix(self) -> str:
        """What the ids of its derived facts begin with."""
        return "" if self.header.shared else f"{self.id}."


MAPPED = ("scales", "facts", "actions")
LISTED = ("themes", "outcomes", "terms", "sources", "scores", "decisions", "rollups", "rules", "migrations")
# Themes and facts are asked in the order written; of all else the order means nothing.
ORDERED = ("themes", "facts")


def join_pack(files: Sequence[tuple[Document, PackFile]], content: str | None = None) -> Pack:
    """One pack from its files, in whatever order they come; PackError names all that is wrong.

    `content` is the digest of what the files say, if it is known already.
    """
    findings = Findings()
    ordered = sorted(files, key=lambda pair: pair[0].source)
    headers = _headers(ordered, findings)
    parts: dict[str, Any] = {name: _parts(name, ordered, findings) for name in MAPPED + LISTED}
    model = _model(ordered, findings)
    _add_rules_beside(parts, model, findings)
    _refuse_advice_in_scales(parts["scales"], findings)
    if findings.problems:
        raise PackError(*findings.problems)
    header, where = headers[0]
    content = content or digest(sorted(digest(document.data) for document, _ in ordered))
    names = frozenset(document.source for document, _ in files)
    return Pack(header, where, content, names, model.value.edition if model else "", model, **parts)


def _headers(files: Sequence[tuple[Document, PackFile]], findings: Findings) -> list[tuple[PackHeader, Where]]:
    found = [(file.pack, Where(document, ("pack",))) for document, file in files if file.pack]
    if not found:
        remedy = "Begin one file with 'pack: {id: …, format: 1, version: \"1.0.0\", licence: …}'"
        findings.problem(Where(files[0][0]), "no file of this pack says which pack it is", remedy, "pack-header")
    for _, where in found[1:]:
        first = found[0][1].place(at_key=True)
        findings.problem(where, "this pack has two headers", f"Keep the one at {first}", "pack-header")
    return found


def _parts(name: str, files: Iterable[tuple[Document, PackFile]], findings: Findings) -> dict[str, Entry[Any]]:
    found: dict[str, Entry[Any]] = {}
    for document, file in files:
        for key, entry in _entries(name, document, getattr(file, name), findings):
            if key in found:
                remedy = f"Rename it, or keep the one at {found[key].where.place()}"
                findings.problem(entry.where, f"'{key}' is declared twice", remedy, "duplicate-id")
            found.setdefault(key, entry)
    return found if name in ORDERED else dict(sorted(found.items()))


def _entries(name: str, document: Document, value: Any, findings: Findings) -> Iterator[tuple[str, Entry[Any]]]:
    root = Where(document, (name,))
    if not isinstance(value, Mapping):
        yield from ((item.id, Entry(item, root / index)) for index, item in enumerate(value))
        return
    for key, item in value.items():
        where = root / key
        fault = fault_of_fact_id(key) if name == "facts" else fault_of_id(key)
        if fault is not None:
            findings.problem(where, *fault, "id", at_key=True)
        elif where.holds("id"):
            findings.problem(
                where, f"'{key}' has its id before the colon", "Leave 'id' out", "id", ("id",), at_key=True
            )
        yield key, Entry(item, where)


def _model(files: Iterable[tuple[Document, PackFile]], findings: Findings) -> Entry[Model] | None:
    found: list[Entry[Model]] = []
    for document, file in files:
        if file.model is None:
            _refuse_stray_parts(document, file, findings)
            continue
        where = Where(document)
        missing = [key for key in ("edition", "title", "dimensions") if not getattr(file, key)]
        for key in missing:
            message = f"the model '{file.model}' has no '{key}'"
            findings.problem(where, message, "Add it", "missing", ("model",), at_key=True)
        if not missing:
            found.append(Entry(model_in(file), where))
    for entry in found[1:]:
        findings.problem(
            entry.where, "this pack has two models", "Make a pack of each", "two-models", ("model",), at_key=True
        )
    return found[0] if found else None


def model_in(file: PackFile) -> Model:
    """The model that a file with all it needs declares."""
    return Model(id=str(file.model), **{key: getattr(file, key) for key in ModelParts.model_fields})


def _refuse_stray_parts(document: Document, file: PackFile, findings: Findings) -> None:
    for key in sorted(file.model_fields_set & set(ModelParts.model_fields)):
        remedy = "Write it into the file that has 'model:', or add 'model:' here"
        findings.problem(Where(document, (key,)), f"'{key}' belongs to a model", remedy, "no-model", at_key=True)


def _add_rules_beside(parts: dict[str, dict[str, Entry[Any]]], model: Entry[Model] | None, findings: Findings) -> None:
    """Advice beside options and criteria becomes rules like any other."""
    found = [
        Entry(rule, fact.where / "options" / index, beside=True)
        for name, fact in parts["facts"].items()
        if fault_of_fact_id(name) is None
        for index, rule in rules_beside_options(fact.value)
    ]
    if model is not None:
        document = model.where.document
        found += [Entry(rule, Where(document, path), beside=True) for path, rule in rules_beside_criteria(model.value)]
    _add_texts(parts, model)
    for entry in found:
        name = entry.value.id
        if name in parts["rules"]:
            message = f"the advice here makes a rule '{name}', and there is one already"
            remedy = f"Rename the one at {parts['rules'][name].where.place()}"
            findings.problem(entry.where, message, remedy, "duplicate-id", ("advice",), at_key=True)
        parts["rules"].setdefault(name, entry)


def _add_texts(parts: dict[str, dict[str, Entry[Any]]], model: Entry[Model] | None) -> None:
    """Advice that is a text becomes an action, its link a source; the rule that gives it has the same name."""
    made = [
        (fact.where / "options" / index, action, source)
        for name, fact in parts["facts"].items()
        if fault_of_fact_id(name) is None
        for index, action, source in actions_of_texts(fact.value)
    ]
    if model is not None:
        document = model.where.document
        made += [(Where(document, path), action, link) for path, action, link in actions_of_criteria(model.value)]
    for where, action, source in made:
        parts["actions"].setdefault(action.id, Entry(action, where, beside=True))
        if source is not None:
            parts["sources"].setdefault(source.id, Entry(source, where, beside=True))


def _refuse_advice_in_scales(scales: Mapping[str, Entry[tuple[Option, ...]]], findings: Findings) -> None:
    for scale in scales.values():
        for index, option in enumerate(scale.value):
            if option.advice is not None:
                remedy = "Write the options beside the fact, or write a rule"
                message = "advice cannot stand in a scale, which is shared by many facts"
                findings.problem(scale.where / index, message, remedy, "advice", ("advice",), at_key=True)
