"""Questions of the packs as steps: shown with why they are asked, and kept as answers with source and certainty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from maturity_advisor.advice.probing import Impact
from maturity_advisor.desk.agenda import Agenda, Key
from maturity_advisor.desk.replies import in_domain
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.steps import Shown, Step, Where
from maturity_advisor.desk.voice import counted
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.organisation.answers import REMARKS

Said: TypeAlias = Callable[[], str]
HEAD = {"organisation.employees": ("organisation", "employees"), "organisation.sector": ("organisation", "sector")}
PROMPTS = {"choices": "numbers", "integer": "amount", "number": "amount", "date": "day", "text": "text"}


def _nothing() -> str:
    return ""


def fact_step(session: Session, key: Key, reason: Said = _nothing, progress: Said = _nothing, theme: str = "") -> Step:
    """One question of a pack; `reason` says why it is asked, in the language of the moment."""
    definition = session.base.definitions[key[1]]

    def show() -> Shown:
        title = theme_title(session, definition) if theme == "" else session.voice(theme)
        return _shown(session, key, title, reason(), progress())

    def read(typed: str) -> Any:
        return in_domain(definition.domain, typed, labels_of(session, definition), session.voice)

    is_text = definition.domain.kind == "text"
    return Step("/".join((key[0], "answers", key[1])), show, read, lambda value: [(place_of(session, key), value)],
                is_text, False, key)  # fmt: skip


def _shown(session: Session, key: Key, title: str, reason: str, progress: str) -> Shown:
    voice, speaker = session.voice, session.advice.speaker
    definition = session.base.definitions[key[1]]
    fact = definition.fact
    unit = next((item["title"] for item in session.listed("units") if item["id"] == key[0]), "")
    question = speaker.name_of(definition)
    unit_of = speaker.text(fact.unit, definition.pack) if fact is not None else ""
    prompt = voice("amount-in", unit=unit_of) if unit_of else voice(PROMPTS.get(definition.domain.kind, "number"))
    notes = [speaker.text(fact.help, definition.pack) if fact is not None else "", reason]
    return Shown(
        f"{unit}: {question}" if unit else question,
        f"{title}. {progress}" if progress else title,
        tuple(note for note in notes if note),
        tuple(labels_of(session, definition)),
        prompt,
        now_of(session, key),
    )


def theme_title(session: Session, definition: Definition) -> str:
    """The title of a question's theme."""
    theme = session.base.themes.get((definition.fact.theme if definition.fact else None) or "")
    return session.advice.speaker.name(theme.title, definition.pack) if theme is not None else ""


def labels_of(session: Session, definition: Definition) -> list[str]:
    """The possible answers in words; none where a number, day or text is asked."""
    if definition.domain.kind == "boolean":
        return [session.voice("yes"), session.voice("no")]
    return [session.advice.speaker.option(definition, option) for option in definition.domain.options]


def now_of(session: Session, key: Key) -> str:
    """What was answered before; with names where several people were asked."""
    answer = session.advice.situation.answers.get(key)
    if answer is None and session.at(place_of(session, key)) is None:
        return ""
    if answer is not None and len(answer.responses) > 1:
        return "; ".join(said(session, key, item) for item in answer.responses)
    if answer is not None and answer.responses[0].standing == "unknown":
        return session.voice("kept-unknown").partition(": ")[2]
    return session.advice.speaker.fact(*key)


def said(session: Session, key: Key, response: Any) -> str:
    """Who said what, as far as it can be said in a few words."""
    definition = session.base.definitions[key[1]]
    who = response.by or response.source or session.voice("said-before")
    if response.standing != "value":
        return session.voice("several-said", who=who, answer=response.why or session.voice("partly-known"))
    values = response.value if isinstance(response.value, tuple) else (response.value,)
    names = [item[0] if isinstance(item, tuple) else item for item in values
             if not isinstance(item, tuple) or item[1] == "yes"]  # fmt: skip
    labels = [session.advice.speaker.option(definition, _id(name)) for name in names]
    return session.voice("several-said", who=who, answer=session.voice.listed(labels))


def _id(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def place_of(session: Session, key: Key) -> Where:
    """Where the answer stands, or would, under the name by which the file calls the fact."""
    place, fact = key
    if not place and fact in HEAD and session.at(("answers", fact)) is None:
        return HEAD[fact]
    base: Where = ("answers",)
    if place:
        ids = [unit["id"] for unit in session.listed("units")]
        base = ("units", ids.index(place), "answers")
    known = session.at(base) or {}
    return (*base, next((name for name in known if session.base.meant(name) == fact), fact))


def answer_of(session: Session, value: Any, remarks: Mapping[str, str], key: Key) -> Any:
    """An answer as the file has it; with remarks only where there are any."""
    if not key[0] and place_of(session, key)[0] == "organisation":
        return value
    if session.source and "source" not in remarks:
        remarks = {"source": session.source, "evidence": "stated", **remarks}
    if remarks:
        remarks = {"date": session.today, **remarks}
    ordered = {name: remarks[name] for name in REMARKS if remarks.get(name)}
    if isinstance(value, Mapping) and "not_applicable" in value:
        return {**value, **ordered}
    return {"value": value, **ordered} if ordered else value


def beside(session: Session, key: Key, answer: Any) -> list[Any]:
    """The answers that several people gave, with one more."""
    now = session.at(place_of(session, key))
    return [*(now if isinstance(now, list) else [now]), answer if isinstance(answer, dict) else {"value": answer}]


def reason_of(session: Session, impact: Impact) -> str:
    """Why a question is asked: how much depends on it, and for instance what."""
    titles = [title for trial in impact.trials for title in titles_of(session, (*trial.comes, *trial.goes))]
    if titles:
        often = max(dict.fromkeys(titles), key=titles.count)
        return counted(session.voice, "why-asked", impact.question.rules, title=often)
    return counted(session.voice, "why-depends", impact.question.rules)


def titles_of(session: Session, keys: Iterable[tuple[str, str]]) -> list[str]:
    """The titles of actions, which are given with their places."""
    actions = session.base.actions
    return [session.advice.speaker.text(actions[name].written.title, actions[name].pack) for name, _ in keys]


def progress_of(session: Session, agenda: Agenda) -> str:
    """How much is done and how much is left: as things stand, and at most."""
    voice = session.voice
    done = voice("answered", count=agenda.answered)
    if agenda.to_go >= agenda.most:
        return f"{done}; {voice('to-go-exactly', count=agenda.to_go)}."
    return f"{done}; {voice('to-go', count=agenda.to_go, most=agenda.most)}."
