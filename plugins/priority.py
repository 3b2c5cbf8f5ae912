"""How recommendations are weighed: benefit and alignment most, then urgency, ease, what they unlock, and how soon."""

from __future__ import annotations

from fractions import Fraction

from maturity_advisor.hookspecs import Part, PriorityScheme, Remaining, Weighted, hookimpl

TITLE = {
    "en": "Benefit and alignment first (our own scheme)",
    "nl": "Opbrengst en aansluiting op uw doelen eerst (ons eigen schema)",
    "de": "Nutzen und Beitrag zu Ihren Zielen zuerst (unser eigenes Schema)",
}


@hookimpl
def advisor_priority() -> PriorityScheme:
    """A weighted mean of the parts; effort counts as what is left of it."""
    formula = Weighted(
        (
            (Fraction(3), Part("benefit")),
            (Fraction(3), Part("alignment")),
            (Fraction(2), Part("urgency")),
            (Fraction(2), Remaining(Part("effort"))),
            (Fraction(1), Part("unlocks")),
            (Fraction(1), Part("horizon")),
        )
    )
    return PriorityScheme("balanced", TITLE, formula)
