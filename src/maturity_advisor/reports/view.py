"""The view: advice as data, with what only a printed report needs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice

KEY = "view"
# Under the view: the advisor's name, colours and choice of sections, where the whole report was asked for.
BRAND = "brand"


def view(advice: Advice) -> dict[str, Any]:
    """All of `advice.json`, and under `view` what only reports need.

    That is the packs' words for clients, whose models these are, how many recommendations to show, and where models
    disagree.
    """
    from maturity_advisor.explanations.disagreement import disagreements  # not needed to name the formats
    from maturity_advisor.reports.background import background

    settings = advice.settings
    differ = [item.to_data() for item in disagreements(advice)]
    about = background(advice.base, settings.language)
    return {**advice.data, KEY: {**about, "top": settings.top, "disagreements": differ}}
