"""Trees: conditions as they came out, each with its mark, down to the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.advising import model_of
from maturity_advisor.reports.blocks import Block, Item, Link, Paragraph
from maturity_advisor.reports.evidence import who_said
from maturity_advisor.reports.view import KEY
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
MARKS = {"true": "✓", "false": "✗", "unknown": "?", "not_applicable": "–"}
GROUPS = {"all": "aloud-all", "any": "aloud-any", "count": "aloud-count"}


def trace_items(advice: Data, found: Data, words: Words) -> Iterator[Block]:
    """Each rule behind a recommendation: whose it is, its reason, its condition, its sources."""
    traces = {item["rule"]: item for item in found["trace"]}
    for rule in found["rules"]:
        model = model_of(advice, rule, words)
        head = words("reason-from", model=model) if model else words.heading("our-own")
        title = f"{head} [{rule['id']}]" if advice["settings"]["for"] == "advisor" else head
        trace = traces.get(rule["id"], {})
        below: list[Block] = [Paragraph(rule["because"])]
        if "when" in trace:
            below += tree_items(trace["when"], words)
        if "unless" in trace:
            below.append(Item(words("lbl-unless"), tuple(tree_items(trace["unless"], words))))
        if trace.get("closed_world"):
            below.append(Paragraph(words("rests-on-unknown")))
        below += _sources(rule, words)
        yield Item(title, tuple(below), strong=True)


def _sources(rule: Data, words: Words) -> Iterator[Block]:
    origin = words(f"origin-{rule['origin']}")
    for source in rule["sources"]:
        yield Link(f"{words.heading('source')}: {source['citation'].rstrip('.')} ({origin})", source["url"])
    if not rule["sources"]:
        yield Paragraph(f"{words.heading('source')}: {origin}")


def tree_items(tree: Data, words: Words) -> tuple[Item, ...]:
    """A condition as items; what must hold together stands below each other."""
    if "all" in tree:
        return tuple(_item(part, words) for part in tree["all"])
    return (_item(tree, words),)


def _item(tree: Data, words: Words) -> Item:
    mark = MARKS[tree["truth"]]
    if "test" in tree:
        who = who_said(tree, words)
        says = tree.get("says") or words("for-the-advisor")
        return Item(f"{says} ({who})" if who else says, mark=mark)
    if "not" in tree:
        return Item(words("aloud-not"), tree_items(tree["not"], words), mark)
    group = next((key for key in GROUPS if key in tree), "all")
    text = words(GROUPS[group], number=tree.get("at_least", ""))
    return Item(text, tuple(_item(part, words) for part in tree.get(group, ())), mark)


def derived_items(advice: Data, fact: Data, words: Words) -> Iterator[Block]:
    """What a derived fact rests on directly: criteria, lines of a table, units, rules or other facts."""
    for criterion in fact.get("criteria", ()):
        stage = _stage(advice, fact, criterion["stage"])
        towards = words("towards-stage", stage=stage) if stage else ""
        remarks = [part for part in (towards, words(f"origin-{criterion['origin']}")) if part]
        yield _criterion(tree_items(criterion, words), "; ".join(remarks), MARKS[criterion["truth"]], words)
    for line in fact.get("lines", ()):
        yield Item(words("line-of-table"), tree_items(line, words), MARKS[line["truth"]])
    titles = {unit["id"]: unit["title"] for unit in advice["units"]}
    for unit in fact.get("units", ()):
        yield Item(titles.get(unit["place"], unit["place"]), tree_items(unit, words), MARKS[unit["truth"]])
    yield from (Item(member["says"]) for member in fact.get("members", ()) if member.get("says"))
    fired = [rule for rule in fact.get("rules", ()) if rule["status"] == "fired"]
    yield from (Item(text) for text in dict.fromkeys(_because(advice, rule) for rule in fired) if text)


def _criterion(inner: tuple[Item, ...], remarks: str, mark: str, words: Words) -> Item:
    """On one line where one test is all there is to it."""
    if len(inner) == 1 and not inner[0].below and inner[0].mark == mark:
        return Item(f"{inner[0].text} ({remarks})", mark=mark)
    return Item(f"{words.heading('condition')} ({remarks})", inner, mark)


def _because(advice: Data, concluded: Data) -> str:
    """The reason of a rule, where the advice tells of that rule."""
    for found in (*advice["recommendations"], *advice["verdict"]):
        for rule in found["rules"]:
            if rule["id"] == concluded["rule"]:
                return str(rule["because"])
    return next(
        (item["rule"]["because"] for item in advice["set_aside"] if item["rule"]["id"] == concluded["rule"]), ""
    )


def _stage(advice: Data, fact: Data, stage: str) -> str:
    """The title of a criterion's stage, as far as the packs name it."""
    model = fact["fact"].partition(".")[0]
    about = advice.get(KEY, {}).get("models", {}).get(model, {})
    stages = {**about.get("stages", {}), **about.get("axes", {}).get(fact["fact"], {})}
    return str(stages.get(stage, ""))
