"""Answers as written: who said what of a fact, from which source, and with what certainty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import PlainValidator, WithJsonSchema

from maturity_advisor.documents import Flaw, Path, near, problems
from maturity_advisor.documents.wording import described, quoted
from maturity_advisor.knowledge.domains import day_of

Standing: TypeAlias = Literal["value", "unknown", "not_applicable"]
Evidence: TypeAlias = Literal["stated", "documented", "observed"]
Visibility: TypeAlias = Literal["advisor", "client"]
Confidence: TypeAlias = Literal["low", "medium", "high"]
CHOICES: dict[str, tuple[str, ...]] = {
    "evidence": get_args(Evidence),
    "visibility": get_args(Visibility),
    "confidence": get_args(Confidence),
}
SAYING = ("value", "not_applicable")
REMARKS = ("source", "date", "by", "note", *CHOICES)
KEYS = (*SAYING, *REMARKS)
OPTION_STATES = ("yes", "no", "unknown")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_WHY = 'Write {not_applicable: "why"}'


@dataclass(frozen=True, slots=True)
class Response:
    """What one respondent said of one fact.

    `value` is a scalar as read, a tuple of options, or for choices triples of option, `yes | no | unknown |
    not_applicable` and why; `path` is where it stands within the answer.
    """

    standing: Standing
    value: Any = None
    why: str = ""
    by: str = ""
    source: str = ""
    date: str = ""
    evidence: Evidence | None = None
    visibility: Visibility = "client"
    confidence: Confidence | None = None
    note: str = ""
    path: Path = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was said of one fact in one place; several responses may disagree."""

    responses: tuple[Response, ...]

    @property
    def visibility(self) -> Visibility:
        """For the advisor alone as soon as one response is."""
        return "advisor" if any(item.visibility == "advisor" for item in self.responses) else "client"


def parse_answer(raw: Any) -> Answer:
    """Read an answer in any of the forms it may be written in; all its errors are reported at once."""
    if isinstance(raw, Answer):
        return raw
    found: list[Flaw] = []
    if isinstance(raw, list) and any(isinstance(item, Mapping) for item in raw):
        answer = Answer(tuple(_response(item, (index,), found) for index, item in enumerate(raw)))
    else:
        answer = Answer((_response(raw, (), found),))
    if found:
        raise problems(found)
    return answer


def _response(raw: Any, path: Path, found: list[Flaw]) -> Response:
    if isinstance(raw, str | int) or not isinstance(raw, Mapping):
        return _plain(raw, path, {}, found)
    if not raw.keys() & set(SAYING):
        lone = next((key for key in raw if key in REMARKS and not _is_state(raw[key])), None)
        if lone is None:
            return _by_option(raw, path, {}, found)
        found.append((path, f"there is '{lone}' but no 'value'", _value_meant(raw), "answer"))
    remarks = _remarks(raw, path, found)
    if "not_applicable" in raw:
        if "value" in raw:
            message = "an answer has a value or does not apply, not both"
            found.append(((*path, "not_applicable"), message, "Remove one of them", "answer"))
        why = _reason(raw["not_applicable"], (*path, "not_applicable"), found)
        return Response("not_applicable", why=why, path=path, **remarks)
    value = raw.get("value", "unknown")
    if isinstance(value, Mapping):
        return _by_option(value, (*path, "value"), remarks, found)
    return _plain(value, (*path, "value"), remarks, found)


def _value_meant(raw: Mapping[str, Any]) -> str:
    """What to do where remarks stand without an answer: perhaps `value` is misspelt."""
    close = [(key, near(key, SAYING)) for key in raw if key not in KEYS]
    return next((f"Did you mean '{meant}' by '{key}'?" for key, meant in close if meant), "Add 'value: …'")


def _plain(raw: Any, path: Path, remarks: dict[str, Any], found: list[Flaw]) -> Response:
    if raw is None:
        found.append((path, "there is no answer here", "Write a value or 'unknown', or leave the line out", "answer"))
    elif raw == "not_applicable":
        found.append((path, "it is not said why this does not apply", _WHY, "answer"))
    if raw == "unknown":
        return Response("unknown", path=path, **remarks)
    return Response("value", tuple(raw) if isinstance(raw, list) else raw, path=path, **remarks)


