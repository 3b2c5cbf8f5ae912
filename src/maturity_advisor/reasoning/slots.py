"""Slots: every conjunction of the rules as an octal digit, so that a fact's state is settled for all rules at once.

A slot is a conjunction. It holds unless one of its parts is *bad* (false, or true where the part is negated), open, or
not applicable. All slots of one kind of place lie side by side in one large integer, an octal digit each (1: some part
is bad, 2: some part is open, 4: some part is not applicable). So telling all slots what a fact's state means to them is
a single OR, and writing the integer out in octal reads them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from maturity_advisor.reasoning.truth import F, N, T, Truth, U, counted

BAD, OPEN, INAPPLICABLE = 1, 2, 4
TRUTHS = (T, F, U, F, N, F, U, F)
TRUTH_OF_DIGIT = {str(digit): truth for digit, truth in enumerate(TRUTHS)}


@dataclass(frozen=True, slots=True)
class Part:
    """What one part means to a slot: the truth that is bad for it, and whether not applicable is ignored."""

    slot: int
    bad: Truth
    lenient: bool


@dataclass(frozen=True, slots=True)
class Inner:
    """A conjunction inside another condition; `bad` of its parts is read against the slot's own truth."""

    slot: int
    part: Part


@dataclass(frozen=True, slots=True)
class Counting:
    """A count over slots, one for each of its parts."""

    at_least: int
    slots: tuple[int, ...]
    part: Part


Node: TypeAlias = Inner | Counting


@dataclass(slots=True)
class Plan:
    """Slots being laid out: the parts each test contributes, and the inner nodes each root needs first."""

    size: int = 0
    tests: dict[Test, list[Part]] = field(default_factory=dict)
    nodes: dict[int, list[Node]] = field(default_factory=dict)

    def new(self) -> int:
        """The next slot, still empty."""
        self.size += 1
        return self.size - 1

    def root(self, condition: Condition) -> int:
        """A slot for a whole condition."""
        slot = self.new()
        self.fill(slot, condition)
        return slot

    def fill(self, slot: int, condition: Condition, exception: Condition | None = None) -> None:
        """Let a slot stand for a whole condition, or for a rule with its exception."""
        self._add(condition, Part(slot, F, False), slot)
        if exception is not None:
            self._add(exception, Part(slot, T, True), slot)

    def _add(self, condition: Condition, part: Part, root: int) -> None:
        match condition:
            case Test():
                test = Test(condition.fact, condition.operator, condition.value)
                self.tests.setdefault(test, []).append(part)
            case Not(inner):
                self._add(inner, Part(part.slot, _opposite(part.bad), part.lenient), root)
            case AllOf(parts) if part.bad is F:
                for item in parts:
                    self._add(item, part, root)
            case AnyOf(parts) if part.bad is T:
                for item in parts:
                    self._add(item, part, root)
            case AllOf(parts):
                self._nest(parts, F, part, root)
            case AnyOf(parts):
                self._nest(parts, T, Part(part.slot, _opposite(part.bad), part.lenient), root)
            case Count(at_least, parts):
                slots = tuple(self._inner(item, root) for item in parts)
                self.nodes.setdefault(root, []).append(Counting(at_least, slots, part))

    def _nest(self, parts: tuple[Condition, ...], bad: Truth, part: Part, root: int) -> None:
        """A conjunction (of negated parts: De Morgan's *any*) in a slot of its own."""
        slot = self.new()
        for item in parts:
            self._add(item, Part(slot, bad, False), root)
        self.nodes.setdefault(root, []).append(Inner(slot, part))

    def _inner(self, condition: Condition, root: int) -> int:
        slot = self.new()
        self._add(condition, Part(slot, F, False), root)
        return slot


def _opposite(truth: Truth) -> Truth:
    return T if truth is F else F


def bits(part: Part, truth: Truth) -> int:
    """The bit that a part of this truth sets in its slot, if any."""
    if truth is part.bad:
        return BAD << 3 * part.slot
    if truth is U:
        return OPEN << 3 * part.slot
    if truth is N and not part.lenient:
        return INAPPLICABLE << 3 * part.slot
    return 0


def slot_truth(marks: int, slot: int) -> Truth:
    """The truth of a slot whose parts have all made their marks."""
    return TRUTHS[marks >> 3 * slot & 7]


def digit_of(marks: int, slot: int) -> str:
    """The digit of one slot."""
    return str(marks >> 3 * slot & 7)


def digits_of(marks: int, size: int) -> str:
    """The digits of all slots, in the order of the slots."""
    return f"{marks | 1 << 3 * size:o}"[:0:-1]


def truths_of(digits: str) -> list[Truth]:
    """The truths that digits stand for."""
    return [TRUTH_OF_DIGIT[digit] for digit in digits]


def settle(nodes: Iterable[Node], marks: int) -> int:
    """Let the inner nodes of a root, innermost first, mark the slots they are parts of."""
    for node in nodes:
        if isinstance(node, Inner):
            truth = slot_truth(marks, node.slot)
        else:
            truth = counted(node.at_least, (slot_truth(marks, slot) for slot in node.slots))
        marks |= bits(node.part, truth)
    return marks
