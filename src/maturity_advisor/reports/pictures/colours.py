"""Colours: an advisor's own where they can be read, told apart by the colour-blind, and as greys when printed."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

HEX = re.compile(r"#[0-9a-fA-F]{6}")
ACCENT = "#0b5563"
# What WCAG 2.2 AA asks of text on its ground.
LEGIBLE = 4.5
WHITE, NIGHT = "#ffffff", "#14191f"
Channels = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Colours:
    """What drawings are made of; certain, possible and wanted differ in form too, never in colour alone."""

    accent: str = ACCENT
    ink: str = "#1c2329"
    quiet: str = "#55606a"
    line: str = "#c9d0d6"
    empty: str = "#eef1f3"
    paper: str = WHITE
    target: str = "#a63d00"


def colours_of(accent: str) -> Colours:
    """Drawings in an advisor's own colour, made darker until white text on it can be read."""
    return Colours(accent=legible(accent, WHITE))


def legible(colour: str, ground: str) -> str:
    """The colour itself, or the nearest lightness of it that can be read on this ground."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    step = -0.01 if luminance(ground) > 1 / 5 else 0.01
    for _ in range(100):
        if contrast(colour, ground) >= LEGIBLE:
            break
        light = min(1.0, max(0.0, light + step))
        colour = _hex(colorsys.hls_to_rgb(hue, light, saturation))
    return colour


def mixed(colour: str, ground: str, share: float) -> str:
    """A tint: so much of the colour on this ground."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    red, green, blue = (one * share + other * (1 - share) for one, other in pairs)
    return _hex((red, green, blue))


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """WCAG's relative luminance, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(channels: Channels) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in channels)
