"""The view: advice as data, with what only a printed report needs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

KEY = "view"


def view(advice: Advice) -> dict[str, Any]:
    """All of `advice.json`, and under `view` the packs' words for clients and how many recommendations to show."""
    settings = advice.settings
    terms = {
        name: text.say(settings.language, "")
        for name, text in sorted(advice.base.terms.items())
        if text.speaks(settings.language, "")
    }
    return {**advice.data, KEY: {"terms": terms, "top": settings.top}}
