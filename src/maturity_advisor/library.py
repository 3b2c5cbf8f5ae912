"""The library of an advisor: its packs, and what they come to for each choice of editions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from maturity_advisor.errors import PackError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.kept_bases import assemble_kept
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.plugins import Origin
from maturity_advisor.reasoning.program import Program, compile_program

PackGiven: TypeAlias = "str | os.PathLike[str] | Pack"
Sourced: TypeAlias = tuple[Pack, Origin]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The packs of one choice of editions, compiled, with what had to be left out."""

    program: Program
    failures: tuple[Problem, ...]
    origins: Mapping[str, str]

    @property
    def base(self) -> KnowledgeBase:
        """Everything these packs say."""
        return self.program.base


@dataclass(slots=True)
class Library:
    """All packs with where they come from; `models` are the only ones wanted, all if empty."""

    packs: Sequence[Sourced]
    models: tuple[str, ...]
    strict: bool
    _known: dict[tuple[tuple[str, str], ...], Knowledge] = field(default_factory=dict)

    def knowledge(self, editions: Mapping[str, str]) -> Knowledge:
        """The compiled packs for a choice of editions, made once."""
        key = tuple(sorted(editions.items()))
        found = self._known.get(key)
        if found is None:
            packs = [pair for pair in self.packs if self._takes_part(pair[0])]
            found = self._known.setdefault(key, self._assembled(packs, editions))
        return found

    def refuse_unknown_models(self) -> None:
        """PackError if a model is wanted that no pack has."""
        known = sorted({pack.id for pack, _ in self.packs if pack.model is not None})
        for name in self.models:
            if name not in known:
                remedy = f"There are: {', '.join(known)}"
                raise PackError(Problem(f"no loaded pack has the model '{name}'", remedy, None, "unknown-model"))

    def notices(self, base: KnowledgeBase) -> Iterable[Problem]:
        """Whoever asks for certain models knows that what others say of the rest has no effect."""
        return (item for item in base.notices if not (self.models and item.code == "inert"))

    def _takes_part(self, pack: Pack) -> bool:
        return not self.models or pack.model is None or pack.id in self.models

    def _assembled(self, packs: Sequence[Sourced], editions: Mapping[str, str]) -> Knowledge:
        """All packs together; a plugin's pack that does not fit is left out and named, one given by hand an error."""
        standing, failures = list(packs), []
        while True:
            try:
                base = assemble_kept([pack for pack, _ in standing], editions)
                break
            except PackError as error:
                culprits = [pair for pair in standing if pair[1].distribution and _is_in(pair[0], error)]
                if self.strict or not culprits or len(culprits) == len(standing):
                    raise
                standing = [pair for pair in standing if pair not in culprits]
                failures += [*(_left_out(pack, origin) for pack, origin in culprits), *error.problems]
        origins = {pack.id: f"{origin.plugin} ({origin.distribution})" for pack, origin in standing if origin.plugin}
        return Knowledge(compile_program(base), tuple(failures), origins)


def given_packs(sources: Iterable[PackGiven]) -> list[Sourced]:
    """Packs that somebody named, read where that is still to be done."""
    return [(source if isinstance(source, Pack) else read_pack([Path(source)]), Origin("")) for source in sources]


def without_doubles(installed: Sequence[Sourced], given: Sequence[Sourced]) -> list[Sourced]:
    """A pack given by hand takes the place of an installed one of the same id and edition."""
    ids = {(pack.id, pack.edition) for pack, _ in given}
    return [pair for pair in installed if (pair[0].id, pair[0].edition) not in ids] + list(given)


def _is_in(pack: Pack, error: PackError) -> bool:
    return any(problem.place is not None and problem.place.source in pack.sources_read for problem in error.problems)


def _left_out(pack: Pack, origin: Origin) -> Problem:
    remedy = "Mend these places, or leave the plugin out with --without"
    return Problem(f"{origin}: its pack '{pack.id}' does not fit and is left out", remedy, None, "plugin")
