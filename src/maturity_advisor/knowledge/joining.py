"""A pack joined from its files: every part under its id, with the place where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from maturity_advisor.documents import Document, digest
from maturity_advisor.errors import PackError
from maturity_advisor.knowledge.advising import rules_beside_criteria, rules_beside_options
from maturity_advisor.knowledge.derivations import Decision, Rollup, Score
from maturity_advisor.knowledge.facts import Fact, Option, Outcome, Source, Theme
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.models import Model, ModelParts
from maturity_advisor.knowledge.packs import PackFile, PackHeader, TermBody
from maturity_advisor.knowledge.rules import Action, Rule

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Part]):
    """A part of a pack and where it was written."""

    value: Part
    where: Where


@dataclass(frozen=True, slots=True)
class Pack:
    """What one author offers, joined from all files of the pack."""

    header: PackHeader
    where: Where
    digest: str
    sources_read: frozenset[str]
    model: Entry[Model] | None = None
    scales: dict[str, Entry[tuple[Option, ...]]] = field(default_factory=dict)
    themes: dict[str, Entry[Theme]] = field(default_factory=dict)
    facts: dict[str, Entry[Fact]] = field(default_factory=dict)
    outcomes: dict[str, Entry[Outcome]] = field(default_factory=dict)
    terms: dict[str, Entry[TermBody]] = field(default_factory=dict)
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    actions: dict[str, Entry[Action]] = field(default_factory=dict)
    scores: dict[str, Entry[Score]] = field(default_factory=dict)
    decisions: dict[str, Entry[Decision]] = field(default_factory=dict)
    rollups: dict[str, Entry[Rollup]] = field(default_factory=dict)
    rules: dict[str, Entry[Rule]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.header.id

    @property
    def edition(self) -> str:
        """The edition of its model; empty without a model."""
        return self.model.value.edition if self.model else ""

    @property
    def prefix(self) -> str:
        """What the ids of its derived facts begin with."""
        return "" if self.header.shared else f"{self.id}."


MAPPED = ("scales", "facts", "actions")
LISTED = ("themes", "outcomes", "terms", "sources", "scores", "decisions", "rollups", "rules")


def join_pack(files: Sequence[tuple[Document, PackFile]], content: str | None = None) -> Pack:
    """One pack from its files, in whatever order they come; PackError names all that is wrong.

    `content` is the digest of what the files say, if it is known already.
    """
    findings = Findings()
    ordered = sorted(files, key=lambda pair: pair[0].source)
    header, where = _header(ordered, findings)
    parts = {name: _parts(name, ordered, findings) for name in MAPPED + LISTED}
    model = _model(ordered, findings)
    _add_rules_beside(parts, model, findings)
    if findings.problems or header is None:
        raise PackError(*findings.problems)
    content = content or digest(sorted(digest(document.data) for document, _ in ordered))
    names = frozenset(document.source for document, _ in files)
    return Pack(header, where, content, names, model, **parts)  # type: ignore[arg-type]  # the parts are typed by name


def _header(files: Sequence[tuple[Document, PackFile]], findings: Findings) -> tuple[PackHeader | None, Where]:
    found = [(file.pack, Where(document, ("pack",))) for document, file in files if file.pack]
    if not found:
        where = Where(files[0][0])
        remedy = "Open the first file with 'pack: {id: …, format: 1, version: …, licence: …}'"
        findings.problem(where, "no file of this pack says which pack it is", remedy, "pack-header")
        return None, where
    for _, where in found[1:]:
        first = found[0][1].place()
        findings.problem(where, "this pack has two headers", f"Keep the one at {first}", "pack-header")
    return found[0]


def _parts(name: str, files: Iterable[tuple[Document, PackFile]], findings: Findings) -> dict[str, Entry[Any]]:
    found: dict[str, Entry[Any]] = {}
    for document, file in files:
        value = getattr(file, name)
        items = value.items() if isinstance(value, dict) else [(item.id, item) for item in value]
        for index, (key, item) in enumerate(items):
            where = Where(document, (name, key if isinstance(value, dict) else index))
            if key in found:
                first = found[key].where.place()
                findings.problem(where, f"'{key}' is declared twice", f"Keep the one at {first}", "duplicate-id")
            found.setdefault(key, Entry(item, where))
    # Themes and facts are asked in the order written; of all else the order means nothing.
    return found if name in ("themes", "facts") else dict(sorted(found.items()))


def _model(files: Iterable[tuple[Document, PackFile]], findings: Findings) -> Entry[Model] | None:
    found: list[Entry[Model]] = []
    for document, file in files:
        if file.model is None:
            _refuse_stray_parts(document, file, findings)
            continue
        missing = [key for key in ("edition", "title", "dimensions") if not getattr(file, key)]
        for key in missing:
            findings.problem(Where(document), f"the model '{file.model}' has no '{key}'", "Add it", "missing")
        if not missing:
            body = {key: getattr(file, key) for key in ModelParts.model_fields}
            found.append(Entry(Model(id=file.model, **body), Where(document)))
    for entry in found[1:]:
        findings.problem(entry.where, "this pack has two models", "Make a pack of each", "two-models")
    return found[0] if found else None


def _add_rules_beside(parts: dict[str, dict[str, Entry[Any]]], model: Entry[Model] | None, findings: Findings) -> None:
    """Advice beside options and criteria becomes rules like any other."""
    found = [
        Entry(rule, fact.where / "options" / index)
        for fact in parts["facts"].values()
        for index, rule in rules_beside_options(fact.value)
    ]
    if model is not None:
        document = model.where.document
        found += [Entry(rule, Where(document, path)) for path, rule in rules_beside_criteria(model.value)]
    for entry in found:
        if entry.value.id in parts["rules"]:
            remedy = "Rename the rule: the id is taken by advice beside an option or a criterion"
            findings.problem(entry.where, f"'{entry.value.id}' is declared twice", remedy, "duplicate-id")
        parts["rules"][entry.value.id] = entry


def _refuse_stray_parts(document: Document, file: PackFile, findings: Findings) -> None:
    for key in sorted(file.model_fields_set & set(ModelParts.model_fields)):
        remedy = "Write it into the file that has 'model:', or add 'model:' here"
        findings.problem(Where(document, (key,)), f"'{key}' belongs to a model", remedy, "no-model")
