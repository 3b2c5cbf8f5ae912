"""What is known of a fact: the set of its possible values, and whether it applies at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import TypeAlias

from maturity_advisor.knowledge.domains import FINITE, NUMERIC, Domain, Literal_


class NotApplicable(IntEnum):
    """Whether a fact does not apply: no, perhaps, or yes."""

    NO = 0
    MAYBE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Finite:
    """Possible values of a boolean, choice, scale or stage: bit i stands for the domain's i-th value."""

    mask: int
    na: NotApplicable = NotApplicable.NO
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Numeric:
    """Possible values of a number or date: those in `among`, else all from `low` to `high` (None: no bound)."""

    low: Fraction | None
    high: Fraction | None
    among: tuple[Fraction, ...] = ()
    na: NotApplicable = NotApplicable.NO
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """A several-choice fact: for each option of the domain `yes`, `no`, `open` or `na`."""

    options: tuple[str, ...]
    na: NotApplicable = NotApplicable.NO
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text, or none."""

    text: str | None
    na: NotApplicable = NotApplicable.NO
    blank: bool = False


State: TypeAlias = Finite | Numeric | Several | Words


def everything(domain: Domain, na: NotApplicable = NotApplicable.NO, *, blank: bool = True) -> State:
    """Nothing is known: every value of the domain is possible."""
    if domain.kind in FINITE:
        return Finite((1 << len(domain.values)) - 1, na, blank)
    if domain.kind in NUMERIC:
        return Numeric(domain.minimum, domain.maximum, (), na, blank)
    if domain.kind == "choices":
        return Several(("open",) * len(domain.options), na, blank)
    return Words(None, na, blank)


def inapplicable(domain: Domain) -> State:
    """The fact does not apply, so it has no values."""
    yes = NotApplicable.YES
    if domain.kind in FINITE:
        return Finite(0, yes)
    if domain.kind in NUMERIC:
        return Numeric(None, None, (), yes)
    if domain.kind == "choices":
        return Several(("na",) * len(domain.options), yes)
    return Words(None, yes)


def one_of(domain: Domain, values: tuple[Literal_, ...], na: NotApplicable = NotApplicable.NO) -> State:
    """One of these values of a finite, numeric or text domain."""
    if domain.kind in FINITE:
        mask = 0
        for value in values:
            mask |= 1 << domain.values.index(value)
        return Finite(mask, na)
    if domain.kind in NUMERIC:
        numbers = sorted({value for value in values if isinstance(value, Fraction)})
        among = tuple(numbers) if len(numbers) > 1 else ()
        return Numeric(numbers[0], numbers[-1], among, na)
    return Words(" / ".join(str(value) for value in values), na)


def between(low: Fraction | None, high: Fraction | None, na: NotApplicable = NotApplicable.NO) -> Numeric:
    """Any number from `low` to `high`."""
    return Numeric(low, high, (), na)


def levels(low: int, high: int, na: NotApplicable = NotApplicable.NO) -> Finite:
    """Consecutive levels of a stage domain."""
    return Finite((1 << (high + 1)) - (1 << low), na)


BOTH = 0b11
TRUE = Finite(0b10)
FALSE = Finite(0b01)
UNDECIDED = Finite(BOTH, NotApplicable.MAYBE)
NOT_APPLICABLE = Finite(0, NotApplicable.YES)


def is_known(state: State) -> bool:
    """Whether exactly one value is possible, and the fact applies for certain."""
    if state.na is not NotApplicable.NO:
        return False
    match state:
        case Finite(mask):
            return mask.bit_count() == 1
        case Numeric(low, high, among):
            return not among and low is not None and low == high
        case Several(options):
            return "open" not in options
        case Words(text):
            return text is not None


def values_of(state: State, domain: Domain) -> tuple[Literal_, ...]:
    """The possible values, as far as they can be listed; none for an open interval."""
    match state:
        case Finite(mask):
            return tuple(value for index, value in enumerate(domain.values) if mask >> index & 1)
        case Numeric(low, high, among):
            if among:
                return among
            return (low,) if low is not None and low == high else ()
        case Several(options):
            return tuple(name for name, chosen in zip(domain.options, options, strict=True) if chosen == "yes")
        case Words(text):
            return (text,) if text is not None else ()
