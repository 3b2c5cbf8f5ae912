"""Results: what follows from a batch as a record batch, one row an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pyarrow as pa

from maturity_advisor.advice.verdicts import CAUTION, USES
from maturity_advisor.scale.advising import Advising
from maturity_advisor.scale.bits import flags_of
from maturity_advisor.scale.choosing import Chosen
from maturity_advisor.scale.places import Places
from maturity_advisor.scale.reading import ORGANISATION
from maturity_advisor.scale.scale import Read
from maturity_advisor.scale.standings import columns_of
from maturity_advisor.scale.statuses import as_flags, in_words

Statuses: TypeAlias = Literal["words", "flags", "none"]
Named: TypeAlias = tuple[str, pa.Array]
READ_BY = pa.array(["columns", "row"], pa.string())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a result is to hold: facts, statuses in which form, how many recommendations, and columns as given."""

    facts: tuple[str, ...]
    statuses: Statuses = "words"
    top: int = 10
    keep: tuple[str, ...] = ()


def result_of(read: Read, advising: Advising, wanted: Wanted, first: int) -> pa.RecordBatch:
    """The result of a batch whose first row has this number in its table."""
    columns = [*_given(read, wanted, first), *_standings(read, wanted), *_statuses(read, wanted)]
    if wanted.top:
        columns += _advice(read, advising, wanted.top)
    return pa.RecordBatch.from_arrays([array for _, array in columns], [name for name, _ in columns])


def _given(read: Read, wanted: Wanted, first: int) -> Iterator[Named]:
    """Which organisation this is, and what was asked to be kept of it."""
    if "id" in read.layout.head:
        yield "id", read.rows.column(read.layout.head["id"])
    else:
        yield "id", pa.array(read.numbers.astype(np.int64) + first + 1)
    for name in wanted.keep:
        yield name, read.rows.column(name)


def _standings(read: Read, wanted: Wanted) -> Iterator[Named]:
    here = read.batch.places[ORGANISATION]
    for name in wanted.facts:
        yield from columns_of(read.batch.plan.base.definitions[name], read.batch.column(name, here))


def _statuses(read: Read, wanted: Wanted) -> Iterator[Named]:
    if wanted.statuses == "none":
        return
    told = in_words if wanted.statuses == "words" else as_flags
    plan, places = read.batch.plan, read.batch.places
    by_kind = {kind: told(read.batch.statuses(places[kind]), places[kind].size) for kind in plan.rules}
    for rule in plan.base.rules:
        here, found = places[rule.per], next(by_kind[rule.per])
        yield f"rule:{rule.id}", found if here.parent is None else _by_unit(found, here, read.rows.num_rows)


def _by_unit(found: pa.Array, here: Places, size: int) -> pa.ListArray:
    """Statuses of units as a list for each organisation, in the order of the units' ids."""
    assert here.parent is not None
    ends = np.bincount(here.parent, minlength=size).cumsum()
    offsets = pa.array(np.concatenate([[0], ends]).astype(np.int32))
    units = pa.StructArray.from_arrays([pa.array(here.ids, pa.string()), found], ["unit", "status"])
    return pa.ListArray.from_arrays(offsets, units)


def _advice(read: Read, advising: Advising, top: int) -> Iterator[Named]:
    chosen = advising.chosen(read)
    yield "recommendations", advising.recommendations(read, chosen, top)
    for use in USES:
        yield f"verdict:{use}", _verdict(chosen, use)
    yield "advised", pa.DictionaryArray.from_arrays(pa.array(advising.alone(read).view(np.int8)), READ_BY)


def _verdict(chosen: Chosen, use: str) -> pa.DictionaryArray:
    size = chosen.size
    codes = np.zeros(size, np.int8)
    for code, value in enumerate(CAUTION):
        codes[flags_of(chosen.verdicts[use].counts[value], size)] = code
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(CAUTION, pa.string()))
