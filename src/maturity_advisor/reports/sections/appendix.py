"""The appendix: every reason, every answer, every stage, whose models these are, and what exactly was computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Expandable, Field, Heading, Item, Link, Paragraph, Table
from maturity_advisor.reports.evidence import who_said
from maturity_advisor.reports.sections.trees import derived_items, trace_items
from maturity_advisor.reports.sections.verdicts import callout, ordered
from maturity_advisor.reports.standing import criteria, gap_of, headline
from maturity_advisor.reports.view import KEY
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
ANSWERS = ("question", "answer", "said-how")
STAGES = ("model", "part", "state-today", "criteria-short", "target-stage", "gap-column")
PACKS = ("col-pack", "col-edition", "col-version", "licence", "fingerprint")


def trace(advice: Data, words: Words) -> Iterator[Block]:
    """Verdicts and recommendations down to the answers, and all that follows from the answers."""
    yield Paragraph(words("trace-how"))
    yield Heading(words.heading("verdict"), 2)
    yield from (callout(advice, verdict, words) for verdict in ordered(advice))
    yield Heading(words.heading("recommendations"), 2)
    for found in advice["recommendations"]:
        head = f"{found['rank']}. {found['action']['title']}"
        yield Expandable(head, tuple(trace_items(advice, found, words)))
    yield Heading(words.heading("follows"), 2)
    titles = {unit["id"]: f"{unit['title']}: " for unit in advice["units"]}
    for fact in advice["derived"]:
        below = tuple(derived_items(advice, fact, words))
        says = titles.get(fact["place"], "") + fact.get("says", "")
        if below and fact.get("says"):
            yield Expandable(says, below)


def answers(advice: Data, words: Words) -> Iterator[Block]:
    """Every stored answer, for the organisation and for each unit."""
    columns = tuple(words.heading(key) for key in ANSWERS)
    places = {"": "", **{unit["id"]: unit["title"] for unit in advice["units"]}}
    for place, title in places.items():
        rows = tuple(answer_row(item, words) for item in advice["answers"] if item["place"] == place)
        if rows:
            yield Table(columns, rows, title)


def answer_row(answer: Data, words: Words) -> tuple[str, str, str]:
    """The question, what the answer says, and who said it, with notes."""
    notes = [response["note"] for response in answer["responses"] if response.get("note")]
    unused = [] if answer["used"] else [words("not-used")]
    how = "; ".join(part for part in (who_said({"answers": answer["responses"]}, words), *notes, *unused) if part)
    return answer["question"], answer.get("says", ""), how


def stages(advice: Data, words: Words) -> Iterator[Block]:
    """Every part of every model, in every place."""
    yield Table(tuple(words.heading(key) for key in STAGES), tuple(stage_rows(advice, words)))


def stage_rows(advice: Data, words: Words) -> Iterator[tuple[str, ...]]:
    """A line a part."""
    titles = {unit["id"]: f"{unit['title']} – " for unit in advice["units"]}
    for assessment in advice["assessments"]:
        model = f"{titles.get(assessment['place'], '')}{assessment['title']} {assessment['edition']}"
        for scope in assessment["scopes"]:
            met = criteria([scope["profile"]], words) if "profile" in scope else ""
            part = scope["title"] if scope["id"] != assessment["model"] else words("the-whole")
            target = scope.get("target", {}).get("title", "")
            yield model, part, headline(scope, words), met, target, gap_of(scope, words)


def rights(advice: Data, words: Words) -> Iterator[Block]:
    """Whose models these are and how to cite them; and every publication that the advice rests on."""
    known = advice.get(KEY, {}).get("models", {})
    for assessment in advice["assessments"]:
        about = known.get(assessment["model"])
        if assessment["place"] or about is None:
            continue
        said = (
            ("lbl-authors", ", ".join(about["authors"])),
            ("lbl-cite", about["cite"]),
            ("lbl-rights", about["rights"]),
        )
        below = tuple(Field(words.heading(key), text) for key, text in said if text)
        yield Item(f"{assessment['title']} ({assessment['edition']})", below, strong=True)
    sources = {source["id"]: source for found in _rules(advice) for source in found["sources"]}
    if sources:
        yield Heading(words.heading("sources"), 2)
    for source in sorted(sources.values(), key=lambda item: (item["citation"], item["id"])):
        about = words("population", population=source["population"]) if source["population"] else ""
        yield Item(source["citation"], tuple(_source(source["url"], about)))


def _source(url: str, about: str) -> Iterator[Block]:
    if about:
        yield Paragraph(about)
    if url:
        yield Link("", url)


def _rules(advice: Data) -> Iterator[Data]:
    for found in advice["recommendations"]:
        yield from found["rules"]
    for verdict in advice["verdict"]:
        yield from (*verdict["rules"], *verdict["others"])
    for conflict in advice["conflicts"]:
        yield from (conflict["rule"], conflict["other"])
    yield from (item["rule"] for item in advice["set_aside"])


def provenance(advice: Data, words: Words) -> Iterator[Block]:
    """What exactly was computed: with which packs, settings and program, from which input."""
    settings, ran = advice["settings"], advice["environment"]
    yield Paragraph(words("provenance-how"))
    yield Field(words.heading("input-digest"), advice["provenance"]["input"])
    yield Field(words.heading("program"), f"{ran['program']}; {ran['engine']}; Python {ran['python']}")
    yield Field(words.heading("weighing"), settings["priority"]["title"])
    yield Table(
        tuple(words.heading(key) for key in PACKS), tuple(pack_row(pack) for pack in advice["provenance"]["packs"])
    )


def pack_row(pack: Data) -> tuple[str, ...]:
    """A pack on one line."""
    return pack["id"], pack["edition"], pack["version"], pack["licence"], pack["digest"].partition(":")[2][:12]
