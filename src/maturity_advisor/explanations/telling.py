"""Telling: changes as plain data, each with the sentences for today and for then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from maturity_advisor.advice.tracing import Tracer, plain
from maturity_advisor.advice.wording import Speaker
from maturity_advisor.explanations.changing import Changes, ChangeSet, Contradiction
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.explanations.wishing import Need, Wish
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.organisation.known import Numeric, State, is_known, values_of
from maturity_advisor.reasoning.answering import Move

Data: TypeAlias = dict[str, Any]


def changes_data(grounds: Grounds, found: Changes, speaker: Speaker) -> Data:
    """All of a search's result; texts in the speaker's language."""
    return {
        "wish": wish_data(found.wish, speaker),
        "outcome": found.outcome,
        "complete": found.complete,
        "sets": [set_data(grounds, item, speaker) for item in found.sets],
        "contradiction": contradiction_data(found.wish, found.contradiction, speaker),
        "kept": [
            {"fact": name, "question": speaker.name_of(grounds.base.definitions[name]), "reason": reason}
            for name, reason in sorted(found.kept.items())
        ],
    }


def wish_data(wish: Wish, speaker: Speaker) -> Data:
    """What is wished for, with what it is called."""
    data: Data = {"kind": wish.kind, "name": wish.name, "place": wish.place}
    if wish.test is not None:
        definition = speaker.base.definitions[wish.name]
        value = plain(wish.test.value)
        title = speaker.sentence(str(value).lower()) if isinstance(value, bool) else speaker.stage(definition, value)
        return {**data, "title": speaker.name_of(definition), "value": value, "value_title": title}
    rule = speaker.base.rule(wish.name)
    return {**data, "title": speaker.text(rule.written.title, rule.pack)}


def set_data(grounds: Grounds, found: ChangeSet, speaker: Speaker) -> Data:
    """One set: what is answered today, and what would be instead."""
    then = Speaker(speaker.base, speaker.situation, found.derived, speaker.language)
    return {
        "effort": found.effort,
        "changes": [move_data(grounds, move, speaker, then) for move in found.moves],
        "rules": list(_rules(grounds, found)),
    }


def move_data(grounds: Grounds, move: Move, today: Speaker, then: Speaker) -> Data:
    """One change; of a several-choice answer one option."""
    place, fact, option = move.thing
    definition = grounds.base.definitions[fact]
    return {
        "fact": fact,
        "place": place,
        "option": option,
        "question": today.name_of(definition),
        "value": move.state if isinstance(move.state, str) else _value(move.state, definition),
        "today": today.fact(place, fact),
        "then": option_says(definition, move, then) if option else then.fact(place, fact),
        "open": not option and not is_known(today.derived.states[place, fact]),
        "effort": move.effort,
        **_stretch(grounds, move, definition),
    }


def option_says(definition: Definition, move: Move, speaker: Speaker) -> str:
    """That an option is chosen, or no longer."""
    label = speaker.option(definition, move.thing[2])
    says = f"{label}: {speaker.sentence('true' if move.state == 'yes' else 'false')}"
    return speaker.sentence("is", what=speaker.name_of(definition), value=says)


def _value(state: State, definition: Definition) -> Any:
    value = values_of(state, definition.domain)[0]
    if definition.domain.kind == "date" and isinstance(value, Fraction):
        return date.fromordinal(int(value)).isoformat()
    return plain(value)


def _stretch(grounds: Grounds, move: Move, definition: Definition) -> Data:
    """Of a number: the points between which any other would do as well."""
    if not isinstance(move.state, Numeric) or move.state.low is None:
        return {}
    value = move.state.low
    points = sorted(grounds.points.compared.get(definition.id, ()))
    if value in points:
        return {}
    below = [point for point in points if point < value]
    above = [point for point in points if point > value]
    return {
        **({"above": plain(below[-1])} if below else {}),
        **({"below": plain(above[0])} if above else {}),
    }


def _rules(grounds: Grounds, found: ChangeSet) -> Iterator[Data]:
    """What else would fire then, and what no longer."""
    for (place, name), status in sorted(found.derived.statuses.items()):
        before = grounds.derived.statuses[place, name]
        if (status == "fired") != (before == "fired"):
            yield {"rule": name, "place": place, "status": status, "before": before}


def contradiction_data(wish: Wish, found: Contradiction | None, speaker: Speaker) -> Data | None:
    """What cannot hold together."""
    if found is None:
        return None
    tracer = Tracer(speaker)
    return {
        "conditions": [_need(need, wish.place, tracer) for need in found.needs],
        "fixed": [{"fact": name, "place": place, "says": speaker.fact(place, name)} for place, name in found.fixed],
    }


def _need(need: Need, place: str, tracer: Tracer) -> Data:
    return {**tracer.condition(need.condition, place), "must": "fail" if need.negated else "hold"}
