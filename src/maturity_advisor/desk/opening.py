"""The language an interview opens in: the file's, the computer's, or the one that is chosen."""

from __future__ import annotations

import os

from maturity_advisor.desk.console import Console
from maturity_advisor.desk.keeping import Kept
from maturity_advisor.desk.replies import Unclear, numbered
from maturity_advisor.desk.voice import LANGUAGES, SPOKEN

NAMES = ("English", "Nederlands", "Deutsch")


def language_of(kept: Kept, console: Console) -> str:
    """The organisation's own; of a new one the computer's if we speak it, else asked for."""
    if not kept.is_new:
        head = kept.document.data.get("organisation") if isinstance(kept.document.data, dict) else None
        return str(head.get("language", "en")) if isinstance(head, dict) else "en"
    own = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2]
    if own in SPOKEN:
        return own
    while True:
        try:
            return LANGUAGES[numbered(console.ask(SPOKEN["en"]["ask-language"]).text, NAMES)]
        except Unclear:
            continue
