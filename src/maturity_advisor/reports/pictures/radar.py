"""The radar: all parts of one model at a glance, as far as each may have come, and as far as is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin

from maturity_advisor.reports.pictures.canvas import Canvas
from maturity_advisor.reports.pictures.colours import Colours
from maturity_advisor.reports.pictures.ladders import Rung

WIDTH, HEIGHT, RADIUS = 380, 296, 88


@dataclass(frozen=True, slots=True)
class Radar:
    """Axes around a centre; solid what is certain, dashed what is possible, a diamond what is wanted."""

    title: str
    says: str
    axes: tuple[Rung, ...]

    def svg(self, colours: Colours, name: str) -> str:
        """The drawing."""
        canvas = Canvas(WIDTH, HEIGHT, colours, name).named(self.title, self.says)
        for level in range(1, self.axes[0].levels + 1):
            ring = [self._at(number, level / self.axes[0].levels) for number in range(len(self.axes))]
            canvas.polygon(ring, "", "line", stroke_width=1)
        for number in range(len(self.axes)):
            x, y = self._at(number, 1)
            canvas.shape("line", "", "line", x1=WIDTH / 2, y1=HEIGHT / 2, x2=x, y2=y, stroke_width=1)
        canvas.polygon(self._points(lambda axis: axis.lowest / axis.levels), "accent", "accent", fill_opacity=0.25)
        canvas.polygon(self._points(lambda axis: axis.lowest / axis.levels), "", "accent", stroke_width=2.5)
        if any(axis.lowest != axis.highest for axis in self.axes):
            outer = self._points(lambda axis: axis.highest / axis.levels)
            canvas.polygon(outer, "", "accent", stroke_width=1.8, stroke_dasharray="5 4")
        for number, axis in enumerate(self.axes):
            self._label(canvas, number, axis)
        return str(canvas)

    def _label(self, canvas: Canvas, number: int, axis: Rung) -> None:
        if axis.target:
            canvas.diamond(*self._at(number, axis.target / axis.levels), size=5)
        x, y = self._at(number, 1 + 12 / RADIUS)
        side = x - WIDTH / 2
        if abs(side) < 30:  # above or below the radar, clear of its neighbours
            canvas.block((x, y + 24 if y > HEIGHT / 2 else y - 18), axis.label, 180, 11, 2, anchor="middle")
            return
        room, anchor = (WIDTH - x, "start") if side > 0 else (x, "end")
        canvas.block((x, y), axis.label, room, 11, 2, middle=True, anchor=anchor)

    def _points(self, share: Callable[[Rung], float]) -> list[tuple[float, float]]:
        return [self._at(number, share(axis)) for number, axis in enumerate(self.axes)]

    def _at(self, number: int, share: float) -> tuple[float, float]:
        angle = 2 * pi * number / len(self.axes) - pi / 2
        return WIDTH / 2 + RADIUS * share * cos(angle), HEIGHT / 2 + RADIUS * share * sin(angle)
