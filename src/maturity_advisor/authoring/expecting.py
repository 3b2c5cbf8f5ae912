"""Expecting: whether a fact came out as a case says, and how either is put in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from maturity_advisor.documents.numbers import Number
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import NUMERIC, Domain, Unfit, read_value
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.known import NotApplicable, State, between, everything, is_known, one_of, values_of
from maturity_advisor.organisation.stating import state_of

UNKNOWN, NOT_APPLICABLE = "unknown", "not_applicable"


def came_as_expected(definition: Definition, raw: Any, state: State) -> bool:
    """Whether the state of a fact is what was expected; Unfit if no state of it could be."""
    if raw == NOT_APPLICABLE:
        return state.na is NotApplicable.YES
    if raw == UNKNOWN:
        return state.na is not NotApplicable.YES and not is_known(state)
    return replace(state, blank=False) == _expected(definition, raw)


def _expected(definition: Definition, raw: Any) -> State:
    domain = definition.domain
    if domain.kind == "choices":
        return state_of(definition, parse_answer(raw))
    if not isinstance(raw, list):
        return one_of(domain, (_value(domain, raw),))
    named = [item for item in raw if item != NOT_APPLICABLE]
    na = NotApplicable.NO if len(named) == len(raw) else NotApplicable.MAYBE
    if domain.kind in NUMERIC:
        if len(named) != 2:
            raise Unfit("an interval has two ends", "Write [lowest, highest]")
        low, high = (_number(domain, item) for item in named)
        return between(low, high, na)
    return one_of(domain, tuple(_value(domain, item) for item in named), na)


def _value(domain: Domain, raw: Any) -> Any:
    return _number(domain, raw) if domain.kind in NUMERIC else read_value(domain, raw)


def _number(domain: Domain, raw: Any) -> Fraction:
    """A number, exact: 2/3 is written as a text."""
    if isinstance(raw, str) and "/" in raw:
        try:
            return Fraction(raw.replace(" ", ""))
        except (ValueError, ZeroDivisionError):
            raise Unfit(f"'{raw}' is no fraction", 'Write for example "2/3"') from None
    value = read_value(domain, raw)
    assert isinstance(value, Fraction)
    return value


def expected_words(raw: Any, domain: Domain) -> str:
    """What was expected, as text."""
    if isinstance(raw, list):
        words = [expected_words(item, domain) for item in raw]
        return (" to " if domain.kind in NUMERIC else " or ").join(words) if words else "none of them"
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    return str(getattr(raw, "text", raw) if isinstance(raw, Number) else raw).replace("_", " ")


def state_words(state: State, domain: Domain) -> str:
    """What is possible of a fact, as text."""
    if state.na is NotApplicable.YES:
        return "not applicable"
    if replace(state, na=NotApplicable.NO, blank=True) == everything(domain):
        words = "unknown"
    elif domain.kind == "choices":
        words = ", ".join(str(value) for value in values_of(state, domain)) or "none of them"
    else:
        words = _joined([_shown(value) for value in values_of(state, domain)]) or _interval(state)
    return f"{words}, or not applicable" if state.na is NotApplicable.MAYBE else words


def _interval(state: State) -> str:
    low, high = getattr(state, "low", None), getattr(state, "high", None)
    if low is None and high is None:
        return "unknown"
    if low is None or high is None:
        return f"at most {_shown(high)}" if low is None else f"at least {_shown(low)}"
    return f"{_shown(low)} to {_shown(high)}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction) and value.denominator not in (1, 2, 4, 5, 8, 10, 20, 25, 50, 100):
        return f"{value} (about {float(value):.4g})"
    if isinstance(value, Fraction):
        return f"{float(value):g}"
    return str(value).replace("_", " ")


def _joined(words: list[str]) -> str:
    return " or ".join(words)
