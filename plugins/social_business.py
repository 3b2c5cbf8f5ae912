"""The Dutch practice study of 2015: two axes, chosen for each business process."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The model and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "social-business-2015.yaml"),
            ("maturity_advisor_rules", "social-business-2015"),
        )
    ]
