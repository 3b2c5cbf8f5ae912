"""The roadmap: what is done now, next and later, with what must be finished first."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_advisor.reports.pictures.canvas import Canvas
from maturity_advisor.reports.pictures.colours import Colours

WIDTH, GAP, HEAD, BOX, SPACE = 660, 14, 52, 64, 10


@dataclass(frozen=True, slots=True)
class Step:
    """An action by number and title, and the line that says what it waits for."""

    number: str
    title: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time with what is done in it."""

    title: str
    when: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Phases beside each other."""

    title: str
    says: str
    phases: tuple[Phase, ...]

    def svg(self, colours: Colours, name: str) -> str:
        """The drawing."""
        most = max((len(phase.steps) for phase in self.phases), default=0)
        canvas = Canvas(WIDTH, HEAD + max(most, 1) * (BOX + SPACE) + 4, colours, name).named(self.title, self.says)
        each = (WIDTH - GAP * (len(self.phases) - 1)) / len(self.phases)
        for number, phase in enumerate(self.phases):
            self._phase(canvas, phase, number * (each + GAP), each)
        return str(canvas)

    def _phase(self, canvas: Canvas, phase: Phase, left: float, each: float) -> None:
        point = 10 if phase is not self.phases[-1] else 0
        edge = left + each
        canvas.polygon(((left, 2), (edge - point, 2), (edge, 21), (edge - point, 40), (left, 40)), "accent", "accent")
        canvas.text((left + 12, 18), phase.title, 13.5, "paper", weight=600)
        canvas.text((left + 12, 33), phase.when, 10.5, "paper")
        for number, step in enumerate(phase.steps):
            _step(canvas, step, left, HEAD + number * (BOX + SPACE), each)


def _step(canvas: Canvas, step: Step, left: float, top: float, each: float) -> None:
    canvas.shape("rect", "empty", "line", x=left + 1, y=top, width=each - 2, height=BOX, rx=5)
    canvas.shape("circle", "accent", cx=left + 20, cy=top + 20, r=12)
    canvas.text((left + 20, top + 24.5), step.number, 12, "paper", "middle", 600)
    used = canvas.block((left + 40, top + 20), step.title, each - 50, 12, 2 if step.after else 3)
    if step.after:
        canvas.block((left + 40, top + 20 + used * 15), step.after, each - 50, 10.5, 1, fill="quiet")
