"""Checks of an organisation's references: to outcomes, actions and editions, and between its own parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.ids import look_alikes
from maturity_advisor.knowledge.ordering import circles_in
from maturity_advisor.organisation.motivation import Motivation
from maturity_advisor.organisation.organisation import Organisation

VISION = "vision"
MISSION = "mission"


def check_references(base: KnowledgeBase, organisation: Organisation, root: Where, findings: Findings) -> None:
    """Refuse wishes, KPIs, constraints and reviews that speak of what does not exist."""
    _Packs(base, findings).check(organisation, root)
    _Chain(organisation.motivation, root / "motivation", findings).check()
    units = [(unit.id, root / "units" / index / "id") for index, unit in enumerate(organisation.units)]
    _refuse_doubles("unit", units, findings)


@dataclass(frozen=True, slots=True)
class _Packs:
    """What an organisation refers to in packs; advice that belongs to a pack that is not loaded is noticed."""

    base: KnowledgeBase
    findings: Findings

    def check(self, organisation: Organisation, root: Where) -> None:
        for name, edition in organisation.models.items():
            self._edition(name, edition, root / "models" / name)
        wishes = [(wish, root / "wishes" / index) for index, wish in enumerate(organisation.wishes)]
        for wish, where in wishes:
            self._outcome(wish, where)
        _refuse_doubles("wish", wishes, self.findings)
        for index, kpi in enumerate(organisation.motivation.kpis):
            if kpi.outcome is not None:
                self._outcome(kpi.outcome, root / "motivation" / "kpis" / index / "outcome")
        for index, action in enumerate(organisation.constraints.will_not):
            self._action(action, root / "constraints" / "will_not" / index)
        for index, review in enumerate(organisation.review):
            if review.verdict != "added":
                self._action(review.action, root / "review" / index / "action")
            if review.unit is not None and review.unit not in (names := [unit.id for unit in organisation.units]):
                self.findings.unknown(root / "review" / index / "unit", "unit", review.unit, names)

    def _edition(self, name: str, edition: str, where: Where) -> None:
        pack = self.base.packs.get(name)
        if pack is None or pack.model is None:
            message, remedy = f"no loaded pack has the model '{name}'", "Load its pack, or correct the name"
            self.findings.notice(where, message, remedy, "inert")
            return
        known = [item for item in self.base.shelved if item.partition("@")[0] == name]
        known.append(f"{name}@{pack.edition}")
        if f"{name}@{edition}" not in known:
            self.findings.unknown(where, "edition", f"{name}@{edition}", sorted(known))

    def _outcome(self, name: str, where: Where) -> None:
        if name not in self.base.outcomes:
            self.findings.unknown(where, "outcome", name, self.base.outcomes)

    def _action(self, name: str, where: Where) -> None:
        owner, slash, _ = name.partition("/")
        loaded = owner in self.base.packs if slash else any(pack.header.shared for pack in self.base.packs.values())
        if name not in self.base.actions and loaded:
            self.findings.unknown(where, "action", name, self.base.actions)
        elif name not in self.base.actions:
            message = f"the action '{name}' belongs to a pack that is not loaded"
            self.findings.notice(where, message, "Load its pack to use it; until then this has no effect", "inert")


@dataclass(frozen=True, slots=True)
class _Chain:
    """The chain from mission to KPIs, whose parts refer to each other."""

    motivation: Motivation
    where: Where
    findings: Findings

    def check(self) -> None:
        ids = [(VISION, self.where / "vision"), (MISSION, self.where / "mission"), *self._ids()]
        _refuse_doubles("id", ids, self.findings)
        self._check_goals()
        self._check_objectives()
        self._check_strategies()
        for index, item in enumerate(self.motivation.confirmed):
            for end in item.link.split(" -> "):
                where = self.where / "confirmed" / index / "link"
                self._expect(end, dict.fromkeys(name for name, _ in ids), "end of a link", where)

    def _ids(self) -> Iterator[tuple[str, Where]]:
        for kind in ("goals", "objectives", "kpis", "strategies"):
            for index, item in enumerate(getattr(self.motivation, kind)):
                yield item.id, self.where / kind / index / "id"
        for index, strategy in enumerate(self.motivation.strategies):
            for number, tactic in enumerate(strategy.tactics):
                yield tactic.id, self.where / "strategies" / index / "tactics" / number / "id"

    @property
    def _goals(self) -> list[str]:
        return [goal.id for goal in self.motivation.goals]

    def _check_goals(self) -> None:
        for index, goal in enumerate(self.motivation.goals):
            if goal.amplifies is not None:
                where = self.where / "goals" / index / "amplifies"
                self._expect(goal.amplifies, [VISION, MISSION, *self._goals], "goal", where)
        above = {goal.id: [goal.amplifies] if goal.amplifies else [] for goal in self.motivation.goals}
        for circle in circles_in(above):
            where = self.where / "goals" / self._goals.index(circle[0]) / "amplifies"
            message = f"goals amplify each other in a circle: {' → '.join(circle)}"
            self.findings.problem(where, message, "Let one of them amplify the vision", "circle")

    def _check_objectives(self) -> None:
        kpis = [kpi.id for kpi in self.motivation.kpis]
        for index, objective in enumerate(self.motivation.objectives):
            place = self.where / "objectives" / index
            if objective.goal is not None:
                self._expect(objective.goal, [*self._goals, VISION], "goal", place / "goal")
            if objective.kpi is not None:
                self._expect(objective.kpi, kpis, "KPI", place / "kpi")

    def _check_strategies(self) -> None:
        objectives = [objective.id for objective in self.motivation.objectives]
        for index, strategy in enumerate(self.motivation.strategies):
            place = self.where / "strategies" / index
            self._expect_all(strategy.goals, [*self._goals, VISION], "goal", place / "goals")
            for number, tactic in enumerate(strategy.tactics):
                self._expect_all(tactic.objectives, objectives, "objective", place / "tactics" / number / "objectives")

    def _expect_all(self, names: Iterable[str], known: list[str], kind: str, where: Where) -> None:
        for index, name in enumerate(names):
            self._expect(name, known, kind, where / index)

    def _expect(self, name: str, known: Iterable[str], kind: str, where: Where) -> None:
        names = list(known)
        if name not in names:
            self.findings.unknown(where, kind, name, names)


def _refuse_doubles(kind: str, named: Iterable[tuple[str, Where]], findings: Findings) -> None:
    """Refuse what is there twice, or looks like it."""
    places = list(named)
    counts = Counter(name for name, _ in places)
    last = dict(places)
    for name, count in counts.items():
        if count > 1:
            findings.problem(last[name], f"the {kind} '{name}' is there twice", "Rename or remove one", "duplicate-id")
    for name, other in look_alikes(counts):
        findings.problem(last[name], f"the {kind} '{name}' looks like '{other}'", "Rename one of them", "look-alike")
