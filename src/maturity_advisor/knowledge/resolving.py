"""Resolving: what an id written in one pack means, and what happens if its pack is not loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.binding import Inert
from maturity_advisor.knowledge.declaring import Declarations
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Pack


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds what the ids of a pack mean among all loaded packs."""

    packs: Mapping[str, Pack]
    declared: Declarations
    findings: Findings

    def fact(self, name: str, where: Where, below: Path = ()) -> Definition | None:
        """The fact by this id; Inert if its pack is not loaded, None (and a finding) if it does not exist."""
        full = self._edition(name)
        full = self.declared.aliases.get(full, full)
        definition = self.declared.definitions.get(full)
        if definition is not None:
            return definition
        if not self._is_loaded(full):
            self._not_loaded("fact", name, where, below)
            raise Inert
        self.findings.unknown(where, "fact", name, self.declared.definitions, below)
        return None

    def _edition(self, name: str) -> str:
        """`esm3@2009.culture` is `esm3.culture` if that edition is the one loaded."""
        for separator in (".", "/"):
            head, _, rest = name.partition(separator)
            pack, _, edition = head.partition("@")
            if edition and pack in self.packs and self.packs[pack].edition == edition:
                return f"{pack}{separator}{rest}" if rest else pack
        return name

    def _is_loaded(self, name: str) -> bool:
        head = self._head(name)
        return head in self.packs or any(self._head(known) == head for known in self.declared.definitions)

    @staticmethod
    def _head(name: str) -> str:
        head, _, rest = name.partition(".")
        return rest.partition(".")[0] if head in ("target", "gap") else head

    def _not_loaded(self, kind: str, name: str, where: Where, below: Path = ()) -> None:
        remedy = "Load its pack to use it; until then this has no effect"
        self.findings.notice(where, f"the {kind} '{name}' belongs to a pack that is not loaded", remedy, "inert", below)

    def rule(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of a rule; None if it does not exist or its pack is not loaded."""
        return self._part("rule", name, pack, where, below, shared=False)

    def action(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of an action: the pack's own, or a shared one."""
        return self._part("action", name, pack, where, below, shared=True)

    def outcome(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of an outcome: the pack's own, or a shared one."""
        return self._part("outcome", name, pack, where, below, shared=True)

    def _part(self, kind: str, name: str, pack: Pack, where: Where, below: Path, *, shared: bool) -> str | None:
        written = self._edition(name)
        owner, slash, rest = written.partition("/")
        if slash:
            candidates: Iterable[Pack | None] = [self.packs.get(owner)]
        else:
            others = [other for other in self.packs.values() if other.header.shared] if shared else []
            candidates, rest = [pack, *others], written
        for candidate in candidates:
            if candidate is not None and rest in getattr(candidate, f"{kind}s"):
                return full_id(candidate, rest) if kind != "rule" else f"{candidate.id}/{rest}"
        if slash and owner not in self.packs:
            self._not_loaded(kind, name, where, below)
        else:
            known = [key for item in candidates if item for key in getattr(item, f"{kind}s")]
            self.findings.unknown(where, kind, name, known, below)
        return None

    def source(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of a source that the pack, its model or the shared vocabulary declares."""
        for candidate in (pack, *(other for other in self.packs.values() if other.header.shared)):
            if name in candidate.sources:
                return f"{candidate.id}/{name}"
        known = [key for item in self.packs.values() for key in item.sources]
        self.findings.unknown(where, "source", name, known, below)
        return None


def full_id(pack: Pack, name: str) -> str:
    """The id by which all packs know an action or outcome of this one."""
    return name if pack.header.shared else f"{pack.id}/{name}"


def check_needs(packs: Sequence[Pack], findings: Findings) -> None:
    """Refuse a pack whose needs are not loaded, or not in a version it can use."""
    loaded = {pack.id: pack for pack in packs}
    for pack in packs:
        for name, demand in pack.header.needs.items():
            if name not in loaded:
                remedy = f"Install or add the pack '{name}'"
                findings.problem(pack.where, f"'{pack.id}' needs '{name}'", remedy, "needs", ("needs", name))
            elif not _satisfies(loaded[name].header.version, demand):
                version = loaded[name].header.version
                message = f"'{pack.id}' needs '{name}' {demand}, and {version} is loaded"
                findings.problem(pack.where, message, "Load another version of it", "needs", ("needs", name))


def _satisfies(version: str, demand: str) -> bool:
    own = numbers_of(version)
    for part in filter(None, (item.strip() for item in demand.split(","))):
        least = part.startswith(">=")
        bound = numbers_of(part.lstrip("<>= "))
        if (own < bound) if least else (own >= bound):
            return False
    return True


def numbers_of(version: str) -> tuple[int, ...]:
    """A version as numbers, so that 1.10 comes after 1.9."""
    found = [int(part) for part in version.split(".") if part.isdigit()]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)
