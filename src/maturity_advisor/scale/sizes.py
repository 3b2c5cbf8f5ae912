"""Sizes: organisations by their people, as their investments are rated."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.advice.weighing import MEDIUM, SMALL

SIZES = ("small", "medium", "large")


def size_codes(people: NDArray[Any]) -> NDArray[np.uint8]:
    """For each number of people the place of its size in `SIZES`."""
    return (people >= SMALL).astype(np.uint8) + (people >= MEDIUM).astype(np.uint8)
