"""Rails: the four truths of a condition in many places at once, combined as the semantics say.

What is said of a condition here holds of many, where rails are matrices with a row for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from maturity_advisor.reasoning.truth import F, N, T, Truth
from maturity_advisor.scale.bits import Bits, all_, at_least, conjunction, disjunction, none


@dataclass(frozen=True, slots=True)
class Rails:
    """Where a condition is true, false, or not applicable (None: nowhere); where it is none of these it is unknown."""

    true: Bits
    false: Bits
    na: Bits | None = None

    def swapped(self) -> Rails:
        """`not`."""
        return Rails(self.false, self.true, self.na)

    def each(self) -> list[Rails]:
        """Of a matrix each row."""
        na = [None] * len(self.true) if self.na is None else [row if row.any() else None for row in self.na]
        return [Rails(*row) for row in zip(self.true, self.false, na, strict=True)]

    @property
    def passing(self) -> Bits:
        """Where it is true or not applicable."""
        return self.true if self.na is None else self.true | self.na

    @property
    def unknown(self) -> Bits:
        """Where it is none of the three."""
        decided = self.true | self.false
        if self.na is not None:
            decided |= self.na
        return ~decided


def constant(truth: Truth, size: int) -> Rails:
    """The same truth everywhere."""
    yes, no = all_(size), none(size)
    return Rails(yes if truth is T else no, yes if truth is F else no, yes if truth is N else None)


def every(parts: Sequence[Rails]) -> Rails:
    """`all`: the worst of false, unknown, not applicable, true."""
    if len(parts) == 1:
        return parts[0]
    true = conjunction([part.true for part in parts])
    false = disjunction([part.false for part in parts])
    if all(part.na is None for part in parts):
        return Rails(true, false)
    return Rails(true, false, conjunction([part.passing for part in parts]) & ~true)


def some(parts: Sequence[Rails]) -> Rails:
    """`any`, as the negation of `all` negated parts."""
    return every([part.swapped() for part in parts]).swapped()


def counted(number: int, parts: Sequence[Rails]) -> Rails:
    """`count`: not applicable if nothing is unknown, and those that do not apply could turn it either way."""
    true = at_least(number, [part.true for part in parts])
    false = at_least(len(parts) - number + 1, [part.false for part in parts])
    if all(part.na is None for part in parts):
        return Rails(true, false)
    open_ = disjunction([part.unknown for part in parts])
    return Rails(true, false, ~(true | false | open_))


def fulfilled(parts: Sequence[Rails]) -> Rails:
    """`criteria`: `all` of the parts that apply; not applicable if none does."""
    false = disjunction([part.false for part in parts])
    if all(part.na is None for part in parts):
        return Rails(conjunction([part.true for part in parts]), false)
    na = conjunction([np.zeros_like(part.true) if part.na is None else part.na for part in parts])
    return Rails(conjunction([part.passing for part in parts]) & ~na, false, na)


def excepted(part: Rails) -> Rails:
    """How a rule reads `unless`: what is not applicable is no exception."""
    return Rails(part.false if part.na is None else part.false | part.na, part.true)
