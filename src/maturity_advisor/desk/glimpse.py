"""A glimpse of what follows by now: stages with their intervals, the first pieces of advice, the quick scan's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from maturity_advisor.desk.session import Session
from maturity_advisor.reports.blocks import Block, Heading, Item, Paragraph, Title
from maturity_advisor.reports.page import verdicts
from maturity_advisor.reports.standing import headline, model_title, says_something, standing
from maturity_advisor.reports.text import text_of
from maturity_advisor.reports.view import view

if TYPE_CHECKING:
    from maturity_advisor.desk.agenda import Agenda

FIRST = 3
OPEN = 5


def stages_text(session: Session) -> list[str]:
    """Where the organisation stands, as far as anything is known."""
    found = list(standing(view(session.advice), session.voice))
    return _lines([*found, Paragraph(session.voice("as-it-stands" if found else "nothing-yet"))])


def advice_text(session: Session) -> list[str]:
    """The first pieces of advice, each with its reason."""
    return _lines([Heading(session.voice("first-three")), *_first(session), Paragraph(session.voice("as-it-stands"))])


def quick_text(session: Session, agenda: Agenda) -> list[str]:
    """One page: the verdict, where the organisation stands, the first three steps, and what is not known."""
    data, voice = view(session.advice), session.voice
    name = data["organisation"]["name"]
    page: list[Block] = [Title(voice("quick-title", name=name), voice.day(data["organisation"]["as_of"]))]
    page += [*verdicts(data, voice), Heading(voice.heading("stage-today"))]
    for item in data["assessments"]:
        if says_something(item) and not item["place"]:
            page.append(Item(f"{model_title(item, '')}: {headline(item['scopes'][0], voice)}"))
    page += [Heading(voice("first-three")), *_first(session), Heading(voice("not-known-yet"))]
    page += [Item(session.advice.speaker.name_of(session.base.definitions[impact.question.fact]))
             for impact in agenda.impacts[:OPEN]]  # fmt: skip
    return _lines([*page, Paragraph(voice("open-count", count=agenda.to_go))])


def _first(session: Session) -> Iterator[Block]:
    found = session.advice.recommendations[:FIRST]
    for item in found:
        yield Item(item.title, (Paragraph(item.because),), f"{item.rank}.")
    if not found:
        yield Paragraph(session.voice("no-advice"))


def _lines(blocks: list[Block]) -> list[str]:
    return text_of(blocks).splitlines()
