"""Owyang's five ways to organise social media, of 2010."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The typology and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "organisation-models-2010.yaml"),
            ("maturity_advisor_rules", "organisation-models-2010"),
        )
    ]
