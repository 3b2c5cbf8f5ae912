"""Loosening: derived facts of no organisation in particular; what cannot be worked out may be anything it could be.

More is possible then than really is, never less: what is shown to be impossible is so, and what is shown to be possible
must be confirmed by *explain*.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Banded, Definition, RollupBody, ScopeBody, ScoreBody
from maturity_advisor.knowledge.domains import FINITE
from maturity_advisor.organisation.known import (
    Finite,
    NotApplicable,
    Numeric,
    Several,
    State,
    between,
    everything,
    inapplicable,
)
from maturity_advisor.reasoning.assessing import banded
from maturity_advisor.reasoning.candidates import stretches
from maturity_advisor.reasoning.combining import combined
from maturity_advisor.reasoning.encoding import GIVEN, Encoding, TooLarge
from maturity_advisor.reasoning.folding import folded
from maturity_advisor.reasoning.levelling import States
from maturity_advisor.reasoning.scoring import Scoring


def loosely(encoding: Encoding, definition: Definition, home: str) -> States:
    """Where each state of a derived fact holds, for any organisation."""
    if definition.role in GIVEN or isinstance(definition.body, RollupBody):
        return encoding.loosen(definition, list(_able(encoding, definition)))
    if isinstance(definition.body, ScoreBody):
        return _scored(encoding, definition, definition.body, home)
    try:
        bands = _bands_of(definition)
        if bands is not None and encoding.states(home, bands.score) and bands.score in encoding.loosened:
            raise TooLarge(definition.id)
        return combined(encoding, definition, home)
    except TooLarge:
        return encoding.loosen(definition, list(_able(encoding, definition)))


def _scored(encoding: Encoding, definition: Definition, body: ScoreBody, home: str) -> States:
    """Member by member, else in one table, else anything between its bounds."""
    loose = any(_is_loose(encoding, encoding.base.definitions[name], home) for name in body.members)
    if not loose:
        with suppress(TooLarge):
            return folded(encoding, definition, body, home)
        with suppress(TooLarge):
            return combined(encoding, definition, home)
    return encoding.loosen(definition, list(_able(encoding, definition)))


def _is_loose(encoding: Encoding, member: Definition, home: str) -> bool:
    """Known once its states are; those of several choices are counted option by option."""
    if member.role != "asked":
        encoding.states(home, member.id)
    return encoding.is_loose(member)


def _bands_of(definition: Definition) -> Banded | None:
    method = definition.body.method if isinstance(definition.body, ScopeBody) else None
    return method if isinstance(method, Banded) else None


def _able(encoding: Encoding, definition: Definition) -> Iterator[State]:
    """All that a fact can be, as far as tests can tell."""
    domain = definition.domain
    yield inapplicable(domain)
    yield everything(domain)
    yield everything(domain, NotApplicable.MAYBE)
    bands = _bands_of(definition)
    if bands is not None:
        yield from _in_bands(encoding.base, bands)
    elif domain.kind in FINITE:
        yield from (Finite(1 << index) for index in range(len(domain.values)))
    elif domain.kind == "choices":
        yield Several(("no",) * len(domain.options))
    else:
        low, high = bounds(encoding.base, definition)
        compared = sorted(encoding.answers.points.compared.get(definition.id, ()))
        values = {*stretches(compared, low, high, whole=domain.kind == "integer"), low, high} - {None}
        yield from (between(value, value) for value in sorted(item for item in values if item is not None))


def _in_bands(base: KnowledgeBase, bands: Banded) -> Iterator[State]:
    """The levels of all values that a score could have."""
    low, high = bounds(base, base.definitions[bands.score])
    steps = [least for _, least in bands.bands if least is not None]
    below = [min(steps, default=Fraction(0)) - 1] if low is None else [low]
    values = [*below, *steps, *([] if high is None else [high])]
    inside = [item for item in values if (low is None or item >= low) and (high is None or item <= high)]
    yield from dict.fromkeys(banded(bands, between(value, value)) for value in inside)


def bounds(base: KnowledgeBase, definition: Definition) -> tuple[Fraction | None, Fraction | None]:
    """Numbers that a number never leaves, if every member could be anything it can be by itself."""
    if not isinstance(definition.body, ScoreBody):
        return definition.domain.minimum, definition.domain.maximum

    def freely(name: str) -> State:
        member = base.definitions[name]
        if member.domain.kind in ("integer", "number"):
            low, high = bounds(base, member)
            return between(low, high, NotApplicable.MAYBE)
        return everything(member.domain, NotApplicable.MAYBE, blank=False)

    found = Scoring(base.definitions).state(definition.body, freely)
    if not isinstance(found, Numeric):
        return None, None
    low, high = found.low, found.high
    if definition.body.open == "as_zero":
        low, high = (None if low is None else min(low, Fraction(0))), (None if high is None else max(high, Fraction(0)))
    return low, high
