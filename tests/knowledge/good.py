"""Small packs for tests: two that are good, and others written on the spot."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from maturity_advisor.documents import read_text, shape
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.joining import Pack, join_pack
from maturity_advisor.knowledge.packs import PackFile

FOLDER = Path(__file__).parent / "packs"


@cache
def good_packs() -> tuple[Pack, ...]:
    """A vocabulary and a model that uses all of it."""
    names = ("common.yaml", "growth.yaml")
    return tuple(joined({name: (FOLDER / name).read_text(encoding="utf-8")}) for name in names)


def joined(files: dict[str, str]) -> Pack:
    """A pack of files with these names."""
    documents = [read_text(text, name) for name, text in files.items()]
    return join_pack([(document, shape(document, PackFile)) for document in documents])


def pack_of(*texts: str) -> Pack:
    """A pack called `own`, of one or several files; the first need not say which pack it is."""
    first, *others = texts
    if "pack:" not in first:
        first = f'pack: {{id: own, format: 1, version: "1", licence: "CC0"}}\n{first}'
    return joined({f"own-{number}.yaml": text for number, text in enumerate((first, *others))})


def base_of(*texts: str) -> KnowledgeBase:
    """The good packs, with one more if there is something in it."""
    return assemble([*good_packs(), *([pack_of(*texts)] if texts else [])])
