"""The explanation of one recommendation: down to answers, criteria and sources, up to what the organisation is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from maturity_advisor.reports.advising import EFFORT, element, title_of
from maturity_advisor.reports.because import because_of
from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph, Title
from maturity_advisor.reports.disagreeing import disagreements
from maturity_advisor.reports.page import words_of
from maturity_advisor.reports.ranking import ranking
from maturity_advisor.reports.view import KEY, view
from maturity_advisor.reports.words import Words

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Recommendation

Data = Mapping[str, Any]


def explanation_page(recommendation: Recommendation) -> list[Block]:
    """All that a client's director may ask of one recommendation, in the order of asking."""
    advice = view(recommendation.advice)
    found, words = recommendation.data, words_of(advice)
    explained = recommendation.explain()
    count = len(advice["recommendations"])
    band = words(f"band-{found['band']}")
    place = f"{words('number-of', rank=found['rank'], count=count)}, {band}"
    return [
        Title(words("explain-title", title=title_of(advice, found, words)), place),
        *_what(found, words),
        Heading(words.heading("it-starts-with")),
        *because_of(recommendation.advice, explained, words),
        Heading(words.heading("what-it-serves")),
        *_upwards(found["chain"], words),
        Heading(words.heading("how-it-fits")),
        *_neighbours(advice, found, words),
        *disagreements(_about(advice, found), words),
        Heading(words.heading("how-ranked")),
        *ranking(advice, found, words),
    ]


def _what(found: Data, words: Words) -> Iterator[Block]:
    action = found["action"]
    when, effort = words(f"horizon-{found['horizon']}"), words(EFFORT[found["investment"]])
    yield Heading(words.heading("what-to-do"))
    yield Paragraph(action["do"])
    yield Field(words.heading("owner"), f"{action['owner']}; {when}; {effort}")
    yield Field(words.heading("seen-by"), action["seen_by"])


def _upwards(chain: Data, words: Words) -> Iterator[Block]:
    """From what gets better up to the mission, each link with whether somebody confirmed it."""
    steps = [step for step in chain["steps"] if step["says"]]
    if chain.get("through_says"):
        yield Paragraph(chain["through_says"])
    if steps and steps[-1]["element"] == "wish":
        yield Item(f"{steps[-1]['says']} ({words('your-wish')})", mark="↑")
    else:
        for number, step in enumerate(steps):
            link = words(f"link-{'confirmed' if step['link'] == 'confirmed' else 'presumed'}") if number > 1 else ""
            head = f"{words.heading('outcome')}: {step['says']}" if number == 0 else element(step, words)
            yield Item(f"{head} ({link})" if link else head, mark="↑")
    yield Paragraph(chain["says"])


def _neighbours(advice: Data, found: Data, words: Words) -> Iterator[Block]:
    """What must come first, what builds on it, what makes it easier, and what asks for the same time."""
    by_id = {item["id"]: item for item in advice["recommendations"]}
    needs = [_requirement(item, by_id, words) for item in found["requires"]]
    yield from _listed("needs", [text for text in needs if text], words)
    if not needs:
        yield Paragraph(words("nothing-needed"))
    others = [item for item in advice["recommendations"] if item["id"] != found["id"]]
    builds = [item for item in others if any(one.get("recommendation") == found["id"] for one in item["requires"])]
    helpers = [item for item in others if item["action"]["id"] in found["action"]["helped_by"]]
    rivals = [item for item in others if _competes(item, found) and item not in builds]
    for key, items in (("needed-by", builds), ("helped-by-them", helpers), ("competes-with", rivals)):
        yield from _listed(key, [_named(item, advice, words) for item in items], words)


def _competes(item: Data, found: Data) -> bool:
    """Whether both are to be done by the same people in the same weeks."""
    same_owner = item["action"]["owner"] == found["action"]["owner"]
    return same_owner and (item["band"], item["horizon"]) == (found["band"], found["horizon"])


def _requirement(item: Data, by_id: Mapping[str, Data], words: Words) -> str:
    if item["state"] == "advised":
        return f"{words('number', rank=by_id[item['recommendation']]['rank'])}: {item['title']}"
    return item.get("says") or f"{item['title']} ({words('in-place')})"


def _named(item: Data, advice: Data, words: Words) -> str:
    return f"{words('number', rank=item['rank'])}: {title_of(advice, item, words)}"


def _listed(key: str, texts: list[str], words: Words) -> Iterator[Block]:
    if texts:
        yield Item(words.heading(key), tuple(Item(text) for text in texts))


def _about(advice: Data, found: Data) -> Iterator[Data]:
    """The disagreements that this recommendation is a side of."""
    own = {rule["id"] for rule in found["rules"]}
    for item in advice[KEY]["disagreements"]:
        if own & {side["rule"]["id"] for side in item["sides"]}:
            yield item
