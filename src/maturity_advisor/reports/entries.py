"""The library behind the catalogue: the packs' texts in one language, and lists of other entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maturity_advisor.advice.asking import talk
from maturity_advisor.advice.wording import Speaker
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.conditions import Condition
from maturity_advisor.knowledge.text import Text
from maturity_advisor.reports.blocks import Block, Field, Item, Link
from maturity_advisor.reports.reading_aloud import Aloud
from maturity_advisor.reports.words import Words


@dataclass(frozen=True, slots=True)
class Library:
    """All packs, read in one language."""

    speaker: Speaker
    words: Words

    @property
    def base(self) -> KnowledgeBase:
        """What the packs say."""
        return self.speaker.base

    def text(self, text: Text | None, pack: str) -> str:
        """An author's text."""
        return self.speaker.text(text, pack)

    def pack_of(self, name: str) -> str:
        """The pack that an action or outcome comes from."""
        owner, slash, _ = name.partition("/")
        return owner if slash else next(pack.id for pack in self.base.packs.values() if pack.header.shared)

    def in_order(self) -> list[str]:
        """Facts: those asked in the order of a good talk, then all others by id."""
        asked = list(talk(self.base))
        return asked + sorted(set(self.base.definitions) - set(asked))

    def field(self, key: str, text: Text | str | None, pack: str) -> Iterator[Block]:
        """A field, where there is something to say."""
        shown = text if isinstance(text, str) else self.text(text, pack)
        if shown:
            yield Field(self.words.heading(key), shown)

    def condition(self, key: str, condition: Condition | None) -> Iterator[Block]:
        """A condition under a word that says what it is for."""
        if condition is not None:
            yield Item(self.words.heading(key), Aloud(self.speaker, self.words).items(condition))

    def names(self, key: str, names: Iterable[str]) -> Iterator[Block]:
        """Ids of other entries."""
        found = list(names)
        if found:
            yield Item(self.words.heading(key), tuple(Item(name) for name in found))

    def sources(self, names: Iterable[str]) -> Iterator[Block]:
        """Published sources with their addresses."""
        for name in names:
            source = self.base.sources[name]
            citation = self.text(source.citation, name.partition("/")[0])
            basis = self.words(f"basis-{source.basis}") if source.basis and source.basis != "other" else ""
            about = self.text(source.population, name.partition("/")[0])
            remarks = "; ".join(part for part in (basis, about) if part)
            shown = f"{citation.rstrip('.')} ({remarks})" if remarks else citation
            yield Link(f"{self.words.heading('source')}: {shown}", source.url or "")
