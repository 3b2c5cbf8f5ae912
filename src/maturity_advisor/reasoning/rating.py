"""Rating: how each kind of scope is settled, from its criteria, its members or a score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    Gated,
    Listed,
    ListedMembers,
    Method,
    Same,
    ScopeBody,
    Typed,
)
from maturity_advisor.organisation.known import State
from maturity_advisor.reasoning import assessing
from maturity_advisor.reasoning.frames import Frame
from maturity_advisor.reasoning.layouts import Step
from maturity_advisor.reasoning.slots import truths_of

if TYPE_CHECKING:
    from maturity_advisor.reasoning.explain import Chaining

Kind = TypeVar("Kind", bound=Method)


def aggregated(run: Chaining, step: Step, frame: Frame) -> State:
    """A scope rated by its members' levels."""
    method = _method(step, Aggregated)
    return assessing.aggregated(method.combine, [run.read(name, frame) for name in method.members])


def all_listed(run: Chaining, step: Step, frame: Frame) -> State:
    """A checklist's dimension or whole."""
    states = [run.read(name, frame) for name in _method(step, ListedMembers).members]
    return assessing.listed([assessing.truth_of_boolean(state) for state in states])


def same(run: Chaining, step: Step, frame: Frame) -> State:
    """A scope that is another one under a further name."""
    return run.read(_method(step, Same).member, frame)


def banded(run: Chaining, step: Step, frame: Frame) -> State:
    """Levels read off a score."""
    method = _method(step, Banded)
    return assessing.banded(method, run.read(method.score, frame))


def typed(run: Chaining, step: Step, frame: Frame) -> State:
    """A typology."""
    rows = frame.layout.criteria[step.definition.id]
    return assessing.typed([truths_of(frame.row(row)) for row in rows], step.definition.domain)


def listed(run: Chaining, step: Step, frame: Frame) -> State:
    """A checklist's category."""
    (row,) = frame.layout.criteria[step.definition.id]
    return _profiled(run, step, frame, assessing.checked(frame.row(row)))


def gated(run: Chaining, step: Step, frame: Frame) -> State:
    """A category with criteria by stage."""
    rows = tuple(map(frame.row, frame.layout.criteria[step.definition.id]))
    return _profiled(run, step, frame, assessing.climbed(rows, step.definition.domain.options))


def _profiled(run: Chaining, step: Step, frame: Frame, assessed: tuple[State, assessing.Profile]) -> State:
    state, run.profiles[frame.place.id, step.definition.id] = assessed
    return state


def _method(step: Step, kind: type[Kind]) -> Kind:
    body = step.definition.body
    assert isinstance(body, ScopeBody)
    assert isinstance(body.method, kind)
    return body.method


RATED: Mapping[object, Callable[[Chaining, Step, Frame], State]] = {
    Aggregated: aggregated,
    ListedMembers: all_listed,
    Same: same,
    Banded: banded,
    Typed: typed,
    Listed: listed,
    Gated: gated,
}
