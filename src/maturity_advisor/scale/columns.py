"""Columns: what is known of one fact in many places, as a code for each place and the state each code stands for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from maturity_advisor.knowledge.conditions import Test
from maturity_advisor.organisation.known import FALSE, NOT_APPLICABLE, TRUE, UNDECIDED, State
from maturity_advisor.scale.bits import (
    Bits,
    Codes,
    all_,
    disjunction,
    is_any,
    none,
    packed,
    packed_rows,
    smallest,
    unpacked,
)
from maturity_advisor.scale.board import Board
from maturity_advisor.scale.rails import Rails
from maturity_advisor.scale.states import Table

# For so few codes each is looked for once, and all else is put together from these.
FEW = 8


class Column:
    """A code for each place; `where` looks for codes once and remembers."""

    __slots__ = ("_codes", "_found", "size", "table")

    def __init__(self, table: Table, size: int, codes: Codes | None) -> None:
        self.table = table
        self.size = size
        self._codes = codes
        self._found: dict[tuple[int, ...], Bits] = {}

    @property
    def codes(self) -> Codes:
        """The code of each place."""
        codes: Codes = self._made() if self._codes is None else self._codes
        self._codes = codes
        return codes

    def _made(self) -> Codes:
        """The codes, where something else is at hand."""
        raise NotImplementedError

    def where(self, wanted: tuple[int, ...]) -> Bits:
        """In which places the code is one of these, given in order."""
        found = self._found.get(wanted)
        if found is None:
            found = self._found[wanted] = self._where(wanted)
        return found

    def _where(self, wanted: tuple[int, ...]) -> Bits:
        most = len(self.table.states)
        if not wanted or len(wanted) == most:
            return all_(self.size) if wanted else none(self.size)
        if len(wanted) == 1:
            return self._single(wanted[0])
        if most <= FEW or len(wanted) == 2:
            return disjunction([self.where((code,)) for code in wanted])
        if wanted[-1] - wanted[0] + 1 == len(wanted):
            return self._between(wanted[0], wanted[-1], most)
        looked_up = np.zeros(most, np.bool_)
        looked_up[list(wanted)] = True
        return packed(looked_up[self.codes])

    def _single(self, code: int) -> Bits:
        """Where one code is; where there are few, all are looked for at once."""
        most = len(self.table.states)
        if most > FEW:
            return packed(self.codes == code)
        rows: Bits = _each(self.codes, most)
        self._found.update({(number,): row for number, row in enumerate(rows)})
        found: Bits = rows[code]
        return found

    def _between(self, low: int, high: int, most: int) -> Bits:
        """A stretch of codes, with one comparison where it reaches an end."""
        if low == 0:
            return packed(self.codes <= high)
        if high == most - 1:
            return packed(self.codes >= low)
        return packed(self.codes >= low) & packed(self.codes <= high)

    def settle(self, tests: Mapping[int, Test], board: Board) -> None:
        """The truths of tests of this fact into their rows of a board."""
        for group in self.table.alike(tests):
            true = self.where_each(group.true)
            rest, na = self._undecided(group.unknown, group.na)
            false = ~true if rest is None else ~(true | rest)
            board.write(group.numbers, Rails(true, false, na))

    def where_each(self, wanted: Sequence[tuple[int, ...]]) -> Bits:
        """In which places the code is one of the first, of the second, …: a row for each."""
        return np.stack([self.where(codes) for codes in wanted])

    def _undecided(self, unknown: tuple[int, ...], na: tuple[int, ...]) -> tuple[Bits | None, Bits | None]:
        """Where tests are unknown or not applicable, and where the latter; None for nowhere."""
        bits = self._occurring(unknown), self._occurring(na)
        rest = [found for found in bits if found is not None]
        return disjunction(rest) if rest else None, bits[1]

    def _occurring(self, codes: tuple[int, ...]) -> Bits | None:
        """Where one of these codes is; None if it is nowhere."""
        if not codes:
            return None
        bits = self.where(codes)
        return bits if is_any(bits, self.size) else None

    def state(self, place: int) -> State:
        """What is known in one place."""
        return self.table.states[int(self.codes[place])]

    def gathered(self, places: Codes) -> Column:
        """The same fact as read from elsewhere: for each reader the number of the place it reads."""
        return Column(self.table, len(places), self.codes[places])


class Known(Column):
    """A column of which it is known for each code where it is; all others are nowhere."""

    __slots__ = ("_known",)

    def __init__(self, table: Table, size: int, known: Mapping[int, Bits]) -> None:
        super().__init__(table, size, None)
        self._known = known

    def _where(self, wanted: tuple[int, ...]) -> Bits:
        found = [self._known[code] for code in wanted if code in self._known]
        return disjunction(found) if found else none(self.size)

    def _made(self) -> Codes:
        codes = np.zeros(self.size, np.uint8)
        for code, bits in self._known.items():
            codes += unpacked(bits, self.size) * np.uint8(code)
        return codes


class Encoded(Column):
    """A column by the numbers of distinct cells: for each place that of its cell, and for each number a code."""

    __slots__ = ("_index", "_meant", "_rows")

    def __init__(self, table: Table, index: Codes, meant: Sequence[int]) -> None:
        super().__init__(table, len(index), None)
        self._index = index
        self._meant = meant
        self._rows: Bits | None = None

    def _where(self, wanted: tuple[int, ...]) -> Bits:
        if len(self._meant) > FEW:
            return super()._where(wanted)
        if self._rows is None:
            self._rows = _each(self._index, len(self._meant))
        found = [row for row, code in zip(self._rows, self._meant, strict=True) if code in wanted]
        return disjunction(found) if found else none(self.size)

    def _made(self) -> Codes:
        codes: Codes = np.array(self._meant, smallest(max(self._meant)))[self._index]
        return codes


def uniform(table: Table, size: int, state: State) -> Column:
    """The same state everywhere."""
    code = table.code(state)
    return Column(table, size, np.full(size, code, smallest(code)))


def looked_up(table: Table, states: Sequence[State], index: Codes) -> Column:
    """A column from a list of states and for each place the number of its state in it."""
    codes = [table.code(state) for state in states]
    return Column(table, len(index), np.array(codes, smallest(max(codes, default=0)))[index])


# A boolean that is derived has one of four states.
DERIVED = (FALSE, TRUE, UNDECIDED, NOT_APPLICABLE)


def of_rails(table: Table, size: int, rails: Rails) -> Column:
    """A derived boolean: true, false, undecided or not applicable."""
    codes = [table.code(state) for state in DERIVED]
    na = none(size) if rails.na is None else rails.na
    bits = (rails.false, rails.true, rails.unknown, na)
    return Known(table, size, dict(zip(codes, bits, strict=True)))


def rails_of(column: Column) -> Rails:
    """The truths that a derived boolean stands for."""
    table = column.table
    codes = [table.codes.get(state) for state in (TRUE, FALSE, NOT_APPLICABLE)]
    true, false, na = ((none(column.size) if code is None else column.where((code,))) for code in codes)
    return Rails(true, false, na if is_any(na, column.size) else None)


def _each(codes: Codes, most: int) -> Bits:
    """For each code below this where it is."""
    return packed_rows(codes == np.arange(most, dtype=codes.dtype)[:, None])


def codes_among(table: Table, states: Collection[State]) -> tuple[int, ...]:
    """The codes of those states that were met."""
    return tuple(sorted(table.codes[state] for state in states if state in table.codes))
