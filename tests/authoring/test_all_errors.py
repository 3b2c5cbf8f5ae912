"""`check` says all that is wrong with a pack at once: errors of form do not hide those of meaning, nor make up any."""

from __future__ import annotations

import random
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maturity_advisor.authoring.checking import check
from maturity_advisor.documents import Document, Misshapen, read_file, shape
from maturity_advisor.errors import PackError
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.joining import LISTED, MAPPED, join_pack
from maturity_advisor.knowledge.packs import PackFile
from maturity_advisor.knowledge.well_formed import Rest, well_formed
from maturity_advisor.plugins import find_plugins

PACK = """\
pack: {id: small, format: 1, version: 1.0.0, language: en, licence: CC0-1.0}
facts:
  small.size: {ask: How many?, type: integer, minimum: 0}
  small.mood: {ask: How is it?, type: sunny}
rules:
  - id: one
    title: One
    when: {small.sise: {at_least: 3}}
    because: So.
    origin: interpretation
    advise: {action: none}
  - id: two
    title: Two
    when: {all: [{small.size: {at_leest: 3}}, {small.gone: true}]}
    origin: interpretation
  - {id: three, title: Three, when: {small.mood: {is: sunny}}, because: So., origin: interpretation, verdict: maybe}
  - id: four
    title: Four
    when: {small.size: {is: many}}
    because: So.
    origin: interpretation
    recommend: {action: none}
"""


def test_errors_of_form_and_of_meaning_are_said_together(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")

    found = [(problem.place.line, problem.code) for problem in check([path]).problems if problem.place is not None]

    # What refers to the misshapen fact, and what else is in misshapen rules, has to wait for these to be mended.
    assert found == [
        (4, "type"),
        (8, "unknown-fact"),
        (11, "unknown-key"),
        (12, "missing"),
        (14, "operator"),
        (16, "type"),
        (19, "operand"),
        (22, "unknown-action"),
    ]


@pytest.mark.parametrize("seed", range(8))
def test_a_misshapen_part_of_a_sound_pack_makes_no_errors_elsewhere(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(10):
        assert_no_others(rng)


def assert_no_others(rng: random.Random) -> None:
    pack = rng.choice([pack for pack, _ in find_packs()])
    name = rng.choice(sorted(pack.sources_read))
    spoilt = Document(name, deepcopy(read(name).data))
    if not spoil(spoilt.data, rng):
        return
    try:
        shape(spoilt, PackFile)
    except Misshapen as error:
        kept = well_formed(spoilt, error)
        if kept is not None:
            others = [(read(other), shape(read(other), PackFile)) for other in pack.sources_read if other != name]
            rest = Rest(join_pack([kept[:2], *others]), kept[2])
            assert (
                list(rest.certain(problems_among([rest.pack, *(it for it, _ in find_packs() if it.id != pack.id)])))
                == []
            )


def spoil(data: dict[str, Any], rng: random.Random) -> bool:
    """Give some part a key too many, one too few, or a value that cannot be."""
    sections = [data.get(section) or [] for section in MAPPED + LISTED]
    found = [part for own in sections for part in (own.values() if isinstance(own, dict) else own)]
    parts = [part for part in found if isinstance(part, dict)]
    if not parts:
        return False
    part = rng.choice(parts)
    key = rng.choice(sorted(part))
    how = rng.randrange(3)
    if how == 0:
        part["bogus"] = 1
    elif how == 1:
        part[key] = {"never": ["such"]}
    else:
        del part[key]
    return True


def problems_among(packs):
    try:
        assemble(packs)
    except PackError as error:
        return error.problems
    return ()


@cache
def find_packs():
    return find_plugins().packs


@cache
def read(name):
    return read_file(Path(name))
