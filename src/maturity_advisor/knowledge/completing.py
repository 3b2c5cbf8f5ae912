"""Completing: the bodies of derived facts, with every condition typed and every member found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.binding import Binder, Inert
from maturity_advisor.knowledge.conditions import Condition
from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    BoundCriterion,
    DecisionBody,
    Definition,
    Gated,
    Listed,
    ListedMembers,
    Method,
    RollupBody,
    Same,
    ScopeBody,
    ScoreBody,
    Typed,
)
from maturity_advisor.knowledge.derivations import Decision, Rollup, Score
from maturity_advisor.knowledge.domains import Unfit, read_value
from maturity_advisor.knowledge.facts import Fact
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.models import Bands, Criterion, Model
from maturity_advisor.knowledge.resolving import Resolver
from maturity_advisor.knowledge.scopes import Scope

SCORABLE = frozenset({"boolean", "choice", "scale", "stage", "choices", "integer", "number"})


@dataclass(frozen=True, slots=True)
class Completer:
    """Gives declared facts their bodies."""

    packs: dict[str, Pack]
    resolver: Resolver
    findings: Findings

    @property
    def _binder(self) -> Binder:
        return Binder(self.resolver.fact, self.findings)

    def complete(self, definition: Definition, where: Where) -> Definition:
        """The definition with gate and body."""
        written = definition.written
        match written:
            case Fact():
                return self._fact(definition, written, where)
            case Score():
                return replace(definition, body=self._score(definition, written, where))
            case Decision():
                return replace(definition, body=self._decision(definition, written, where))
            case Rollup():
                return self._rollup(definition, written, where)
            case Scope():
                return replace(definition, body=self._scope(definition, written, where))
        return definition

    def _fact(self, definition: Definition, fact: Fact, where: Where) -> Definition:
        reads = tuple(found.id for name in fact.reads if (found := self._member(name, where, ("reads",))))
        if fact.ask_if is None:
            return replace(definition, reads=reads)
        gate = self._binder.bind(fact.ask_if, where / "ask_if", definition.per)
        return replace(definition, gate=gate, reads=reads)

    def _member(self, name: str, where: Where, below: Path) -> Definition | None:
        try:
            return self.resolver.fact(name, where, below)
        except Inert:
            return None

    def _score(self, definition: Definition, score: Score, where: Where) -> ScoreBody:
        members: list[str] = []
        weights: list[Fraction] = []
        prefix = self.packs[definition.pack].prefix
        for index, name in enumerate(score.of):
            own = f"{prefix}score.{name}"
            full = own if own in self.resolver.declared.definitions else name
            member = self._member(full, where, ("of", index))
            if member is not None and self._scorable(score, member, where / "of" / index):
                members.append(member.id)
                weights.append(score.weights.get(name, Fraction(1)))
        self._check_weights(score, where)
        return ScoreBody(score.combine, tuple(members), tuple(weights), score.open)

    def _scorable(self, score: Score, member: Definition, where: Where) -> bool:
        domain = member.domain
        if domain.kind not in SCORABLE or (domain.kind == "choice" and member.role == "scope"):
            self.findings.problem(
                where, f"'{member.id}' has no points", "Score options, numbers or scores", "score-member"
            )
        elif domain.kind in ("choice", "scale") and None in domain.points:
            remedy = "Give every option 'points'"
            self.findings.problem(where, f"'{member.id}' has options without points", remedy, "score-member")
        elif score.combine == "share" and self._is_unbounded(member):
            remedy = "Give it a 'maximum'"
            self.findings.problem(where, f"a share needs to know the most '{member.id}' can be", remedy, "score-member")
        else:
            return True
        return False

    @staticmethod
    def _is_unbounded(member: Definition) -> bool:
        return member.domain.kind in ("integer", "number") and member.domain.maximum is None and member.role != "score"

    def _check_weights(self, score: Score, where: Where) -> None:
        for name, weight in score.weights.items():
            if name not in score.of:
                self.findings.unknown(where, "member", name, score.of, ("weights", name))
            if weight <= 0:
                self.findings.problem(where, "a weight is above 0", "Leave it out instead", "weight", ("weights", name))
        if score.weights and score.combine not in ("sum", "weighted_mean", "share"):
            remedy = "Use weighted_mean, sum or share"
            self.findings.problem(where, f"'{score.combine}' has no weights", remedy, "weight", ("weights",))
        if not score.of:
            self.findings.problem(where, "this score has no members", "Name them under 'of'", "score-member", ("of",))

    def _decision(self, definition: Definition, decision: Decision, where: Where) -> DecisionBody:
        lines = []
        for index, line in enumerate(decision.lines):
            place = where / "lines" / index
            when = self._binder.bind(line.when, place / "when", definition.per)
            result = self._result(definition, line.result, place, ("is",))
            if when is not None and result:
                lines.append((when, result[0]))
        otherwise = self._result(definition, decision.otherwise, where, ("otherwise",))
        unanswered = self._result(definition, decision.unanswered, where, ("unanswered",))
        return DecisionBody(tuple(lines), otherwise, unanswered)

    def _result(self, definition: Definition, raw: Any, where: Where, below: Path) -> tuple[Any, ...]:
        if raw is None:
            return ()
        try:
            return (read_value(definition.domain, raw),)
        except Unfit as unfit:
            self.findings.problem(where, unfit.message, unfit.remedy, "result", below)
            return ()

    def _rollup(self, definition: Definition, rollup: Rollup, where: Where) -> Definition:
        bound = self._binder.bind(rollup.where, where / "where", frozenset({rollup.of}))
        body = RollupBody(rollup.of, rollup.combine, bound) if bound is not None else None
        return replace(definition, body=body)

    def _scope(self, definition: Definition, scope: Scope, where: Where) -> ScopeBody:
        pack = self.packs[definition.pack]
        assert pack.model is not None
        model = pack.model.value
        dimension = scope.dimension.id if scope.dimension else None
        category = scope.category.id if scope.category else None
        parent = scope.above[1] if len(scope.above) > 1 else None
        method = self._method(definition, scope, model, where)
        return ScopeBody(model.id, scope.level, method, parent, dimension, category)

    def _method(self, definition: Definition, scope: Scope, model: Model, where: Where) -> Method:
        if scope.bands is not None:
            return self._bands(definition, scope.bands, where)
        if scope.category is None and model.kind == "typology":
            return Same(scope.members[0])
        if scope.category is None:
            return (
                ListedMembers(scope.members) if model.kind == "checklist" else Aggregated(scope.combine, scope.members)
            )
        if model.kind == "checklist":
            return Listed(self._criteria(scope.category.criteria, definition, where / "criteria"))
        cells = scope.category.stages
        names = [name for name in definition.domain.options if name not in ("not_yet", "none")]
        for name in cells:
            if name not in names:
                self.findings.unknown(where, "stage", name, names, ("stages", name))
        rows = tuple(
            self._criteria(
                cells[name].criteria if name in cells else (),
                definition,
                where / "stages" / name / "criteria",
            )
            for name in names
        )
        return Typed(rows) if model.kind == "typology" else Gated(rows)

    def _criteria(
        self, criteria: Iterable[Criterion], definition: Definition, where: Where
    ) -> tuple[BoundCriterion, ...]:
        found = []
        for index, criterion in enumerate(criteria):
            place = where / index
            condition = self._when(criterion.when, place, definition.per)
            if condition is not None:
                found.append(BoundCriterion(condition, criterion))
        return tuple(found)

    def _when(self, when: Condition, place: Where, per: frozenset[str]) -> Condition | None:
        return self._binder.bind(when, place / "when" if place.holds("when") else place, per)

    def _bands(self, definition: Definition, bands: Bands, where: Where) -> Banded:
        score = self._member(bands.bands_of, where, ("bands_of",))
        if score is not None and score.domain.kind not in ("integer", "number"):
            self.findings.problem(where, f"'{score.id}' is no number", "Name a score", "bands")
        levels: list[tuple[int, Fraction | None]] = []
        for band in bands.bands:
            if band.stage not in definition.domain.options:
                self.findings.unknown(where, "stage", band.stage, definition.domain.options)
                continue
            levels.append((definition.domain.options.index(band.stage), band.at_least))
        if not _rising(levels):
            self.findings.problem(where, "bands do not rise with their stages", "Order them from low to high", "bands")
        return Banded(score.id if score else bands.bands_of, tuple(levels))


def _rising(bands: list[tuple[int, Fraction | None]]) -> bool:
    for (lower, low), (upper, high) in zip(bands, bands[1:], strict=False):
        if lower >= upper or high is None or (low is not None and low >= high):
            return False
    return True
