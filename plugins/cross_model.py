"""Across models: where they disagree and what would settle it, and what several of them say alike."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The rules; those about models that are not loaded stay out."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "cross-model.yaml"),
            ("maturity_advisor_rules", "cross-model"),
        )
    ]
