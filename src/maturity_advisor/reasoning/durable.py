"""durable-rules: the Rete engine that chains the rules, met here only and trusted within a narrow envelope only.

Its last release is of 2020. Outside this envelope it kills the process, hangs or silently errs: with joins that
compare, texts, names (it hashes them to 32 bits), more than 64 rules for a fact, more than 512 different tests in a
ruleset, a session for each organisation, `delete_state`, two threads on a session. So it sees nothing but small integers,
one constant session, short conjunctions, and one thread at a time; no two propositions it cannot tell apart; and whatever
is asserted is retracted after each run. Its errors hide in the state it returns. What fired is compared with another
reading afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from typing import Any

from maturity_advisor.errors import EngineError, Problem
from maturity_advisor.reasoning.network import Body

NAME = "durable-rules"
SESSION = "0"
PROPOSITIONS = 400
RULES = 1000
ATTEMPTS = 8
FAILED = "The rules could not be chained"
REMEDY = "Report it with your packs; `--engine explain` works meanwhile"


def is_available() -> bool:
    """Whether the engine is there and can be imported."""
    if find_spec("durable") is None:
        return False
    try:
        _host_type()
    except ImportError:
        return False
    return True


def _host_type() -> type[Any]:
    from durable.engine import Host  # type: ignore[import-untyped]  # the library has no types

    class Quiet(Host):  # type: ignore[misc]  # for the same reason
        """A host that starts no timer threads."""

        def _run(self) -> None:
            pass

    return Quiet


class _Twins(Exception):
    """The engine takes two propositions for the same one."""


@dataclass(slots=True)
class Machine:
    """One compiled rule base; `run` may be called any number of times, by one thread at a time."""

    follows: Mapping[Body, list[int]]
    sent: dict[int, int] = field(default_factory=dict)
    _host: Any = None
    _rulesets: dict[int, list[str]] = field(default_factory=dict)
    _fired: list[Body] = field(default_factory=list)

    def __post_init__(self) -> None:
        fresh = count(1)
        self.sent = {number: next(fresh) for body in self.follows for number in body}
        for _ in range(ATTEMPTS):
            self._compile()
            twin = self._twin()
            if twin is None:
                return
            self.sent[twin] = next(fresh)
        raise EngineError(Problem(f"{FAILED}: propositions cannot be told apart", REMEDY))

    def _compile(self) -> None:
        self._host = _host_type()()
        self._rulesets = {}
        for index, bodies in enumerate(_shared_out(self.follows)):
            name = f"s{index}"
            rules: dict[str, Any] = {}
            for body in bodies:
                antecedents = [{f"c{place}": {"a": self.sent[number]}} for place, number in enumerate(body)]
                rules[f"r{len(rules)}"] = {"all": antecedents, "pri": len(rules) + 1, "run": self._firing(body)}
            for number in {number for body in bodies for number in body}:
                self._rulesets.setdefault(number, []).append(name)
            self._host.set_rulesets({name: rules})

    def _firing(self, body: Body) -> Callable[[Any], None]:
        def fire(_closure: Any) -> None:
            self._fired.append(body)

        return fire

    def _twin(self) -> int | None:
        """Assert everything at once: a proposition that is refused looks to the engine like one before it."""
        from durable.engine import MessageObservedException  # it may not be installed

        put: list[tuple[str, int]] = []
        twin = None
        for number in self._rulesets:
            try:
                self._assert(number, put)
            except MessageObservedException:
                twin = number
                break
        self._retract(put)
        if twin is None and len(self._fired) != len(self.follows):
            raise EngineError(Problem(f"{FAILED}: not every rule can fire", REMEDY))
        self._fired.clear()
        return twin

    def run(self, facts: Iterable[int]) -> set[int]:
        """Everything that holds if these propositions do."""
        known: set[int] = set()
        put: list[tuple[str, int]] = []
        queue = list(facts)
        while queue:
            number = queue.pop()
            if number in known:
                continue
            known.add(number)
            self._assert(number, put)
            for body in self._fired:
                queue += self.follows[body]
            self._fired.clear()
        self._retract(put)
        return known

    def _assert(self, number: int, put: list[tuple[str, int]]) -> None:
        for ruleset in self._rulesets.get(number, ()):
            state = self._host.assert_fact(ruleset, {"sid": SESSION, "a": self.sent[number]})
            put.append((ruleset, self.sent[number]))
            if state and "exception" in state:
                raise EngineError(Problem(f"{FAILED}: {state['exception']}", REMEDY))

    def _retract(self, put: list[tuple[str, int]]) -> None:
        for ruleset, sent in put:
            self._host.retract_fact(ruleset, {"sid": SESSION, "a": sent})


def _shared_out(bodies: Iterable[Body]) -> list[list[Body]]:
    """The conjunctions over as many rulesets as they need."""
    found: list[list[Body]] = []
    numbers: set[int] = set()
    for body in bodies:
        if not found or len(numbers | set(body)) > PROPOSITIONS or len(found[-1]) >= RULES:
            found.append([])
            numbers = set()
        found[-1].append(body)
        numbers |= set(body)
    return found
