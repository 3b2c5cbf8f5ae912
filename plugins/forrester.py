"""Forrester's social maturity of 2011: from dormant to empowering."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The model and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "forrester-2011.yaml"),
            ("maturity_advisor_rules", "forrester-2011"),
        )
    ]
