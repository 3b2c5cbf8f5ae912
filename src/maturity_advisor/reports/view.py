"""The view: advice as data, with what only a printed report needs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

KEY = "view"


def view(advice: Advice) -> dict[str, Any]:
    """All of `advice.json`, and under `view` what only reports need.

    That is the packs' words for clients, how many recommendations to show, and where models disagree.
    """
    from maturity_advisor.explanations.disagreement import disagreements  # not needed to name the formats

    settings = advice.settings
    terms = {
        name: text.say(settings.language, "")
        for name, text in sorted(advice.base.terms.items())
        if text.speaks(settings.language, "")
    }
    differ = [item.to_data() for item in disagreements(advice)]
    return {**advice.data, KEY: {"terms": terms, "top": settings.top, "disagreements": differ}}
