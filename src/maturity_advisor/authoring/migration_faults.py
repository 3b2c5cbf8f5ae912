"""What is wrong with a migration: ids that neither edition knows, options that are not there, one thing said twice."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Entry
from maturity_advisor.knowledge.migrations import Change, Migration


def faults_of(entry: Entry[Migration], old: KnowledgeBase, new: KnowledgeBase) -> list[Problem]:
    """Everything about a migration that does not fit the editions it leads from and to."""
    findings = Findings()
    seen: dict[str, Where] = {}
    for index, change in enumerate(entry.value.changes):
        where = entry.where / "changes" / index
        for name, below in _olds(change):
            if name in seen:
                message, remedy = f"it is said twice what became of '{name}'", f"See {seen[name].place()}"
                findings.problem(where, message, remedy, "duplicate-id", below)
            seen.setdefault(name, where)
            _check_old(name, change, where, below, old, findings)
        _check_new(change, where, old, new, findings)
    return findings.problems


def _olds(change: Change) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if change.kind == "merged":
        yield from ((name, ("merged", index)) for index, name in enumerate(change.merged))
    else:
        yield change.olds[0], (change.kind,)


def _check_old(
    name: str, change: Change, where: Where, below: tuple[str | int, ...], old: KnowledgeBase, findings: Findings
) -> None:
    definition = old.definitions.get(name)
    if "/" in name:
        if name not in old.actions:
            findings.unknown(where, "action", name, old.actions, below)
        return
    scopes = change.kind in ("renamed", "dropped")
    known = [item.id for item in old.definitions.values() if item.role == "asked" or (scopes and item.role == "scope")]
    if definition is None or name not in known:
        findings.unknown(where, "fact", name, known, below)
        return
    options = [change.options, *(part.options for part in change.into.values())]
    for mapped in options:
        for option in mapped:
            if option not in [
                *definition.domain.options,
                *(("true", "false") if definition.domain.kind == "boolean" else ()),
            ]:
                findings.unknown(where, "option", option, definition.domain.options, ("options", option), at_key=True)


def _check_new(change: Change, where: Where, old: KnowledgeBase, new: KnowledgeBase, findings: Findings) -> None:
    for name in change.news if change.kind != "dropped" else ():
        below: tuple[str | int, ...] = ("to",) if change.to else ("into", name)
        if "/" in name:
            if name not in new.actions:
                findings.unknown(where, "action", name, new.actions, below)
            continue
        definition = new.definitions.get(name)
        role = "scope" if (item := old.definitions.get(change.olds[0])) and item.role == "scope" else "asked"
        if definition is None or definition.role != role:
            known = [item.id for item in new.definitions.values() if item.role == role]
            findings.unknown(where, "fact", name, known, below)
            continue
        mapped = change.options if change.kind == "renamed" else change.into[name].options if change.into else {}
        for option, becomes in mapped.items():
            if becomes is not None and definition.domain.options and becomes not in definition.domain.options:
                path = ("options", option) if change.kind == "renamed" else ("into", name, option)
                findings.unknown(where, "option", str(becomes), definition.domain.options, path)
