"""Open government maturity of 2012: five levels, one at a time."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The model and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "open-government-2012.yaml"),
            ("maturity_advisor_rules", "open-government-2012"),
        )
    ]
