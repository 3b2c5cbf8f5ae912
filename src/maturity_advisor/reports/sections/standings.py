"""Standings: every model with its headline, its radar, its heat map, and what the headline hides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Columns, Heading, Paragraph, Table
from maturity_advisor.reports.sections.ladders import heat_map, radar
from maturity_advisor.reports.standing import criteria, details, gap_of, headline, model_title, says_something
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
COLUMNS = ("part", "state-today", "criteria-short", "target-stage")


def standings(advice: Data, words: Words) -> Iterator[Block]:
    """All models in all places that anything is known of."""
    titles = {unit["id"]: unit["title"] for unit in advice["units"]}
    found = [item for item in advice["assessments"] if says_something(item)]
    if not found:
        yield Paragraph(words("no-model"))
        return
    yield Paragraph(words("standings-how"))
    for item in sorted(found, key=lambda entry: (entry["place"] != "", entry["place"])):
        yield Heading(model_title(item, titles.get(item["place"], "")), 2)
        yield from _model(advice, item, words)


def _model(advice: Data, assessment: Data, words: Words) -> Iterator[Block]:
    told, around = tuple(_told(advice, assessment, words)), radar(assessment, words)
    yield from (Columns((told, (around,))),) if around is not None else told
    drawn = heat_map(advice, assessment, words)
    if drawn is not None:
        yield drawn
        return
    rows = tuple(_row(scope, assessment, words) for scope in assessment["scopes"] if scope["id"] != assessment["model"])
    if rows and assessment["kind"] != "typology":
        wide = any(row[-1] for row in rows)
        columns = tuple(words.heading(key) for key in COLUMNS)
        yield Table(columns if wide else columns[:-1], rows if wide else tuple(row[:-1] for row in rows))


def _told(advice: Data, assessment: Data, words: Words) -> Iterator[Block]:
    scopes = assessment["scopes"]
    if assessment["kind"] != "axes":
        yield Paragraph(f"{capital(headline(scopes[0], words))}.")
        yield from (Paragraph(f"{line}.") for line in details(assessment, scopes, words) if line)
    counts = assessment["criteria"]
    total = sum(counts.values())
    if total:
        said = words("interpretation-share", count=counts["interpretation"], total=total)
        yield Paragraph(f"{said}.")
    if assessment["note"] and advice["settings"]["for"] == "advisor":
        yield Paragraph(assessment["note"])


def _row(scope: Data, assessment: Data, words: Words) -> tuple[str, ...]:
    inner = scope["parent"] not in ("", assessment["model"])
    met = criteria([scope["profile"]], words) if "profile" in scope else ""
    target = scope.get("target", {}).get("title", "")
    return (f"– {scope['title']}" if inner else scope["title"], headline(scope, words), met, target)


def targets(advice: Data, words: Words) -> Iterator[Block]:
    """The stages that were chosen, and how far it is to each."""
    rows = tuple(_targets(advice, words))
    yield Paragraph(words("targets-how") if rows else words("targets-none"))
    if rows:
        columns = ("part", "state-today", "target-stage", "gap-column", "deadline")
        yield Table(tuple(words.heading(key) for key in columns), rows)


def _targets(advice: Data, words: Words) -> Iterator[tuple[str, ...]]:
    scopes = {(item["place"], one["id"]): one for item in advice["assessments"] for one in item["scopes"]}
    titles = {unit["id"]: f"{unit['title']} – " for unit in advice["units"]}
    for target in advice["targets"]:
        scope = scopes.get((target["place"], target["scope"]), {})
        yield (
            titles.get(target["place"], "") + target["title"],
            headline(scope, words) if scope else "",
            target["stage_title"],
            gap_of(scope, words),
            words.day(target["by"]) if target["by"] else "",
        )
