"""The Enterprise Social Media Maturity Model of 2009: use of social media inside an organisation."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The model and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "esm3-2009.yaml"),
            ("maturity_advisor_rules", "esm3-2009"),
        )
    ]
