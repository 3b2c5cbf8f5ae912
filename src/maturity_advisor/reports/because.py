"""Because: each reason of a recommendation, with the answers it follows from, what they add up to, and the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from maturity_advisor.knowledge.conditions import Condition
from maturity_advisor.knowledge.definitions import criteria_of
from maturity_advisor.reports.blocks import Block, Field, Item, Link, Paragraph
from maturity_advisor.reports.evidence import decisive, sentences, who_said
from maturity_advisor.reports.reading_aloud import Aloud
from maturity_advisor.reports.words import Words

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

Data = Mapping[str, Any]
DEPTH = 2
BASES = ("study", "practice", "vendor")
CRITERION = {"true": ("✓", "met"), "false": ("✗", "missed"), "unknown": ("?", "open"), "not_applicable": ("–", "na")}


def because_of(advice: Advice, explained: Data, words: Words) -> Iterator[Block]:
    """Every rule behind a recommendation, in a client's words."""
    derived = {(item["place"], item["fact"]): item for item in explained["derived"]}
    found = explained["recommendation"]
    traces = {trace["rule"]: trace for trace in found["trace"]}
    titles = {name: advice.speaker.text(model.written.title, model.pack) for name, model in advice.base.models.items()}
    for rule in found["rules"]:
        title = titles.get(rule["id"].partition("/")[0], "")
        head = words("reason-from", model=title) if title else words.heading("our-own")
        below = (
            Paragraph(rule["because"]),
            *_answers(traces[rule["id"]], words),
            *_findings(advice, traces[rule["id"]], derived, words),
            *_sources(rule, words),
        )
        yield Item(head, below, strong=True)


def _tests(trace: Data) -> Iterator[Data]:
    yield from decisive(trace["when"])
    if "unless" in trace:
        yield from decisive(trace["unless"], "false")


def _answers(trace: Data, words: Words) -> Iterator[Block]:
    """What was answered, with who said it."""
    said: dict[str, str] = {}
    for test in _tests(trace):
        if test["kind"] == "asked" and test.get("says"):
            said.setdefault(test["says"], who_said(test, words))
    if said:
        items = tuple(Item(f"{says} ({who})" if who else says) for says, who in said.items())
        yield Item(words.heading("you-answered"), items)


def _findings(advice: Advice, trace: Data, derived: Mapping[tuple[str, str], Data], words: Words) -> Iterator[Block]:
    """What the answers add up to, with the criteria that decided it."""
    seen: dict[tuple[str, str], Data] = {}
    for test in _tests(trace):
        if test["kind"] != "asked" and test.get("says"):
            seen.setdefault((test["place"], test["test"]), test)
    if seen:
        items = tuple(_finding(advice, key, test["says"], derived, words, DEPTH) for key, test in seen.items())
        yield Item(words.heading("and-it-follows"), items)


def _finding(
    advice: Advice, key: tuple[str, str], says: str, derived: Mapping[tuple[str, str], Data], words: Words, depth: int
) -> Item:
    fact = derived.get(key)
    if fact is None or depth == 0:
        return Item(says)
    if "criteria" in fact:
        return Item(says, tuple(_criteria(advice, fact, words)))
    below = [Item(text) for text in dict.fromkeys(_rests_on(advice, fact)) if text]
    nested = [
        _finding(advice, (key[0], member["fact"]), member["says"], derived, words, depth - 1)
        for member in fact.get("members", ())
    ]
    return Item(says, (*below, *nested))


def _rests_on(advice: Advice, fact: Data) -> Iterator[str]:
    """What a decision, a roll-up or a conclusion follows from."""
    for line in fact.get("lines", ()):
        if line["truth"] == "true":
            yield from sentences(line)
            break
    titles = {unit.id: unit.title for unit in advice.situation.organisation.units}
    for unit in fact.get("units", ()):
        yield from (f"{titles.get(unit['place'], '')}: {text}" for text in sentences(unit))
    for concluded in fact.get("rules", ()):
        if concluded["status"] == "fired":
            rule = advice.base.rule(concluded["rule"])
            yield advice.speaker.filled(rule.written.because, rule.pack, fact["place"])


def _criteria(advice: Advice, fact: Data, words: Words) -> Iterator[Block]:
    """The criteria of the stage that is held, and of the next one, at which it stops."""
    wanted = stages_shown(advice, fact)
    definition = advice.base.definitions[fact["fact"]]
    bound = [criterion for row in criteria_of(definition) for criterion in row]
    for item, criterion in zip(fact["criteria"], bound, strict=True):
        if wanted and item["stage"] not in wanted:
            continue
        mark, key = CRITERION[item["truth"]]
        text = " ".join(sentences(item, item["truth"])) or words("condition")
        stage = words("towards-stage", stage=advice.speaker.stage(definition, item["stage"])) if item["stage"] else ""
        remarks = [part for part in (stage, words(key), words(f"origin-{item['origin']}")) if part]
        needed = tuple(_needed(advice, criterion.when, words)) if key in ("missed", "open") else ()
        yield Item(f"{text} ({'; '.join(remarks)})", needed, mark)


def _needed(advice: Advice, condition: Condition, words: Words) -> Iterator[Block]:
    """What it would take, where one sentence says it; what is more involved is in the catalogue."""
    items = Aloud(advice.speaker, words).items(condition)
    if not any(item.below for item in items):
        yield Field(words.heading("needed"), "; ".join(item.text for item in items))


def stages_shown(advice: Advice, fact: Data) -> frozenset[str]:
    """The stage reached for certain and the one after it; all, where there are no stages."""
    definition = advice.base.definitions[fact["fact"]]
    if definition.domain.kind != "stage":
        return frozenset()
    state = advice.derived.state(fact["place"], fact["fact"])
    mask = getattr(state, "mask", 1) or 1
    lowest = (mask & -mask).bit_length() - 1
    return frozenset(definition.domain.options[max(lowest, 0) : lowest + 2])


def _sources(rule: Data, words: Words) -> Iterator[Block]:
    origin = words(f"origin-{rule['origin']}")
    for source in rule["sources"]:
        about = words("population", population=source["population"]) if source["population"] else ""
        basis = words(f"basis-{source['basis']}") if source["basis"] in BASES else ""
        remarks = "; ".join(part for part in (basis, about, origin) if part)
        yield Link(f"{words.heading('source')}: {source['citation'].rstrip('.')} ({remarks})", source["url"])
    if not rule["sources"]:
        yield Field(words.heading("source"), origin)
