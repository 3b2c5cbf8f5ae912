"""Progress: where each figure began, stands and is meant to go."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_advisor.reports.pictures.canvas import Canvas
from maturity_advisor.reports.pictures.colours import Colours

WIDTH, ROW, LEFT, RIGHT = 660, 58, 60, 60


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its beginning and target as written, and how much of the way is gone, from 0 to 1."""

    label: str
    baseline: str
    current: str
    target: str
    gone: float


@dataclass(frozen=True, slots=True)
class Progress:
    """A bar a figure, from its beginning at the left to its target at the right."""

    title: str
    says: str
    figures: tuple[Figure, ...]

    def svg(self, colours: Colours, name: str) -> str:
        """The drawing."""
        canvas = Canvas(WIDTH, len(self.figures) * ROW + 4, colours, name).named(self.title, self.says)
        for number, figure in enumerate(self.figures):
            _figure(canvas, figure, number * ROW)
        return str(canvas)


def _figure(canvas: Canvas, figure: Figure, top: float) -> None:
    room = WIDTH - LEFT - RIGHT
    canvas.block((0, top + 16), figure.label, WIDTH * 0.88, 12.5, 1, weight=600)
    y, at = top + 36, LEFT + room * figure.gone
    canvas.shape("rect", "empty", "line", x=LEFT, y=y - 6, width=room, height=12, rx=6)
    if figure.gone > 0:
        canvas.shape("rect", "accent", x=LEFT, y=y - 6, width=max(room * figure.gone, 6.0), height=12, rx=6)
    canvas.text((LEFT - 10, y + 4), figure.baseline, 11.5, "quiet", "end")
    canvas.diamond(LEFT + room, y, 7)
    canvas.text((LEFT + room + 14, y + 4), figure.target, 11.5, "target", weight=600)
    canvas.shape("circle", "paper", "accent", cx=at, cy=y, r=7, stroke_width=3)
    anchor = "start" if figure.gone < 0.1 else "end" if figure.gone > 0.9 else "middle"
    canvas.text((at, y + 20), figure.current, 11.5, "ink", anchor, 600)
