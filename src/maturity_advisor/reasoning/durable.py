"""durable-rules: the Rete engine that chains the rules, met here only and trusted within a narrow envelope only.

Its last release is of 2020. Outside this envelope it kills the process, hangs or silently errs: with joins that
compare, with joins of three facts and more, with texts and names (it hashes them to 32 bits), with more than 64 rules
for a fact, with 512 different tests in a ruleset, with a session for each organisation, with `delete_state`, with two
threads on a session. So it sees nothing but small integers, pairs of them, one constant session, and one thread at a
time; no two propositions it cannot tell apart; and whatever is asserted is retracted after each run.

Its Python layer is passed by, as it starts threads, hides errors in the state, drops what takes ten seconds, and costs
three times what its core does. The core keeps some 30 KB a rule as long as the process lives: compile seldom.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from maturity_advisor.errors import EngineError, Problem
from maturity_advisor.reasoning.network import Body

NAME = "durable-rules"
SESSION = "0"
# All tests of a ruleset are tried on each fact, one after the other; with 512 the engine hangs. Smaller rulesets take
# more memory, and propositions must be told to more of them: with 25 a run takes half of what it takes with 100.
PROPOSITIONS = 25
ACCEPTED, OBSERVED = 0, 2
REMEDY = "Report it, with your packs if you can; `--engine explain` does without this engine"


def is_available() -> bool:
    """Whether the engine is installed and can be imported; on Python 3.13 it is not enough to be installed."""
    try:
        _engine()
    except ImportError:
        return False
    return True


def _engine() -> Any:
    from durable import engine  # type: ignore[import-untyped]  # the library has no types

    return engine.durable_rules_engine


def failure(message: str) -> EngineError:
    """What went wrong between the engine and us."""
    return EngineError(Problem(f"The engine {NAME} failed: {message}", REMEDY, code="engine"))


@dataclass(frozen=True, slots=True, eq=False)
class _Ruleset:
    handle: int
    bodies: Sequence[Body]


class _Twin(Exception):
    """The engine takes a proposition for another one."""


class Machine:
    """Conjunctions compiled once, to be run any number of times, by one thread at a time; useless after an error."""

    def __init__(self, follows: Mapping[Body, Sequence[int]], sent: Mapping[int, int] | None = None) -> None:
        self._core = _engine()
        self._follows = follows
        self._sent = dict(sent or {number: number for body in follows for number in body})
        self._used: dict[int, list[_Ruleset]] = {}
        self._put: list[tuple[int, str]] = []
        try:
            self._compile()
        except self._core.error as error:
            raise failure(str(error)) from error

    def run(self, facts: Iterable[int]) -> set[int]:
        """Everything that holds if these propositions do."""
        try:
            known = self._chain(facts)
            self._retract()
        except self._core.error as error:
            raise failure(str(error)) from error
        return known

    def _chain(self, facts: Iterable[int]) -> set[int]:
        """Round after round: everything new is asserted, then every ruleset that saw some of it is run."""
        known: set[int] = set()
        fired: set[Body] = set()
        fresh = set(facts)
        while fresh:
            known |= fresh
            bodies = self._assert(sorted(self._used.keys() & fresh))
            if len(set(bodies)) < len(bodies) or not fired.isdisjoint(bodies):
                raise failure("a rule fired twice")
            fired.update(bodies)
            fresh = {number for body in bodies for number in self._follows[body]} - known
        return known

    def _assert(self, numbers: Iterable[int]) -> list[Body]:
        """The conjunctions that some propositions more make complete."""
        assert_fact = self._core.assert_fact
        states: dict[_Ruleset, int] = {}
        for number in numbers:
            message = f'{{"sid":"{SESSION}","a":{self._sent[number]}}}'
            for ruleset in self._used[number]:
                code, states[ruleset] = assert_fact(ruleset.handle, message)
                if code != ACCEPTED:
                    raise _Twin if code == OBSERVED else failure(f"a proposition was refused (code {code})")
                self._put.append((ruleset.handle, message))
        return [body for ruleset, state in states.items() for body in self._firings(ruleset, state)]

    def _firings(self, ruleset: _Ruleset, state: int) -> Iterator[Body]:
        started = self._core.start_action_for_state(ruleset.handle, state)
        firing = started[1] if started else None
        while firing:
            yield ruleset.bodies[int(firing.split('"', 2)[1])]
            firing = self._core.complete_and_start_action(ruleset.handle, state)

    def _retract(self) -> None:
        for handle, message in self._put:
            self._core.retract_fact(handle, message)
        self._put.clear()

    def _compile(self) -> None:
        fresh = count(max(self._sent.values(), default=0) + 1)
        while (twin := self._try_all()) is not None:
            self._sent[twin] = next(fresh)

    def _try_all(self) -> int | None:
        """Assert everything at once: whatever is refused as known already looks like another, and is given back."""
        self._create()
        fired, twin = 0, None
        for number in self._used:
            try:
                fired += len(self._assert([number]))
            except _Twin:
                twin = number
                break
        self._retract()
        if twin is None and fired != len(self._follows):
            raise failure("a rule does not fire with all it rests on")
        return twin

    def _create(self) -> None:
        self._used.clear()
        for index, bodies in enumerate(_shared_out(self._follows)):
            rules = {str(place): self._rule(place, body) for place, body in enumerate(bodies)}
            ruleset = _Ruleset(self._core.create_ruleset(f"s{index}", json.dumps(rules)), bodies)
            for number in sorted({number for body in bodies for number in body}):
                self._used.setdefault(number, []).append(ruleset)

    def _rule(self, place: int, body: Body) -> dict[str, Any]:
        antecedents = [{f"c{index}": {"a": self._sent[number]}} for index, number in enumerate(body)]
        return {"all": antecedents, "pri": place + 1}


def _shared_out(bodies: Iterable[Body]) -> list[list[Body]]:
    """The conjunctions over as many rulesets as they need, those with the same propositions next to each other."""
    found: list[list[Body]] = []
    numbers: set[int] = set()
    for body in sorted(bodies):
        if not found or len(numbers | set(body)) > PROPOSITIONS:
            found.append([])
            numbers = set()
        found[-1].append(body)
        numbers |= set(body)
    return found
