"""Lettering: how wide words are in a drawing, so that they are broken before they run into each other."""

from __future__ import annotations

# Widths as shares of the size, for the widest of the sans serifs that readers have.
_NARROW = frozenset("iljItf.,:;'!|()[]/ -")
_WIDE = frozenset("mwMWQ@%—…")
WIDTHS = ((_NARROW, 0.38), (_WIDE, 1.0))
CAPITAL, OTHER, FOREIGN = 0.74, 0.63, 1.05


def width(text: str, size: float) -> float:
    """About how wide a text is, on the safe side."""
    return sum(_width(char) for char in text) * size


def _width(char: str) -> float:
    for group, found in WIDTHS:
        if char in group:
            return found
    if char > "\u2e80":  # Chinese, Japanese and Korean signs fill a square
        return FOREIGN
    return CAPITAL if char.isupper() else OTHER


def lines(text: str, room: float, size: float, most: int = 2) -> list[str]:
    """The text on at most so many lines; what does not fit ends in an ellipsis, as the text itself tells it whole."""
    found: list[str] = []
    for word in text[:200].split():
        joined = f"{found[-1]} {word}" if found else word
        if found and width(joined, size) <= room:
            found[-1] = joined
        else:
            found.append(word)
    kept = [_cut(line, room, size) for line in found[:most]]
    if len(found) > most:
        kept[-1] = _cut(f"{kept[-1].rstrip('…')} …", room, size)
    return kept or [""]


def _cut(line: str, room: float, size: float) -> str:
    if width(line, size) <= room:
        return line
    while line and width(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip(" …") + "…"
