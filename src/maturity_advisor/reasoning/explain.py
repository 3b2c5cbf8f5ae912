"""Explain: the four-valued reading, a complete forward chainer that settles fact after fact for all rules at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import NoneType

from maturity_advisor.knowledge.definitions import DecisionBody, Definition, RollupBody, ScoreBody, TargetBody
from maturity_advisor.organisation.known import NotApplicable, State, everything
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning import assessing, deciding
from maturity_advisor.reasoning.derived import Derived, FactSource, Status, Supplied
from maturity_advisor.reasoning.frames import STATUS_OF_DIGIT, Frame
from maturity_advisor.reasoning.layouts import Step
from maturity_advisor.reasoning.program import Program
from maturity_advisor.reasoning.rating import RATED
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
            state = frame.states[name] = WAYS[step.way](self, step, frame)
        else:
            state = self.frames[""].states[name]
        if step.table is not None:
            frame.marks |= step.table.marks(state)
        for pair in step.pairs:
            left, right = self.read(pair.test.fact, frame), self.read(pair.other, frame)
            truth = pair_truth(pair.test.operator, (left, pair.domains[0]), (right, pair.domains[1]))
            for part in pair.parts:
                frame.marks |= bits(part, truth)

    def read(self, name: str, frame: Frame) -> State:
        """The state of a fact as read in a place: the unit's own, or the organisation's."""
        own = frame.states.get(name)
        return own if own is not None else self.frames[""].states[name]

    def _asked(self, step: Step, frame: Frame) -> State:
        definition = step.definition
        key = (frame.place.id, definition.id)
        if definition.gate is not None:
            gate = frame.truth(frame.layout.gates[definition.id])
            if gate is U:
                return everything(definition.domain, NotApplicable.MAYBE)
            if gate is not T:
                self.moot.add(key)
                return step.moot
        return self.situation.stated.get(key, step.blank)

    def _supplied(self, step: Step, frame: Frame) -> State:
        definition = step.definition
        if frame.place.id:
            return step.blank
        if definition.pack not in self.supplied:
            known = {name: self.read(name, frame) for name in self._reads(definition.pack)}
            self.supplied[definition.pack] = self.source.supply(definition.pack, self.situation.organisation, known)
        found = self.supplied[definition.pack].get(definition.id)
        return found.state if found is not None else step.blank

    def _reads(self, pack: str) -> list[str]:
        definitions = self.program.base.definitions.values()
        return sorted(
            {name for item in definitions if item.role == "plugin" and item.pack == pack for name in item.reads}
        )

    def _unknown(self, step: Step, frame: Frame) -> State:
        return step.blank

    def _target(self, step: Step, frame: Frame) -> State:
        if not self.situation.targets:
            return step.moot
        assert isinstance(step.definition.body, TargetBody)
        return deciding.target(step.definition, step.definition.body, frame.place.id, self.situation)

    def _gap(self, step: Step, frame: Frame) -> State:
        assert isinstance(step.definition.body, TargetBody)
        scope = step.definition.body.scope
        return assessing.gap(self.read(f"target.{scope}", frame), self.read(scope, frame))

    def _score(self, step: Step, frame: Frame) -> State:
        assert isinstance(step.definition.body, ScoreBody)
        scoring = Scoring(self.program.base.definitions)
        return scoring.state(step.definition.body, lambda name: self.read(name, frame))

    def _decision(self, step: Step, frame: Frame) -> State:
        definition = step.definition
        assert isinstance(definition.body, DecisionBody)
        truths = truths_of(frame.row(frame.layout.lines[definition.id]))
        return deciding.decided(definition.body, definition.domain, truths, lambda: self._is_touched(definition, frame))

    def _rollup(self, step: Step, frame: Frame) -> State:
        body = step.definition.body
        assert isinstance(body, RollupBody)
        units = [other for other in self.frames.values() if other.place.kind == body.of]
        return deciding.rolled_up(body, [unit.truth(unit.layout.wheres[step.definition.id]) for unit in units])

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


# How a fact is settled: by its role if nothing is computed from other facts, else by what it is computed with.
WAYS: Mapping[object, Callable[[Chaining, Step, Frame], State]] = {
    "asked": Chaining._asked,
    "plugin": Chaining._supplied,
    "target": Chaining._target,
    "gap": Chaining._gap,
    ScoreBody: Chaining._score,
    DecisionBody: Chaining._decision,
    RollupBody: Chaining._rollup,
    **RATED,
    NoneType: Chaining._unknown,
}


class Explain:
    """The reading that can say why."""

    name = "explain"

    def derive(self, program: Program, situation: Situation, source: FactSource) -> Derived:
        """States, statuses and profiles of all places."""
        return Chaining(program, situation, source).run()
