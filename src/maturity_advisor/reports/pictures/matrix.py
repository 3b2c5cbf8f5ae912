"""The matrix: what each action brings against the work it takes; as fine as that is known, and no finer."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_advisor.reports.pictures.canvas import Canvas
from maturity_advisor.reports.pictures.colours import Colours

WIDTH, LEFT, TOP, BOTTOM, ROW = 660, 130, 8, 52, 92
DOT, STEP = 15, 38


@dataclass(frozen=True, slots=True)
class Point:
    """An action's number, in a column of effort and a row of benefit, both counted from 0."""

    number: str
    effort: int
    benefit: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns from little to much effort, rows from high to low benefit."""

    title: str
    says: str
    efforts: tuple[str, ...]
    benefits: tuple[str, ...]
    axes: tuple[str, str]
    points: tuple[Point, ...]

    def svg(self, colours: Colours, name: str) -> str:
        """The drawing."""
        rows, columns = len(self.benefits), len(self.efforts)
        height, step = TOP + rows * ROW + BOTTOM, (WIDTH - LEFT) / columns
        canvas = Canvas(WIDTH, height, colours, name).named(self.title, self.says)
        for row, benefit in enumerate(reversed(self.benefits)):
            top = TOP + row * ROW
            canvas.block((LEFT - 12, top + ROW / 2), benefit, LEFT - 40, 12, 2, middle=True, anchor="end")
            for column in range(columns):
                best = row == 0 and column == 0
                box = {"x": LEFT + column * step + 2, "y": top + 2, "width": step - 4, "height": ROW - 4, "rx": 4}
                canvas.shape("rect", "empty", "accent" if best else "line", stroke_width=2 if best else 1, **box)
                here = [item for item in self.points if item.effort == column and item.benefit == rows - 1 - row]
                _dots(canvas, here, (LEFT + (column + 0.5) * step, top + ROW / 2), step)
        for column, effort in enumerate(self.efforts):
            canvas.text((LEFT + (column + 0.5) * step, height - 32), effort, 12, anchor="middle")
        canvas.text((LEFT + (WIDTH - LEFT) / 2, height - 10), f"{self.axes[1]} →", 11.5, "quiet", "middle", 600)
        canvas.upward((14, TOP + rows * ROW / 2), f"{self.axes[0]} →")
        return str(canvas)


def _dots(canvas: Canvas, points: list[Point], middle: tuple[float, float], room: float) -> None:
    """Numbers beside each other, and below each other where they do not fit."""
    across = max(1, int((room - 16) // STEP))
    lines = [points[start : start + across] for start in range(0, len(points), across)]
    for row, line in enumerate(lines):
        y = middle[1] + (row - (len(lines) - 1) / 2) * STEP
        for column, point in enumerate(line):
            x = middle[0] + (column - (len(line) - 1) / 2) * STEP
            canvas.shape("circle", "accent", cx=x, cy=y, r=DOT)
            canvas.text((x, y + 4.5), point.number, 13, "paper", "middle", 600)
