"""Sections: the main parts of the report that is handed over, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maturity_advisor.reports import judging
from maturity_advisor.reports.blocks import Block, Section, Title
from maturity_advisor.reports.page import words_of
from maturity_advisor.reports.peers import peers
from maturity_advisor.reports.sections import appendix, open_ends, overviews, plan, purpose, scope, standings, summary
from maturity_advisor.reports.view import BRAND, KEY
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
Maker = Callable[[Data, Words], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Part:
    """A section by its key, and what makes it."""

    key: str
    make: Maker
    appendix: bool = False


PARTS = (
    Part("summary", summary.summary),
    Part("scope", scope.scope),
    Part("purpose", purpose.purpose),
    Part("standings", standings.standings),
    Part("targets", standings.targets),
    Part("peers", peers),
    Part("plan", plan.plan),
    Part("matrix", overviews.matrix),
    Part("roadmap", overviews.roadmap),
    Part("differences", open_ends.differences),
    Part("unknowns", open_ends.unknowns),
    Part("conditions", open_ends.conditions),
    Part("judgement", judging.judgement),
    Part("further", plan.further, appendix=True),
    Part("left", open_ends.left, appendix=True),
    Part("trace", appendix.trace, appendix=True),
    Part("answers", appendix.answers, appendix=True),
    Part("stages", appendix.stages, appendix=True),
    Part("rights", appendix.rights, appendix=True),
    Part("provenance", appendix.provenance, appendix=True),
)
KEYS = tuple(part.key for part in PARTS)
BY_KEY = {part.key: part for part in PARTS}


def title_of_report(advice: Data, words: Words) -> Title:
    """Whom it is for, and on which day."""
    organisation = advice["organisation"]
    return Title(words("report-for", name=organisation["name"]), words.day(organisation["as_of"]))


def sections_of(advice: Data, words: Words) -> Iterator[Section]:
    """The sections that the brand chooses, in its order, and its own; one that has nothing to say is left out."""
    for chosen in advice.get(KEY, {}).get(BRAND, {}).get("sections", KEYS):
        section = _built(advice, words, chosen) if isinstance(chosen, str) else _own(advice, words, chosen)
        if section.below:
            yield section


def _built(advice: Data, words: Words, key: str) -> Section:
    part = BY_KEY[key]
    return Section(key, words.heading(f"section-{key}"), tuple(part.make(advice, words)), part.appendix)


def _own(advice: Data, words: Words, chosen: Data) -> Section:
    from maturity_advisor.reports.templating import blocks_of  # with Jinja, which only own sections need

    below = blocks_of(chosen["template"], chosen["name"], advice, words)
    return Section("own", capital(chosen["title"]), below, chosen["appendix"])


def report(advice: Data) -> list[Block]:
    """The whole report as blocks."""
    words = words_of(advice)
    return [title_of_report(advice, words), *sections_of(advice, words)]
