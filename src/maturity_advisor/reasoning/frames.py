"""Frames: one place while its facts are being settled, and what its conditions say meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.situation import Place
from maturity_advisor.reasoning.derived import STATUSES, Status
from maturity_advisor.reasoning.layouts import Layout
from maturity_advisor.reasoning.slots import TRUTH_OF_DIGIT, digits_of, settle, slot_truth
from maturity_advisor.reasoning.truth import Truth

STATUS_OF_DIGIT: dict[str, Status] = {digit: STATUSES[truth] for digit, truth in TRUTH_OF_DIGIT.items()}


@dataclass(slots=True)
class Frame:
    """One place while its facts are being settled; `digits` are those of its slots when the level began."""

    place: Place
    layout: Layout
    marks: int = 0
    digits: str = ""
    states: dict[str, State] = field(default_factory=dict)

    def look(self) -> None:
        """Read all slots."""
        self.digits = digits_of(self.marks, self.layout.size)

    def truth(self, root: int) -> Truth:
        """The truth of a condition all of whose facts were settled before this level."""
        nodes = self.layout.nodes.get(root)
        if nodes is None:
            return TRUTH_OF_DIGIT[self.digits[root]]
        self.marks = settle(nodes, self.marks)
        return slot_truth(self.marks, root)

    def truths(self, roots: Iterable[int]) -> list[Truth]:
        """The truths of several."""
        return [self.truth(root) for root in roots]

    def rules(self) -> str:
        """The digits of all rules, once all facts are settled."""
        for root, nodes in self.layout.nodes.items():
            if root < len(self.layout.rules):
                self.marks = settle(nodes, self.marks)
        return digits_of(self.marks, self.layout.size)[: len(self.layout.rules)]
