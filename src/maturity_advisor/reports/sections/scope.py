"""Scope: the question, what was looked at, how, and on whose work it rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Paragraph, Table
from maturity_advisor.reports.standing import says_something
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
METHOD = ("method-answers", "method-models", "method-rules", "method-order")


def scope(advice: Data, words: Words) -> Iterator[Block]:
    """What the report is an answer to, and how it came about."""
    organisation = advice["organisation"]
    yield Field(words.heading("question"), words("the-question", name=organisation["name"]))
    yield Field(words.heading("looked-at"), "; ".join(_looked_at(advice, words)))
    yield Heading(words.heading("method"), 2)
    yield from (Paragraph(words(key)) for key in METHOD)
    models = [item for item in advice["assessments"] if not item["place"] and says_something(item)]
    if models:
        yield Heading(words.heading("models-used"), 2)
        columns = tuple(words.heading(key) for key in ("model", "col-edition", "col-use", "col-kind"))
        yield Table(columns, tuple(_model(item, words) for item in models))
        yield Paragraph(words("models-rights"))


def _looked_at(advice: Data, words: Words) -> Iterator[str]:
    organisation = advice["organisation"]
    if organisation.get("employees") is not None:
        yield words("employees", count=words.number(organisation["employees"]))
    yield from dict.fromkeys(words(f"use-{item['use']}") for item in advice["verdict"])
    for unit in advice["units"]:
        yield f"{words(unit['kind'])} '{unit['title']}'"
    yield words("answers-used", count=words.number(sum(1 for item in advice["answers"] if item["used"])))


def _model(assessment: Data, words: Words) -> tuple[str, ...]:
    use, kind = words(f"use-{assessment['use']}").partition(":")[0], words(f"kind-{assessment['kind']}")
    return assessment["title"], assessment["edition"], use, kind
