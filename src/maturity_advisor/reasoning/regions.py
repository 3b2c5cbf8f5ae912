"""Regions: the stretches of numbers between the points that tests compare with, found by exact bisection."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, inf, nextafter
from typing import Any, TypeAlias

# The first number of each region but the first, and what is kept for each region.
Regions: TypeAlias = tuple[list[Any], list[Any]]
GREATEST = sys.float_info.max


def regions_of(kind: type, points: Iterable[Fraction], content: Callable[[Any], object]) -> Regions:
    """The regions of whole numbers or of floats, each with its content, asked of one number in it."""
    return _of_floats(points, content) if kind is float else _of_integers(points, content)


def _of_integers(points: Iterable[Fraction], content: Callable[[Any], object]) -> Regions:
    cuts = sorted({cut for point in points for cut in (ceil(point), floor(point) + 1)})
    before = cuts[0] - 1 if cuts else 0
    return cuts, [content(number) for number in (before, *cuts)]


def _of_floats(points: Iterable[Fraction], content: Callable[[Any], object]) -> Regions:
    """The regions of floats; those that are no numbers have None (bisection takes NaN for the greatest)."""
    inner = {cut for point in points for cut in (_least(point, above=False), _least(point, above=True))}
    cuts = sorted({-GREATEST, *inner} - {inf})
    return [*cuts, inf], [None, *(content(number) for number in cuts), None]


def _least(point: Fraction, *, above: bool) -> float:
    """The least float that means the point or a number above it.

    A float means the decimal it prints as. These decimals rise with the floats, but need not lie on the same side of a
    point as the floats themselves; so the search begins one float lower.
    """
    found = max(nextafter(float(min(max(point, -Fraction(GREATEST)), Fraction(GREATEST))), -inf), -GREATEST)
    while found < inf and not _reaches(Fraction(Decimal(repr(found))), point, above):
        found = nextafter(found, inf)
    return found


def _reaches(value: Fraction, point: Fraction, above: bool) -> bool:
    return value > point if above else value >= point
