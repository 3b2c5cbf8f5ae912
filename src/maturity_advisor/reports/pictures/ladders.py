"""Ladders: for each part the stages it has reached for certain, those it may have reached, and the one wanted."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_advisor.reports.pictures.canvas import Canvas
from maturity_advisor.reports.pictures.colours import Colours
from maturity_advisor.reports.pictures.lettering import width

WIDTH, LABEL, ROW, CELL = 660, 216, 33, 18
HEAD, FOOT = 44, 34


@dataclass(frozen=True, slots=True)
class Rung:
    """One part: from which to which stage it may stand of how many, and the stage wanted (0: none)."""

    label: str
    lowest: int
    highest: int
    levels: int
    target: int = 0
    inner: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Ladders:
    """A heat map of parts by stages; `stages` are its columns, or none where every row has its own."""

    title: str
    says: str
    rungs: tuple[Rung, ...]
    stages: tuple[str, ...]
    legend: tuple[str, str, str]

    def svg(self, colours: Colours, name: str) -> str:
        """The drawing."""
        head = HEAD if self.stages else 8
        canvas = Canvas(WIDTH, head + len(self.rungs) * ROW + FOOT, colours, name).named(self.title, self.says)
        room = WIDTH - LABEL - (0 if self.stages else 180)
        for number, stage in enumerate(self.stages):
            step = room / len(self.stages)
            at = (LABEL + (number + 0.5) * step, 18)
            canvas.block(at, stage.partition(":")[0], step - 4, 10.5, 2, anchor="middle", fill="quiet")
        for number, rung in enumerate(self.rungs):
            self._rung(canvas, rung, head + number * ROW, room)
        _legend(canvas, self.legend, head + len(self.rungs) * ROW + 20)
        return str(canvas)

    def _rung(self, canvas: Canvas, rung: Rung, top: float, room: float) -> None:
        middle, step = top + ROW / 2, room / rung.levels
        indent = 14 if rung.inner else 0
        weight = 400 if rung.inner or not self.stages else 600
        canvas.block((indent, middle), rung.label, LABEL - indent - 12, 12, 2, middle=True, weight=weight)
        for level in range(1, rung.levels + 1):
            fill = "accent" if level <= rung.lowest else "hatch" if level <= rung.highest else "empty"
            left = LABEL + (level - 1) * step
            place = {"x": left + 1.5, "y": middle - CELL / 2, "width": step - 3, "height": CELL, "rx": 3}
            canvas.shape("rect", fill, "" if fill == "accent" else "line", **place)
        if rung.target:
            canvas.diamond(LABEL + rung.target * step - 12, middle)
        if rung.says and not self.stages:
            canvas.block((LABEL + room + 12, middle), rung.says, WIDTH - LABEL - room - 12, 11.5, 2, middle=True)


def _legend(canvas: Canvas, legend: tuple[str, str, str], middle: float) -> None:
    """What the forms mean."""
    left = float(LABEL)
    for text, fill in zip(legend, ("accent", "hatch", ""), strict=True):
        if fill:
            stroke = "" if fill == "accent" else "line"
            canvas.shape("rect", fill, stroke, x=left + 1.5, y=middle - 6, width=20, height=12, rx=3)
        else:
            canvas.diamond(left + 12, middle, 6)
        canvas.text((left + 28, middle + 4), text, 11, "quiet")
        left += 44 + width(text, 11)
