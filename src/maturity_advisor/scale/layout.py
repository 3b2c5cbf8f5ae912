"""The layout of a table: which column answers which fact, and what the others say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maturity_advisor.documents import near
from maturity_advisor.errors import OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.ids import head_of
from maturity_advisor.organisation.situation import HEADER_FACTS
from maturity_advisor.scale.remainders import is_remainder

HEAD = ("id", "name", "sector", "employees", "language")


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns by what they are: answers by fact, the head by key, the remainder by name; and what is not used."""

    answers: Mapping[str, str]
    head: Mapping[str, str]
    remainder: tuple[str, ...]
    unused: tuple[str, ...]
    notices: tuple[Problem, ...]

    @property
    def headed(self) -> dict[str, str]:
        """The facts that the head answers where nothing else does, each with its column."""
        return {fact: self.head[key] for fact, key in HEADER_FACTS.items() if key in self.head}


def layout_of(base: KnowledgeBase, names: Iterable[str]) -> Layout:
    """The layout of these columns; OrganisationError names those that are meant for a fact and fit none."""
    answers: dict[str, str] = {}
    head, remainder, unused = {}, [], []
    problems: list[Problem] = []
    notices: list[Problem] = []
    for name in names:
        fact = base.meant(name)
        definition = base.definitions.get(fact)
        if name in HEAD:
            head[name] = name
        elif is_remainder(name):
            remainder.append(name)
        elif definition is not None and definition.role == "asked":
            if fact in answers:
                what = f"the columns '{answers[fact]}' and '{name}' answer the same fact"
                problems.append(Problem(what, "Keep one of them", None, "duplicate-id"))
            answers[fact] = name
        else:
            unused.append(name)
            fault = _fault(base, name, fact)
            (problems if fault is not None else notices).append(fault or _notice(base, name))
    problems += _misplaced(base, answers)
    if problems:
        raise OrganisationError(*problems)
    return Layout(answers, head, tuple(remainder), tuple(unused), tuple(notices))


def _fault(base: KnowledgeBase, name: str, fact: str) -> Problem | None:
    """What is wrong with a column that looks like a fact of a loaded pack."""
    if fact in base.definitions:
        return Problem(f"the column '{name}' is derived and cannot be answered", "Remove it", None, "derived")
    heads = {head_of(item) for item in base.definitions}
    if "." not in name or head_of(fact) not in heads:
        return None
    close = near(fact, [item.id for item in base.definitions.values() if item.role == "asked"])
    remedy = f"Did you mean '{close}'?" if close else "See `maturity-advisor facts` for those there are"
    return Problem(f"there is no fact '{name}', which a column is named after", remedy, None, "unknown-fact")


def _notice(base: KnowledgeBase, name: str) -> Problem:
    asked = [item.id for item in base.definitions.values() if item.role == "asked"]
    close = near(name, [*HEAD, *asked])
    remedy = f"Did you mean '{close}'?" if close else "It can still be grouped by"
    return Problem(f"the column '{name}' says nothing that is known here", remedy, None, "inert")


def _misplaced(base: KnowledgeBase, answers: Mapping[str, str]) -> Iterable[Problem]:
    for fact, name in answers.items():
        if "organisation" not in base.definitions[fact].per:
            kinds = " or ".join(sorted(base.definitions[fact].per))
            what = f"'{name}' is not asked of the organisation, but of each {kinds}"
            yield Problem(what, "Answer it in the column 'units'", None, "wrong-place")
