"""Texts for people, in as many languages as their author wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from maturity_advisor.documents import problems

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ORIGINS = ("published", "unverified", "interpretation")


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in one or several languages.

    `by` holds pairs of language tag and text; the empty tag is the pack's own language. `origin` is where the statement
    comes from, if its author said so.
    """

    by: tuple[tuple[str, str], ...]
    origin: str | None = None

    def say(self, language: str, fallback: str) -> str:
        """The text in `language`; else in its main language, in `fallback`, or the first by tag."""
        texts = dict(self.by)
        own = texts.get("")
        for tag in (language, language.split("-")[0], fallback):
            if tag in texts:
                return texts[tag]
            if tag == fallback and own is not None:
                return own
        return texts.get("en") or self.by[0][1]

    def speaks(self, language: str, fallback: str) -> bool:
        """Whether there is a text in just this language."""
        tags = {tag or fallback for tag, _ in self.by}
        return language in tags or language.split("-")[0] in tags


def parse_text(raw: Any) -> Text:
    """A text as written: a string, or a mapping from language tag to string, perhaps with its `origin`."""
    if isinstance(raw, Text):
        return raw
    if isinstance(raw, Mapping):
        return _parse_languages(raw)
    return Text((("", _plain(raw, ())),))


def _parse_languages(raw: Mapping[str, Any]) -> Text:
    found = []
    for tag, value in raw.items():
        if tag == "origin":
            continue
        if not LANGUAGE_TAG.fullmatch(tag):
            raise problems([((tag,), f"'{tag}' is no language tag", "Write for example en, nl or de", "text")])
        found.append((tag, _plain(value, (tag,))))
    origin = raw.get("origin")
    if origin is not None and origin not in ORIGINS:
        raise problems([(("origin",), f"unknown origin '{origin}'", f"Use one of {', '.join(ORIGINS)}", "text")])
    if not found:
        raise problems([((), "this text is in no language", "Give it in at least one", "text")])
    return Text(tuple(sorted(found)), origin)


def _plain(raw: Any, path: tuple[str, ...]) -> str:
    if hasattr(raw, "text"):
        raw = raw.text
    if not isinstance(raw, str):
        raise problems([(path, "a text is expected here", 'Put it in quotes: "…"', "text")])
    if not raw.strip():
        raise problems([(path, "this text is empty", "Write it, or leave the key out", "text")])
    return str(raw)


TEXT_SCHEMA = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"origin": {"enum": list(ORIGINS)}},
            "additionalProperties": {"type": "string"},
        },
    ]
}

TextField = Annotated[Text, PlainValidator(parse_text), WithJsonSchema(TEXT_SCHEMA)]
