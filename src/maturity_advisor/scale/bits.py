"""Bits: one yes or no for each of many places, eight to a byte, in the order in which Arrow keeps its own.

NumPy is met here and in the other modules of this room. It does not say which bits of the last byte are in use: what
stands there means nothing, and whoever counts or unpacks says how many places there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Bits: TypeAlias = NDArray[np.uint8]
Flags: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[Any]


def packed(flags: NDArray[Any]) -> Bits:
    """Flags, a byte each, as bits."""
    return np.packbits(flags, bitorder="little")


def unpacked(bits: Bits, size: int) -> Bits:
    """Bits as bytes of 0 and 1."""
    return np.unpackbits(bits, count=size, bitorder="little")


def flags_of(bits: Bits, size: int) -> Flags:
    """Bits as flags, a byte each."""
    return unpacked(bits, size).view(np.bool_)


def unpacked_rows(bits: Bits) -> Bits:
    """A matrix of bits as bytes of 0 and 1, those behind the last place too."""
    return np.unpackbits(bits, axis=1, bitorder="little")


def packed_rows(flags: NDArray[Any]) -> Bits:
    """A matrix of flags as a matrix of bits."""
    return np.packbits(flags, axis=1, bitorder="little")


def bytes_for(size: int) -> int:
    """How many bytes the bits of so many places take."""
    return (size + 7) // 8


def none(size: int) -> Bits:
    """No for all places."""
    return np.zeros(bytes_for(size), np.uint8)


def all_(size: int) -> Bits:
    """Yes for all places."""
    return np.full(bytes_for(size), 255, np.uint8)


def is_any(bits: Bits, size: int) -> bool:
    """Whether there is a yes; the bits after the last place do not count."""
    if size % 8 == 0:
        return bool(bits.any())
    return bool(bits[:-1].any() or bits[-1] & ((1 << size % 8) - 1))


def conjunction(parts: Sequence[Bits]) -> Bits:
    """Where all are yes; there is at least one."""
    return _joined(np.bitwise_and, parts)


def disjunction(parts: Sequence[Bits]) -> Bits:
    """Where one is yes; there is at least one."""
    return _joined(np.bitwise_or, parts)


def _joined(join: np.ufunc, parts: Sequence[Bits]) -> Bits:
    if len(parts) == 1:
        return parts[0]
    found: Bits = join(parts[0], parts[1])
    for part in parts[2:]:
        join(found, part, out=found)
    return found


def at_least(number: int, parts: Sequence[Bits]) -> Bits:
    """Where so many are yes: after each part it is known where at least one, two, … were; there is at least one."""
    if number <= 0:
        return np.full_like(parts[0], 255)
    reached = [np.zeros_like(parts[0]) for _ in range(number)]
    for part in parts:
        for index in range(number - 1, 0, -1):
            reached[index] |= reached[index - 1] & part
        reached[0] |= part
    return reached[-1]


def smallest(most: int) -> type[np.unsignedinteger[Any]]:
    """The smallest type of whole numbers that can hold this one."""
    return np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32
