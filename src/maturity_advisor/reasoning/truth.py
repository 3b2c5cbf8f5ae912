"""Truth: four values, and what a test says of a state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import IntEnum
from fractions import Fraction
from math import ceil, floor
from typing import Any

from maturity_advisor.knowledge.conditions import Test
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.organisation.known import (
    Finite,
    NotApplicable,
    Numeric,
    Several,
    State,
    is_known,
)


class Truth(IntEnum):
    """True, false, not yet known, or not applicable."""

    FALSE = 0
    UNKNOWN = 1
    NOT_APPLICABLE = 2
    TRUE = 3


T, F, U, N = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.NOT_APPLICABLE
OPTION_TRUTH = {"yes": T, "no": F, "open": U, "na": N}


def negated(truth: Truth) -> Truth:
    """`not`: swaps true and false."""
    return F if truth is T else T if truth is F else truth


def excepted(truth: Truth) -> Truth:
    """How a rule reads `unless`: what is not applicable is no exception."""
    return U if truth is U else F if truth is T else T


def every(truths: Iterable[Truth]) -> Truth:
    """`all`: the worst of false, unknown, not applicable, true."""
    return min(truths, default=T)


def some(truths: Iterable[Truth]) -> Truth:
    """`any`: true before unknown before not applicable before false."""
    return negated(min((negated(truth) for truth in truths), default=T))


def counted(at_least: int, truths: Iterable[Truth]) -> Truth:
    """`count`: at least so many parts are true."""
    found = list(truths)
    if found.count(T) >= at_least:
        return T
    if len(found) - found.count(F) < at_least:
        return F
    return U if U in found else N


def fulfilled(truths: Collection[Truth]) -> Truth:
    """`criteria`: `all` of the parts that apply; not applicable if none does."""
    return F if F in truths else U if U in truths else T if T in truths else N


def test_truth(test: Test, domain: Domain, state: State) -> Truth:
    """What a typed test says of a fact's state."""
    if test.operator == "known":
        return T if is_known(state) == test.value else F
    if test.operator == "applicable":
        return T if (state.na is not NotApplicable.YES) == test.value else F
    if state.na is not NotApplicable.NO:
        return N if state.na is NotApplicable.YES else U
    match state:
        case Finite(mask):
            return _of_mask(mask, accepted(test, domain))
        case Numeric():
            return _number_truth(test.operator, test.value, state, domain.kind != "number")
        case Several(options):
            return _options_truth(test, domain, options)
    return U


def accepted(test: Test, domain: Domain) -> int:
    """The values of a finite domain for which a test holds, as bits."""
    values = domain.values
    holds = HOLDS[test.operator]
    operand = test.value
    if test.operator in ("one_of", "none_of", "between"):
        right: Any = tuple(values.index(item) for item in operand)
    else:
        right = values.index(operand)
    return sum(1 << index for index in range(len(values)) if holds(index, right))


HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda left, right: left == right,
    "is_not": lambda left, right: left != right,
    "one_of": lambda left, right: left in right,
    "none_of": lambda left, right: left not in right,
    "at_least": lambda left, right: left >= right,
    "at_most": lambda left, right: left <= right,
    "above": lambda left, right: left > right,
    "below": lambda left, right: left < right,
    "between": lambda left, right: right[0] <= left <= right[1],
}


def _of_mask(possible: int, accepts: int) -> Truth:
    return T if not possible & ~accepts else F if not possible & accepts else U


def _verdict(found: set[bool]) -> Truth:
    return U if len(found) != 1 else T if found.pop() else F


def _compare_masks(operator: str, left: int, right: int) -> Truth:
    ones = [index for index in range(left.bit_length()) if left >> index & 1]
    others = [index for index in range(right.bit_length()) if right >> index & 1]
    return _verdict({HOLDS[operator](one, other) for one in ones for other in others})


def _options_truth(test: Test, domain: Domain, options: tuple[str, ...]) -> Truth:
    truths = [OPTION_TRUTH[options[domain.options.index(name)]] for name in test.value]
    if test.operator == "excludes":
        truths = [negated(truth) for truth in truths]
    return every(truths)


