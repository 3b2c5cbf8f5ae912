"""Background: what reports say of models beside the advice itself: authors, rights, how to cite, names of stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maturity_advisor.knowledge.base import KnowledgeBase
    from maturity_advisor.knowledge.definitions import ModelDefinition
    from maturity_advisor.knowledge.text import Text


def background(base: KnowledgeBase, language: str) -> dict[str, Any]:
    """The packs' words for clients, and each model by id; in the reader's language as far as it is there."""
    return {
        "terms": terms_of(base, language),
        "models": {name: _model(base, item, language) for name, item in sorted(base.models.items())},
    }


def terms_of(base: KnowledgeBase, language: str) -> dict[str, str]:
    """The packs' words for clients in a language; those that there are."""
    return {name: text.say(language, "") for name, text in sorted(base.terms.items()) if text.speaks(language, "")}


def _model(base: KnowledgeBase, model: ModelDefinition, language: str) -> dict[str, Any]:
    fallback, written = base.language_of(model.pack), model.written

    def say(text: Text | None) -> str:
        return text.say(language, fallback) if text is not None else ""

    axes = {
        f"{model.id}.{item.id}": {one.id: say(one.title) for one in item.stages}
        for item in written.dimensions
        if item.stages
    }
    return {
        "authors": list(written.authors),
        "cite": say(written.cite),
        "rights": say(written.rights),
        "stages": {one.id: say(one.title) for one in written.stages},
        "axes": axes,
    }
