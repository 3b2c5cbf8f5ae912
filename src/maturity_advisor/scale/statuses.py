"""Statuses: what became of rules in many places, as Arrow columns of four words or as bits without a copy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from maturity_advisor.reasoning.derived import Status
from maturity_advisor.scale.bits import Codes, unpacked
from maturity_advisor.scale.rails import Rails

# In the order of their codes.
WORDS: tuple[Status, ...] = ("silent", "fired", "undetermined", "not_applicable")
DICTIONARY = pa.array(WORDS, pa.string())
TYPE = pa.dictionary(pa.int8(), pa.string())


def codes_of(rails: Rails, size: int) -> Codes:
    """A code for each place."""
    found = unpacked(rails.false, size)
    found <<= 1
    np.subtract(2, found, out=found)
    found -= unpacked(rails.true, size)
    if rails.na is not None:
        found += unpacked(rails.na, size)
    return found


def in_words(rails: Rails, size: int) -> pa.DictionaryArray:
    """Fired, silent, undetermined or not applicable."""
    codes = codes_of(rails, size).view(np.int8)
    return pa.DictionaryArray.from_arrays(pa.array(codes), DICTIONARY, safe=False)


def as_flags(rails: Rails, size: int) -> pa.BooleanArray:
    """True where a rule fired, false where it is silent, null where it is open or not applicable."""
    return flags(rails.true, rails.true | rails.false, size)


def flags(true: Any, valid: Any, size: int) -> pa.BooleanArray:
    """Bits as Arrow keeps them, with what is null beside them; nothing is copied."""
    return pa.Array.from_buffers(pa.bool_(), size, [pa.py_buffer(valid), pa.py_buffer(true)])
