"""The assessment: every model with its parts, beside each other in a table, and how sure all that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Heading, Paragraph, Table, Title
from maturity_advisor.reports.page import words_of
from maturity_advisor.reports.standing import headline, model_title, says_something, target_of
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]


def assessment_page(advice: Data) -> list[Block]:
    """All models in all places that anything is known of, one after the other."""
    words = words_of(advice)
    name, day = advice["organisation"]["name"], words.day(advice["organisation"]["as_of"])
    titles = {unit["id"]: unit["title"] for unit in advice["units"]}
    found = [item for item in advice["assessments"] if says_something(item)]
    blocks: list[Block] = [Title(words("assessment-of", name=name), day)]
    for item in sorted(found, key=lambda entry: (entry["place"] != "", entry["place"])):
        blocks += _model(item, titles.get(item["place"], ""), words)
        # An author's note speaks to advisors: of labels, sources and what is our own.
        if item["note"] and advice["settings"]["for"] == "advisor":
            blocks.append(Paragraph(item["note"]))
    return blocks if found else [*blocks, Paragraph(words("no-model"))]


def _model(assessment: Data, unit: str, words: Words) -> Iterator[Block]:
    scopes = assessment["scopes"]
    yield Heading(model_title(assessment, unit))
    if assessment["kind"] != "axes":
        yield Paragraph(headline(scopes[0], words))
        if target := target_of(scopes[0], words):
            yield Paragraph(target)
    rows = tuple(_row(scope, assessment, words) for scope in scopes if scope["id"] != assessment["model"])
    if rows:
        yield Table(tuple(words.heading(key) for key in ("part", "stage", "towards-next", "target-stage")), rows)
    counts = assessment["criteria"]
    total = sum(counts.values())
    if total:
        yield Paragraph(words("interpretation-share", count=counts["interpretation"], total=total) + ".")


def _row(scope: Data, assessment: Data, words: Words) -> tuple[str, ...]:
    inner = scope["parent"] not in ("", assessment["model"])
    profile = scope.get("profile", {})
    towards = ""
    if profile.get("total"):
        towards = words("count-of", met=profile["met"], total=profile["total"])
        if profile["open"]:
            towards += f" ({words('criteria-open', count=profile['open'])})"
    target = scope.get("target", {}).get("title", "")
    return (f"– {scope['title']}" if inner else scope["title"], headline(scope, words), towards, target)
