"""Commands: what can be typed instead of an answer, in the words of three languages."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Command(Enum):
    """What the person at the desk wants, other than to answer."""

    HELP = "help"
    UNKNOWN = "unknown"
    NA = "na"
    REMARK = "remark"
    BACK = "back"
    SKIP = "skip"
    STAGES = "stages"
    ADVICE = "advice"
    LANGUAGE = "language"
    STOP = "stop"


# The first word is shown and the short one before it; the others are understood as well.
WORDS: dict[str, dict[Command, tuple[str, ...]]] = {
    "en": {
        Command.UNKNOWN: ("d", "don't know", "dontknow", "unknown"),
        Command.NA: ("n", "not applicable", "na", "n/a"),
        Command.REMARK: ("+", "remark", "note", "source"),
        Command.BACK: ("b", "back"),
        Command.SKIP: ("s", "skip"),
        Command.STAGES: ("stages",),
        Command.ADVICE: ("advice",),
        Command.LANGUAGE: ("language", "lang"),
        Command.STOP: ("stop", "quit", "exit"),
        Command.HELP: ("?", "help", "why"),
    },
    "nl": {
        Command.UNKNOWN: ("w", "weet niet", "weetniet", "onbekend"),
        Command.NA: ("n", "niet van toepassing", "nvt", "n.v.t."),
        Command.REMARK: ("+", "opmerking", "bron"),
        Command.BACK: ("t", "terug"),
        Command.SKIP: ("o", "overslaan"),
        Command.STAGES: ("fasen", "fases"),
        Command.ADVICE: ("advies",),
        Command.LANGUAGE: ("taal",),
        Command.STOP: ("stop", "stoppen"),
        Command.HELP: ("?", "help", "waarom"),
    },
    "de": {
        Command.UNKNOWN: ("w", "weiß nicht", "weiss nicht", "unbekannt"),
        Command.NA: ("n", "nicht zutreffend", "entfällt"),
        Command.REMARK: ("+", "bemerkung", "notiz", "quelle"),
        Command.BACK: ("z", "zurück", "zurueck"),
        Command.SKIP: ("s", "später", "spaeter"),
        Command.STAGES: ("stufen",),
        Command.ADVICE: ("rat", "empfehlungen"),
        Command.LANGUAGE: ("sprache",),
        Command.STOP: ("stopp", "stop", "ende"),
        Command.HELP: ("?", "hilfe", "warum"),
    },
}
# Where language and short words differ, these are always understood.
EVERYWHERE: dict[str, tuple[Command, str]] = {
    "/en": (Command.LANGUAGE, "en"),
    "/nl": (Command.LANGUAGE, "nl"),
    "/de": (Command.LANGUAGE, "de"),
}


class Called(NamedTuple):
    """A command with what was typed behind it; `command` is None if there is no such command."""

    command: Command | None
    rest: str


def called(typed: str, language: str, *, is_text: bool) -> Called | None:
    """The command that was typed; None if it is an answer. Where texts are asked, only a slash makes a command."""
    low = typed.lower()
    if low in EVERYWHERE:
        return Called(*EVERYWHERE[low])
    if typed == "?" or typed.startswith("/"):
        found = _found(typed.removeprefix("/") or "?", language)
        return found or Called(None, typed)
    return None if is_text else _found(typed, language)


def _found(typed: str, language: str) -> Called | None:
    """In the reader's language first, then in English, for whoever learnt it there."""
    for words in (WORDS[language], WORDS["en"]):
        names = [(name, command) for command, names in words.items() for name in names]
        for name, command in sorted(names, key=lambda pair: -len(pair[0])):
            rest = typed[len(name) :]
            if typed.lower().startswith(name) and (not rest or rest[0] in " :"):
                return Called(command, rest.strip(" :"))
    return None


def escaped(typed: str) -> str:
    """A text that begins with a slash is typed with two."""
    return typed[1:] if typed.startswith("//") else typed
