"""The truth values T, F, U (unknown) and N (not applicable), and how they combine (semantics §1)."""

from __future__ import annotations

from collections.abc import Sequence

T, F, U, N = "T", "F", "U", "N"


def first_of(order: str, parts: Sequence[str], otherwise: str) -> str:
    """The first value of `order` that is among the parts."""
    return next((value for value in order if value in parts), otherwise)


def all_of(parts: Sequence[str]) -> str:
    """§1 `all`: F, then U, then N, else T."""
    return first_of("FUN", parts, T)


def any_of(parts: Sequence[str]) -> str:
    """§1 `any`: T, then U, then N, else F."""
    return first_of("TUN", parts, F)


def not_(part: str) -> str:
    """§1 `not`: swaps T and F, keeps U and N."""
    return {T: F, F: T, U: U, N: N}[part]


def at_least(n: int, parts: Sequence[str]) -> str:
    """§1 `count`: at least n of the parts."""
    if parts.count(T) >= n:
        return T
    if len(parts) - parts.count(F) < n:
        return F
    return U if U in parts else N


def criteria(parts: Sequence[str]) -> str:
    """§1 `criteria`: parts that are N are left out; none left is N."""
    applicable = [part for part in parts if part != N]
    return first_of("FU", applicable, T) if applicable else N


def except_(part: str) -> str:
    """§1 `except`, how a rule reads `unless`: n/a is no exception."""
    return {T: F, F: T, N: T, U: U}[part]
