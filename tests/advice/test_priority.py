"""Priority is a formula that is a value: it stays within its bounds, and a plugin's is checked before it is used."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_advisor.advice.ordering import Queue, unfirm, varied
from maturity_advisor.advice.priority import (
    PARTS,
    Formula,
    Part,
    Product,
    Remaining,
    Weighted,
    faults_of,
    value_of,
    whole,
)

SHARES = st.fractions(min_value=0, max_value=1, max_denominator=50)
FORMULAS = st.recursive(
    st.sampled_from([Part(name) for name in PARTS]),  # type: ignore[arg-type]  # PARTS are the names of parts
    lambda inner: st.one_of(
        inner.map(Remaining),
        st.lists(inner, min_size=1, max_size=3).map(lambda items: Product(tuple(items))),
        st.lists(st.tuples(st.fractions(min_value=Fraction(1, 9), max_value=9), inner), min_size=1, max_size=3).map(
            lambda items: Weighted(tuple(items))
        ),
    ),
    max_leaves=8,
)


@given(formula=FORMULAS, values=st.lists(SHARES, min_size=len(PARTS), max_size=len(PARTS)))
def test_whatever_the_parts_priority_stays_between_0_and_1(formula: Formula, values: list[Fraction]) -> None:
    parts = dict(zip(PARTS, values, strict=True))

    assert 0 <= value_of(formula, parts) <= 1
    assert faults_of(formula) == []


@pytest.mark.parametrize(
    ("formula", "faults"),
    [
        (Part("luck"), ["there is no part 'luck'"]),  # type: ignore[arg-type]  # that is the fault
        (Weighted(()), ["weights must be above 0"]),
        (Weighted(((Fraction(-1), Part("benefit")),)), ["weights must be above 0"]),
        (Product((Part("effort"), Remaining(Part("x")))), ["there is no part 'x'"]),  # type: ignore[arg-type]
        ("benefit", ["str is no formula"]),
    ],
)
def test_what_is_wrong_with_a_formula_is_said(formula: object, faults: list[str]) -> None:
    assert faults_of(formula) == faults


@given(values=st.lists(SHARES, min_size=1, max_size=12))
def test_whole_numbers_keep_the_proportions(values: list[Fraction]) -> None:
    found = whole(values)

    assert all(one * found[0] == other * values[0] for one, other in zip(values, found, strict=True))


@given(
    weights=st.lists(st.integers(1, 9), min_size=2, max_size=4),
    rows=st.lists(st.lists(SHARES, min_size=4, max_size=4), min_size=1, max_size=6),
)
def test_variations_order_as_the_varied_formula_itself(weights: list[int], rows: list[list[Fraction]]) -> None:
    names = PARTS[: len(weights)]
    parts = [dict(zip(names, row, strict=False)) for row in rows]
    terms = [(Fraction(weight), Part(name)) for weight, name in zip(weights, names, strict=True)]  # type: ignore[arg-type]
    found = list(varied(Weighted(tuple(terms)), parts))

    assert len(found) == 2 * len(weights)
    for term in range(len(weights)):
        for sign, values in zip((11, 9), found[2 * term : 2 * term + 2], strict=True):
            changed = [(w * Fraction(sign, 10) if i == term else w, p) for i, (w, p) in enumerate(terms)]
            exact = [value_of(Weighted(tuple(changed)), each) for each in parts]
            assert [_ranks(values)] == [_ranks(exact)]


def test_a_formula_without_weights_has_no_variations() -> None:
    assert list(varied(Part("benefit"), [{"benefit": Fraction(1)}])) == []


@given(data=st.data(), size=st.integers(1, 9))
def test_what_is_needed_comes_first_and_no_order_is_lost(data: st.DataObject, size: int) -> None:
    needs = tuple(
        tuple(sorted(data.draw(st.sets(st.integers(0, max(thing - 1, 0)), max_size=3)))) if thing else ()
        for thing in range(size)
    )
    values = data.draw(st.lists(st.integers(0, 5), min_size=size, max_size=size))
    queue = Queue(needs, tuple((0, str(thing), "") for thing in range(size)), (False,) * size)

    order = list(queue.order(values))

    assert sorted(order) == list(range(size))
    assert all(order.index(before) < order.index(thing) for thing in range(size) for before in needs[thing])
    source = queue.inherited(values)
    assert all(values[source[thing]] >= values[thing] for thing in range(size))


def test_a_position_is_firm_unless_something_from_below_comes_above_it() -> None:
    queue = Queue(((), (), ()), ((0, "a", ""), (0, "b", ""), (0, "c", "")), (False,) * 3)

    assert unfirm(queue, [0, 1, 2], iter([[9, 5, 6]])) == {1}
    assert unfirm(queue, [0, 1, 2], iter([[9, 6, 5]])) == set()


def _ranks(values: list[int] | list[Fraction]) -> list[int]:
    ordered = sorted(set(values))
    return [ordered.index(value) for value in values]  # type: ignore[arg-type]  # values are of one kind
