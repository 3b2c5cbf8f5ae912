"""What is advised: recommendations in bands, each with its reason, its purpose, its first steps and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph
from maturity_advisor.reports.judging import judgement_lines, judgements_of
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
BANDS = ("first", "then", "room")
EFFORT = {1: "effort-low", 2: "effort-low", 3: "effort-medium", 4: "effort-high", 5: "effort-high"}


def bands(advice: Data, words: Words, top: int) -> Iterator[Block]:
    """The recommendations that are shown, under their bands."""
    found = advice["recommendations"]
    if not found:
        yield Heading(words.heading("what-we-advise"))
        yield Paragraph(words("no-advice"))
        return
    ranks = {item["id"]: item["rank"] for item in found}
    for band in BANDS:
        shown = [item for item in found[:top] if item["band"] == band]
        if shown:
            yield Heading(words.heading(f"band-{band}"))
            yield from (recommendation(advice, item, ranks, words) for item in shown)
    further = len(found) - top
    if further > 0:
        yield Paragraph(words("and-one-further") if further == 1 else words("and-further", count=further))


def recommendation(advice: Data, found: Data, ranks: Mapping[str, int], words: Words) -> Item:
    """One recommendation with all that whoever takes it up wants to know."""
    below = (*judgement_lines(advice, found, words), *body(advice, found, ranks, words))
    return Item(title_of(advice, found, words), below, f"{found['rank']}.", True)


def title_of(advice: Data, found: Data, words: Words) -> str:
    """What to do, with the unit it is for, and what kind of action it is where that is not doing."""
    unit = next((item["title"] for item in advice["units"] if item["id"] == found["place"]), "")
    title = f"{unit} – {found['action']['title']}" if unit else str(found["action"]["title"])
    status = next((item["status"] for item in judgements_of(advice, found) if item.get("status")), None)
    return f"{title} ({words(f'status-{status}')})" if status else title


def body(advice: Data, found: Data, ranks: Mapping[str, int], words: Words) -> Iterator[Block]:
    """What whoever takes it up wants to know: why, what for, how, who, and how one sees that it works."""
    action = found["action"]
    yield Field(words.heading("why"), found["because"])
    yield Field(words.heading("contributes-to"), chain_line(found["chain"], words))
    yield Field(words.heading("what-to-do"), action["do"])
    when, effort = words(f"horizon-{found['horizon']}"), words(EFFORT[found["investment"]])
    yield Field(words.heading("owner"), f"{action['owner']}; {when}; {effort}")
    yield Field(words.heading("seen-by"), action["seen_by"])
    yield from requirements(found, ranks, words)
    if found["moved"]:
        yield Paragraph(found["moved"])
    yield from _sources(advice, found, words)


def chain_line(chain: Data, words: Words) -> str:
    """The way up on one line; or the sentence that nothing shows the effect yet."""
    steps = [step for step in chain["steps"] if step["says"]]
    if not steps:
        return str(chain["says"])
    # A wish is an outcome that was asked for; named twice it would only puzzle.
    if steps[-1]["element"] == "wish":
        return f"{steps[-1]['says']} ({words('your-wish')})" + _through(chain)
    return " → ".join(_short(step, words) for step in steps) + _through(chain)


def _short(step: Data, words: Words) -> str:
    """Vision and mission are written out once, above; every line leads there."""
    return words(step["element"]) if step["element"] in ("vision", "mission") else element(step, words)


def _through(chain: Data) -> str:
    return f". {chain['through_says']}" if chain.get("through_says") else ""


def element(step: Data, words: Words) -> str:
    """One step of the chain by what it is."""
    if step["element"] == "outcome":
        return str(step["says"])
    return f"{words(step['element'])}: {str(step['says']).rstrip('.')}"


def requirements(found: Data, ranks: Mapping[str, int], words: Words) -> Iterator[Block]:
    """What must come first, as far as it is not in place; and what waits for this."""
    first = [_requirement(item, ranks, words) for item in found["requires"] if item["state"] == "advised"]
    if first:
        yield Field(words.heading("requires"), words.listed(first))
    for item in found["requires"]:
        if item.get("says"):
            yield Paragraph(item["says"])
    if found["needed_for"] in ranks:
        yield Paragraph(f"{words.heading('needed-for')} {ranks[found['needed_for']]}.")


def _requirement(item: Data, ranks: Mapping[str, int], words: Words) -> str:
    return f"{words('number', rank=ranks[item['recommendation']])} ({item['title']})"


def _sources(advice: Data, found: Data, words: Words) -> Iterator[Block]:
    """Which models say so; and the strongest of what it stands on, in words."""
    for rule in found["rules"][:1]:
        cited = "; ".join(source["citation"].rstrip(".") for source in rule["sources"])
        origin = words(f"origin-{rule['origin']}")
        yield Field(words.heading("source"), f"{cited} – {origin}" if cited else origin)
    others = list(dict.fromkeys(model_of(advice, rule, words) for rule in found["rules"][1:]))
    others = [name for name in others if name and name != model_of(advice, found["rules"][0], words)]
    if others:
        yield Field(words.heading("models-agree"), words.listed(others))
    if advice["settings"]["for"] == "advisor":
        yield Paragraph(f"[{', '.join(rule['id'] for rule in found['rules'])}]")


def model_of(advice: Data, rule: Data, words: Words) -> str:
    """The title of the model a rule belongs to; empty if it belongs to none."""
    pack = rule["id"].partition("/")[0]
    return capital(next((item["title"] for item in advice["assessments"] if item["model"] == pack), ""))
