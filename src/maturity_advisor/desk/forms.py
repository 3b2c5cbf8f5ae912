"""Forms: the questions as rows to fill in, each with its answer as far as there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from maturity_advisor.advice.asking import talk
from maturity_advisor.desk.facts import HEAD, labels_of, theme_title
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import SPOKEN
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import NUMERIC
from maturity_advisor.organisation.answers import Response
from maturity_advisor.organisation.known import NotApplicable

# The columns that a respondent sees, in their order; the key goes before them.
COLUMNS = ("theme", "question", "answer", "allowed", "why", "note", "source", "evidence", "confidence", "date", "by",
           "visibility")  # fmt: skip
CHOSEN = {
    "evidence": ("stated", "documented", "observed"),
    "confidence": ("low", "medium", "high"),
    "visibility": ("client", "advisor"),
}
# What means, in whichever language, that nobody knows or that it does not apply.
RESERVED = frozenset(words[key].casefold() for words in SPOKEN.values() for key in ("sheet-unknown", "sheet-na"))
Kind: TypeAlias = Literal["question", "option"]


@dataclass(frozen=True, slots=True)
class Row:
    """A question, or an option of one that may have several answers.

    `key` names it in every language; `cells` are by column; `allowed` are the words that may be chosen.
    """

    key: str
    kind: Kind
    cells: Mapping[str, Any] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    help: str = ""
    moot: bool = False


def key_of(place: str, fact: str, option: str = "") -> str:
    """How a row names what it is about: `unit:fact=option`."""
    return f"{f'{place}:' if place else ''}{fact}{f'={option}' if option else ''}"


def split_key(key: str) -> tuple[str, str, str]:
    """Place, fact and option."""
    place, colon, rest = key.partition(":")
    fact, _, option = (rest if colon else key).partition("=")
    return (place if colon else "", fact, option)


def rows_of(session: Session, *, filled: bool, hidden: bool) -> Iterator[Row]:
    """All questions of the organisation and its units; answers too if `filled`, and the advisor's own if `hidden`."""
    for place in session.advice.situation.places:
        for fact in talk(session.base):
            definition = session.base.definitions[fact]
            if place.kind in definition.per:
                yield from _question(session, definition, place.id, filled=filled, hidden=hidden)


def _question(session: Session, definition: Definition, place: str, *, filled: bool, hidden: bool) -> Iterator[Row]:
    answer = session.advice.situation.answers.get((place, definition.id))
    responses: tuple[Response | None, ...] = (None,)
    if answer is not None and filled and (hidden or answer.visibility == "client"):
        responses = answer.responses
    elif not place and definition.id in HEAD and (said := session.at(HEAD[definition.id])) is not None:
        responses = (Response("value", said),)
    moot = session.advice.derived.states[place, definition.id].na is NotApplicable.YES
    for response in responses:
        yield from _response(session, definition, place, response, moot=moot and response is None)


def _response(
    session: Session, definition: Definition, place: str, response: Response | None, *, moot: bool
) -> Iterator[Row]:
    """One respondent's answer: a row, and one more for each option where there may be several."""
    words, several = words_of(session, definition), definition.domain.kind == "choices"
    cells = {
        "theme": theme_title(session, definition),
        "question": _titled(session, definition, place),
        "answer": _answer(words, definition, response),
        "allowed": _hint(session, definition),
        **_remarks(session, response),
    }
    allowed = tuple(words.states if several else words.options)
    yield Row(key_of(place, definition.id), "question", cells, allowed, _help(session, definition), moot)
    if several:
        for option, label in zip(definition.domain.options, labels_of(session, definition), strict=True):
            state, why = _state(response, option)
            said = words.of_state(state) if state else ""
            cells = {"question": f"   {label}", "answer": said, "why": why}
            yield Row(key_of(place, definition.id, option), "option", cells, tuple(words.option_states), "", moot)


def _titled(session: Session, definition: Definition, place: str) -> str:
    unit = next((item["title"] for item in session.listed("units") if item["id"] == place), "")
    question = session.advice.speaker.name_of(definition)
    return f"{unit}: {question}" if unit else question


def _help(session: Session, definition: Definition) -> str:
    return session.advice.speaker.text(definition.fact.help, definition.pack) if definition.fact is not None else ""


