"""Pictures: drawings of what reports tell, as SVG whose text is text; each is a value until it is printed."""

from __future__ import annotations

from typing import Protocol

from maturity_advisor.reports.pictures.colours import Colours
from maturity_advisor.reports.pictures.ladders import Ladders, Rung
from maturity_advisor.reports.pictures.matrix import Matrix, Point
from maturity_advisor.reports.pictures.progress import Figure, Progress
from maturity_advisor.reports.pictures.radar import Radar
from maturity_advisor.reports.pictures.roadmap import Phase, Roadmap, Step

__all__ = [
    "Colours", "Drawing", "Figure", "Ladders", "Matrix", "Phase", "Point", "Progress", "Radar", "Roadmap", "Rung",
    "Step",
]  # fmt: skip


class Drawing(Protocol):
    """What can be drawn: its title, the same in words, and the drawing itself."""

    @property
    def title(self) -> str:
        """What it shows."""

    @property
    def says(self) -> str:
        """All it shows, in words."""

    def svg(self, colours: Colours, name: str) -> str:
        """As SVG, with ids that begin with `name`."""
