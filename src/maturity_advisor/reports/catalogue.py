"""The catalogue: all that the loaded packs offer, to be listed, shown and searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from maturity_advisor.knowledge.joining import Entry as Part
from maturity_advisor.reports.blocks import Block
from maturity_advisor.reports.entries import Library
from maturity_advisor.reports.entries_actions import action_page, outcome_page, rule_page
from maturity_advisor.reports.entries_facts import fact_page
from maturity_advisor.reports.entries_models import model_page

Kind = Literal["models", "facts", "rules", "actions", "outcomes"]
COLUMNS: dict[Kind, tuple[str, ...]] = {
    "models": ("col-id", "col-title", "col-edition", "col-kind"),
    "facts": ("col-id", "col-title", "col-type"),
    "rules": ("col-id", "col-title", "col-action"),
    "actions": ("col-id", "col-title", "col-when"),
    "outcomes": ("col-id", "col-title"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the catalogue: its cells in a list, its page, and what its author wrote."""

    id: str
    cells: tuple[str, ...]
    page: Callable[[], list[Block]]
    part: Part[Any] | None

    @property
    def written(self) -> Any:
        """As it stands in the file, in all its languages; None for what no file declares, such as targets."""
        if self.part is None:
            return None
        found = self.part.where.document.data
        for step in self.part.where.path:
            found = found[step]
        return found

    def mentions(self, words: Iterable[str]) -> bool:
        """Whether all these words occur in its id or in any of its texts."""
        text = " ".join((*self.cells, *_texts(self.written))).casefold()
        return all(word.casefold() in text for word in words)


def _texts(written: Any) -> Iterator[str]:
    if isinstance(written, dict):
        for value in written.values():
            yield from _texts(value)
    elif isinstance(written, list):
        for value in written:
            yield from _texts(value)
    elif isinstance(written, str):
        yield written


def entries(kind: Kind, library: Library) -> list[Entry]:
    """Everything of one kind, in the order of ids; models with their packs, facts in the order of a good talk."""
    return list(MAKERS[kind](library))


def _models(library: Library) -> Iterator[Entry]:
    for name, model in sorted(library.base.models.items()):
        written = model.written
        title = library.text(written.title, model.pack)
        cells = (name, title, written.edition, library.words(f"kind-{written.kind}"))
        yield Entry(name, cells, partial(model_page, library, model), library.base.packs[name].model)


def _facts(library: Library) -> Iterator[Entry]:
    for name in library.in_order():
        definition = library.base.definitions[name]
        cells = (name, library.speaker.name_of(definition), library.words(f"role-{definition.role}"))
        part = library.base.packs[definition.pack].facts.get(name)
        yield Entry(name, cells, partial(fact_page, library, definition), part)


def _rules(library: Library) -> Iterator[Entry]:
    for rule in library.base.rules:
        cells = (rule.id, library.text(rule.written.title, rule.pack), rule.action or "")
        part = library.base.packs[rule.pack].rules[rule.written.id]
        yield Entry(rule.id, cells, partial(rule_page, library, rule), part)


def _actions(library: Library) -> Iterator[Entry]:
    for name, action in library.base.actions.items():
        title = library.text(action.written.title, action.pack)
        cells = (name, title, library.words(f"horizon-{action.written.horizon}"))
        part = library.base.packs[action.pack].actions[action.written.id]
        yield Entry(name, cells, partial(action_page, library, action), part)


def _outcomes(library: Library) -> Iterator[Entry]:
    for name, outcome in sorted(library.base.outcomes.items()):
        pack = library.pack_of(name)
        cells = (name, library.text(outcome.title, pack))
        part = library.base.packs[pack].outcomes[outcome.id]
        yield Entry(name, cells, partial(outcome_page, library, name), part)


MAKERS: dict[Kind, Callable[[Library], Iterator[Entry]]] = {
    "models": _models,
    "facts": _facts,
    "rules": _rules,
    "actions": _actions,
    "outcomes": _outcomes,
}
