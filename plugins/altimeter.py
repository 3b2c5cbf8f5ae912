"""Altimeter's evolution of social business of 2013: six stages."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The model and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "altimeter-2013.yaml"),
            ("maturity_advisor_rules", "altimeter-2013"),
        )
    ]
