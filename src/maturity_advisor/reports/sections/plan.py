"""The plan: at most ten recommendations in bands, each with its theme, and all that is needed to begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from maturity_advisor.reports.advising import BANDS, EFFORT, body, title_of
from maturity_advisor.reports.blocks import Block, Callout, Card, Expandable, Heading, Item, Paragraph, Table
from maturity_advisor.reports.evidence import sentences
from maturity_advisor.reports.judging import judged, judgements_of
from maturity_advisor.reports.view import KEY
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
COLUMNS = ("number-short", "action", "theme", "when-short", "effort", "owner")


def shown(advice: Data) -> list[Data]:
    """The recommendations that stand in the body."""
    top = int(advice.get(KEY, {}).get("top", 10))
    return list(advice["recommendations"][:top])


def plan(advice: Data, words: Words) -> Iterator[Block]:
    """Themes first, then a card each."""
    found = shown(advice)
    if not found:
        yield Paragraph(words("no-advice"))
        return
    yield Paragraph(words("plan-how"))
    yield from _themes(found, words)
    yield from _cards(advice, found, words)
    further = len(advice["recommendations"]) - len(found)
    if further:
        yield Paragraph(words("and-one-further") if further == 1 else words("and-further", count=further))


def _cards(advice: Data, found: Sequence[Data], words: Words) -> Iterator[Block]:
    """A card each, under the bands."""
    ranks = {item["id"]: item["rank"] for item in advice["recommendations"]}
    for band in BANDS:
        inside = [item for item in found if item["band"] == band]
        if inside:
            yield Heading(words.heading(f"band-{band}"), 2)
            yield from (card(advice, item, ranks, words) for item in inside)


def _themes(found: Sequence[Data], words: Words) -> Iterator[Block]:
    """Which numbers serve which theme."""
    themes: dict[str, list[str]] = {}
    for item in found:
        themes.setdefault(theme_of(item), []).append(str(item["rank"]))
    rows = tuple((theme, ", ".join(numbers)) for theme, numbers in themes.items() if theme)
    yield Table((words.heading("theme"), words.heading("numbers")), rows)


def theme_of(found: Data) -> str:
    """What gets better: the outcome at the foot of its chain, else the first that the action improves."""
    steps = [step for step in found["chain"]["steps"] if step["element"] == "outcome" and step["says"]]
    if steps:
        return str(steps[0]["says"])
    return str(found["action"]["improves"][0]["title"]) if found["action"]["improves"] else ""


def card(advice: Data, found: Data, ranks: Mapping[str, int], words: Words) -> Card:
    """One recommendation with everything, the answers behind it for whoever opens them."""
    judgements = judgements_of(advice, found)
    below: list[Block] = [
        Callout("note", words.heading("judgement"), tuple(Paragraph(text) for text in judged(entry, words) if text))
        for entry in judgements
    ]
    below += body(advice, found, ranks, words)
    answers = answers_behind(found)
    if answers:
        below.append(Expandable(words.heading("answers-behind"), tuple(Item(text) for text in answers)))
    return Card(str(found["rank"]), title_of(advice, found, words), tags(found, words), tuple(below))


def tags(found: Data, words: Words) -> tuple[str, ...]:
    """Theme, when, how much work, and what kind of thing it is where it is not to do something."""
    kind = words(f"kind-{found['action']['kind']}") if found["action"]["kind"] != "do" else ""
    when, effort = words(f"horizon-{found['horizon']}"), words(EFFORT[found["investment"]])
    return tuple(tag for tag in (theme_of(found), when, effort, kind) if tag)


def answers_behind(found: Data) -> list[str]:
    """What the rules rest on, in sentences, each once."""
    said = [text for trace in found["trace"] for text in sentences(trace["when"])]
    said += [text for trace in found["trace"] if "unless" in trace for text in sentences(trace["unless"], "false")]
    return list(dict.fromkeys(said))


def further(advice: Data, words: Words) -> Iterator[Block]:
    """All recommendations after those in the body, with all that is said of them."""
    found = advice["recommendations"][len(shown(advice)) :]
    if not found:
        return
    yield Table(tuple(words.heading(key) for key in COLUMNS), tuple(row(advice, item, words) for item in found))
    yield from _cards(advice, found, words)


def row(advice: Data, found: Data, words: Words) -> tuple[str, ...]:
    """A recommendation on one line."""
    when, effort = words(f"phase-{found['horizon']}"), words(EFFORT[found["investment"]])
    owner = capital(found["action"]["owner"])
    return str(found["rank"]), title_of(advice, found, words), theme_of(found), when, effort, owner
