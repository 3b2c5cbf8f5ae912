"""E-business: the stages of growth of SOG-e, with Chaffey's rows beside them."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The model and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "e-business-2000.yaml"),
            ("maturity_advisor_rules", "e-business-2000"),
        )
    ]
