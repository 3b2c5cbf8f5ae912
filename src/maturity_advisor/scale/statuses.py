"""Statuses: what became of rules in many places, as Arrow columns of four words or as bits without a copy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from maturity_advisor.reasoning.derived import Status
from maturity_advisor.scale.bits import Codes
from maturity_advisor.scale.rails import Rails

# In the order of their codes.
WORDS: tuple[Status, ...] = ("silent", "fired", "undetermined", "not_applicable")
DICTIONARY = pa.array(WORDS, pa.string())
# For each byte of bits eight bytes with a 1 where a bit is set; and 2 where it is not, 0 where it is.
TRUE = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little").view(np.uint64)[:, 0]
NOT_FALSE = np.uint64(0x0202020202020202) - 2 * TRUE


def codes_of(rails: Rails, size: int) -> Codes:
    """A code for each place, eight at a time: each byte of bits stands for eight bytes, which are added up."""
    found = NOT_FALSE.take(rails.false)
    found -= TRUE.take(rails.true)
    if rails.na is not None:
        found += TRUE.take(rails.na)
    return found.view(np.uint8)[:size]


def in_words(rails: Rails, size: int) -> pa.DictionaryArray:
    """Fired, silent, undetermined or not applicable."""
    codes = pa.Array.from_buffers(pa.int8(), size, [None, pa.py_buffer(codes_of(rails, size))])
    return pa.DictionaryArray.from_arrays(codes, DICTIONARY, safe=False)


def as_flags(rails: Rails, size: int) -> pa.BooleanArray:
    """True where a rule fired, false where it is silent, null where it is open or not applicable."""
    return flags(rails.true, rails.true | rails.false, size)


def flags(true: Any, valid: Any, size: int) -> pa.BooleanArray:
    """Bits as Arrow keeps them, with what is null beside them; nothing is copied."""
    return pa.Array.from_buffers(pa.bool_(), size, [pa.py_buffer(valid), pa.py_buffer(true)])
