"""A canvas for SVG, written by the standard library's XML: text stays text, with a title and a description."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from maturity_advisor.reports.inert import plain
from maturity_advisor.reports.pictures.colours import Colours
from maturity_advisor.reports.pictures.lettering import lines

FONT = "'Source Sans Pro', 'Source Sans 3', system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
LEADING = 1.2


class Canvas:
    """What is drawn so far; `name` keeps the ids of several drawings on one page apart.

    Every shape has its colour as an attribute, and as a class (`c-accent`), by which a page may give it another.
    """

    def __init__(self, width: float, height: float, colours: Colours, name: str) -> None:
        self.colours, self.name = colours, name
        self.root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {_number(width)} {_number(height)}",
                "width": _number(width),
                "height": _number(height),
                "role": "img",
                "aria-labelledby": f"{name}-t {name}-d",
                "font-family": FONT,
            },
        )
        self._hatched = False

    def named(self, title: str, says: str) -> Canvas:
        """With the title and the description that a screen reader reads."""
        for tag, key, text in (("title", "t", title), ("desc", "d", says)):
            ElementTree.SubElement(self.root, tag, {"id": f"{self.name}-{key}"}).text = plain(text)
        return self

    def shape(self, tag: str, fill: str = "", stroke: str = "", **more: float | str) -> None:
        """A shape in colours by their names; without a fill it is only an outline."""
        attributes = {key.replace("_", "-"): _number(value) for key, value in more.items()}
        attributes["fill"] = self._paint(fill) if fill else "none"
        if stroke:
            attributes["stroke"] = getattr(self.colours, stroke)
        classes = [f"c-{fill}"] if fill and fill != "hatch" else []
        classes += [f"s-{stroke}"] if stroke else []
        if classes:
            attributes["class"] = " ".join(classes)
        ElementTree.SubElement(self.root, tag, attributes)

    def text(
        self, at: tuple[float, float], text: str, size: float = 12, fill: str = "ink", anchor: str = "start",
        weight: int = 400,
    ) -> None:  # fmt: skip
        """One line of text; `at` is where its base line begins, ends or has its middle."""
        found = ElementTree.SubElement(
            self.root,
            "text",
            {
                "x": _number(at[0]),
                "y": _number(at[1]),
                "font-size": _number(size),
                "fill": getattr(self.colours, fill),
                "class": f"c-{fill}",
                "text-anchor": anchor,
            },
        )
        if weight != 400:
            found.set("font-weight", str(weight))
        found.text = plain(text)

    def block(
        self, at: tuple[float, float], text: str, room: float, size: float = 12, most: int = 2, *, middle: bool = False,
        **more: object,
    ) -> int:  # fmt: skip
        """A text on several lines; `middle` puts them around `at`, else they begin there. How many it took."""
        found = lines(plain(text), room, size, most)
        top = at[1] - (len(found) - 1) * size * LEADING / 2 + size * 0.35 if middle else at[1]
        for number, line in enumerate(found):
            self.text((at[0], top + number * size * LEADING), line, size, **more)  # type: ignore[arg-type]
        return len(found)

    def upward(self, at: tuple[float, float], text: str) -> None:
        """A quiet line that reads from below; `at` is its middle."""
        self.text((0, 0), text, 11.5, "quiet", "middle", 600)
        self.root[-1].set("transform", f"translate({_number(at[0])} {_number(at[1])}) rotate(-90)")

    def polygon(
        self, points: Iterable[tuple[float, float]], fill: str = "", stroke: str = "", **more: float | str
    ) -> None:
        """A closed line through points."""
        path = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self.shape("polygon", fill, stroke, points=path, stroke_linejoin="round", **more)

    def diamond(self, x: float, y: float, size: float = 6) -> None:
        """The mark of what is wanted: its form tells it apart without colour."""
        points = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        self.polygon(points, "target", "paper", stroke_width=1.5)

    def _paint(self, fill: str) -> str:
        if fill != "hatch":
            return str(getattr(self.colours, fill))
        if not self._hatched:
            self._hatch()
        return f"url(#{self.name}-h)"

    def _hatch(self) -> None:
        """Slanting lines stand for what is possible and not certain; they show in grey too."""
        self._hatched = True
        place = ElementTree.Element("defs")
        self.root.insert(min(2, len(self.root)), place)
        size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
        pattern = ElementTree.SubElement(place, "pattern", {"id": f"{self.name}-h", **size})
        ground = {"width": "6", "height": "6", "fill": self.colours.empty, "class": "c-empty"}
        ElementTree.SubElement(pattern, "rect", ground)
        bar = {"width": "2.4", "height": "6", "fill": self.colours.accent, "class": "c-accent"}
        ElementTree.SubElement(pattern, "rect", bar)

    def __str__(self) -> str:
        return ElementTree.tostring(self.root, encoding="unicode")


def _number(value: float | str) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
