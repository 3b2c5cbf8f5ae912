"""The compiled rules: a layout for every kind of place, and the order in which facts are settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    """Lay out all conditions of a knowledge base."""
    levels = _levels(base)
    return Program(base, {kind: Laying(kind, base).layout(levels) for kind in KINDS}, len(levels))


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
