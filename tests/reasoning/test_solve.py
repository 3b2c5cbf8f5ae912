"""Circuits: what clingo is asked, and what it answers."""

from __future__ import annotations

import time

import pytest

from maturity_advisor.reasoning.solve import FALSE, TRUE, Circuit, Stopped, is_available

pytestmark = pytest.mark.skipif(not is_available(), reason="clingo is not installed")


def soon() -> float:
    return time.monotonic() + 20


def test_what_is_constant_is_not_made():
    circuit = Circuit()
    one, other = circuit.choice(2)
    assert circuit.all([TRUE, one]) == one
    assert circuit.all([one, other]) == circuit.any([FALSE]) == FALSE
    assert circuit.any([one, other]) == circuit.all([]) == circuit.at_least(0, [(one, 1)]) == TRUE
    assert circuit.at_least(3, [(one, 2)]) == FALSE


def test_exactly_one_alternative_holds():
    circuit = Circuit()
    for count in (1, 2, 3, 5):
        alternatives = circuit.choice(count)
        assert len(circuit.possible([], alternatives, soon()) or ()) == 1
        assert all(circuit.possible([one], alternatives, soon()) == {one} for one in alternatives)


@pytest.mark.parametrize("bound", range(-3, 5))
def test_weights_may_be_negative(bound):
    for chosen in range(8):
        circuit = Circuit()
        free = [circuit.choice(2)[0] for _ in range(3)]
        weights = (2, -3, 1)
        reached = circuit.at_least(bound, zip(free, weights, strict=True))
        wanted = [literal if chosen >> index & 1 else -literal for index, literal in enumerate(free)]
        total = sum(weight for index, weight in enumerate(weights) if chosen >> index & 1)
        found = circuit.possible(wanted, [reached], soon())
        assert found == (frozenset([reached]) if total >= bound else frozenset())


def test_the_cheapest_comes_first_and_what_is_forbidden_not_again():
    circuit = Circuit()
    free = [circuit.choice(2)[0] for _ in range(3)]
    circuit.cost(2, dict.fromkeys(free, 1))
    circuit.cost(1, {free[0]: 3, free[1]: 1, free[2]: 2})
    wanted = circuit.any(free)
    found = []
    while (cheapest := circuit.cheapest([wanted], free, soon())) is not None:
        found.append(cheapest)
        circuit.forbid([*cheapest])
    assert found == [{free[1]}, {free[2]}, {free[0]}]


def test_a_contradiction_names_no_more_than_what_contradicts():
    circuit = Circuit()
    one, other, third = (circuit.choice(2)[0] for _ in range(3))
    both = circuit.all([one, other])
    assert set(circuit.contradiction([third, one, -both, other], soon())) == {one, other, -both}


def test_it_stops_when_the_time_is_up():
    circuit = Circuit()
    holes, pigeons = 11, 12
    rows = [circuit.choice(holes) for _ in range(pigeons)]
    for hole in range(holes):
        circuit.forbid([circuit.at_least(2, [(row[hole], 1) for row in rows])])
    with pytest.raises(Stopped):
        circuit.possible([], (), time.monotonic() + 0.2)
