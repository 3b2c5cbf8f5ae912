"""Trying: what would be different if some answers were, with nothing written anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812  # `date` is the name of an argument
from typing import Any, NoReturn

from pydantic_core import PydanticCustomError

from maturity_advisor.advice.advice import Advice, Audience
from maturity_advisor.advisor import Advisor, Input
from maturity_advisor.documents import Document, document_of, near
from maturity_advisor.documents.numbers import plain
from maturity_advisor.errors import Problem, UsageError
from maturity_advisor.explanations.comparing import Comparison, comparison, outline_of_advice
from maturity_advisor.explanations.stored import read_input
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import NUMERIC, Unfit
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.stating import state_of

OPEN = ("", "open")


def what_if(
    advisor: Advisor,
    organisation: Input,
    changes: Mapping[str, Any],
    *,
    lang: str | None = None,
    date: Day | None = None,
    audience: Audience = "advisor",
) -> Comparison:
    """Compare the advice of today with that under changed answers.

    `changes` maps a fact, or `unit:fact`, to an answer as an organisation file would have it; None takes it away.
    """
    document = read_input(organisation)
    today = advisor.advise(document, lang=lang, date=date)
    changed = Document(document.source, _changed(today, document.data, document_of(changes).data))
    then = advisor.advise(changed, lang=lang, date=date)
    return comparison(today.base, outline_of_advice(today), outline_of_advice(then), audience=audience)


def parse_changes(base: KnowledgeBase, written: tuple[str, ...]) -> dict[str, Any]:
    """Changes written as `fact=value`, each value read as its fact's type asks for.

    true or false, an option, a number, a date; `a,b` for several-choice facts (`none` for none of them); `unknown`;
    `n/a:why`; nothing or `open` to take the answer away.
    """
    found: dict[str, Any] = {}
    for item in written:
        name, sign, value = item.partition("=")
        if not sign or not name.strip():
            _refuse(f"'{item}' is no change", "Write fact=value, for example listening.monitoring=continuous", "change")
        fact = name.strip().rpartition(":")[2]
        found[name.strip()] = _answer(_asked(base, fact), value.strip())
    return found


def _answer(definition: Definition, text: str) -> Any:
    if text in OPEN:
        return None
    if text == "unknown":
        return text
    if text.startswith("n/a"):
        return {"not_applicable": text[3:].lstrip(":").strip().strip('"')}
    kind = definition.domain.kind
    if kind == "choices":
        return [] if text == "none" else [part.strip() for part in text.split(",") if part.strip()]
    if kind in NUMERIC or kind == "boolean":
        try:
            return plain(text)
        except ValueError as error:
            _refuse(f"{definition.id}: {error}", "Write a plain number", "value")
    return text


def _asked(base: KnowledgeBase, name: str) -> Definition:
    """The asked fact of this name; UsageError if there is none, or if it is derived."""
    definition = base.definitions.get(base.aliases.get(name, name))
    if definition is None:
        asked = [item.id for item in base.definitions.values() if item.role == "asked"]
        close = near(name, asked)
        remedy = f"Did you mean '{close}'?" if close else "`maturity-advisor facts` lists them"
        _refuse(f"there is no fact '{name}'", remedy, "unknown-fact")
    if definition.role != "asked":
        _refuse(f"'{name}' follows from answers and is not answered itself", "Change what it rests on", "derived")
    return definition


def _changed(today: Advice, data: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The organisation with other answers; the given one stays as it is."""
    units = [dict(unit) for unit in data.get("units") or ()]
    places: dict[str, dict[str, Any]] = {"": dict(data)} | {str(unit["id"]): unit for unit in units}
    for name, answer in changes.items():
        unit, _, fact = name.rpartition(":")
        definition = _asked(today.base, fact)
        if unit not in places:
            close = near(unit, places)
            _refuse(f"there is no unit '{unit}'", f"Did you mean '{close}'?" if close else "", "unknown-unit")
        _check_fit(today, definition, unit, answer)
        _set(places[unit], definition.id, answer, today.base)
    return {**places[""], **({"units": units} if units else {})}


def _check_fit(today: Advice, definition: Definition, unit: str, answer: Any) -> None:
    kind = next(place.kind for place in today.situation.places if place.id == unit)
    if kind not in definition.per:
        article = "a" if kind == "process" else "an"
        remedy = f"Ask it of {' or '.join(sorted(definition.per))}"
        _refuse(f"'{definition.id}' is not asked of {article} {kind}", remedy, "wrong-place")
    if answer is None:
        return
    try:
        state_of(definition, parse_answer(answer))
    except Unfit as unfit:
        _refuse(f"{definition.id}: {unfit.message}", unfit.remedy, "value")
    except PydanticCustomError as error:
        for _, message, remedy, code in (error.context or {}).get("problems", ()):
            _refuse(f"{definition.id}: {message}", remedy, code)


def _set(place: dict[str, Any], fact: str, answer: Any, base: KnowledgeBase) -> None:
    """Put an answer in the place of whatever was answered to the same fact, also under another pack's name for it."""
    answers = place.get("answers") or {}
    kept = {name: value for name, value in answers.items() if base.aliases.get(name, name) != fact}
    place["answers"] = kept if answer is None else {**kept, fact: answer}


def _refuse(message: str, remedy: str, code: str) -> NoReturn:
    raise UsageError(Problem(message, remedy, None, code))
