"""The compiled rules: a layout for every kind of place, and the order in which facts are settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from maturity_advisor.documents import Shelf
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.ordering import dependencies
from maturity_advisor.reasoning.layouts import Laying, Layout

KINDS = ("organisation", "process", "initiative")


@dataclass(frozen=True, slots=True)
class Program:
    """A knowledge base compiled for reasoning; all its layouts have the same number of levels, `depth`."""

    base: KnowledgeBase
    layouts: Mapping[str, Layout]
    depth: int


def compile_program(base: KnowledgeBase) -> Program:
    """Lay out all conditions of a knowledge base; those of units when the first unit is met."""
    levels = _levels(base)
    layouts = Shelf({kind: kind for kind in KINDS}, partial(_laid_out, base, levels))
    layouts.get(KINDS[0])  # the organisation, which all advice needs
    return Program(base, layouts, len(levels))


def _laid_out(base: KnowledgeBase, levels: tuple[tuple[Definition, ...], ...], kind: str) -> Layout:
    return Laying(kind, base).layout(levels)


def _levels(base: KnowledgeBase) -> tuple[tuple[Definition, ...], ...]:
    """The facts grouped so that each rests only on facts of earlier groups."""
    reads = dependencies(base.definitions, base.rules)
    level: dict[str, int] = {}
    for name in base.order:
        level[name] = 1 + max((level[other] for other in reads[name]), default=-1)
    grouped: dict[int, list[Definition]] = {}
    for name in base.order:
        grouped.setdefault(level[name], []).append(base.definitions[name])
    return tuple(tuple(grouped[index]) for index in sorted(grouped))
