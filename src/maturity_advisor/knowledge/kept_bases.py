"""Bases from the cache: what came of binding just these packs to each other is not worked out again.

Kept are ids, conditions and order, which every advice needs; what authors wrote stays with the packs, to be typed when
it is asked for. Only what was found sound is kept, so that nothing has to be checked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from typing import Any

from maturity_advisor.knowledge.base import Bound, KnowledgeBase, base_of, bound
from maturity_advisor.knowledge.caching import UNREADABLE, keep, key_of, recall
from maturity_advisor.knowledge.forms import form_of, value_in
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.leaving import leave_to_packs, spots_of_criteria


def assemble_kept(packs: Sequence[Pack], editions: Mapping[str, str]) -> KnowledgeBase:
    """As `assemble`, from the cache if just these packs were bound before, with the same editions asked for."""
    key = _key(packs, editions)
    found = _recalled(key, packs) if key is not None else None
    if found is None:
        found = bound(packs, editions)
        if key is not None:
            keep(key, [json.dumps(_form(packs, *found)).encode()])
    return base_of(*found)


def _key(packs: Sequence[Pack], editions: Mapping[str, str]) -> str | None:
    """None if there is a pack of which only what it says is known, not how it was written."""
    if not all(pack.key for pack in packs):
        return None
    wanted = json.dumps(sorted(editions.items())).encode()
    return key_of([("editions", wanted), *((pack.key, b"") for pack in packs)])


def _form(packs: Sequence[Pack], chosen: Sequence[Pack], found: Bound) -> list[Any]:
    numbers = {id(pack): number for number, pack in enumerate(packs)}
    parts = [getattr(found, item.name) for item in fields(Bound)]
    spots = spots_of_criteria(found.definitions.values())
    return [[numbers[id(pack)] for pack in chosen], *(form_of(part, spots) for part in parts)]


def _recalled(key: str, packs: Sequence[Pack]) -> tuple[list[Pack], Bound] | None:
    lines = recall(key)
    with suppress(*UNREADABLE):
        return _revived(lines[0], packs) if lines is not None else None
    return None


def _revived(line: bytes, packs: Sequence[Pack]) -> tuple[list[Pack], Bound]:
    numbers, *forms = json.loads(line)
    chosen = [packs[number] for number in numbers]
    found = Bound(*map(value_in, forms))
    leave_to_packs(found, {pack.id: pack for pack in chosen})
    return chosen, found
