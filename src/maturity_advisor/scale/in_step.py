"""In step: conditions of one shape, such as three tests in an `all`, are read together, part by part.

So it takes a few long operations to read a thousand conditions, and not thousands of short ones: threads do not wait
for each other, and a small table costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, FactReference, Not, Test, tests_in
from maturity_advisor.scale.board import Board
from maturity_advisor.scale.rails import Rails, counted, every, some

Numbering: TypeAlias = Callable[[Test], int]
# So many bytes of truths at once, of those that lie between tests and conditions: they are to stay near the processor.
ROOM = 1 << 18


@dataclass(frozen=True, slots=True)
class InStep:
    """Conditions of one shape: what they are at the top, and their parts, each with those of all conditions together.

    Of tests `numbers` are the rows of a board; `least` is how many parts a `count` asks for.
    """

    kind: type
    parts: tuple[InStep, ...] = ()
    numbers: NDArray[np.intp] | None = None
    least: int = 0

    def read(self, board: Board, some_of: slice) -> Rails:
        """The truths of some of the conditions, a row each."""
        if self.numbers is not None:
            return board.rows(self.numbers[some_of])
        parts = [part.read(board, some_of) for part in self.parts]
        if self.kind is Not:
            return parts[0].swapped()
        if self.kind is Count:
            return counted(self.least, parts)
        return every(parts) if self.kind is AllOf else some(parts)


@dataclass(frozen=True, slots=True)
class Together:
    """Any conditions, by shape: for each shape which of them have it.

    `facts` are those with tests of their own, `pairs` the tests of one fact against another.
    """

    groups: tuple[tuple[NDArray[np.intp], InStep], ...]
    facts: tuple[str, ...]
    pairs: tuple[Test, ...]

    def read(self, board: Board) -> Iterator[tuple[NDArray[np.intp], Rails]]:
        """The truths of some conditions after the other, with their numbers."""
        rows = max(1, ROOM // max(1, board.true.shape[1]))
        for numbers, alike in self.groups:
            for start in range(0, len(numbers), rows):
                here = slice(start, start + rows)
                yield numbers[here], alike.read(board, here)


def together(conditions: Sequence[Condition], numbering: Numbering) -> Together:
    """These conditions, those of a shape side by side."""
    shapes: dict[Any, list[int]] = {}
    for number, condition in enumerate(conditions):
        shapes.setdefault(_shape(condition), []).append(number)
    groups = [
        (np.array(numbers, np.intp), _in_step([conditions[number] for number in numbers], numbering))
        for numbers in shapes.values()
    ]
    tests = [test for condition in conditions for test in tests_in(condition)]
    facts = sorted({test.fact for test in tests if not isinstance(test.value, FactReference)})
    pairs = {numbering(test): test for test in tests if isinstance(test.value, FactReference)}
    return Together(tuple(groups), tuple(facts), tuple(pairs.values()))


def _in_step(conditions: Sequence[Condition], numbering: Numbering) -> InStep:
    first = conditions[0]
    if isinstance(first, Test):
        tests = [condition for condition in conditions if isinstance(condition, Test)]
        return InStep(Test, numbers=np.array([numbering(test) for test in tests], np.intp))
    by_part = zip(*map(_parts, conditions), strict=True)
    parts = tuple(_in_step(part, numbering) for part in by_part)
    return InStep(type(first), parts, least=first.at_least if isinstance(first, Count) else 0)


def _shape(condition: Condition) -> tuple[Any, ...]:
    """What conditions that are read in step have in common."""
    least = condition.at_least if isinstance(condition, Count) else 0
    return type(condition).__name__, least, tuple(map(_shape, _parts(condition)))


def _parts(condition: Condition) -> list[Condition]:
    """The parts, whose order says nothing, by shape."""
    match condition:
        case Test():
            return []
        case Not(part):
            return [part]
        case AllOf(parts) | AnyOf(parts) | Count(_, parts):
            return sorted(parts, key=_shape)
