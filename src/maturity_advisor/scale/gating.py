"""Gating: a question in the places where it arises; elsewhere it is moot, or it may turn out to arise."""

from __future__ import annotations

from maturity_advisor.organisation.known import NotApplicable, everything, inapplicable
from maturity_advisor.scale.bits import Bits, Codes, flags_of, smallest
from maturity_advisor.scale.columns import Column
from maturity_advisor.scale.rails import Rails


class Gated(Column):
    """What is stated, seen through a gate."""

    __slots__ = ("_gate", "_moot", "_perhaps", "_shut", "_stated")

    def __init__(self, stated: Column, gate: Rails) -> None:
        table = stated.table
        self._perhaps = table.code(everything(table.domain, NotApplicable.MAYBE))
        self._moot = table.code(inapplicable(table.domain))
        super().__init__(table, stated.size, None)
        self._stated = stated
        self._gate = gate
        self._shut = gate.false if gate.na is None else gate.false | gate.na

    def _where(self, wanted: tuple[int, ...]) -> Bits:
        found = self._stated.where(wanted) & self._gate.true
        if self._moot in wanted:
            found |= self._shut
        if self._perhaps in wanted:
            found |= ~(self._gate.true | self._shut)
        return found

    def _made(self) -> Codes:
        codes = self._stated.codes.astype(smallest(len(self.table.states)), copy=True)
        is_open, is_shut = flags_of(self._gate.true, self.size), flags_of(self._shut, self.size)
        codes[~is_open] = self._perhaps
        codes[is_shut] = self._moot
        return codes