def _by_option(raw: Mapping[str, Any], path: Path, remarks: dict[str, Any], found: list[Flaw]) -> Response:
    """An answer option by option; who knows none of them does not know."""
    if not raw:
        remedy = "Name the options, or write [] for none of them"
        found.append((path, "this answer is empty", remedy, "answer"))
    # Sorted, since keys have no order.
    states = tuple(sorted(_option_state(option, state, (*path, option), found) for option, state in raw.items()))
    known = any(state != "unknown" for _, state, _ in states)
    return Response("value" if known else "unknown", states if known else None, path=path, **remarks)


def _option_state(option: str, state: Any, path: Path, found: list[Flaw]) -> tuple[str, str, str]:
    """Option, state and reason."""
    if isinstance(state, Mapping) and set(state) == {"not_applicable"}:
        return option, "not_applicable", _reason(state["not_applicable"], (*path, "not_applicable"), found)
    if not _is_state(state):
        known = near(option, KEYS)
        remedy = f"Did you mean '{known}'?" if known else 'Write yes, no, unknown or {not_applicable: "why"}'
        found.append((path, f"{quoted(option)} cannot be answered with {described(state)}", remedy, "answer"))
        return option, "unknown", ""
    return option, {True: "yes", False: "no"}.get(state, state), ""


def _is_state(raw: Any) -> bool:
    return isinstance(raw, bool) or (isinstance(raw, str) and raw in OPTION_STATES)


def _reason(raw: Any, path: Path, found: list[Flaw]) -> str:
    text = getattr(raw, "text", raw)
    if not isinstance(text, str) or not text.strip():
        found.append((path, "it is not said why this does not apply", _WHY, "answer"))
    return str(text)


def _remarks(raw: Mapping[str, Any], path: Path, found: list[Flaw]) -> dict[str, Any]:
    remarks: dict[str, Any] = {}
    for key, value in raw.items():
        if key in REMARKS:
            remarks[key] = _remark(key, value, (*path, key), found)
        elif key not in SAYING:
            close = near(key, KEYS)
            remedy = f"Did you mean '{close}'?" if close else f"Known are {', '.join(KEYS)}"
            found.append(((*path, key), f"an answer has no {quoted(key)}", remedy, "unknown-key"))
    return remarks


def _remark(key: str, raw: Any, path: Path, found: list[Flaw]) -> str:
    text = getattr(raw, "text", raw)
    if text is None:
        found.append((path, "this text is empty", "Write it, or leave the key out", "text"))
    elif not isinstance(text, str):
        found.append((path, f"{described(raw)} is no text", 'Put it in quotes: "…"', "text"))
    elif key in CHOICES and text not in CHOICES[key]:
        close = near(text, CHOICES[key])
        remedy = f"Did you mean '{close}'?" if close else f"Use one of {', '.join(CHOICES[key])}"
        found.append((path, f"unknown {key} {quoted(text)}", remedy, "answer"))
    elif key == "date" and day_of(text) is None:
        found.append((path, f"{quoted(text)} is no date", "Write it as 2026-11-22", "date"))
    return str(text)


def parse_date(raw: Any) -> date:
    """A day, written as 2026-11-22."""
    if isinstance(raw, date):
        return raw
    day = day_of(getattr(raw, "text", raw))
    if day is None:
        raise problems([((), f"{described(raw)} is no date", "Write it as 2026-11-22", "date")])
    return day


def _parse_month_or_day(raw: Any) -> date:
    text = getattr(raw, "text", raw)
    day = day_of(f"{text}-01" if isinstance(text, str) and _MONTH.fullmatch(text) else text)
    if day is None:
        raise problems([((), f"{described(raw)} is no month", "Write it as 2026-11, or as 2026-11-22", "date")])
    return day


AnswerField = Annotated[Answer, PlainValidator(parse_answer), WithJsonSchema({})]
DateField = Annotated[date, PlainValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
MonthField = Annotated[date, PlainValidator(_parse_month_or_day), WithJsonSchema({"type": "string"})]
