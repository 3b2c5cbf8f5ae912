"""Where each part of a YAML text begins and ends, found by PyYAML's composer in a text that was read safely before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from maturity_advisor.documents.document import Path


@dataclass(frozen=True, slots=True)
class Span:
    """A value from its first character to behind its last; `parts` are pairs of key and value, keys of lists None.

    Comments and empty lines behind a value do not belong to it.
    """

    start: int
    end: int
    kind: str
    flow: bool
    name: str = ""
    parts: tuple[tuple[Span | None, Span], ...] = ()

    def below(self, step: str | int) -> Span | None:
        """The part under a key or number; None if there is none."""
        if isinstance(step, int):
            return self.parts[step][1] if self.kind == "list" and 0 <= step < len(self.parts) else None
        return next((value for key, value in self.parts if key is not None and key.name == step), None)

    def nearest(self, path: Path) -> tuple[Span, int]:
        """The deepest value on the way along a path, and how many steps lead there."""
        here, taken = self, 0
        for step in path:
            found = here.below(step)
            if found is None:
                break
            here, taken = found, taken + 1
        return here, taken


def spans_of(text: str) -> Span:
    """The spans of a text that holds one document, without byte order mark."""
    return _span(yaml.compose(text, Loader=yaml.CSafeLoader), text)


def _span(node: Any, text: str) -> Span:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end, "scalar", False, node.value)
    flow = bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        parts = tuple((_span(key, text), _span(value, text)) for key, value in node.value)
        return Span(start, _end(parts, start, end, flow), "mapping", flow, "", parts)
    items = tuple((None, _span(value, text)) for value in node.value)
    return Span(start, _end(items, start, end, flow), "list", flow, "", items)


def _end(parts: tuple[tuple[Span | None, Span], ...], start: int, end: int, flow: bool) -> int:
    """A list in block form ends, to libyaml, where the next thing begins: here it ends with its last item."""
    if flow or not parts:
        return end
    return max(parts[-1][1].end, start)
