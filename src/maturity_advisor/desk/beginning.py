"""How an interview begins: who is advised, with whom we speak, and which units are looked at by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from maturity_advisor.desk.facts import HEAD, fact_step
from maturity_advisor.desk.keeping import Change, slug
from maturity_advisor.desk.replies import numbered
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.steps import Shown, Step, something

UNITS = ("no-unit", "unit-process", "unit-initiative")


def name_step(session: Session) -> Step:
    """What the organisation is called: with this answer the file begins."""

    def changes(name: str) -> list[Change]:
        if not session.kept.is_new:
            return [(("organisation", "name"), name)]
        head = {"id": slug(name), "name": name, "language": session.voice.known}
        return [(("organisation",), head), (("as_of",), session.today)]

    def show() -> Shown:
        now = session.at(("organisation", "name"))
        return Shown(session.voice("ask-name"), session.voice("your-organisation"), prompt=session.voice("text"),
                     now=str(now or ""))  # fmt: skip

    return Step("name", show, something, changes, is_text=True, optional=False)


def who_step(session: Session) -> Step:
    """Whom we speak with: not kept by itself, but as the source of each answer that follows."""

    def changes(who: str) -> list[Change]:
        session.source = session.voice("talk-with", who=who)
        return []

    def show() -> Shown:
        return Shown(session.voice("ask-who"), prompt=session.voice("text"))

    return Step("who", show, something, changes, is_text=True)


def head_steps(session: Session) -> Iterator[Step]:
    """Size and sector, which decide what is worth asking."""
    for fact, where in HEAD.items():
        if session.at(where) is None and session.at(("answers", fact)) is None:
            yield replace(fact_step(session, ("", fact)), optional=True)


def unit_steps(session: Session) -> Iterator[Step]:
    """Units, as many as there are."""
    number = len(session.listed("units"))

    def show() -> Shown:
        voice = session.voice
        return Shown(voice("ask-units"), voice("your-organisation"), options=tuple(voice(key) for key in UNITS),
                     prompt=voice("number"))  # fmt: skip

    def read(typed: str) -> int:
        return numbered(typed, [session.voice(key) for key in UNITS])

    def changes(chosen: int) -> list[Change]:
        session.passed.add(f"units/{number}")
        if chosen:
            session.passed.add(f"unit:{number}:{'process' if chosen == 1 else 'initiative'}")
        return []

    if f"units/{number}" not in session.passed:
        yield Step(f"units/{number}", show, read, changes)
    for kind in ("process", "initiative"):
        if f"unit:{number}:{kind}" in session.passed:
            yield _unit_title(session, number, kind)


def _unit_title(session: Session, number: int, kind: str) -> Step:
    def show() -> Shown:
        return Shown(session.voice("ask-unit-title"), prompt=session.voice("text"))

    def changes(title: str) -> list[Change]:
        unit: dict[str, Any] = {"id": slug(title, [item["id"] for item in session.listed("units")]), "kind": kind}
        return [(("units", number), {**unit, "title": title})]

    return Step(f"unit-title/{number}", show, something, changes, is_text=True)
