"""Frames: one place while its facts are being settled, and what its conditions say meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field

from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.situation import Place
from maturity_advisor.reasoning.derived import STATUSES, Status
from maturity_advisor.reasoning.layouts import Layout, Row
from maturity_advisor.reasoning.slots import TRUTH_OF_DIGIT, digit_of, digits_of, settle
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

    def digit(self, root: int) -> str:
        """The digit of a condition all of whose facts were settled before this level."""
        nodes = self.layout.nodes.get(root)
        if nodes is None:
            return self.digits[root]
        self.marks = settle(nodes, self.marks)
        return digit_of(self.marks, root)

    def row(self, roots: Row) -> str:
        """The digits of several."""
        if isinstance(roots, range):
            return self.digits[roots.start : roots.stop]
        return "".join([self.digit(root) for root in roots])

    def truth(self, root: int) -> Truth:
        """The truth of such a condition."""
        return TRUTH_OF_DIGIT[self.digit(root)]

    def rules(self) -> str:
        """The digits of all rules, once all facts are settled."""
        for root, nodes in self.layout.nodes.items():
            if root < len(self.layout.rules):
                self.marks = settle(nodes, self.marks)
        return digits_of(self.marks, self.layout.size)[: len(self.layout.rules)]
