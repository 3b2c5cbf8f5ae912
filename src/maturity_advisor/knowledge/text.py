"""Texts for people, in as many languages as their author wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticKnownError

from maturity_advisor.documents import Flaw, Path, near, problems
from maturity_advisor.documents.wording import described, quoted

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
    if not isinstance(raw, (dict, str, Mapping)) and not isinstance(getattr(raw, "text", raw), str):
        raise PydanticKnownError("string_type")
    found: list[Flaw] = []
    text = read_text(raw, (), found)
    if found:
        raise problems(found)
    return text


def read_text(raw: Any, path: Path, found: list[Flaw]) -> Text:
    """The text at `path`; what is wrong with it goes to `found`."""
    if not isinstance(raw, (dict, Mapping)):  # a dict is told much sooner than a Mapping
        return Text((("", _plain(raw, path, found)),))
    # Packs are made of texts, nearly all of them in the same few languages and without fault.
    written = tuple([(tag, raw[tag]) for tag in _in_order(tuple(raw))])
    if written and all([type(text) is str and text and not text.isspace() for _, text in written]):  # noqa: C419  # of three, a list is made sooner
        return Text(written)
    by = [(tag, _in_language(tag, value, path, found)) for tag, value in raw.items() if tag != "origin"]
    if not by:
        found.append((path, "this text is in no language", "Give it in at least one", "text"))
    origin = _origin(raw["origin"], (*path, "origin"), found) if "origin" in raw else None
    return Text(tuple(sorted(by)), origin)


def _in_language(tag: str, raw: Any, path: Path, found: list[Flaw]) -> str:
    if not is_language(tag):
        found.append(((*path, tag), f"{quoted(tag)} is no language tag", "Write for example en, nl or de", "text"))
    return _plain(raw, (*path, tag), found)


@lru_cache
def _in_order(tags: tuple[str, ...]) -> tuple[str, ...]:
    """These tags sorted, if all of them are languages; else none."""
    return tuple(sorted(tags)) if all(map(is_language, tags)) else ()


@lru_cache
def is_language(tag: str) -> bool:
    """Whether this is how a language is written: nl, or nl-BE."""
    return LANGUAGE_TAG.fullmatch(tag) is not None


def _origin(raw: Any, path: Path, found: list[Flaw]) -> str | None:
    if raw in ORIGINS:
        return str(raw)
    meant = near(raw, ORIGINS) if isinstance(raw, str) else None
    remedy = f"Did you mean '{meant}'?" if meant else f"Use one of {', '.join(ORIGINS)}"
    found.append((path, f"{described(raw)} is no origin", remedy, "text"))
    return None


def _plain(raw: Any, path: Path, found: list[Flaw]) -> str:
    text = getattr(raw, "text", raw)
    if text is None or (isinstance(text, str) and not text.strip()):
        found.append((path, "this text is empty", "Write it, or leave the key out", "text"))
    elif not isinstance(text, str):
        found.append((path, f"{described(raw)} is no text", 'Put it in quotes: "…"', "text"))
    return str(text)


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
