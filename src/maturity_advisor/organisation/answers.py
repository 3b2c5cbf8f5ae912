"""Answers as written: who said what of a fact, from which source, and with what certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import PlainValidator, WithJsonSchema

from maturity_advisor.documents import near, problems

Standing: TypeAlias = Literal["value", "unknown", "not_applicable"]
Evidence: TypeAlias = Literal["stated", "documented", "observed"]
Visibility: TypeAlias = Literal["advisor", "client"]
Confidence: TypeAlias = Literal["low", "medium", "high"]
CHOICES: dict[str, tuple[str, ...]] = {
    "evidence": get_args(Evidence),
    "visibility": get_args(Visibility),
    "confidence": get_args(Confidence),
}
REMARKS = ("source", "date", "by", "note", *CHOICES)
KEYS = ("value", "not_applicable", *REMARKS)
OPTION_STATES = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True)
class Response:
    """What one respondent said of one fact.

    `value` is a scalar as read, a tuple of options, or for choices pairs of option and `yes | no | unknown | not_applicable`.
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


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was said of one fact in one place; several responses may disagree."""

    responses: tuple[Response, ...]

    @property
    def visibility(self) -> Visibility:
        """For the advisor alone as soon as one response is."""
        return "advisor" if any(item.visibility == "advisor" for item in self.responses) else "client"


def parse_answer(raw: Any) -> Answer:
    """Read an answer in any of the forms it may be written in."""
    if isinstance(raw, Answer):
        return raw
    if isinstance(raw, list) and any(isinstance(item, Mapping) for item in raw):
        return Answer(tuple(_response(item, (index,)) for index, item in enumerate(raw)))
    return Answer((_response(raw, ()),))


def _response(raw: Any, path: tuple[str | int, ...]) -> Response:
    if not isinstance(raw, Mapping):
        return _plain(raw, path, {})
    if "value" not in raw and "not_applicable" not in raw:
        return _by_option(raw, path, {})
    remarks = _remarks(raw, path)
    if "not_applicable" in raw:
        return Response("not_applicable", why=_reason(raw["not_applicable"], path), **remarks)
    value = raw["value"]
    if isinstance(value, Mapping):
        return _by_option(value, (*path, "value"), remarks)
    return _plain(value, (*path, "value"), remarks)


def _plain(raw: Any, path: tuple[str | int, ...], remarks: dict[str, Any]) -> Response:
    if raw is None:
        raise problems(
            [(path, "there is no answer here", "Write a value or 'unknown', or leave the line out", "answer")]
        )
    if raw == "unknown":
        return Response("unknown", **remarks)
    return Response("value", tuple(raw) if isinstance(raw, list) else raw, **remarks)


def _by_option(raw: Mapping[str, Any], path: tuple[str | int, ...], remarks: dict[str, Any]) -> Response:
    """An answer option by option; who knows none of them does not know."""
    states = _option_states(raw, path)
    known = any(state != "unknown" for _, state, _ in states)
    return Response("value", states, **remarks) if known else Response("unknown", **remarks)


def _option_states(raw: Mapping[str, Any], path: tuple[str | int, ...]) -> tuple[tuple[str, str, str], ...]:
    """Triples of option, state and reason, for an answer option by option; sorted, since keys have no order."""
    found = []
    if not raw:
        raise problems([(path, "this answer is empty", "Name the options, or write [] for none of them", "answer")])
    for option, state in raw.items():
        if isinstance(state, Mapping) and set(state) == {"not_applicable"}:
            found.append((option, "not_applicable", _reason(state["not_applicable"], (*path, option))))
        elif state in OPTION_STATES or isinstance(state, bool):
            found.append((option, {True: "yes", False: "no"}.get(state, state), ""))
        else:
            known = near(option, KEYS)
            remedy = f"Did you mean '{known}'?" if known else 'Write yes, no, unknown or {not_applicable: "why"}'
            raise problems([((*path, option), f"'{option}' has no such answer", remedy, "answer")])
    return tuple(sorted(found))


def _reason(raw: Any, path: tuple[str | int, ...]) -> str:
    text = getattr(raw, "text", raw)
    if not isinstance(text, str) or not text.strip():
        place = (*path, "not_applicable")
        raise problems([(place, "say why this does not apply", 'Write {not_applicable: "why"}', "answer")])
    return text


def _remarks(raw: Mapping[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in KEYS:
            close = near(key, KEYS)
            remedy = f"Did you mean '{close}'?" if close else f"Known are {', '.join(KEYS)}"
            raise problems([((*path, key), f"'{key}' is not known here", remedy, "unknown-key")])
        if key in REMARKS:
            found[key] = _remark(key, getattr(value, "text", value), (*path, key))
    return found


def _remark(key: str, text: Any, path: tuple[str | int, ...]) -> str:
    if not isinstance(text, str):
        raise problems([(path, "a text is expected here", 'Put it in quotes: "…"', "text")])
    if key in CHOICES and text not in CHOICES[key]:
        raise problems([(path, f"unknown {key} '{text}'", f"Use one of {', '.join(CHOICES[key])}", "answer")])
    return parse_date(text, path).isoformat() if key == "date" else text


def parse_date(raw: Any, path: tuple[str | int, ...] = ()) -> date:
    """A day, written as 2026-11-22."""
    text = getattr(raw, "text", raw)
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise problems([(path, f"'{text}' is no date", "Write it as 2026-11-22", "date")]) from None


def _parse_month_or_day(raw: Any) -> date:
    text = getattr(raw, "text", raw)
    return parse_date(f"{text}-01" if isinstance(text, str) and len(text) == 7 else raw)


AnswerField = Annotated[Answer, PlainValidator(parse_answer), WithJsonSchema({})]
DateField = Annotated[date, PlainValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
MonthField = Annotated[date, PlainValidator(_parse_month_or_day), WithJsonSchema({"type": "string"})]
