"""Packs: the YAML a plugin offers, as written and joined from its files."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from maturity_advisor.documents import FlagField, problems
from maturity_advisor.documents.wording import quoted
from maturity_advisor.knowledge.allowing import Allowing
from maturity_advisor.knowledge.derivations import Decision, Rollup, Score
from maturity_advisor.knowledge.facts import Facts, Outcome, Scales, Source, Theme
from maturity_advisor.knowledge.migrations import Migration
from maturity_advisor.knowledge.models import ModelParts
from maturity_advisor.knowledge.rules import Actions, Rule
from maturity_advisor.knowledge.shapes import Id, Name, Written, text_of
from maturity_advisor.knowledge.text import TextField, is_language

FORMAT = 1
VERSION = re.compile(r"[0-9]+(\.[0-9]+)*")
DEMAND = re.compile(rf">=\s*{VERSION.pattern}(\s*,\s*<\s*{VERSION.pattern})?|<\s*{VERSION.pattern}")


def _version(raw: object) -> str:
    version = text_of(raw)
    if not VERSION.fullmatch(version):
        raise problems([((), f"{quoted(version)} is no version", 'Write for example "1.0.0"', "version")])
    return version


def _demand(raw: object) -> str:
    demand = text_of(raw)
    if not DEMAND.fullmatch(demand):
        remedy = 'Write for example ">=1" or ">=1, <3"'
        raise problems([((), f"{quoted(demand)} names no range of versions", remedy, "version")])
    return demand


def _format(raw: object) -> object:
    if isinstance(raw, int) and raw > FORMAT:
        message = f"this pack is written in format {raw}, and this program knows format {FORMAT}"
        raise problems([((), message, "Install a newer version of the program", "format")])
    return raw


def _language(raw: object) -> str:
    tag = text_of(raw)
    if not is_language(tag):
        raise problems([((), f"{quoted(tag)} is no language tag", "Write for example en, nl or de", "text")])
    return tag


Version = Annotated[str, PlainValidator(_version), WithJsonSchema({"type": "string"})]
Demand = Annotated[str, PlainValidator(_demand), WithJsonSchema({"type": "string"})]
Language = Annotated[str, PlainValidator(_language), WithJsonSchema({"type": "string"})]


class PackHeader(Allowing):
    """Who a pack is: its id, version, language, licence, and the packs it needs."""

    id: Id
    format: Annotated[Literal[1], BeforeValidator(_format)]
    version: Version
    language: Language = "en"
    licence: Name
    needs: dict[str, Demand] = {}
    shared: FlagField = False
    title: TextField | None = None


def _term(raw: object) -> object:
    """`{id: action, en: …, nl: …}` as an id and a text in those languages."""
    if isinstance(raw, dict) and "text" not in raw:
        return {"id": raw.get("id"), "text": {key: value for key, value in raw.items() if key != "id"}}
    return raw


class TermBody(Written):
    """One thing in the client's own words, by language."""

    id: Id
    text: TextField


Term = Annotated[TermBody, BeforeValidator(_term)]


class PackFile(ModelParts):
    """One YAML file of a pack; a pack's files are joined, so any file may hold any part.

    `cases` test the pack and mean nothing to advice; whoever runs them reads them.
    """

    pack: PackHeader | None = None
    model: Id | None = None
    scales: Scales = {}
    themes: tuple[Theme, ...] = ()
    facts: Facts = {}
    outcomes: tuple[Outcome, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    actions: Actions = {}
    scores: tuple[Score, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rollups: tuple[Rollup, ...] = ()
    rules: tuple[Rule, ...] = ()
    migrations: tuple[Migration, ...] = ()
    cases: tuple[Any, ...] = ()