def _number_truth(operator: str, operand: Any, state: Numeric, whole: bool) -> Truth:
    if state.among:
        return _verdict({HOLDS[operator](value, operand) for value in state.among})
    if state.low is not None and state.low == state.high:
        return T if HOLDS[operator](state.low, operand) else F
    negative = {"is_not": "is", "none_of": "one_of"}.get(operator)
    if negative:
        return negated(_number_truth(negative, operand, state, whole))
    if operator in ("is", "one_of"):
        return _membership(operand if operator == "one_of" else (operand,), state, whole)
    return _order_truth(operator, operand, state)


def _membership(members: tuple[Fraction, ...], state: Numeric, whole: bool) -> Truth:
    """Whether a value out of an interval is one of `members`; only of whole numbers can all be."""
    inside = {item for item in members if _contains(state, item) and (not whole or item.denominator == 1)}
    if not inside:
        return F
    if whole and state.low is not None and state.high is not None and len(inside) == state.high - state.low + 1:
        return T
    return U


def _contains(state: Numeric, value: Fraction) -> bool:
    return (state.low is None or state.low <= value) and (state.high is None or value <= state.high)


def _order_truth(operator: str, operand: Any, state: Numeric) -> Truth:
    low, high = state.low, state.high
    if operator == "between":
        return every((_order_truth("at_least", operand[0], state), _order_truth("at_most", operand[1], state)))
    if operator in ("at_most", "above"):
        upper = T if high is not None and high <= operand else F if low is not None and low > operand else U
        return upper if operator == "at_most" else negated(upper)
    lower = T if low is not None and low >= operand else F if high is not None and high < operand else U
    return lower if operator == "at_least" else negated(lower)


def pair_truth(operator: str, left: tuple[State, Domain], right: tuple[State, Domain]) -> Truth:
    """What a test says that compares two facts, each given with its domain."""
    standing = max(left[0].na, right[0].na)
    if standing is not NotApplicable.NO:
        return N if standing is NotApplicable.YES else U
    match left[0], right[0]:
        case Finite(one), Finite(other):
            return _compare_masks(operator, one, other)
        case Numeric() as one, Numeric() as other:
            return _compare_numbers(operator, one, other, (left[1].kind != "number", right[1].kind != "number"))
    return U


MIRRORED = {"at_least": "at_most", "at_most": "at_least", "above": "below", "below": "above"}


def _compare_numbers(operator: str, left: Numeric, right: Numeric, whole: tuple[bool, bool]) -> Truth:
    if right.among or _is_point(right):
        truths = {_number_truth(operator, value, left, whole[0]) for value in _listed(right)}
    elif left.among or _is_point(left):
        mirrored = MIRRORED.get(operator, operator)
        truths = {_number_truth(mirrored, value, right, whole[1]) for value in _listed(left)}
    elif operator in ("is", "is_not"):
        same = U if _overlap(left, right, any(whole)) else F
        truths = {same if operator == "is" else negated(same)}
    elif operator in ("at_least", "below"):
        truth = _strictly_below(left, right)
        truths = {truth if operator == "below" else negated(truth)}
    else:
        truth = _strictly_below(right, left)
        truths = {truth if operator == "above" else negated(truth)}
    return truths.pop() if len(truths) == 1 else U


def _overlap(left: Numeric, right: Numeric, whole: bool) -> bool:
    """Whether two intervals have a number (a whole one, if only such can be equal) in common."""
    lows = [low for low in (left.low, right.low) if low is not None]
    highs = [high for high in (left.high, right.high) if high is not None]
    if not lows or not highs:
        return True
    low, high = max(lows), min(highs)
    return (ceil(low) <= floor(high)) if whole else low <= high


def _strictly_below(left: Numeric, right: Numeric) -> Truth:
    if left.high is not None and right.low is not None and left.high < right.low:
        return T
    if left.low is not None and right.high is not None and left.low >= right.high:
        return F
    return U


def _is_point(state: Numeric) -> bool:
    return state.low is not None and state.low == state.high


def _listed(state: Numeric) -> tuple[Fraction, ...]:
    return state.among or ((state.low,) if state.low is not None else ())
