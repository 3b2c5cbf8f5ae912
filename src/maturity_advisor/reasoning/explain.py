"""Explain: the four-valued reading, a complete forward chainer that settles fact after fact for all rules at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    DecisionBody,
    Definition,
    Listed,
    ListedMembers,
    RollupBody,
    Same,
    ScopeBody,
    ScoreBody,
    TargetBody,
    Typed,
)
from maturity_advisor.organisation.known import (
    NotApplicable,
    State,
    everything,
    inapplicable,
)
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning import assessing, deciding
from maturity_advisor.reasoning.derived import Derived, FactSource, Status, Supplied
from maturity_advisor.reasoning.frames import STATUS_OF_DIGIT, Frame
from maturity_advisor.reasoning.layouts import Step
from maturity_advisor.reasoning.program import Program
from maturity_advisor.reasoning.scoring import Scoring
from maturity_advisor.reasoning.slots import bits, truths_of
from maturity_advisor.reasoning.truth import T, U, pair_truth


@dataclass(slots=True)
class Chaining:
    """One run over one situation."""

    program: Program
    situation: Situation
    source: FactSource
    frames: dict[str, Frame] = field(default_factory=dict)
    profiles: dict[tuple[str, str], assessing.Profile] = field(default_factory=dict)
    moot: set[tuple[str, str]] = field(default_factory=set)
    supplied: dict[str, Mapping[str, Supplied]] = field(default_factory=dict)

    def run(self) -> Derived:
        """Settle all facts, level by level, then read off the rules."""
        for place in self.situation.places:
            self.frames[place.id] = Frame(place, self.program.layouts[place.kind])
        for depth in range(self.program.depth):
            self.settle(depth)
        return self._derived()

    def settle(self, depth: int) -> None:
        """Settle one level in all places, first in the organisation, whose facts the units read."""
        frames = self.frames.values()
        for frame in frames:
            frame.look()
        for frame in frames:
            level = frame.layout.levels[depth]
            for step in level.steps:
                self._take(step, frame)
            if level.conclusions is not None:
                frame.marks = level.conclusions.draw(frame.marks, frame.states)

    def _take(self, step: Step, frame: Frame) -> None:
        """Settle a fact, and tell the slots of the place what its state means to them."""
        name = step.definition.id
        if step.own:
            state = frame.states[name] = self._state(step.definition, frame)
        else:
            state = self.frames[""].states[name]
        if step.table is not None:
            frame.marks |= step.table.marks(state)
        for pair in step.pairs:
            left, right = self._read(pair.test.fact, frame), self._read(pair.other, frame)
            truth = pair_truth(pair.test.operator, (left, pair.domains[0]), (right, pair.domains[1]))
            for part in pair.parts:
                frame.marks |= bits(part, truth)

    def _read(self, name: str, frame: Frame) -> State:
        own = frame.states.get(name)
        return own if own is not None else self.frames[""].states[name]

    def _state(self, definition: Definition, frame: Frame) -> State:
        match definition.role:
            case "asked":
                return self._asked(definition, frame)
            case "plugin":
                return self._supplied(definition, frame)
            case "target":
                return self._target(definition, frame)
        return self._combined(definition, frame)

    def _asked(self, definition: Definition, frame: Frame) -> State:
        key = (frame.place.id, definition.id)
        if definition.gate is not None:
            gate = frame.truth(frame.layout.gates[definition.id])
            if gate is U:
                return everything(definition.domain, NotApplicable.MAYBE)
            if gate is not T:
                self.moot.add(key)
                return inapplicable(definition.domain)
        stated = self.situation.stated.get(key)
        return stated if stated is not None else everything(definition.domain)

    def _supplied(self, definition: Definition, frame: Frame) -> State:
        if frame.place.id:
            return everything(definition.domain)
        if definition.pack not in self.supplied:
            known = {name: self._read(name, frame) for name in self._reads(definition.pack)}
            self.supplied[definition.pack] = self.source.supply(definition.pack, self.situation.organisation, known)
        found = self.supplied[definition.pack].get(definition.id)
        return found.state if found is not None else everything(definition.domain)

    def _reads(self, pack: str) -> list[str]:
        definitions = self.program.base.definitions.values()
        return sorted(
            {name for item in definitions if item.role == "plugin" and item.pack == pack for name in item.reads}
        )

    def _target(self, definition: Definition, frame: Frame) -> State:
        assert isinstance(definition.body, TargetBody)
        return deciding.target(definition, definition.body, frame.place.id, self.situation)

    def _combined(self, definition: Definition, frame: Frame) -> State:
        match definition.body:
            case ScoreBody() as score:
                return Scoring(self.program.base.definitions).state(score, lambda name: self._read(name, frame))
            case DecisionBody() as decision:
                truths = truths_of(frame.row(frame.layout.lines[definition.id]))
                return deciding.decided(
                    decision, definition.domain, truths, lambda: self._is_touched(definition, frame)
                )
            case RollupBody() as rollup:
                units = [other for other in self.frames.values() if other.place.kind == rollup.of]
                return deciding.rolled_up(rollup, [unit.truth(unit.layout.wheres[definition.id]) for unit in units])
            case TargetBody(scope=scope):
                return assessing.gap(self._read(f"target.{scope}", frame), self._read(scope, frame))
            case ScopeBody() as scope_body:
                return self._assessed(definition, scope_body, frame)
        return everything(definition.domain)

    def _is_touched(self, definition: Definition, frame: Frame) -> bool:
        """Whether any asked fact a decision reads has an answer in force."""

        kinds = {other.place.kind for other in self.frames.values()}

        def in_force(spot: deciding.Spot, name: str) -> bool:
            if spot.every:
                homes = [other.place.id for other in self.frames.values() if other.place.kind == spot.kind]
            else:
                homes = [frame.place.id if spot.kind == frame.place.kind else ""]
            return spot.through <= kinds and any(self._answered(home, name) for home in homes)

        return deciding.is_touched(self.program.base, definition, frame.place, in_force)

    def _answered(self, home: str, name: str) -> bool:
        state = self.frames[home].states.get(name)
        return state is not None and not state.blank and (home, name) not in self.moot

    def _assessed(self, definition: Definition, body: ScopeBody, frame: Frame) -> State:
        match body.method:
            case Aggregated(combine, members):
                return assessing.aggregated(combine, [self._read(name, frame) for name in members])
            case ListedMembers(members):
                states = [self._read(name, frame) for name in members]
                return assessing.listed([assessing.truth_of_boolean(state) for state in states])
            case Same(member):
                return self._read(member, frame)
            case Banded(score=score) as bands:
                return assessing.banded(bands, self._read(score, frame))
        rows = tuple(map(frame.row, frame.layout.criteria[definition.id]))
        if isinstance(body.method, Typed):
            return assessing.typed([truths_of(row) for row in rows], definition.domain)
        if isinstance(body.method, Listed):
            state, profile = assessing.checked(rows[0])
        else:
            state, profile = assessing.climbed(rows, definition.domain.options)
        self.profiles[frame.place.id, definition.id] = profile
        return state

    def _derived(self) -> Derived:
        states = {(place, name): state for place, frame in self.frames.items() for name, state in frame.states.items()}
        statuses: dict[tuple[str, str], Status] = {}
        for place, frame in self.frames.items():
            keys = [(place, rule.id) for rule in frame.layout.rules]
            statuses.update(zip(keys, map(STATUS_OF_DIGIT.__getitem__, frame.rules()), strict=True))
        sayings = {
            ("", name): supplied.says
            for found in self.supplied.values()
            for name, supplied in found.items()
            if supplied.says
        }
        return Derived(
            self.program.base,
            self.situation.places,
            states,
            statuses,
            self.profiles,
            frozenset(self.moot),
            sayings,
        )


class Explain:
    """The reading that can say why."""

    name = "explain"

    def derive(self, program: Program, situation: Situation, source: FactSource) -> Derived:
        """States, statuses and profiles of all places."""
        return Chaining(program, situation, source).run()
