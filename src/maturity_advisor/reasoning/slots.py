"""Slots: every conjunction of the rules as a few bits, so that a fact's state is settled for all rules at once.

A slot is a conjunction. It holds unless one of its parts is *bad* (false, or true where the part is negated), open, or
not applicable. All slots of one kind of place lie side by side in one large integer of three segments (some part bad, some
part open, some part not applicable), so that telling all slots what a fact's state means to them is a single OR.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from maturity_advisor.knowledge.conditions import AllOf, AnyOf, Condition, Count, FactReference, Not, Test
from maturity_advisor.reasoning.truth import F, N, T, Truth, U, counted


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

    def root(self, condition: Condition, exception: Condition | None = None) -> int:
        """A slot for a whole condition, or for a rule with its exception."""
        slot = self._new()
        self.nodes[slot] = []
        self._add(condition, Part(slot, F, False), slot)
        if exception is not None:
            self._add(exception, Part(slot, T, True), slot)
        return slot

    def _new(self) -> int:
        self.size += 1
        return self.size - 1

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
                self.nodes[root].append(Counting(at_least, slots, part))

    def _nest(self, parts: tuple[Condition, ...], bad: Truth, part: Part, root: int) -> None:
        """A conjunction (of negated parts: De Morgan's *any*) in a slot of its own."""
        slot = self._new()
        for item in parts:
            self._add(item, Part(slot, bad, False), root)
        self.nodes[root].append(Inner(slot, part))

    def _inner(self, condition: Condition, root: int) -> int:
        slot = self._new()
        self._add(condition, Part(slot, F, False), root)
        return slot


def _opposite(truth: Truth) -> Truth:
    return T if truth is F else F


def bits(part: Part, truth: Truth, size: int) -> int:
    """The bit that a part of this truth sets in its slot, if any."""
    if truth is part.bad:
        return 1 << part.slot
    if truth is U:
        return 1 << (part.slot + size)
    if truth is N and not part.lenient:
        return 1 << (part.slot + 2 * size)
    return 0


def slot_truth(marks: int, slot: int, size: int) -> Truth:
    """The truth of a slot whose parts have all made their marks."""
    if marks >> slot & 1:
        return F
    if marks >> (slot + size) & 1:
        return U
    return N if marks >> (slot + 2 * size) & 1 else T


def settle(nodes: list[Node], marks: int, size: int) -> int:
    """Let the inner nodes of a root, innermost first, mark the slots they are parts of."""
    for node in nodes:
        if isinstance(node, Inner):
            truth = slot_truth(marks, node.slot, size)
        else:
            truth = counted(node.at_least, (slot_truth(marks, slot, size) for slot in node.slots))
        marks |= bits(node.part, truth, size)
    return marks


def pairs_in(plan: Plan) -> Iterator[tuple[Test, str]]:
    """Tests that compare two facts, with the other fact."""
    for test in plan.tests:
        if isinstance(test.value, FactReference):
            yield test, test.value.fact
