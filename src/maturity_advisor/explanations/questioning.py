"""Questioning: the open questions by what their answers can change, and those that cannot change anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from maturity_advisor.advice.asking import next_questions
from maturity_advisor.advice.probing import TRIALS, Impact, Probe, Trial
from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.advice.wording import Speaker
from maturity_advisor.explanations.certainty import TIMEOUT, Certainty, certain
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.knowledge.ordering import rule_reads
from maturity_advisor.organisation.known import NotApplicable, Several, State, is_known
from maturity_advisor.reasoning.solve import is_available

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Data: TypeAlias = dict[str, Any]
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Questions:
    """Open questions, those that can change most first; `irrelevant` are open and change nothing, whatever is answered.

    `certainty` is None where there is no solver to look for it.
    """

    impacts: tuple[Impact, ...]
    irrelevant: tuple[Key, ...]
    certainty: Certainty | None

    @property
    def complete(self) -> bool:
        """Whether every answer was tried, and every recommendation looked at."""
        tried = all(impact.trials for impact in self.impacts)
        return tried and (self.certainty is None or not self.certainty.untold)


def questions(advice: Advice, grounds: Grounds, *, most: int = TRIALS, timeout: float = TIMEOUT) -> Questions:
    """Try at most so many answers; look for what is certain in every case for at most `timeout` seconds."""
    asked = next_questions(grounds.base, grounds.derived, Tracer(advice.speaker))
    probe = Probe(grounds.base, grounds.situation, grounds.derive, grounds.points)
    certainty = certain(advice, grounds, timeout=timeout) if is_available() else None
    return Questions(probe.impacts(asked, grounds.derived, most), irrelevant(grounds), certainty)


def irrelevant(grounds: Grounds) -> tuple[Key, ...]:
    """Open answers, by place and fact, on which no status, stage or order can depend any more.

    What is decided stays so whatever is answered, unless it rests on something closed-world; so it is enough to see
    what the undecided and the closed-world rest on.
    """
    reached: set[str] = set()
    frontier = list(_undecided(grounds))
    while frontier:
        name = frontier.pop()
        if name not in reached:
            reached.add(name)
            frontier += grounds.points.below[name]
    asked = (item.id for item in grounds.base.definitions.values() if item.role == "asked" and item.id not in reached)
    names = frozenset(asked)
    return tuple(sorted(key for key, state in grounds.derived.states.items() if key[1] in names and _is_open(state)))


def _is_open(state: State) -> bool:
    return state.na is not NotApplicable.YES and not is_known(state)


def _undecided(grounds: Grounds) -> Iterator[str]:
    """Facts read by rules that are open or closed-world; scopes, and what makes advice pressing, where not decided."""
    for (_, name), status in grounds.derived.statuses.items():
        rule = grounds.base.rule(name)
        if status == "undetermined" or rule.closed_world:
            yield from rule_reads(rule)
    for (_, name), state in grounds.derived.states.items():
        definition = grounds.base.definitions[name]
        pressing = definition.fact is not None and definition.fact.pressing
        if (definition.role == "scope" or pressing) and (_is_open(state) or definition.closed_world):
            yield name


def questions_data(advice: Advice, grounds: Grounds, found: Questions) -> Data:
    """All of it as plain data."""
    return {
        "complete": found.complete,
        "questions": [_impact(advice, grounds, impact) for impact in found.impacts],
        "irrelevant": [
            {"fact": name, "place": place, "question": advice.speaker.name_of(grounds.base.definitions[name])}
            for place, name in found.irrelevant
        ],
        "certain": None if found.certainty is None else _certain(advice, found.certainty),
    }


def _certain(advice: Advice, certainty: Certainty) -> Data:
    titles = {item.item.key: (item.item.id, item.rank) for item in advice.arranged}
    return {
        "recommendations": [
            {"id": name, "rank": rank} for key, (name, rank) in titles.items() if key in certainty.certain
        ],
        "untold": [name for key, (name, _) in titles.items() if key in certainty.untold],
    }


def _impact(advice: Advice, grounds: Grounds, impact: Impact) -> Data:
    question = impact.question
    definition = grounds.base.definitions[question.fact]
    return {
        "fact": question.fact,
        "place": question.place,
        "question": advice.speaker.name_of(definition),
        "rules": question.rules,
        "expected": float(round(impact.expected, 3)),
        "tried": bool(impact.trials),
        "answers": [_trial(advice, impact, trial) for trial in impact.trials],
    }


def _trial(advice: Advice, impact: Impact, trial: Trial) -> Data:
    then = Speaker(advice.base, advice.situation, trial.derived, advice.settings.language)
    scopes = [{"scope": name, "place": place, "then": then.fact(place, name)} for place, name in trial.stages]
    return {
        "answer": answer_says(then, impact, trial),
        "comes": [_action(advice, key) for key in trial.comes],
        "goes": [_action(advice, key) for key in trial.goes],
        "stages": scopes,
    }


def answer_says(speaker: Speaker, impact: Impact, trial: Trial) -> str:
    """A possible answer as a sentence."""
    definition = speaker.base.definitions[impact.question.fact]
    if isinstance(trial.state, Several):
        options = zip(definition.domain.options, trial.state.options, strict=True)
        chosen = [speaker.option(definition, name) for name, said in options if said == "yes"]
        if not chosen:
            return speaker.sentence("none_of_these", what=speaker.name_of(definition))
        return speaker.sentence("is", what=speaker.name_of(definition), value=speaker.listed(chosen))
    return speaker.fact(impact.question.place, definition.id)


def _action(advice: Advice, key: Key) -> Data:
    action = advice.base.actions[key[0]]
    return {"action": action.id, "place": key[1], "title": advice.speaker.text(action.written.title, action.pack)}
