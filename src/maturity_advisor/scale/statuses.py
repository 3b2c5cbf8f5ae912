"""Statuses: what became of all rules in many places, as Arrow columns of four words or as bits without a copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from maturity_advisor.reasoning.derived import Status
from maturity_advisor.scale.bits import Bits, unpacked_rows
from maturity_advisor.scale.board import Board
from maturity_advisor.scale.rails import Rails

# In the order of their codes: how many of "true" and "not false" a status is, and 2 more where the rule does not apply.
WORDS: tuple[Status, ...] = ("silent", "undetermined", "fired", "not_applicable")
DICTIONARY = pa.array(WORDS, pa.string())
WORD = pa.dictionary(pa.int8(), pa.string())
# So many bytes of codes at once.
ROOM = 1 << 19


def in_words(statuses: Board, size: int) -> Iterator[pa.DictionaryArray]:
    """Fired, silent, undetermined or not applicable, for each rule; the codes of all lie in one block.

    The system hands out memory much faster in one piece than in a thousand.
    """
    codes = codes_of(statuses)
    block = pa.py_buffer(codes)
    rules, width = codes.shape
    for rule in range(rules):
        yield pa.DictionaryArray.from_buffers(WORD, size, [None, block.slice(rule * width, size)], DICTIONARY)


def codes_of(statuses: Board) -> Bits:
    """The code of the word for each rule and place; behind the last place they mean nothing."""
    rules, width = statuses.true.shape
    codes = np.empty((rules, 8 * width), np.uint8)
    some = max(1, ROOM // (8 * width or 1))
    for start in range(0, rules, some):
        _write(statuses.rows(slice(start, start + some)), codes[start : start + some])
    return codes


def _write(rails: Rails, codes: Bits) -> None:
    np.add(unpacked_rows(rails.true), unpacked_rows(~rails.false), out=codes)
    if rails.na is not None:
        codes += unpacked_rows(rails.na) << 1


def as_flags(statuses: Board, size: int) -> Iterator[pa.BooleanArray]:
    """True where a rule fired, false where it is silent, null where it is open or not applicable."""
    decided = statuses.true | statuses.false
    for true, valid in zip(statuses.true, decided, strict=True):
        yield flags(true, valid, size)


def flags(true: Any, valid: Any, size: int) -> pa.BooleanArray:
    """Bits as Arrow keeps them, with what is null beside them; nothing is copied."""
    return pa.Array.from_buffers(pa.bool_(), size, [pa.py_buffer(valid), pa.py_buffer(true)])
