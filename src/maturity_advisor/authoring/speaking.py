"""Speaking: which texts of a pack are missing in a language that the pack speaks elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from maturity_advisor.errors import Problem
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.text import Text

# Names of works and cases are as their authors wrote them; conditions hold no texts for readers,
# and what is allowed is told to co-authors.
AS_WRITTEN = frozenset({"citation", "cite", "examples", "when", "unless", "ask_if", "allow"})
KINDS = (
    "scales",
    "facts",
    "actions",
    "themes",
    "outcomes",
    "terms",
    "sources",
    "scores",
    "decisions",
    "rollups",
    "rules",
)
Found = Iterator[tuple[Where, Text]]


def languages_of(pack: Pack) -> frozenset[str]:
    """All languages in which a pack says anything."""
    return frozenset(tag or pack.header.language for _, text in texts_of(pack) for tag, _ in text.by)


def untranslated(pack: Pack) -> Iterator[Problem]:
    """A problem for each text that lacks a language the pack speaks."""
    spoken = sorted(languages_of(pack))
    for where, text in texts_of(pack):
        missing = [language for language in spoken if not text.speaks(language, pack.header.language)]
        if missing:
            said = text.say(pack.header.language, "en")
            what = f"'{said[:40]}{'…' if len(said) > 40 else ''}' is missing in {', '.join(missing)}"
            yield Problem(what, "Translate it", where.place(), "untranslated")


def texts_of(pack: Pack) -> Found:
    """Every text for readers in a pack, with its place."""
    if pack.model is not None:
        yield from _texts(pack.model.value, pack.model.where)
    for name in KINDS:
        for entry in getattr(pack, name).values():
            yield from _texts(entry.value, entry.where)


def _texts(value: Any, where: Where) -> Found:
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in AS_WRITTEN:
                yield from _texts(getattr(value, name), where / name)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, where / key)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            named = isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], Text)
            yield from _texts(item[1], where / item[0]) if named else _texts(item, where / index)
