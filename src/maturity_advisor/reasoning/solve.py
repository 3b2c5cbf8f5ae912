"""Solve: clingo, met here only, finds the cheapest choices that make a circuit true, or proves that there are none.

Clingo (answer set programming) is handed ground rules without circles through its back end, so that its answer sets are
exactly the choices and what follows from them. It cannot be trusted to keep a time limit by itself, nor to choose the
same one among equally cheap answers in its next release, nor with a body that is a constraint's as well or with counts
that it rewrites; and of a contradiction it says more than it rests on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import clingo

# A literal is the number of an atom, negative for its negation; atom 1 is always true.
Literal: TypeAlias = int
TRUE: Literal = 1
FALSE: Literal = -1
NAME = "clingo"
# Single-threaded, so that the same input has the same answer. Counts are not to be rewritten as rules: where that is
# done, clingo 5.8 may hold an atom true whose body is false.
ARGUMENTS = ("--warn=none", "--opt-strategy=usc", "--parallel-mode=1", "--trans-ext=no")


class Stopped(Exception):
    """The time was up before the solver was done."""


def is_available() -> bool:
    """Whether the solver is installed."""
    return find_spec(NAME) is not None


class Circuit:
    """Choices and what follows from them; equal gates are made once, and what is constant is not made at all."""

    def __init__(self) -> None:
        import clingo  # only whoever solves needs it

        self._control: clingo.Control = clingo.Control(list(ARGUMENTS))
        self._atoms = 1
        self._gates: dict[tuple[Any, ...], Literal] = {}
        self._rules: list[Callable[[clingo.Backend, Callable[[Literal], int]], None]] = []
        self._number: list[int] = [0]
        self.parts: list[tuple[str, Literal, tuple[Any, ...]]] = []
        self._rules.append(lambda backend, of: backend.add_rule([of(TRUE)]))

    def all(self, literals: Iterable[Literal]) -> Literal:
        """Holds if every one does."""
        body: set[Literal] = set()
        for literal in literals:
            if literal == FALSE or -literal in body:
                return FALSE
            if literal != TRUE:
                body.add(literal)
        if len(body) < 2:
            return body.pop() if body else TRUE
        key = tuple(sorted(body))
        found = self._gates.get(key)
        if found is None:
            found = self._gates[key] = head = self._new()
            self.parts.append(("all", head, key))
            self._rules.append(lambda backend, of: backend.add_rule([of(head)], [of(item) for item in key]))
        return found

    def any(self, literals: Iterable[Literal]) -> Literal:
        """Holds if one does."""
        return -self.all(-literal for literal in literals)

    def at_least(self, bound: int, weighted: Iterable[tuple[Literal, int]]) -> Literal:
        """Holds if the weights of those that hold add up to so much; weights may be negative."""
        terms: dict[Literal, int] = {}
        for literal, weight in weighted:
            positive, least = (literal, 0) if weight > 0 else (-literal, weight)
            bound -= least
            if positive == TRUE:
                bound -= abs(weight)
            elif positive != FALSE and weight:
                terms[positive] = terms.get(positive, 0) + abs(weight)
        if bound <= 0 or sum(terms.values()) < bound:
            return TRUE if bound <= 0 else FALSE
        listed = sorted(terms.items())
        key = (bound, *listed)
        found = self._gates.get(key)
        if found is None:
            found = self._gates[key] = head = self._new()
            self.parts.append(("at_least", head, key))
            self._rules.append(
                lambda backend, of: backend.add_weight_rule([of(head)], bound, [(of(a), w) for a, w in listed])
            )
        return found

    def choice(self, count: int) -> list[Literal]:
        """So many alternatives, of which exactly one holds."""
        if count < 3:
            free = [] if count == 1 else [self._new()]
            found = [TRUE] if count == 1 else [free[0], -free[0]]
        else:
            free = found = [self._new() for _ in range(count)]
        self.parts.append(("choice", FALSE, tuple(found)))
        if count > 2:
            self._refuse([-literal for literal in found])
            self._refuse([self.at_least(2, [(literal, 1) for literal in found])])
        if free:
            self._rules.append(lambda backend, of: backend.add_rule([of(item) for item in free], choice=True))
        return found

    def forbid(self, literals: Iterable[Literal]) -> None:
        """These never hold together."""
        listed = tuple(literals)
        self.parts.append(("forbid", FALSE, listed))
        self._refuse(listed)

    def _refuse(self, literals: Iterable[Literal]) -> None:
        # Clingo 5.8 may hold an atom true whose body is that of a constraint too; so no body is given to it twice.
        key = tuple(sorted(set(literals) - {TRUE}))
        body = (self._gates[key],) if key in self._gates else key
        self._gates[key] = FALSE
        self._rules.append(lambda backend, of: backend.add_rule([], [of(item) for item in body]))

    def cost(self, priority: int, weighted: Mapping[Literal, int]) -> None:
        """What is to be as small as possible, higher priorities first; to be said once each."""
        terms = sorted((literal, weight) for literal, weight in weighted.items() if weight)
        self._rules.append(lambda backend, of: backend.add_minimize(priority, [(of(a), w) for a, w in terms]))

    def cheapest(
        self, wanted: Sequence[Literal], watched: Iterable[Literal], deadline: float
    ) -> frozenset[Literal] | None:
        """Those watched that hold where all wanted do at the least cost; None if there is no such choice."""
        return self._solve(wanted, watched, deadline, "opt")

    def possible(
        self, wanted: Sequence[Literal], watched: Iterable[Literal], deadline: float
    ) -> frozenset[Literal] | None:
        """Those watched that hold in some choice where all wanted do; None if there is no such choice."""
        return self._solve(wanted, watched, deadline, "ignore")

    def contradiction(self, wanted: Sequence[Literal], deadline: float) -> tuple[Literal, ...]:
        """The wanted ones that cannot hold together and of which none may be left out: each is left out once to see."""
        core = list(dict.fromkeys(wanted))
        for literal in list(core):
            rest = [other for other in core if other != literal]
            if self.possible(rest, (), deadline) is None:
                core = rest
        return tuple(core)

    def _solve(
        self, wanted: Sequence[Literal], watched: Iterable[Literal], deadline: float, mode: str
    ) -> frozenset[Literal] | None:
        if time.monotonic() >= deadline:
            raise Stopped  # whatever could still be found in no time: the same every time
        self._flush()
        if FALSE in wanted:
            return None
        solving: Any = self._control.configuration.solve
        solving.opt_mode = mode
        found: frozenset[Literal] | None = None
        assumed = [self._of(literal) for literal in wanted if literal != TRUE]
        with self._control.solve(assumptions=assumed, yield_=True, async_=True) as handle:
            while True:
                handle.resume()
                if not handle.wait(max(deadline - time.monotonic(), 0)):
                    handle.cancel()
                    raise Stopped
                model = handle.model()
                if model is None:
                    return found
                found = frozenset(item for item in watched if item == TRUE or self._holds(model, item))
                if mode == "ignore":
                    return found

    def _holds(self, model: clingo.Model, literal: Literal) -> bool:
        return literal != FALSE and model.is_true(self._of(abs(literal))) == (literal > 0)

    def _new(self) -> Literal:
        self._atoms += 1
        return self._atoms

    def _of(self, literal: Literal) -> int:
        number = self._number[abs(literal)]
        return number if literal > 0 else -number

    def _flush(self) -> None:
        with self._control.backend() as backend:
            while len(self._number) <= self._atoms:
                self._number.append(backend.add_atom())
            for rule in self._rules:
                rule(backend, self._of)
        self._rules.clear()
