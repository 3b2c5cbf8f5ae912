"""Excusing: findings that an author allows, with the reason, beside what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.authoring.linting.evidence import Count, Finding
from maturity_advisor.authoring.linting.kinds import KINDS
from maturity_advisor.documents import Document, Path, near
from maturity_advisor.errors import Place, Problem
from maturity_advisor.knowledge.joining import Pack

IDLE = "idle-allow"
Allowed = tuple[Finding, str]


@dataclass(slots=True)
class Excuse:
    """One code that is allowed below a path, or in a whole pack, and whether anything was found to allow."""

    code: str
    reason: str
    document: Document
    path: Path
    sources: frozenset[str]
    used: bool = False

    @property
    def is_of_pack(self) -> bool:
        """Whether it stands in the pack's head, and so is meant for all of it."""
        return self.path[:1] == ("pack",)

    def covers(self, place: Place, paths: Iterable[Path]) -> bool:
        """Whether something found at a place is meant."""
        if self.is_of_pack:
            return place.source in self.sources
        return place.source == self.document.source and any(path[: len(self.path)] == self.path for path in paths)


@dataclass(slots=True)
class Excuses:
    """All that is allowed in some packs."""

    found: list[Excuse]
    _paths: dict[str, Mapping[tuple[int, int], list[Path]]] = field(default_factory=dict)

    def sort(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Allowed]]:
        """What is left, and what is allowed with its reason."""
        left: list[Finding] = []
        allowed: list[Allowed] = []
        for finding in findings:
            excuse = self._excuse(finding)
            if excuse is None:
                left.append(finding)
            else:
                excuse.used = True
                allowed.append((finding, excuse.reason))
        return left, allowed

    def idle(self, skipped: Collection[str]) -> Iterator[Finding]:
        """What is allowed and not found; of what was not looked for nothing can be said."""
        for excuse in self.found:
            if not excuse.used and excuse.code not in skipped:
                place = excuse.document.key_place((*excuse.path, "allow", excuse.code))
                yield Finding(Problem(*_words(excuse.code), place, IDLE), Count("0 findings of this kind here"))

    def _excuse(self, finding: Finding) -> Excuse | None:
        places = [place for place in (finding.problem.place, finding.beside) if place is not None]
        for excuse in self.found:
            if excuse.code == finding.code and any(self._covers(excuse, place) for place in places):
                return excuse
        return None

    def _covers(self, excuse: Excuse, place: Place) -> bool:
        return excuse.covers(place, () if excuse.is_of_pack else self._paths_at(excuse.document, place))

    def _paths_at(self, document: Document, place: Place) -> list[Path]:
        if document.source not in self._paths:
            self._paths[document.source] = _paths_by_mark(document)
        return self._paths[document.source].get((place.line or 0, place.column or 0), [])


def _words(code: str) -> tuple[str, str]:
    if code in KINDS:
        return f"'{code}' is allowed here, and nothing of the kind is found", "Leave it out"
    close = near(code, KINDS)
    return f"there is no finding '{code}' to allow", f"Did you mean '{close}'?" if close else "Leave it out"


def excuses_in(packs: Iterable[Pack]) -> Excuses:
    """What these packs allow."""
    found = []
    for pack in packs:
        for document in _documents(pack):
            found += [
                Excuse(str(code), _said(reason), document, path, pack.sources_read)
                for path, data in _mappings(document.data, ())
                for code, reason in _allow(data).items()
            ]
    return Excuses(found)


def _allow(data: Mapping[str, Any]) -> Mapping[str, Any]:
    found = data.get("allow")
    return found if isinstance(found, Mapping) else {}


def _said(reason: Any) -> str:
    if isinstance(reason, Mapping):
        return str(reason.get("en") or next(iter(reason.values()), ""))
    return str(reason)


def _documents(pack: Pack) -> list[Document]:
    """The files of a pack, as far as anything is declared in them."""
    wheres = [pack.where, *([pack.model.where] if pack.model is not None else [])]
    kinds = ("facts", "outcomes", "actions", "scores", "decisions", "rollups", "rules", "sources", "scales")
    wheres += [entry.where for kind in kinds for entry in getattr(pack, kind).values()]
    return list({where.document.source: where.document for where in wheres}.values())


def _mappings(data: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            if key != "allow":
                yield from _mappings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _mappings(value, (*path, index))


def _paths_by_mark(document: Document) -> Mapping[tuple[int, int], list[Path]]:
    """Which paths begin where, by their value or by their key."""
    found: dict[tuple[int, int], list[Path]] = {}
    for path in _all_paths(document.data, ()):
        for place in {document.place(path), document.key_place(path)}:
            found.setdefault((place.line or 0, place.column or 0), []).append(path)
    return found


def _all_paths(data: Any, path: Path) -> Iterator[Path]:
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _all_paths(value, (*path, key))
