"""The machine built on durable-rules chains as a naive evaluator does, for random conjunctions and facts."""

from __future__ import annotations

import random

import pytest

from maturity_advisor.errors import EngineError
from maturity_advisor.reasoning import durable
from maturity_advisor.reasoning.durable import PROPOSITIONS, Machine, is_available
from maturity_advisor.reasoning.network import ANTECEDENTS, USES

pytestmark = pytest.mark.skipif(not is_available(), reason="durable-rules cannot be imported here")


def closure(follows, facts) -> set[int]:
    """Everything that holds, found by trying every conjunction until nothing is new."""
    known, more = set(facts), True
    while more:
        new = {n for body, numbers in follows.items() if known.issuperset(body) for n in numbers} - known
        known |= new
        more = bool(new)
    return known


def conjunctions(rng: random.Random, many: int, propositions: int) -> dict[tuple[int, ...], list[int]]:
    """Conjunctions, some of which conclude what others rest on, none used by more than it may be."""
    uses = dict.fromkeys(range(propositions * 2), 0)
    found: dict[tuple[int, ...], list[int]] = {}
    for _ in range(many):
        free = [number for number, used in uses.items() if used < USES]
        if len(free) < ANTECEDENTS:
            break
        body = tuple(sorted(rng.sample(free, rng.randint(1, ANTECEDENTS))))
        if body not in found:
            for number in body:
                uses[number] += 1
        found.setdefault(body, []).append(rng.randrange(propositions, propositions * 2))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_what_follows_is_what_follows_naively(seed):
    rng = random.Random(seed)
    propositions = rng.choice([8, 20, 60, 300])
    follows = conjunctions(rng, rng.choice([1, 30, 100, 300, 600]) if seed else 1500, propositions + 10)
    machine = Machine(follows)
    for _ in range(40):
        facts = rng.sample(range(propositions), rng.randint(0, propositions))
        assert machine.run(facts) == closure(follows, facts)


def test_everything_may_hold_at_once_and_nothing_may():
    follows = conjunctions(random.Random(1), 400, 200)
    machine = Machine(follows)
    for facts in (range(400), (), range(400), range(200)):
        assert machine.run(facts) == closure(follows, facts)


def test_more_propositions_than_a_ruleset_takes_are_shared_out():
    follows = {(number, number + 1): [number + 5000] for number in range(0, PROPOSITIONS * 12, 2)}
    assert machine_run(follows, range(700)) == closure(follows, range(700))


def test_as_many_rules_for_a_proposition_as_may_be_all_fire():
    follows = {(0, number): [number + 1000] for number in range(1, USES + 1)}
    assert machine_run(follows, range(USES + 1)) == closure(follows, range(USES + 1))


def machine_run(follows, facts) -> set[int]:
    return Machine(follows).run(facts)


def test_propositions_the_engine_cannot_tell_apart_are_sent_otherwise():
    follows = {(1, 2): [10], (3,): [11], (2, 4): [12]}
    machine = Machine(follows, sent={1: 1, 2: 2, 3: 2, 4: 1})
    for facts in ((1,), (1, 2), (3,), (2, 4), (1, 3, 4)):
        assert machine.run(facts) == closure(follows, facts)


def test_a_proposition_that_is_refused_is_an_error(monkeypatch):
    machine = Machine({(1,): [2]})
    monkeypatch.setattr(machine, "_core", Refusing(machine._core))
    with pytest.raises(EngineError, match=r"durable-rules failed: a proposition was refused \(code 1\)"):
        machine.run([1])


def test_an_error_of_the_core_names_the_engine_and_the_way_without_it(monkeypatch):
    machine = Machine({(1,): [2]})
    monkeypatch.setattr(machine, "_core", Failing(machine._core))
    with pytest.raises(EngineError, match=r"durable-rules failed: error code: 303.*--engine explain"):
        machine.run([1])


class Refusing:
    """A core that handles nothing."""

    def __init__(self, core):
        self.error = core.error

    def assert_fact(self, _handle, _message):
        return 1, 0


class Failing(Refusing):
    """A core that fails."""

    def assert_fact(self, _handle, _message):
        raise self.error("error code: 303")


def test_no_thread_is_started(monkeypatch):
    monkeypatch.setattr("threading.Timer", None)
    assert durable.is_available()
    assert machine_run({(1,): [2]}, [1]) == {1, 2}
