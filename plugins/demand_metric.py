"""Demand Metric's social business maturity of 2014: four stages in seven components."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The model and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "demand-metric-2014.yaml"),
            ("maturity_advisor_rules", "demand-metric-2014"),
        )
    ]
