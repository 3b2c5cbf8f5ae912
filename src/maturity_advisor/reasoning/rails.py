"""Rails: the four truths of a condition as literals of a circuit, combined as the semantics say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maturity_advisor.reasoning.solve import FALSE, TRUE, Circuit, Literal
from maturity_advisor.reasoning.truth import F, N, T, Truth


@dataclass(frozen=True, slots=True)
class Rails:
    """Where a condition is true, false, or not applicable; at most one of them holds, and none where it is unknown."""

    true: Literal
    false: Literal
    na: Literal

    def swapped(self) -> Rails:
        """`not`."""
        return Rails(self.false, self.true, self.na)


ALWAYS = {T: Rails(TRUE, FALSE, FALSE), F: Rails(FALSE, TRUE, FALSE), N: Rails(FALSE, FALSE, TRUE)}
UNKNOWN = Rails(FALSE, FALSE, FALSE)


@dataclass(frozen=True, slots=True)
class Logic:
    """The tables of four-valued truth over a circuit."""

    circuit: Circuit

    def every(self, parts: Sequence[Rails]) -> Rails:
        """`all`: the worst of false, unknown, not applicable, true."""
        circuit = self.circuit
        na = circuit.all(
            [*(circuit.any((part.true, part.na)) for part in parts), circuit.any(part.na for part in parts)]
        )
        return Rails(circuit.all(part.true for part in parts), circuit.any(part.false for part in parts), na)

    def some(self, parts: Sequence[Rails]) -> Rails:
        """`any`."""
        return self.every([part.swapped() for part in parts]).swapped()

    def counted(self, number: int, parts: Sequence[Rails]) -> Rails:
        """`count`."""
        true = self.circuit.at_least(number, [(part.true, 1) for part in parts])
        false = self.circuit.at_least(len(parts) - number + 1, [(part.false, 1) for part in parts])
        decided = [-self.unknown(part) for part in parts]
        return Rails(true, false, self.circuit.all([-true, -false, *decided]))

    def fulfilled(self, parts: Sequence[Rails]) -> Rails:
        """`criteria`: `all` of the parts that apply."""
        circuit = self.circuit
        passing = [circuit.any((part.true, part.na)) for part in parts]
        true = circuit.all([*passing, circuit.any(part.true for part in parts)])
        return Rails(true, circuit.any(part.false for part in parts), circuit.all(part.na for part in parts))

    def excepted(self, part: Rails) -> Rails:
        """How a rule reads `unless`."""
        return Rails(self.circuit.any((part.false, part.na)), part.true, FALSE)

    def unknown(self, part: Rails) -> Literal:
        """Where a condition is none of the three."""
        return self.circuit.all((-part.true, -part.false, -part.na))

    def anything(self) -> Rails:
        """A truth of which nothing is known: whichever is wanted."""
        true, false, na, _ = self.circuit.choice(4)
        return Rails(true, false, na)

    def told(self, cases: Iterable[tuple[Truth, Literal]]) -> Rails:
        """A truth by cases, one of which holds."""
        found: dict[Truth, list[Literal]] = {T: [], F: [], N: []}
        for truth, literal in cases:
            if truth in found:
                found[truth].append(literal)
        return Rails(self.circuit.any(found[T]), self.circuit.any(found[F]), self.circuit.any(found[N]))
