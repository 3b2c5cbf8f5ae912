"""No order of packs, files, facts, rules or keys changes what packs say."""

from __future__ import annotations

import random
from typing import Any

import pytest

from maturity_advisor.documents import Document, document_of, read_text, shape
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.joining import Pack, join_pack
from maturity_advisor.knowledge.packs import PackFile
from tests.knowledge.good import FOLDER

# Of a pack: mappings and lists whose parts could stand in any order and in any of its files.
FREE = ("scales", "facts", "actions", "outcomes", "terms", "sources", "scores", "decisions", "rollups", "rules")
DATA: dict[str, dict[str, Any]] = {
    name: read_text((FOLDER / name).read_bytes(), name).data for name in ("common.yaml", "growth.yaml")
}


def told(base: KnowledgeBase) -> Any:
    """What a base says, without where it was written; facts are asked in the order written."""
    return (
        dict(sorted(base.definitions.items())),
        base.order,
        base.rules,
        base.actions,
        base.outcomes,
        base.models.keys(),
        base.terms,
        base.sources,
        base.aliases,
        base.notices,
        {name: tuple(scopes.scopes) for name, scopes in base.models.items()},
    )


def shuffled(data: Any, rng: random.Random) -> Any:
    """The same with its keys in another order."""
    if isinstance(data, list):
        return [shuffled(item, rng) for item in data]
    if not isinstance(data, dict):
        return data
    keys = rng.sample(sorted(data), len(data))
    return {key: shuffled(data[key], rng) for key in keys}


def parted(name: str, data: dict[str, Any], rng: random.Random) -> list[Document]:
    """The same in two files, with the parts of each in another order."""
    parts: list[dict[str, Any]] = [{}, {}]
    for key, value in data.items():
        if key not in FREE:
            parts[0][key] = value
            continue
        items = rng.sample(sorted(value.items()) if isinstance(value, dict) else value, len(value))
        cut = rng.randint(0, len(items))
        for part, some in zip(parts, (items[:cut], items[cut:]), strict=True):
            part[key] = dict(some) if isinstance(value, dict) else some
    names = rng.sample(["a", "b"], 2)
    return [document_of(part, f"{name}/{file}") for part, file in zip(parts, names, strict=True)]


def pack_from(documents: list[Document]) -> Pack:
    return join_pack([(document, shape(document, PackFile)) for document in documents])


PLAIN = told(assemble([pack_from([document_of(data, name)]) for name, data in DATA.items()]))


@pytest.mark.parametrize("seed", range(25))
def test_packs_say_the_same_in_any_order_and_in_any_files(seed: int) -> None:
    rng = random.Random(seed)
    packs = []
    for name, data in DATA.items():
        documents = parted(name, shuffled(data, rng), rng)
        packs.append(pack_from(rng.sample(documents, 2)))

    assert told(assemble(rng.sample(packs, 2))) == PLAIN
