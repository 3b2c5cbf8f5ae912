"""How work on a file opens: the file as it is, and the language: its own, the computer's, or one that is chosen."""

from __future__ import annotations

import os

from maturity_advisor.advisor import Advisor
from maturity_advisor.desk.console import Console
from maturity_advisor.desk.keeping import Kept
from maturity_advisor.desk.replies import Unclear, numbered
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import LANGUAGES, SPOKEN, Voice
from maturity_advisor.errors import OrganisationError, Place, Problem

NAMES = ("English", "Nederlands", "Deutsch")


def session_of(advisor: Advisor, path: str, lang: str | None, today: str = "") -> Session:
    """A talk about a file that is there; errors if it is not, or does not fit."""
    kept = Kept.open(path)
    if kept.is_new:
        raise OrganisationError(Problem("there is no such file", "Begin it with `interview`", Place(path), "file"))
    session = Session(advisor, kept, Voice(lang or own_language(kept)), today)
    session.advice  # noqa: B018  # refuses a file that does not fit, before anything is written
    return session


def own_language(kept: Kept) -> str:
    """The organisation's own, as far as its file says."""
    head = kept.document.data.get("organisation") if isinstance(kept.document.data, dict) else None
    return str(head.get("language", "en")) if isinstance(head, dict) else "en"


def language_of(kept: Kept, console: Console) -> str:
    """The organisation's own; of a new one the computer's if we speak it, else asked for."""
    if not kept.is_new:
        return own_language(kept)
    own = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2]
    if own in SPOKEN:
        return own
    while True:
        try:
            return LANGUAGES[numbered(console.ask(SPOKEN["en"]["ask-language"]).text, NAMES)]
        except Unclear:
            continue
