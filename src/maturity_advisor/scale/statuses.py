"""Statuses: what became of rules in many places, as Arrow columns of four words or as bits without a copy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from maturity_advisor.reasoning.derived import Status
from maturity_advisor.scale.bits import Bits, bytes_for, unpacked_whole
from maturity_advisor.scale.rails import Rails

# In the order of their codes: that of a rule is how many of "true" and "not false" it is, and 2 more where it does not apply.
WORDS: tuple[Status, ...] = ("silent", "undetermined", "fired", "not_applicable")
DICTIONARY = pa.array(WORDS, pa.string())


class Worded:
    """Makes columns of words for so many rules in so many places.

    Their codes lie in one block: the system hands out memory much faster in one piece than in a thousand.
    """

    def __init__(self, rules: int, size: int) -> None:
        self._size = size
        self._block = np.empty((rules, 8 * bytes_for(size)), np.uint8)
        self._told = 0

    def tell(self, rails: Rails) -> pa.DictionaryArray:
        """Fired, silent, undetermined or not applicable: the next rule's status."""
        row = self._block[self._told]
        self._told += 1
        write_codes(rails, row)
        codes = pa.Array.from_buffers(pa.int8(), self._size, [None, pa.py_buffer(row)])
        return pa.DictionaryArray.from_arrays(codes, DICTIONARY, safe=False)


def write_codes(rails: Rails, row: Bits) -> None:
    """The code of the word for each place into a row of bytes."""
    np.add(unpacked_whole(rails.true), unpacked_whole(~rails.false), out=row)
    if rails.na is not None:
        row += unpacked_whole(rails.na) << 1


def as_flags(rails: Rails, size: int) -> pa.BooleanArray:
    """True where a rule fired, false where it is silent, null where it is open or not applicable."""
    return flags(rails.true, rails.true | rails.false, size)


def flags(true: Any, valid: Any, size: int) -> pa.BooleanArray:
    """Bits as Arrow keeps them, with what is null beside them; nothing is copied."""
    return pa.Array.from_buffers(pa.bool_(), size, [pa.py_buffer(valid), pa.py_buffer(true)])
