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
    FALSE,
    NOT_APPLICABLE,
    TRUE,
    UNDECIDED,
    NotApplicable,
    State,
    everything,
    inapplicable,
)
from maturity_advisor.organisation.situation import Place, Situation
from maturity_advisor.reasoning import assessing, deciding
from maturity_advisor.reasoning.derived import STATUSES, Derived, FactSource, Status, Supplied
from maturity_advisor.reasoning.program import Layout, Program, criteria_of
from maturity_advisor.reasoning.scoring import Scoring
from maturity_advisor.reasoning.slots import bits, settle, slot_truth
from maturity_advisor.reasoning.truth import T, Truth, U, pair_truth


@dataclass(slots=True)
class Frame:
    """One place while its facts are being settled."""

    place: Place
    layout: Layout
    marks: int = 0
    states: dict[str, State] = field(default_factory=dict)

    def truth(self, *root: str) -> Truth:
        """The truth of a condition all of whose facts are settled."""
        return self.of_slot(self.layout.roots[root])

    def of_slot(self, slot: int) -> Truth:
        """The truth of a root slot."""
        nodes = self.layout.nodes[slot]
        if nodes:
            self.marks = settle(nodes, self.marks, self.layout.size)
        return slot_truth(self.marks, slot, self.layout.size)


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
        for level in self.program.levels:
            for definition in level:
                self._settle(definition)
        return self._derived()

    def _settle(self, definition: Definition) -> None:
        frames = self.frames.values()
        own = [frame for frame in frames if frame.place.kind in definition.per]
        for frame in own:
            frame.states[definition.id] = self._state(definition, frame)
        for frame in frames:
            self._mark(definition.id, frame)

    def _mark(self, name: str, frame: Frame) -> None:
        """Tell the slots of a place what a settled fact means to them."""
        table = frame.layout.tables.get(name)
        if table is not None:
            frame.marks |= table.marks(self._read(name, frame))
        for pair in frame.layout.pairs.get(name, ()):
            left, right = self._read(pair.test.fact, frame), self._read(pair.other, frame)
            truth = pair_truth(pair.test.operator, (left, pair.domains[0]), (right, pair.domains[1]))
            for part in pair.parts:
                frame.marks |= bits(part, truth, frame.layout.size)

    def _read(self, name: str, frame: Frame) -> State:
        own = frame.states.get(name)
        return own if own is not None else self.frames[""].states[name]

    def _state(self, definition: Definition, frame: Frame) -> State:
        match definition.role:
            case "asked":
                return self._asked(definition, frame)
            case "conclusion":
                return self._concluded(definition.id, frame)
            case "plugin":
                return self._supplied(definition, frame)
            case "target":
                return self._target(definition, frame)
        return self._combined(definition, frame)

    def _asked(self, definition: Definition, frame: Frame) -> State:
        key = (frame.place.id, definition.id)
        if definition.gate is not None:
            gate = frame.truth("gate", definition.id)
            if gate is U:
                return everything(definition.domain, NotApplicable.MAYBE)
            if gate is not T:
                self.moot.add(key)
                return inapplicable(definition.domain)
        stated = self.situation.stated.get(key)
        return stated if stated is not None else everything(definition.domain)

    def _concluded(self, name: str, frame: Frame) -> State:
        slots, nested = frame.layout.concluding.get(name, (0, ()))
        for slot in nested:
            frame.of_slot(slot)
        size = frame.layout.size
        false = frame.marks & slots
        unknown = frame.marks >> size & slots & ~false
        other = frame.marks >> 2 * size & slots & ~false & ~unknown
        if slots & ~(false | unknown | other):
            return TRUE
        return UNDECIDED if unknown else NOT_APPLICABLE if other else FALSE

    def _supplied(self, definition: Definition, frame: Frame) -> State:
        if frame.place.id:
            return everything(definition.domain)
        if definition.pack not in self.supplied:
            known = {name: self._read(name, frame) for name in self._reads(definition.pack)}
            self.supplied[definition.pack] = self.source.supply(
                definition.pack, self.situation.organisation, known
            )
        found = self.supplied[definition.pack].get(definition.id)
        return found.state if found is not None else everything(definition.domain)

    def _reads(self, pack: str) -> list[str]:
        definitions = self.program.base.definitions.values()
        return sorted(
            {
                name
                for item in definitions
                if item.role == "plugin" and item.pack == pack
                for name in item.reads
            }
        )

    def _target(self, definition: Definition, frame: Frame) -> State:
        assert isinstance(definition.body, TargetBody)
        return deciding.target(definition, definition.body, frame.place.id, self.situation)

    def _combined(self, definition: Definition, frame: Frame) -> State:
        match definition.body:
            case ScoreBody() as score:
                return Scoring(self.program.base.definitions).state(
                    score, lambda name: self._read(name, frame)
                )
            case DecisionBody() as decision:
                truths = [
                    frame.truth("line", definition.id, str(index)) for index in range(len(decision.lines))
                ]
                return deciding.decided(
                    decision, definition.domain, truths, lambda: self._is_touched(definition, frame)
                )
            case RollupBody() as rollup:
                units = [other for other in self.frames.values() if other.place.kind == rollup.of]
                return deciding.rolled_up(rollup, [unit.truth("where", definition.id) for unit in units])
            case TargetBody(scope=scope):
                return assessing.gap(self._read(f"target.{scope}", frame), self._read(scope, frame))
            case ScopeBody() as scope_body:
                return self._assessed(definition, scope_body, frame)
        return everything(definition.domain)

    def _is_touched(self, definition: Definition, frame: Frame) -> bool:
        """Whether any asked fact a decision reads has an answer in force."""

        def in_force(spot: deciding.Spot, name: str) -> bool:
            if spot.every:
                return any(
                    self._answered(o.place.id, name)
                    for o in self.frames.values()
                    if o.place.kind == spot.kind
                )
            return self._answered(frame.place.id if spot.kind == frame.place.kind else "", name)

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
        rows = [
            [frame.truth("criterion", definition.id, str(row), str(index)) for index in range(len(criteria))]
            for row, criteria in enumerate(criteria_of(definition))
        ]
        return self._from_criteria(definition, body, rows, frame)

    def _from_criteria(
        self, definition: Definition, body: ScopeBody, rows: list[list[Truth]], frame: Frame
    ) -> State:
        if isinstance(body.method, Typed):
            return assessing.typed(rows, definition.domain)
        if isinstance(body.method, Listed):
            state = assessing.listed(rows[0])
            found = rows[0]
            counts = (
                found.count(Truth.TRUE),
                found.count(U),
                found.count(Truth.FALSE),
                found.count(Truth.NOT_APPLICABLE),
            )
            self.profiles[frame.place.id, definition.id] = assessing.Profile(None, *counts)
            return state
        state = assessing.gated(rows)
        names = definition.domain.options[1:]
        self.profiles[frame.place.id, definition.id] = assessing.profile(rows, state, names)
        return state

    def _derived(self) -> Derived:
        states = {
            (place, name): state
            for place, frame in self.frames.items()
            for name, state in frame.states.items()
        }
        statuses: dict[tuple[str, str], Status] = {}
        for place, frame in self.frames.items():
            for rule, slot in frame.layout.rules:
                statuses[place, rule.id] = STATUSES[frame.of_slot(slot)]
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
