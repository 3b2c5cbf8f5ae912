"""Resolving: what an id written in one pack means, and what happens if its pack is not loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.declaring import Declarations
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.ids import head_of, nearest_fact, without_edition
from maturity_advisor.knowledge.joining import Pack

Kind: TypeAlias = Literal["rule", "action", "outcome", "source"]
UNLOADED = "Load its pack to use it; until then this has no effect"


class Inert(Exception):
    """What is meant belongs to a pack that is not loaded."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds what the ids of a pack mean among all loaded packs."""

    packs: Mapping[str, Pack]
    declared: Declarations
    findings: Findings

    def fact(self, name: str, where: Where, below: Path = ()) -> Definition | None:
        """The fact by this id; Inert if its pack is not loaded, None (and a finding) if it does not exist."""
        full = self._plain(name)
        full = self.declared.aliases.get(full, full)
        definition = self.declared.definitions.get(full)
        if definition is not None:
            return definition
        if full in self.declared.places:
            return None  # its own declaration is wrong, and a finding says so
        if head_of(full) in self.packs or self._is_subject(head_of(full)):
            self.findings.unknown(where, "fact", name, self._known(full), below, at_key=True)
            return None
        close = nearest_fact(full, self.declared.definitions)
        hint = f"Did you mean '{close}'? Otherwise load its pack; until then this has no effect" if close else UNLOADED
        self._not_loaded("fact", name, hint, where, below)
        raise Inert

    def _plain(self, name: str) -> str:
        return without_edition(name, {pack.id: pack.edition for pack in self.packs.values()}) if "@" in name else name

    def _is_subject(self, head: str) -> bool:
        """Whether facts of the shared vocabulary begin so."""
        return any(head_of(known) == head for known in self.declared.definitions)

    def _known(self, name: str) -> list[str]:
        """The ids that may be meant, targets and gaps only where one of them is written."""
        derived = name.startswith(("target.", "gap."))
        return [known for known in self.declared.definitions if derived or not known.startswith(("target.", "gap."))]

    def _not_loaded(self, kind: str, name: str, remedy: str, where: Where, below: Path) -> None:
        message = f"the {kind} '{name}' belongs to a pack that is not loaded"
        self.findings.notice(where, message, remedy, "inert", below)

    def rule(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of a rule; None if it does not exist or its pack is not loaded."""
        return self._part("rule", name, pack, where, below)

    def action(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of an action: the pack's own, or a shared one."""
        return self._part("action", name, pack, where, below)

    def outcome(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of an outcome: the pack's own, or a shared one."""
        return self._part("outcome", name, pack, where, below)

    def source(self, name: str, pack: Pack, where: Where, below: Path = ()) -> str | None:
        """The full id of a source that the pack, its model or the shared vocabulary declares."""
        return self._part("source", name, pack, where, below)

    def _part(self, kind: Kind, name: str, pack: Pack, where: Where, below: Path) -> str | None:
        owner, slash, rest = self._plain(name).partition("/")
        if slash and owner not in self.packs:
            self._not_loaded(kind, name, UNLOADED, where, below)
            return None
        homes = [self.packs[owner]] if slash else [pack, *self._shared(kind)]
        key = rest if slash else name
        for home in homes:
            if key in getattr(home, f"{kind}s"):
                return full_id(home, key, kind)
        known = dict.fromkeys(f"{owner}/{item}" if slash else item for item in _ids(homes, kind))
        self.findings.unknown(where, kind, name, known, below)
        return None

    def _shared(self, kind: Kind) -> list[Pack]:
        return [other for other in self.packs.values() if other.header.shared and kind != "rule"]


def _ids(packs: Iterable[Pack], kind: Kind) -> Iterable[str]:
    return (item for pack in packs for item in getattr(pack, f"{kind}s"))


def full_id(pack: Pack, name: str, kind: Kind = "action") -> str:
    """The id by which all packs know a part of this one: shared actions and outcomes go by their name alone."""
    return name if pack.header.shared and kind in ("action", "outcome") else f"{pack.id}/{name}"