def _hint(session: Session, definition: Definition) -> str:
    """What may be written, for those who have no list to choose from; and the help."""
    words = words_of(session, definition)
    unit = session.advice.speaker.text(definition.fact.unit, definition.pack) if definition.fact is not None else ""
    kind, help = definition.domain.kind, _help(session, definition)
    if kind == "choices":
        hint = session.voice("sheet-several")
    elif kind in NUMERIC:
        hint = session.voice("day" if kind == "date" else "amount-in" if unit else "amount", unit=unit)
    else:
        hint = " / ".join(words.options) or session.voice("sheet-text")
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in (hint, help) if part)


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words that answer one question in one language, and what they stand for."""

    values: Mapping[str, Any]
    unknown: str
    inapplicable: str
    yes: str
    no: str

    @property
    def options(self) -> tuple[str, ...]:
        """All words that answer it."""
        return (*self.values, self.unknown, self.inapplicable)

    @property
    def states(self) -> tuple[str, ...]:
        """What may be said of a question whose options are answered one by one."""
        return self.unknown, self.inapplicable

    @property
    def option_states(self) -> tuple[str, ...]:
        """What may be said of one option."""
        return self.yes, self.no, self.unknown, self.inapplicable

    def of_state(self, state: str) -> str:
        """The word for `yes | no | unknown | not_applicable`."""
        return {"yes": self.yes, "no": self.no, "unknown": self.unknown, "not_applicable": self.inapplicable}[state]

    def of_value(self, value: Any) -> str:
        """The word for a value of the fact."""
        return next((word for word, meant in self.values.items() if meant == value), str(value))


def words_of(session: Session, definition: Definition) -> FactWords:
    """A label that means two things, or that means not knowing, is told apart by its id."""
    voice, labels = session.voice, labels_of(session, definition)
    ids: tuple[Any, ...] = (True, False) if definition.domain.kind == "boolean" else definition.domain.options
    clean = [" ".join(label.split()) for label in labels]
    shown = {
        word if clean.count(word) == 1 and word.casefold() not in RESERVED else f"{word} [{name}]": name
        for word, name in zip(clean, ids, strict=True)
    }
    if definition.domain.kind == "choices":
        shown = {}
    return FactWords(shown, voice("sheet-unknown"), voice("sheet-na"), voice("yes"), voice("no"))


def _answer(words: FactWords, definition: Definition, response: Response | None) -> Any:
    if response is None:
        return ""
    if response.standing != "value":
        return words.unknown if response.standing == "unknown" else words.inapplicable
    if definition.domain.kind == "choices":
        return ""
    if definition.domain.kind in NUMERIC and definition.domain.kind != "date":
        return response.value
    if definition.domain.kind == "text":
        return quoted(str(getattr(response.value, "text", response.value)))
    value = response.value
    known = value if isinstance(value, bool) and definition.domain.kind == "boolean" else None
    return words.of_value(_id(value) if known is None else known)


def _id(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(getattr(value, "text", value))


def quoted(text: str) -> str:
    """A text that reads like *don't know*, in whichever language, is told apart by quotes."""
    return f'"{text}"' if _is_reserved(text) else text


def unquoted(text: str) -> str:
    """The text that was meant."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' and _is_reserved(text[1:-1]) else text


def _is_reserved(text: str) -> bool:
    return text.strip().strip('"').strip().casefold() in RESERVED


def _state(response: Response | None, option: str) -> tuple[str, str]:
    """What was said of one option, and why it does not apply."""
    if response is None or response.standing != "value":
        return "", ""
    if any(isinstance(item, tuple) for item in response.value):
        found = {_id(name): (state, why) for name, state, why in response.value}
        return found.get(option, ("", ""))
    return ("yes" if option in [_id(item) for item in response.value] else "no"), ""


def _remarks(session: Session, response: Response | None) -> dict[str, str]:
    if response is None:
        return {}
    found = {"why": response.why, "note": response.note, "source": response.source, "date": response.date,
             "by": response.by}  # fmt: skip
    for name in CHOSEN:
        said = getattr(response, name)
        found[name] = session.voice(f"sheet-{name}-{said}") if said and said != "client" else ""
    return {name: text for name, text in found.items() if text}
