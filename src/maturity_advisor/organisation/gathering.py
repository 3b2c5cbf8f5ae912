"""Answers and targets of all places, found among the facts the packs know and typed by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity_advisor.documents import Path
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import Unfit
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.ids import head_of, nearest_fact
from maturity_advisor.organisation.answers import Answer, Response
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import DatedTarget, Identity
from maturity_advisor.organisation.stating import state_of

RATED = "model or category"


@dataclass(slots=True)
class Gathered:
    """What is said of each place, by place and fact; what does not fit goes to `findings`."""

    base: KnowledgeBase
    findings: Findings
    stated: dict[tuple[str, str], State] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    targets: dict[tuple[str, str], tuple[DatedTarget, ...]] = field(default_factory=dict)

    def take(
        self,
        place: str,
        kind: str,
        answers: Mapping[str, Answer],
        targets: Mapping[str, tuple[DatedTarget, ...]],
        where: Where,
    ) -> None:
        """Take the answers and targets of one place, which stand below `where`."""
        at_answers, at_targets = where / "answers", where / "targets"
        for fact, answer in answers.items():
            self._take_answer(place, kind, fact, answer, at_answers / fact)
        for scope, target in targets.items():
            self._take_target(place, kind, scope, target, at_targets / scope)

    def take_head(self, identity: Identity, facts: Mapping[str, str], where: Where) -> None:
        """Take what the file's head answers and nothing else did; `facts` names the key of each."""
        for name, key in facts.items():
            value, definition = getattr(identity, key), self.base.definitions.get(name)
            if value is not None and definition is not None and ("", name) not in self.answers:
                self._state("", definition, Answer((Response("value", value),)), where / key)

    def _take_answer(self, place: str, kind: str, name: str, answer: Answer, where: Where) -> None:
        definition = self._found(name, "fact", where)
        if definition is None:
            return
        if definition.role != "asked":
            message = f"'{name}' is derived and cannot be answered"
            self.findings.problem(where, message, "Remove it", "derived", at_key=True)
        elif kind not in definition.per:
            remedy = f"Answer it for {' or '.join(_named(item) for item in sorted(definition.per))}"
            message = f"'{name}' is not asked of {_named(kind)}"
            self.findings.problem(where, message, remedy, "wrong-place", at_key=True)
        elif (place, definition.id) in self.answers:
            message = f"'{name}' is answered twice: it is the same fact as '{definition.id}'"
            self.findings.problem(where, message, "Keep one of the answers", "duplicate-id", at_key=True)
        else:
            self._state(place, definition, answer, where)

    def _state(self, place: str, definition: Definition, answer: Answer, where: Where) -> None:
        self.answers[place, definition.id] = answer
        try:
            self.stated[place, definition.id] = state_of(definition, answer)
        except Unfit:
            for response in answer.responses:
                self._explain(definition, response, where)

    def _explain(self, definition: Definition, response: Response, where: Where) -> None:
        """Say of one response why it does not fit, if it does not."""
        try:
            state_of(definition, Answer((response,)))
        except Unfit as unfit:
            message = f"{definition.id}: {unfit.message}"
            self.findings.problem(where, message, unfit.remedy, "value", (*response.path, *unfit.path))

    def _take_target(self, place: str, kind: str, name: str, target: tuple[DatedTarget, ...], where: Where) -> None:
        definition = self._found(name, RATED, where)
        if definition is None:
            return
        if definition.role != "scope" or definition.domain.kind != "stage":
            remedy = "Name a model, dimension or category with stages"
            self.findings.problem(where, f"'{name}' has no stages", remedy, "target", at_key=True)
        elif kind not in definition.per:
            message = f"'{name}' is not assessed for {_named(kind)}"
            self.findings.problem(where, message, "Set it for the organisation", "wrong-place", at_key=True)
        elif (place, definition.id) in self.targets:
            message = f"'{name}' has a target already: it is the same as '{definition.id}'"
            self.findings.problem(where, message, "Keep one of the targets", "duplicate-id", at_key=True)
        else:
            self._check_stages(definition, target, where)
            self.targets[place, definition.id] = tuple(sorted(target, key=lambda item: item.by))

    def _check_stages(self, definition: Definition, target: tuple[DatedTarget, ...], where: Where) -> None:
        stages, days = definition.domain.options[1:], [item.by for item in target]
        for index, item in enumerate(target):
            below: Path = ("stage",) if where.holds("stage") else (index, "stage")
            if item.stage not in stages:
                self.findings.unknown(where, "stage", item.stage, stages, below)
            if item.by in days[:index]:
                message = f"there are two targets for {item.by.isoformat()}"
                self.findings.problem(where, message, "Remove one, or change its day", "target", (index, "by"))

    def _found(self, name: str, kind: str, where: Where) -> Definition | None:
        """The fact or scope by this name; None if it is unknown (a finding says so) or its pack is not loaded."""
        definitions, full = self.base.definitions, self.base.meant(name)
        if full in definitions:
            return definitions[full]
        role = "asked" if kind == "fact" else "scope"
        known = [item.id for item in definitions.values() if item.role == role]
        if any(head_of(item) == head_of(full) for item in definitions):
            self.findings.unknown(where, kind, name, known, at_key=True)
            return None
        close = nearest_fact(full, known)
        hint = f"Did you mean '{close}'? Otherwise load" if close else "Load"
        remedy = f"{hint} the pack it belongs to, or correct the name"
        self.findings.notice(where, f"no loaded pack knows the {kind} '{name}'", remedy, "inert")
        return None


def _named(kind: str) -> str:
    return "the organisation" if kind == "organisation" else f"{'an' if kind == 'initiative' else 'a'} {kind}"
