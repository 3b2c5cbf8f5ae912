"""Trimming: a document without some of its parts, which still knows where the rest was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from maturity_advisor.documents.document import Document, Mark, Path, Spot

Below = dict[str | int, list[Path]]


def without(document: Document, paths: Iterable[Path]) -> Document:
    """The document without what stands at these paths."""
    data, spots = _without(document.data, document.spots, list(paths))
    return Document(document.source, data, spots)


def _without(data: Any, spot: Spot | Mark, paths: list[Path]) -> tuple[Any, Spot | Mark]:
    if not paths or not isinstance(data, dict | list):
        return data, spot
    below: Below = {}
    for path in paths:
        below.setdefault(path[0], []).append(path[1:])
    steps: list[Any] = list(data) if isinstance(data, dict) else list(range(len(data)))
    kept = [number for number, step in enumerate(steps) if () not in below.get(step, ())]
    spots = spot if isinstance(spot, Spot) else None
    parts = [
        _without(data[steps[number]], spots.parts[number] if spots else spot, below.get(steps[number], []))
        for number in kept
    ]
    values = [value for value, _ in parts]
    rest = dict(zip((steps[number] for number in kept), values, strict=True)) if isinstance(data, dict) else values
    if spots is None:
        return rest, spot
    keys = tuple(spots.keys[number] for number in kept) if spots.keys else ()
    return rest, Spot(spots.mark, keys, tuple(part for _, part in parts))
