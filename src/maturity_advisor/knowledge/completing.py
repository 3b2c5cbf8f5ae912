"""Completing: the bodies of derived facts, with every condition typed and every member found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.binding import Binder
from maturity_advisor.knowledge.definitions import DecisionBody, Definition, RollupBody
from maturity_advisor.knowledge.derivations import Decision, Rollup, Score
from maturity_advisor.knowledge.domains import Unfit, read_value
from maturity_advisor.knowledge.facts import Fact
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.models import Model
from maturity_advisor.knowledge.rating import Rating
from maturity_advisor.knowledge.scopes import Scope
from maturity_advisor.knowledge.scoring import Scoring


@dataclass(frozen=True, slots=True)
class Completer:
    """Gives declared facts their bodies."""

    packs: Mapping[str, Pack]
    binder: Binder
    findings: Findings

    def complete(self, definition: Definition, where: Where) -> Definition:
        """The definition with gate and body."""
        written = definition.written
        match written:
            case Fact():
                return self._fact(definition, written, where)
            case Score():
                prefix = self.packs[definition.pack].prefix
                return replace(definition, body=Scoring(self.binder, self.findings).body(definition, prefix, where))
            case Decision():
                return replace(definition, body=self._decision(definition, written, where))
            case Rollup():
                return self._rollup(definition, written, where)
            case Scope():
                model = self._model(definition)
                return replace(definition, body=Rating(self.binder, self.findings).body(definition, model, where))
        return definition

    def _model(self, definition: Definition) -> Model:
        entry = self.packs[definition.pack].model
        assert entry is not None
        return entry.value

    def _fact(self, definition: Definition, fact: Fact, where: Where) -> Definition:
        members = [
            self.binder.fact(name, where, ("reads", index), frozenset()) for index, name in enumerate(fact.reads)
        ]
        reads = tuple(member.id for member in members if member is not None)
        gate = self.binder.bind(fact.ask_if, where / "ask_if", definition.per) if fact.ask_if is not None else None
        return replace(definition, gate=gate, reads=reads)

    def _decision(self, definition: Definition, decision: Decision, where: Where) -> DecisionBody:
        lines = []
        for index, line in enumerate(decision.lines):
            place = where / "lines" / index
            when = self.binder.bind(line.when, place / "when", definition.per)
            if line.result is None:
                self.findings.problem(place, "this line has no result", "Write it after 'is:'", "result", ("is",))
            result = self._result(definition, line.result, place, ("is",))
            lines += [(when, result[0])] if when is not None and result else []
        if not decision.lines:
            remedy = "Write at least one: {when: …, is: …}"
            self.findings.problem(where, "this decision has no lines", remedy, "result", ("lines",))
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
        bound = self.binder.bind(rollup.where, where / "where", frozenset({rollup.of}))
        body = RollupBody(rollup.of, rollup.combine, bound) if bound is not None else None
        return replace(definition, body=body)
